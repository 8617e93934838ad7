"""A page for everybody who publishes a dataset."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    known = {place.code.code: place for place in what.places}
    for each in what.whole.publishers:
        publisher = each.publisher
        name = publisher.name.text(lang)
        place = known.get(publisher.code)
        yield Page(
            identity.publisher_page(publisher.slug),
            "publisher.html",
            t["publisher_title"].format(publisher=name),
            t["publisher_lead"].format(publisher=name),
            {"publisher": publisher, "shelves": each.shelves, "place": place},
            max(shelf.newest.modified for shelf in each.shelves),
        )
