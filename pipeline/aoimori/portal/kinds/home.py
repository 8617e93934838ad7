"""The home page."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    yield Page(
        "",
        "home.html",
        what.catalog.tagline.text(lang),
        what.catalog.description.text(lang),
        {"whole": what.whole},
        what.whole.modified,
        menu=t["menu_home"],
    )
