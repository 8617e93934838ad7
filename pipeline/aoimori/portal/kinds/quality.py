"""What checks found: a page for every release, and one about all."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal import formats
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page
from aoimori.portal.views import ReleaseView


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    view = {"publishers": what.quality, "checks": what.checks, "csv": identity.quality_file()}
    lead, newest = t["quality_page_lead"], what.whole.modified
    yield Page(identity.quality_page(), "quality.html", t["quality_page"], lead, view, newest)
    for each in what.views:
        yield _release(each, lang, t)


def _release(view: ReleaseView, lang: Language, t: Words) -> Page:
    title, year = view.dataset.title.text(lang), view.edition.year
    return Page(
        identity.release_quality_page(view.dataset.id, year.year),
        "release-quality.html",
        t["quality_of"].format(title=title, year=formats.fiscal_year(year, lang)),
        t["quality_of_lead"],
        {"view": view},
        view.edition.modified,
    )
