"""The kinds of pages there are: a module for each, listed here once."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.core.localized import Language
from aoimori.portal.kinds import (
    about,
    changelogs,
    dashboard,
    datasets,
    developers,
    home,
    listing,
    municipalities,
    publishers,
    quality,
    releases,
    search,
    statements,
    themes,
    traces,
    withdrawn,
)
from aoimori.portal.kinds.what import Kind, What
from aoimori.portal.labels import Words
from aoimori.portal.page import Page

# Those of the menu stand in its order.
KINDS: tuple[Kind, ...] = (
    home.pages,
    listing.pages,
    dashboard.pages,
    municipalities.pages,
    releases.pages,
    about.pages,
    developers.pages,
    statements.pages,
    search.pages,
    themes.pages,
    publishers.pages,
    datasets.pages,
    traces.pages,
    quality.pages,
    changelogs.pages,
    withdrawn.pages,
)


def all_pages(what: What, lang: Language, t: Words) -> Iterator[Page]:
    """Every page of a language."""
    for kind in KINDS:
        yield from kind(what, lang, t)
