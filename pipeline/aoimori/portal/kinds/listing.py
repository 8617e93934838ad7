"""The list of all datasets."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, _: Language, t: Words) -> Iterator[Page]:
    yield Page(
        identity.list_page(),
        "list.html",
        t["list_title"],
        t["list_description"],
        {"whole": what.whole, "named": what.places},
        what.whole.modified,
        menu=t["menu_list"],
        scripts=("portal/fold.js", "portal/list.js"),
    )
