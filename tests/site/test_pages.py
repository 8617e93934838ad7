"""Every page there is, read without a browser."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from portal.reading import Page

Pages = Callable[[str], dict[str, Page]]


def test_no_title_is_there_twice(pages: Pages, site: str) -> None:
    titles = Counter(page.all("title")[0].text for page in pages(site).values())
    assert not {title: times for title, times in titles.items() if times > 1 or not title.strip()}


def test_no_id_is_there_twice(pages: Pages, site: str) -> None:
    for path, page in pages(site).items():
        assert not [id_ for id_, times in Counter(page.ids).items() if times > 1], path


def test_every_picture_has_its_words(pages: Pages, site: str) -> None:
    pictures = [image for page in pages(site).values() for image in page.all("img")]
    assert pictures
    assert all("alt" in image.attributes for image in pictures)


def test_every_link_leads_to_something(pages: Pages, built: Callable[[str], Path]) -> None:
    """To a file of the site, and to a place in it."""
    root, every = built("repository"), pages("repository")
    broken = set()
    for path, page in every.items():
        for element in page.elements:
            link = element.attributes.get("href") or element.attributes.get("src", "")
            parts = urlsplit(link)
            if link and not parts.scheme and not parts.netloc:
                fragment = unquote(urldefrag(link).fragment)
                target = _file(root, path, unquote(parts.path))
                is_there = (root / target).is_file()
                if not is_there or (fragment and fragment not in every[target].ids):
                    broken.add((path, link))
    assert not broken


def _file(root: Path, page: str, link: str) -> str:
    """The file a link leads to, below the root of the site."""
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), link)).lstrip("/")
    if not link:
        return page
    return posixpath.join(target, "index.html") if (root / target).is_dir() else target


def test_every_file_to_download_says_its_size(pages: Pages) -> None:
    """But for the zip of a year, which holds the page that leads to it, and listings of sums."""
    without = [
        (path, link.attributes["href"])
        for path, page in pages("repository").items()
        for link in page.all("a")
        if "download" in link.attributes and not re.search(r"\d (?:B|KB|MB)\b", link.text)
    ]
    assert [each for each in without if not each[1].endswith((".zip", "SHA256SUMS"))] == []
    assert without


def test_every_page_is_small(built: Callable[[str], Path]) -> None:
    root = built("repository")
    sizes = {path: path.stat().st_size for path in root.rglob("*.html")}
    # Of a trace page one row is wanted; it has the way of every value of twenty.
    bounds = {path: 450_000 if path.parent.name == "trace" else 150_000 for path in sizes}
    assert not {path: size for path, size in sizes.items() if size > bounds[path]}
