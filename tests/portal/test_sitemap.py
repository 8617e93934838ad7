"""The sitemap: every page that is cited by its own address, once."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from portal.reading import Page

_SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def test_the_canonical_addresses_of_all_pages_are_there(html: dict[str, Page], site: Path) -> None:
    told = ET.parse(site / "sitemap.xml").findall("s:url/s:loc", _SPACE)
    addresses = [element.text or "" for element in told]
    canonical = {
        page.all("link", rel="canonical")[0].attributes["href"]
        for path, page in html.items()
        if not path.endswith("404.html")
    }
    assert len(addresses) == len(set(addresses))
    assert set(addresses) == canonical


def test_a_release_changed_when_its_lock_says_so(site: Path) -> None:
    days = {
        url.findtext("s:loc", "", _SPACE): url.findtext("s:lastmod", "", _SPACE)
        for url in ET.parse(site / "sitemap.xml").findall("s:url", _SPACE)
    }
    newest, older = (
        days[f"https://data.example/base/datasets/harbour/texts/{year}"] for year in ("", "2023/")
    )
    assert newest != older


def test_there_is_one_sitemap(site: Path) -> None:
    assert [path.name for path in site.rglob("sitemap*")] == ["sitemap.xml"]
