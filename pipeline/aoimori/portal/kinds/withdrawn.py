"""A page for every release that is no longer published; of a dataset of which none is left the
newest stands at the dataset's own address, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal import formats
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page
from aoimori.portal.versions import versions


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
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
