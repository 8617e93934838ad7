"""The home page."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.localized import Language
from aoimori.portal.events import notes_of
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.news import news_of
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    notes = notes_of(what.views, what.withdrawn, what.events)
    yield Page(
        "",
        "home.html",
        what.catalog.tagline.text(lang),
        what.catalog.description.text(lang),
        {
            "whole": what.whole,
            "news": news_of(what.views),
            "map": what.map,
            "places": what.places,
            "notes": notes[0] if notes else None,
        },
        what.whole.modified,
        menu=t["menu_home"],
    )
