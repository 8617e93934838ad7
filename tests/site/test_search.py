"""What people look for is found, however they write it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from portal.reading import read
from support.web.visiting import PHONE, Visit, barriers

AJIGASAWA, SOTOGAHAMA = "municipalities/023213/", "municipalities/023078/"


def search(page: Page, words: str) -> list[str]:
    """The addresses of what is found."""
    page.fill("#search-words", words)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_contain_text("見つかりま", timeout=15_000)
    page.wait_for_timeout(300)
    links = page.locator("#search-results a")
    return [str(address) for address in links.evaluate_all("(all) => all.map((a) => a.pathname)")]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("外ヶ浜", SOTOGAHAMA),
        ("外が浜", SOTOGAHAMA),
        ("外ケ浜町", SOTOGAHAMA),
        ("鰺ヶ沢", AJIGASAWA),
        ("鯵ヶ沢", AJIGASAWA),
        ("あじがさわ", AJIGASAWA),
        ("アジガサワ", AJIGASAWA),
        ("ajigasawa", AJIGASAWA),
        ("人口", "datasets/aomori/population/"),
        ("世帯数　市町村", "datasets/aomori/population/"),
        ("鰺ヶ沢　人口", "datasets/aomori/population/"),
        ("八戸市の人口", "datasets/aomori/population/"),
        ("八戸市人口", "datasets/aomori/population/"),
        ("出生 はちのへ", "datasets/aomori/population/"),
        ("hachinohe 人口", "datasets/aomori/population/"),
        ("ＤＸ", "datasets/aomori/dx-roadmap/"),
        ("dx", "datasets/aomori/dx-roadmap/"),
    ],
)
def test_what_is_published_is_found(visit: Visit, words: str, page: str) -> None:
    with visit("repository") as visitor:
        found = search(visitor.go("search/"), words)
    assert f"/{page}" in found[:5]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("避難所", "datasets/hirosaki/shelters/"),
        ("避難", "datasets/hirosaki/shelters/"),
        ("弘前市 避難所", "datasets/hirosaki/shelters/"),
        ("ひろさき　避難所", "datasets/hirosaki/shelters/"),
        ("AED", "datasets/hirosaki/aed/"),
        ("aed", "datasets/hirosaki/aed/"),
        ("ＡＥＤ", "datasets/hirosaki/aed/"),
        ("公衆無線LAN", "datasets/hirosaki/wifi/"),
    ],
)
def test_what_will_be_published_is_found(visit: Visit, words: str, page: str) -> None:
    with visit("looked for") as visitor:
        found = search(visitor.go("search/"), words)
        assert f"/{page}" in found[:3]
        others = {"避難所": "aed", "AED": "wifi", "公衆無線LAN": "shelters"}
        if words in others:
            assert f"/datasets/hirosaki/{others[words]}/" not in found


def test_the_filter_of_the_list_finds_them_too(visit: Visit) -> None:
    """By parts of words, and on a page opened as a file, where there is no index."""
    with visit("looked for") as visitor:
        page = visitor.go("datasets/?q=ａｅｄ")
        expect(page.locator(".card:visible")).to_have_count(1)
        for words, count in (("無線ＬＡＮ", 1), ("難所", 1), ("ヒロサキ", 3), ("弘前　避難", 1)):
            page.fill("#filter-words", words)
            expect(page.locator(".card:visible")).to_have_count(count)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("外が浜", 1),
        ("外ケ浜町　人口", 1),
        ("あじがさわ", 1),
        ("ajigasawa", 1),
        ("秋田市　人口", 0),
    ],
)
def test_the_filter_of_the_list_knows_what_a_dataset_is_about(
    visit: Visit, words: str, count: int
) -> None:
    with visit("repository") as visitor:
        page = visitor.go("datasets/")
        page.fill("#filter-words", words)
        about = page.locator(".card:visible", has_text="住民基本台帳に基づく")
        expect(about).to_have_count(count)


def test_the_filter_works_on_a_page_opened_as_a_file(
    visit: Visit, built: Callable[[str], Path]
) -> None:
    with visit("looked for") as visitor:
        page = visitor.context.new_page()
        page.goto((built("looked for") / "datasets/index.html").as_uri())
        page.fill("#filter-words", "ＡＥＤ")
        expect(page.locator(".card:visible")).to_have_count(1)


def test_from_the_home_page(visit: Visit) -> None:
    with visit("repository") as visitor:
        page = visitor.go("")
        page.fill("#home-search", "人口")
        page.press("#home-search", "Enter")
        expect(page.locator("#search-results a").first).to_be_visible(timeout=15_000)
        expect(page.locator("#search-words")).to_have_value("人口")
        link = page.locator("#search-results a").first
        named = link.inner_text()
        link.click()
        expect(page.locator("h1")).to_have_text(named)


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_narrowed_by_facets_without_barriers(visit: Visit, lang: str, width: int) -> None:
    with visit("repository", width) as visitor:
        page = visitor.go(f"{lang}search/?q=ict")
        expect(page.locator("#search-results a").first).to_be_visible(timeout=15_000)
        before = page.locator("#search-results li").count()
        select = page.locator("#facet-publisher")
        select.select_option(index=1)
        expect(page.locator("#search-results li")).not_to_have_count(before)
        assert page.locator("#search-results li").count() < before
        assert not barriers(page)


@pytest.mark.parametrize("name", ["place", "theme", "format", "year", "publisher"])
def test_every_facet_narrows_to_pages_that_have_it(
    visit: Visit, built: Callable[[str], Path], name: str
) -> None:
    with visit("repository") as visitor:
        page = visitor.go("search/?q=の")
        results = page.locator("#search-results a")
        expect(results.first).to_be_visible(timeout=15_000)
        options = page.locator(f"#facet-{name} option").evaluate_all(
            "(all) => all.slice(1).map((one) => one.value)"
        )
        everything = _all_found(page)
        narrowed = 0
        for value in options[:2]:
            page.select_option(f"#facet-{name}", value)
            having = {address for address in everything if value in _facets(built, address)}
            expect(results).to_have_count(min(len(having), 20))
            page.wait_for_timeout(200)
            found = _all_found(page)
            assert found == having, (name, value)
            narrowed += 0 < len(found) < len(everything)
        assert narrowed


def _all_found(page: Page) -> set[str]:
    """The addresses of all results, however many are shown at once."""
    more = page.locator("#search-more")
    while more.is_visible():
        before = page.locator("#search-results a").count()
        more.click()
        expect(page.locator("#search-results a")).not_to_have_count(before)
    links = page.locator("#search-results a")
    return set(links.evaluate_all("(all) => all.map((a) => a.pathname)"))


def _facets(built: Callable[[str], Path], address: str) -> list[str]:
    """What a page says that it has."""
    page = read(built("repository") / f"{address.lstrip('/')}index.html")
    told = [e.attributes["data-facets"] for e in page.elements if "data-facets" in e.attributes]
    return told[0].split() if told else []


def test_without_an_index_the_list_is_offered(visit: Visit) -> None:
    with visit("repository") as visitor:
        visitor.context.route("**/pagefind/pagefind.js", lambda route: route.abort())
        page = visitor.go("search/?q=人口")
        link = page.locator("#search-status a")
        expect(link).to_have_attribute("href", "../datasets/?q=%E4%BA%BA%E5%8F%A3")
        link.click()
        expect(page.locator("#filter-words")).to_have_value("人口")
        visitor.forgive("ERR_FAILED")


def test_nothing_is_indexed_but_what_is_new(built: Callable[[str], Path]) -> None:
    """Of a dataset its own page, not those of its years; no page that is not there."""
    marked = [
        path.relative_to(built("repository")).as_posix()
        for path in built("repository").rglob("*.html")
        if " data-pagefind-body" in path.read_text(encoding="utf-8")
    ]
    years = [path for path in marked if path.removesuffix("/index.html")[-4:].isdigit()]
    assert not [path for path in years if path.startswith(("datasets/", "releases/"))]
    assert "404.html" not in marked
    assert "municipalities/022012/index.html" in marked
    assert "themes/population/index.html" in marked
