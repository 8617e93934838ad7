"""The search page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aoimori.core import identity
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Language, Localized
from aoimori.portal import formats
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
            _choices(what),
            what.whole.modified,
            scripts=("portal/fold.js", "portal/search.js"),
        )


def _choices(what: What) -> dict[str, Any]:
    """What results can be narrowed by: values as pages have them, and what they are called."""
    whole = what.whole
    editions = [edition for shelf in whole.shelves for edition in shelf.editions]
    years = sorted({edition.year.year for edition in editions}, reverse=True)
    return {
        "named": what.places,
        "places": [(place.code.code, place.code.name) for place in what.places],
        "themes": [(view.theme.code, view.theme.name) for view in whole.themes],
        "formats": [(name, Localized(name, name)) for name in whole.formats],
        "years": [(str(year), _year(FiscalYear(year))) for year in years],
        "publishers": [(v.publisher.slug, v.publisher.name) for v in whole.publishers],
    }


def _year(year: FiscalYear) -> Localized:
    return Localized(formats.fiscal_year(year, "ja"), formats.fiscal_year(year, "en"))
