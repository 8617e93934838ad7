"""Where the values of a preview come from: a page for every release."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal import formats
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    for each in what.views:
        year = each.edition.year
        title = t["trace_of"].format(
            title=each.dataset.title.text(lang), year=formats.fiscal_year(year, lang)
        )
        yield Page(
            identity.trace_page(each.dataset.id, year.year),
            "trace.html",
            title,
            t["trace_lead"],
            {"view": each},
            each.edition.modified,
        )
