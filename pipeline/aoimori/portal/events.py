"""What happened in the catalogue, by day: releases that came, were corrected, were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aoimori.core import identity
from aoimori.core.catalog import Dataset
from aoimori.core.fiscal import FiscalYear
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease, WithdrawnRelease
from aoimori.portal.versions import VersionView, versions
from aoimori.portal.views import ReleaseView

# Behind every version.
_GONE = 2**31


class Kind(StrEnum):
    """What happened to a release."""

    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a ``day`` to a release; ``version`` tells of the version that
    came, ``reason`` why a release was withdrawn. All that is told was recorded on the day."""

    kind: Kind
    day: date
    dataset: Dataset
    year: FiscalYear
    page: str
    version: VersionView | None = None
    reason: str = ""

    @property
    def order(self) -> tuple[int, ...]:
        """Of one release, which came after which."""
        if self.version is None:  # nothing comes after that it is gone
            return (_GONE,)
        return tuple(map(int, self.version.version.split(".")))

    @property
    def id(self) -> str:
        """What tells it from all other events of a release, for ever."""
        return self.version.version if self.version is not None else str(self.kind)


@dataclass(frozen=True, slots=True)
class YearNotes:
    """What the catalogue released of a fiscal year: the releases that are there, those that were
    withdrawn, all that happened to any of them, the newest first, and the datasets of which it is
    the first year."""

    year: FiscalYear
    views: tuple[ReleaseView, ...]
    withdrawn: tuple[WithdrawnRelease, ...]
    events: tuple[Event, ...]
    beginning: frozenset[str]

    @property
    def page(self) -> str:
        return identity.year_page(self.year.year)

    @property
    def archive(self) -> str:
        """The address of the zip with everything of the year."""
        return identity.archive_file(self.year.year)

    @property
    def late(self) -> int:
        """How many datasets have their newest release in the year, although the next one is due."""
        return sum(view.is_newest and view.shelf.is_late for view in self.views)

    @property
    def added(self) -> int:
        """How many datasets came with the year."""
        return len(self._pages(Kind.PUBLISHED, first=True))

    @property
    def updated(self) -> int:
        """How many releases followed one of an earlier year, or were corrected."""
        return len(self._pages(Kind.PUBLISHED, first=False) | self._pages(Kind.CORRECTED))

    def _pages(self, kind: Kind, *, first: bool | None = None) -> set[str]:
        """The releases to which something happened; ``first``: of datasets that begin here."""
        return {
            event.page
            for event in self.events
            if event.kind == kind and first in (None, event.dataset.id in self.beginning)
        }


def events_of(
    releases: Sequence[BuiltRelease], withdrawn: Sequence[WithdrawnRelease]
) -> tuple[Event, ...]:
    """Everything that happened, the newest first."""
    found: list[Event] = []
    for built in releases:
        found += _of_lock(built.dataset, built.release.year, built.lock)
    for gone in withdrawn:
        found += _of_lock(gone.dataset, gone.release.year, gone.lock)
    found.sort(key=lambda event: event.order, reverse=True)
    return tuple(sorted(found, key=lambda e: (-e.day.toordinal(), e.dataset.id, -e.year.year)))


def _of_lock(dataset: Dataset, year: FiscalYear, lock: Lock) -> Iterator[Event]:
    page = identity.release_page(dataset.id, year.year)
    for version in versions(dataset, lock):
        kind = Kind.PUBLISHED if version.is_first else Kind.CORRECTED
        yield Event(kind, version.day, dataset, year, page, version)
    if lock.withdrawn is not None:
        gone = lock.withdrawn
        yield Event(Kind.WITHDRAWN, gone.day, dataset, year, page, reason=gone.reason)


def notes_of(
    views: Sequence[ReleaseView], withdrawn: Sequence[WithdrawnRelease], events: Sequence[Event]
) -> tuple[YearNotes, ...]:
    """The notes of every fiscal year that any release is of, the newest first."""
    years = {view.edition.year.year for view in views}
    years |= {gone.release.year.year for gone in withdrawn}
    first: dict[str, int] = {}
    for event in events:
        year = event.year.year
        first[event.dataset.id] = min(year, first.get(event.dataset.id, year))
    return tuple(
        YearNotes(
            FiscalYear(year),
            tuple(view for view in views if view.edition.year.year == year),
            tuple(gone for gone in withdrawn if gone.release.year.year == year),
            tuple(event for event in events if event.year.year == year),
            frozenset(id_ for id_, begins in first.items() if begins == year),
        )
        for year in sorted(years, reverse=True)
    )
