"""The words of the reports: complete in both languages, and all of them in use."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from aoimori.core.checkup import Verdict
from aoimori.core.localized import LANGUAGES, Language
from aoimori.outputs.reports import REPORTS
from aoimori.outputs.reports.texts import MARKS, TEXTS, kind_text, sure_text
from aoimori.outputs.reports.visible import one_line, size_text, visible
from support.checkups import all_checkups


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_have_the_same_blanks(key: str) -> None:
    text = TEXTS[key]
    assert text.ja
    assert text.en
    assert not re.search(r"[ぁ-んァ-ヶ一-龥]", text.en)
    assert blanks(text.ja) == blanks(text.en)


def test_every_word_is_used(root: Path) -> None:
    folder = root / "pipeline/aoimori/outputs/reports"
    files = [*folder.glob("*.py"), *folder.glob("templates/*.html")]
    said = "".join(path.read_text("utf-8") for path in files if path.name != "texts.py")
    own = (folder / "texts.py").read_text("utf-8").partition("TEXTS: Mapping[str, Localized]")[2]
    used = set(re.findall(r"""["']([a-z0-9-]+)["']""", said + own))
    families = ("level-", "weight-", "value-", "kind-")
    put_together = {"mended-rule", *(str(verdict) for verdict in Verdict)}
    unused = {k for k in TEXTS if k not in used | put_together and not k.startswith(families)}
    assert unused == set()
    assert set(MARKS) == put_together


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_report_has_a_file_of_its_own_and_is_the_same_twice(lang: Language) -> None:
    files = {report.file for _, report in REPORTS}
    assert files == {
        "report.html",
        "report.json",
        "report.sarif",
        "summary.md",
        "report.harunobu.json",
    }
    for name, report in REPORTS:
        assert report.name == name
        assert report.title.en
        text = report.write(all_checkups(), lang)
        assert text == report.write(all_checkups(), lang)
        assert text.endswith("\n")
        assert "\r" not in text


def test_what_cannot_be_shown_is_a_picture_of_it() -> None:
    assert visible("a\x07\x7f\x85\u202eb") == "a\u2407\u2421\ufffd\ufffdb"
    assert visible("東　京\n\t") == "東　京\n\t"
    assert one_line("a\r\nb\tc") == "a↵b→c"
    assert one_line("あ" * 200) == "あ" * 119 + "…"


def test_kinds_sizes_and_how_sure() -> None:
    assert kind_text("csv", "en") == "CSV (text parted by commas)"
    assert kind_text("pdf", "ja") == "pdf"
    assert [size_text(n) for n in (0, 1023, 1024, 1025, 1_572_864)] == [
        "0 B",
        "1,023 B",
        "1 KB",
        "2 KB",
        "1.5 MB",
    ]
    assert [sure_text(sure, "ja") for sure in (1.0, 0.89, 0.59)] == ["確か", "おそらく", "自信なし"]
