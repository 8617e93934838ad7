"""A page for every theme that has a dataset."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    for each in what.whole.themes:
        name = each.theme.name.text(lang)
        yield Page(
            identity.theme_page(each.theme.code),
            "theme.html",
            t["theme_title"].format(theme=name),
            t["theme_lead"].format(theme=name),
            {"theme": each},
            max(shelf.newest.modified for shelf in each.shelves),
        )
