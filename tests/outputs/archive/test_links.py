"""Links of a page that leaves its site with some of the files."""

from __future__ import annotations

import pytest

from aoimori.outputs.archive.links import Move

BASE = "https://example.org/open/"
PAGE = "datasets/pref/towns/2024/index.html"
INSIDE = {
    name: name
    for name in (
        PAGE,
        "en/" + PAGE,
        "datasets/pref/parks/2024/index.html",
        "data/pref/towns/2024/towns.csv",
        "data/pref/towns/2024/_source/人口 1.xlsx",
        "portal/portal.css",
        "portal/hills.svg",
    )
} | {"releases/2024/index.html": "index.html"}


def move(page: str = PAGE, at: str | None = None) -> Move:
    return Move(page, at or INSIDE.get(page, page), INSIDE, BASE)


UP = "../../../../"


@pytest.mark.parametrize(
    ("link", "moved"),
    [
        # What came along: by its path, folders by their page.
        (f"{UP}data/pref/towns/2024/towns.csv", f"{UP}data/pref/towns/2024/towns.csv"),
        (f"{UP}datasets/pref/parks/2024/", "../../parks/2024/index.html"),
        (f"{UP}datasets/pref/parks/2024", "../../parks/2024/index.html"),
        ("../../parks/2024/#files", "../../parks/2024/index.html#files"),
        ("../../parks/2024/?q=1#a", "../../parks/2024/index.html?q=1#a"),
        (f"{UP}en/datasets/pref/towns/2024/", f"{UP}en/{PAGE}"),
        (f"{UP}releases/2024/", f"{UP}index.html"),
        ("./", "index.html"),
        ("/open/portal/portal.css", f"{UP}portal/portal.css"),
        (
            f"{UP}data/pref/towns/2024/_source/%E4%BA%BA%E5%8F%A3%201.xlsx",
            f"{UP}data/pref/towns/2024/_source/%E4%BA%BA%E5%8F%A3%201.xlsx",
        ),
        # All else by its address.
        (UP, BASE),
        ("../../../..", BASE),
        (f"{UP}datasets/", f"{BASE}datasets/"),
        (f"{UP}datasets/#theme-x", f"{BASE}datasets/#theme-x"),
        ("../2023/", f"{BASE}datasets/pref/towns/2023/"),
        (f"{UP}list.html?a=b&c", f"{BASE}list.html?a=b&c"),
        (f"{UP}../other/", "https://example.org/other/"),
        ("/elsewhere/x", "https://example.org/elsewhere/x"),
        # What leads nowhere else, or says itself where.
        *((same, same) for same in ("", "#top", "?page=2", "mailto:a@example.org", "tel:110")),
        *((same, same) for same in ("data:image/png;base64,AA==", "javascript:void(0)")),
        *((same, same) for same in ("https://example.com/x", "//example.com/x", f"{BASE}about/")),
        ("http://[broken", "http://[broken"),
    ],
)
def test_links_of_a_page(link: str, moved: str) -> None:
    assert move().link(link) == moved


def test_a_page_that_stands_elsewhere_in_the_zip() -> None:
    index = move("releases/2024/index.html")
    assert index.at == "index.html"
    assert index.link("../../datasets/pref/towns/2024/") == PAGE
    assert index.link("../../") == BASE
    assert index.link("../../portal/portal.css") == "portal/portal.css"
    assert index.led == {PAGE, "portal/portal.css"}


def test_a_name_with_a_colon_is_no_scheme() -> None:
    inside = {"a:b.csv": "a:b.csv", "index.html": "index.html"}
    assert Move("index.html", "index.html", inside, BASE).link("./a%3Ab.csv") == "a%3Ab.csv"


def test_links_are_found_where_markup_has_them_and_nowhere_else() -> None:
    text = f"""<!doctype html><!-- <a href="{UP}"> -->
<link rel=stylesheet href={UP}portal/portal.css><link rel="canonical" href="{BASE}x/">
<style>a {{ background: url("{UP}portal/hills.svg") }}</style>
<script src='{UP}x.js?a=1&amp;b=2'>var link = '<a href="../">';</script>
<a title='> href="../2023/"' data-href="../2022/" href = '../2023/' download>\
a &lt;a href="../">b</a>
<img alt="" src="{UP}portal/hills.svg"><p href="../2023/">&copy;</p>
<A HREF="../../parks/2024/">x</A>"""
    page = move()
    assert (
        page.html(text)
        == f"""<!doctype html><!-- <a href="{UP}"> -->
<link rel=stylesheet href={UP}portal/portal.css><link rel="canonical" href="{BASE}x/">
<style>a {{ background: url("{UP}portal/hills.svg") }}</style>
<script src="{BASE}x.js?a=1&amp;b=2">var link = '<a href="../">';</script>
<a title='> href="../2023/"' data-href="../2022/" href = "{BASE}datasets/pref/towns/2023/" \
download>a &lt;a href="../">b</a>
<img alt="" src="{UP}portal/hills.svg"><p href="../2023/">&copy;</p>
<A HREF="../../parks/2024/index.html">x</A>"""
    )
    assert page.led == {
        "portal/portal.css",
        "portal/hills.svg",
        "datasets/pref/parks/2024/index.html",
    }


def test_what_a_style_sheet_needs() -> None:
    sheet = move("portal/portal.css")
    text = (
        "/* url(hills.svg) */ @import 'more.css'; a{b:url(hills.svg);c:url( 'gone.png' )}"
        "d{e:url(data:image/svg+xml;charset=utf-8,%3Csvg%3E);f:url(#x)}"
    )
    assert sheet.css(text) == text.replace("more.css", f"{BASE}portal/more.css").replace(
        "gone.png", f"{BASE}portal/gone.png"
    )
    assert sheet.led == {"portal/hills.svg"}
