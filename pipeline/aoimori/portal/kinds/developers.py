"""For programs: the addresses that stay, each file of the interface with an example."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, _: Language, t: Words) -> Iterator[Page]:
    shelf = next(iter(what.whole.shelves), None)
    example = None if shelf is None else (shelf.dataset.id, shelf.newest)
    latest = "" if shelf is None else shelf.latest
    whole = next((each.all_years_csv for each in what.whole.shelves if each.all_years), "")
    yield Page(
        identity.developers_page(),
        "developers.html",
        t["developers_title"],
        t["developers_description"],
        {"example": example, "latest": latest, "all_years": whole},
        what.whole.modified,
    )
