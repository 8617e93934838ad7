"""What the site promises: terms of use, accessibility."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core import identity
from aoimori.core.localized import Language
from aoimori.portal.kinds.what import What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page


def pages(what: What, _: Language, t: Words) -> Iterator[Page]:
    newest = what.whole.modified
    datasets = [shelf.dataset for shelf in what.whole.shelves]
    used = {dataset.license.code: dataset.license for dataset in datasets}
    has_origins = any(dataset.origins for dataset in datasets)
    yield Page(
        identity.terms_page(),
        "terms.html",
        t["terms_title"],
        t["terms_description"],
        {"licences": list(used.values()), "origins": has_origins},
        newest,
    )
    yield Page(
        identity.accessibility_page(),
        "accessibility.html",
        t["accessibility_title"],
        t["accessibility_description"],
        {"tested": what.catalog.accessibility},
        newest,
    )
