"""Which pages there are, and what each shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from aoimori.core import identity
from aoimori.core.catalog import Catalog
from aoimori.core.localized import Language
from aoimori.core.release import WithdrawnRelease
from aoimori.portal import formats
from aoimori.portal.events import Event, notes_of
from aoimori.portal.labels import Words
from aoimori.portal.page import Page
from aoimori.portal.versions import versions
from aoimori.portal.views import Overview, ReleaseView, Shelf

ABOUT = "about/"
# So much of what happened stands on the page of releases; the rest on those of the years.
_LATEST = 20


@dataclass(frozen=True, slots=True)
class What:
    """Everything there is to show."""

    catalog: Catalog
    whole: Overview
    views: Sequence[ReleaseView]
    events: Sequence[Event]
    withdrawn: Sequence[WithdrawnRelease]


def page_list(what: What, lang: Language, t: Words) -> Iterator[Page]:
    """Every page of a language."""
    yield from _front(what, lang, t)
    for each in what.views:
        if each.is_newest:
            yield _release(each, each.shelf.page, lang, t)
        yield _release(each, each.edition.page, lang, t)
    yield from _changelogs(what, lang, t)
    yield from _all_years(what.whole.shelves, lang, t)
    yield from _withdrawn(what, lang, t)
    yield from _notes(what, lang, t)


def _front(what: What, lang: Language, t: Words) -> Iterator[Page]:
    about, newest = what.catalog.description.text(lang), what.whole.modified
    tagline, view = what.catalog.tagline.text(lang), {"whole": what.whole}
    yield Page("", "home.html", tagline, about, view, newest, menu=t["menu_home"])
    yield Page(
        identity.list_page(),
        "list.html",
        t["list_title"],
        t["list_description"],
        view,
        newest,
        menu=t["menu_list"],
        scripts=("portal/list.js",),
    )
    events = what.events[:_LATEST]
    notes = notes_of(what.views, what.withdrawn, what.events)
    yield Page(
        identity.releases_page(),
        "releases.html",
        t["releases_title"],
        t["releases_lead"],
        {"notes": notes, "events": events},
        max((event.day for event in events), default=newest),
        menu=t["menu_releases"],
    )
    yield Page(ABOUT, "about.html", t["about_title"], about, view, newest, menu=t["menu_about"])


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
        subject=(view.dataset.id, view.edition.year.year),
    )


def _changelogs(what: What, lang: Language, t: Words) -> Iterator[Page]:
    """Of every dataset of which anything was ever published."""
    by_dataset = sorted(what.events, key=lambda event: event.dataset.id)
    for id_, group in groupby(by_dataset, key=lambda event: event.dataset.id):
        events = tuple(group)
        dataset = events[0].dataset
        title = t["changelog_of"].format(title=dataset.title.text(lang))
        view = {"dataset": dataset, "home": identity.dataset_page(id_), "events": events}
        page = identity.changelog_page(id_)
        yield Page(page, "changelog.html", title, t["changelog_lead"], view, events[0].day)


def _all_years(shelves: Sequence[Shelf], lang: Language, t: Words) -> Iterator[Page]:
    for shelf in shelves:
        if shelf.all_years:
            id_ = shelf.dataset.id
            title = shelf.dataset.title.text(lang)
            view = {"shelf": shelf, "datapackage": identity.datapackage_file(id_, identity.ALL)}
            yield Page(
                identity.release_page(id_, identity.ALL),
                "all.html",
                t["release_title"].format(title=title, year=t["all_years"]),
                shelf.dataset.description.text(lang),
                view,
                max(edition.modified for edition in shelf.editions),
                subject=(id_, identity.ALL),
            )


def _withdrawn(what: What, lang: Language, t: Words) -> Iterator[Page]:
    """A page for every release that is no longer published; of a dataset of which none is left
    the newest stands at the dataset's own address, too."""
    datasets = [shelf.dataset for shelf in what.whole.shelves]
    datasets += [gone.dataset for gone in what.withdrawn]
    titles = {dataset.id: dataset.title for dataset in datasets}
    left = {shelf.dataset.id for shelf in what.whole.shelves}
    for gone in sorted(what.withdrawn, key=lambda each: (each.dataset.id, -each.release.year.year)):
        told = gone.lock.withdrawn
        assert told is not None
        view = {
            "release": gone,
            "versions": versions(gone.dataset, gone.lock),
            "successor": titles.get("/".join(told.successor.split("/")[:2])),
        }
        title = gone.dataset.title.text(lang)
        path = identity.release_page(gone.dataset.id, gone.release.year.year)
        page = Page(path, "withdrawn.html", title, told.reason, view, told.day)
        year = formats.fiscal_year(gone.release.year, lang)
        yield replace(page, title=t["release_title"].format(title=title, year=year))
        if gone.dataset.id not in left:
            left.add(gone.dataset.id)
            path = identity.dataset_page(gone.dataset.id)
            yield replace(page, path=path, canonical=page.path)


def _notes(what: What, lang: Language, t: Words) -> Iterator[Page]:
    for notes in notes_of(what.views, what.withdrawn, what.events):
        title = t["notes_title"].format(year=formats.fiscal_year(notes.year, lang))
        day = max(event.day for event in notes.events)
        view = {"notes": notes}
        yield Page(notes.page, "release-notes.html", title, t["releases_lead"], view, day)
