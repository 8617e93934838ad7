"""About the site."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page

ABOUT = "about/"


def pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    about = what.catalog.description.text(lang)
    view = {"whole": what.whole}
    newest = what.whole.modified
    yield Page(ABOUT, "about.html", t["about_title"], about, view, newest, menu=t["menu_about"])
