"""Texts that try to break out of a page show as themselves in every place that has words."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from aoimori.portal.feeds import feeds
from aoimori.portal.pages import pages_of
from aoimori.portal.whole import write_portal
from portal import hostile, mocks
from portal.conftest import EPOCH, SITE
from portal.reading import Page, read

ATOM = "{http://www.w3.org/2005/Atom}"
# How a page shows what HTML cannot hold, and how a feed does what XML cannot.
_CONTROLS = {0x02: "␂", 0x1B: "␛"}
ON_PAGES, IN_XML = _CONTROLS | {0x7F: "␡"}, _CONTROLS | {0xFFFE: "�", 0xFFFF: "�"}
LANGUAGES = pytest.mark.parametrize("folder", ["", "en/"], ids=["ja", "en"])
reading = cache(read)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    target, portal = folder / "site", hostile.portal(hostile.WORDS)
    write_portal(portal, SITE, folder / "frames", target, EPOCH, lambda _: None, jobs=1)
    return target


def each(site: Path, path: str) -> Iterator[tuple[str, str, Page]]:
    """Every text with its word and its page."""
    for text, word in hostile.WORDS.items():
        yield text, word, reading(site / f"{path.format(code=hostile.CODES[text])}index.html")


def texts(page: Page, *tags: str) -> set[str]:
    return {element.text for element in page.elements if element.tag in tags}


@LANGUAGES
def test_search_engines_are_told_the_text_itself(site: Path, folder: str) -> None:
    for _, word, page in each(site, folder + "datasets/p{code}/one/"):
        (script,) = page.all("script", type="application/ld+json")
        assert "<" not in script.text
        told: dict[str, Any] = json.loads(script.text)
        assert told["name"].startswith(word)
        assert told["description"].startswith(word[:1_000])
        assert told["keywords"][0] == word or folder
        assert told["creator"]["name"] == word
        variables = told["variableMeasured"]
        assert {each["name"] for each in variables} == {word}
        assert (variables[1]["unitText"], variables[1]["description"]) == (word, word)
        assert {file["name"].startswith(word) for file in told["distribution"]} == {True}


@LANGUAGES
def test_municipalities_say_the_text_itself(site: Path, folder: str) -> None:
    for _, word, page in each(site, folder + "municipalities/{code}/"):
        assert texts(page, "h1") == {word}
        assert word in texts(page, "caption")
        rows = [e for e in page.all("th", scope="row") if "details" not in e.parents]
        assert {e.text for e in rows} == {word}
        assert word in texts(page, "h3")  # the title of a chart
        assert any(value.startswith("5") and value.endswith(word) for value in texts(page, "td"))


@LANGUAGES
def test_the_dashboard_says_the_text_itself(site: Path, folder: str) -> None:
    for _, word, page in each(site, folder + "dashboard/"):
        assert word in texts(page, "h2")
        assert word in texts(page, "h3")
        assert word in texts(page, "dd")
        assert word in texts(page, "p")
        numbers = [element.text for element in page.with_class("tile__number")]
        assert any(number.endswith(word) for number in numbers)


@LANGUAGES
def test_charts_say_the_text_itself(site: Path, folder: str) -> None:
    for text, word, page in each(site, folder + "datasets/p{code}/one/"):
        shown = text.translate(ON_PAGES)
        figures = {e.text for e in page.all("th", scope="row") if "details" in e.parents}
        assert shown in figures
        assert word in {e.text for e in page.all("th", scope="col") if "details" in e.parents}
        (alt,) = (e.attributes["alt"] for e in page.all("img") if "figure" in e.parents)
        assert text.translate(IN_XML).translate(ON_PAGES)[:90] in alt
        assert {e.text for e in page.all("h3", class_="chart__title")} == {word}
        assert {e.text for e in page.all("span", class_="chart__about")} == {word}
        assert all(word in e.text for e in page.all("span", class_="chart__source"))


@LANGUAGES
def test_feeds_say_the_text_itself(site: Path, folder: str) -> None:
    for text, word, _ in each(site, ""):
        code, shown = hostile.CODES[text], text.translate(IN_XML)
        own = f"{folder}datasets/p{code}/one/feed.xml"
        whole = [ET.parse(site / path).getroot() for path in (f"{folder}feed.xml", own)]
        for feed in whole:
            entries = list(feed.iter(f"{ATOM}entry"))
            assert any(word in str(e.findtext(f"{ATOM}title")) for e in entries)
            assert shown in {e.findtext(f"{ATOM}summary") for e in entries}
            assert word in {e.findtext(f"{ATOM}author/{ATOM}name") for e in entries}
        assert word in str(whole[1].findtext(f"{ATOM}title"))


@LANGUAGES
def test_the_search_is_told_words_and_no_markup(site: Path, folder: str) -> None:
    for _, word, page in each(site, folder + "datasets/p{code}/one/"):
        (names,) = (
            e.attributes["data-names"] for e in page.elements if "data-names" in e.attributes
        )
        assert re.fullmatch("[a-z0-9 ]+", names)
        assert set(re.findall("[a-z0-9]{2,}", word.lower())) <= set(names.split())
    for _, word, page in each(site, f"{folder}datasets/"):
        filtered = [e.attributes["data-words"] for e in page.with_class("card")]
        assert any(word in words for words in filtered)
    for _, word, page in each(site, f"{folder}search/"):
        choices = {name: page.all("select", id=f"facet-{name}")[0].text for name in FACETS}
        assert [name for name, text in choices.items() if word not in text] == []


FACETS = ("place", "theme", "publisher")


@pytest.mark.slow
def test_no_page_has_an_element_that_is_not_ours(site: Path) -> None:
    for path in site.rglob("*.html"):
        page = reading(path)
        assert not page.faults, path
        for element in page.elements:
            names = element.attributes
            assert not [name for name in names if name.startswith("on")], path
            assert not names.get("href", "").lower().startswith("javascript:"), path
            assert element.tag != "script" or "src" in names or "type" in names, path
            assert names.get("src") != "x", path


def test_words_without_end_stand_in_every_kind_of_page() -> None:
    """Whole, in what is inside the frame and in what search engines are told."""
    portal, shown = hostile.portal({mocks.LONG: mocks.LONG}), str(escape(mocks.LONG))
    pages, _ = pages_of(portal, SITE / "templates", SITE / "words")
    wanted = {"dashboard.html", "municipality.html", "dataset.html", "list.html", "search.html"}
    for page in pages:
        if page.template in wanted:
            assert shown in pages.html(page)
            if head := pages.head(page):
                told = json.loads(head.partition('ld+json">')[2].removesuffix("</script>"))
                assert told["variableMeasured"][1]["unitText"] == mocks.LONG
                assert told["keywords"][0] == mocks.LONG
    assert wanted <= {page.template for page in pages}
    for _, feed in feeds(pages):
        assert mocks.LONG in str(ET.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}title"))
