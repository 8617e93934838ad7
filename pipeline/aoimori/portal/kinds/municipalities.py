"""The municipalities the catalogue is to hold data of: all on one page, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    if not what.places:
        return
    newest = what.whole.modified
    yield Page(
        identity.municipalities_page(),
        "municipalities.html",
        t["municipalities_title"],
        t["municipalities_description"],
        {"places": what.places, "map": what.map, "state": what.whole.state},
        newest,
        menu=t["menu_municipalities"],
    )
    for place in what.places:
        name = place.code.name.text(lang)
        days = [shelf.newest.modified for shelf in (*place.shelves, *place.about)]
        yield Page(
            place.page,
            "municipality.html",
            t["municipality_title"].format(name=name),
            t["municipality_lead"].format(name=name),
            {"place": place, "map": what.map},
            max(days, default=newest),
            scripts=("portal/charts.js",) if place.charts else (),
        )
