"""A dataset, showing its newest release; each of its releases; all its years in one table."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal import formats
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page
from aoimori.portal.shelves import Shelf
from aoimori.portal.views import ReleaseView

_EXPLORER = ("portal/fold.js", "portal/csv.js", "portal/explorer.js")


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    for each in what.views:
        if each.is_newest:
            yield _release(each, each.shelf.page, lang, t)
        yield _release(each, each.edition.page, lang, t)
    for shelf in what.whole.shelves:
        if shelf.all_years:
            yield _all_years(shelf, lang, t)


def _release(view: ReleaseView, path: str, lang: Language, t: Words) -> Page:
    title = view.dataset.title.text(lang)
    is_pinned = path != view.shelf.page
    if is_pinned:
        year = formats.fiscal_year(view.edition.year, lang)
        title = t["release_title"].format(title=title, year=year)
    return Page(
        path,
        "dataset.html",
        title,
        view.dataset.description.text(lang),
        {"view": view, "pinned": is_pinned},
        view.edition.modified,
        canonical=view.shelf.page if view.is_newest else None,
        scripts=_scripts(view),
        subject=(view.dataset.id, view.edition.year.year),
    )


def _scripts(view: ReleaseView) -> tuple[str, ...]:
    explorer = _EXPLORER if any(table.explored for table in view.tables) else ()
    return (*explorer, *(("portal/charts.js",) if view.charts else ()))


def _all_years(shelf: Shelf, lang: Language, t: Words) -> Page:
    id_ = shelf.dataset.id
    title = shelf.dataset.title.text(lang)
    return Page(
        identity.release_page(id_, identity.ALL),
        "all.html",
        t["release_title"].format(title=title, year=t["all_years"]),
        shelf.dataset.description.text(lang),
        {"shelf": shelf, "datapackage": identity.datapackage_file(id_, identity.ALL)},
        max(edition.modified for edition in shelf.editions),
        subject=(id_, identity.ALL),
    )
