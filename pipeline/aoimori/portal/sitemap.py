"""``sitemap.xml``: the pages search engines are to look at, and when they last changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from aoimori.portal.pages import Pages


def sitemap(languages: Iterable[Pages]) -> bytes:
    """Every page that is cited by its own address, in all languages (sitemaps.org 0.9)."""
    return "".join(_lines(languages)).encode()


def _lines(languages: Iterable[Pages]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for pages in languages:
        for page in pages:
            if page.is_canonical:
                day = f"<lastmod>{page.modified}</lastmod>" if page.modified else ""
                yield f"  <url><loc>{escape(pages.address(page))}</loc>{day}</url>\n"
    yield "</urlset>\n"
