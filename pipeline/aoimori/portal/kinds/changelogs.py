"""The changelog of every dataset of which anything was ever published."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    by_dataset = sorted(what.events, key=lambda event: event.dataset.id)
    for id_, group in groupby(by_dataset, key=lambda event: event.dataset.id):
        events = tuple(group)
        dataset = events[0].dataset
        title = t["changelog_of"].format(title=dataset.title.text(lang))
        view = {"dataset": dataset, "home": identity.dataset_page(id_), "events": events}
        page = identity.changelog_page(id_)
        yield Page(page, "changelog.html", title, t["changelog_lead"], view, events[0].day)
