"""What checks found, in sentences: on the page of a dataset, on one of its own, for the whole."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.core.findings import Finding, Severity
from aoimori.core.messages.checks import CHECK_WORDS
from aoimori.core.quality import Mark, result_of
from aoimori.core.series import YearHistory
from aoimori.portal.quality import by_publisher, qualities
from portal import mocks
from portal.reading import Page

NEWEST = "datasets/harbour/texts/index.html"
PINNED = "datasets/harbour/texts/2024/index.html"
FOUND = "datasets/harbour/texts/2024/quality/index.html"
WHOLE = "quality/index.html"


def rows(page: Page, section: str) -> list[list[str]]:
    """The texts of the rows of a section's table."""
    at = next(n for n, e in enumerate(page.elements) if e.attributes.get("id") == section)
    end = next(
        (n for n, e in enumerate(page.elements) if n > at and e.tag == "section"),
        len(page.elements),
    )
    found: list[list[str]] = []
    for element in page.elements[at:end]:
        if element.tag == "tr":
            found.append([])
        elif element.tag in ("th", "td"):
            found[-1].append(element.text)
    return found[1:]


@pytest.mark.parametrize(("path", "way"), [(NEWEST, "2024/quality/"), (PINNED, "quality/")])
def test_every_check_has_its_mark_word_and_sentence(
    html: dict[str, Page], path: str, way: str
) -> None:
    told = rows(html[path], "quality")
    assert len(told) == len(CHECK_WORDS)
    for words, (check, *_) in zip(CHECK_WORDS.values(), told, strict=True):
        assert check == words.title.ja + words.about.ja
    marks = {check: mark for (_, mark, _), check in zip(told, CHECK_WORDS, strict=True)}
    assert marks["codes"] == "○ 合格"
    assert marks["reading"] == marks["gate"] == "△ 注意あり・確認済み"
    assert marks["coordinates"] == marks["history"] == "－ 対象となる項目なし"
    links = [e.attributes["href"] for e in html[path].all("a")]
    assert {f"{way}#reading", f"{way}#gate", way} <= set(links)


def test_what_an_office_accepted_is_told_with_reason_and_office(html: dict[str, Page]) -> None:
    gate = rows(html[NEWEST], "quality")[list(CHECK_WORDS).index("gate")]
    assert f"{mocks.HOSTILE[0]}（<b>市</b>の判断）" in gate[2]
    assert "判断して受け入れたもの 1件" in gate[2]
    gate = rows(html[f"en/{NEWEST}"], "quality")[list(CHECK_WORDS).index("gate")]
    assert f"{mocks.HOSTILE[9]} (decided by City & Co)" in gate[2]


def test_findings_are_told_with_their_place_and_not_with_what_a_clerk_is_to_do(
    html: dict[str, Page],
) -> None:
    (reading,) = rows(html[FOUND], "reading")
    assert reading[0] == "お知らせ"
    assert mocks.HOSTILE[2] in reading[1]
    assert reading[2] == f"<i>.xlsx シート「{mocks.HOSTILE[1]}」 B2"
    assert len(reading) == 3
    (gate,) = rows(html[FOUND], "gate")
    assert gate[0] == "受け入れ"
    assert gate[2] == "<i>.xlsx"
    assert "Accepted".casefold() in rows(html[f"en/{FOUND}"], "gate")[0][0]


def test_what_was_accepted_in_a_file_is_not_given_away(html: dict[str, Page]) -> None:
    for page in html.values():
        assert mocks.SECRET not in page.html


def test_every_check_has_its_place_on_the_page_of_findings(html: dict[str, Page]) -> None:
    assert set(CHECK_WORDS) <= set(html[FOUND].ids)


def test_the_page_about_all(html: dict[str, Page], site: Path) -> None:
    assert "× 要修正" in html[WHOLE].text
    assert "順位もつけていません" in html[WHOLE].text
    assert "do not rank publishers or people" in html[f"en/{WHOLE}"].text
    assert (site / "quality/quality.csv").is_file()
    assert [row[0] for row in rows(html[WHOLE], "by-publisher")] == ["野町", "港市"]
    for path, page in html.items():
        links = [e.attributes["href"] for e in page.all("a") if "footer" in e.parents]
        assert any(link.endswith("quality/") for link in links), path
        menu = [e.attributes["href"] for e in page.all("a") if "header" in e.parents]
        assert not any(link.endswith("quality/") for link in menu) or "quality" in path, path


def test_the_counts_are_those_of_the_csv(site: Path) -> None:
    text = (site / "quality/quality.csv").read_bytes().decode()
    assert "\r" not in text
    field, harbour = csv.DictReader(io.StringIO(text))
    assert field == {
        "publisher": "field",
        "name_ja": "野町",
        "name_en": "Field Town",
        "datasets": "1",
        "releases": "1",
        "values": "15",
        "repaired": "4",
        "corrections": "1",
        "warnings": "0",
        "notices": "1",
        "accepted": "1",
    }
    assert (harbour["datasets"], harbour["releases"], harbour["accepted"]) == ("1", "2", "2")


def test_what_the_years_show_together_is_a_result_of_the_year() -> None:
    one = Finding("history-outliers", severity=Severity.NOTICE)
    years = (
        YearHistory(2023, result_of("history", (), applies=True)),
        YearHistory(2024, result_of("history", (one,), applies=True)),
    )
    found = qualities(mocks.releases(), (replace(mocks.series(), history=years),))
    marks = {
        id_: next(c.mark for c in quality.checks if c.check == "history")
        for id_, quality in found.items()
    }
    assert marks == {
        "harbour/texts/2023": Mark.PASSED,
        "harbour/texts/2024": Mark.MINDED,
        "field/places/2019": Mark.NONE,
    }
    assert [each.notices for each in by_publisher(mocks.releases(), found)] == [1, 3]
