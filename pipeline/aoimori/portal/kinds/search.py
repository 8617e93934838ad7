"""The search page."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, _: Language, t: Words) -> Iterator[Page]:
    if what.catalog.search:
        yield Page(
            identity.search_page(),
            "search.html",
            t["search_title"],
            t["search_idle"],
            {},
            what.whole.modified,
            scripts=("portal/fold.js", "portal/search.js"),
        )
