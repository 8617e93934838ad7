"""Everything there is to show, and what a kind of pages is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.catalog import Catalog
from aoimori.core.localized import Language
from aoimori.core.messages.checks import CheckWords
from aoimori.core.release import WithdrawnRelease
from aoimori.portal.events import Event
from aoimori.portal.labels import Words
from aoimori.portal.page import Page
from aoimori.portal.places import PlaceMap, PlaceView
from aoimori.portal.quality import PublisherQuality
from aoimori.portal.tiles import SectionView
from aoimori.portal.views import Overview, ReleaseView


@dataclass(frozen=True, slots=True)
class What:
    """Everything there is to show: ``map`` leads to the places, ``sections`` are the dashboard."""

    catalog: Catalog
    whole: Overview
    views: Sequence[ReleaseView]
    events: Sequence[Event]
    withdrawn: Sequence[WithdrawnRelease]
    quality: Sequence[PublisherQuality]
    checks: Sequence[CheckWords]
    places: Sequence[PlaceView] = ()
    map: PlaceMap | None = None
    sections: Sequence[SectionView] = ()


# The pages of one kind in a language.
Kind = Callable[[What, Language, Words], Iterator[Page]]
