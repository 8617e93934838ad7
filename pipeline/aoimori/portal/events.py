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
    withdrawn, and all that happened to any of them, the newest first."""

    year: FiscalYear
    views: tuple[ReleaseView, ...]
    withdrawn: tuple[WithdrawnRelease, ...]
    events: tuple[Event, ...]

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

    def count(self, kind: str) -> int:
        """How many releases of the year this happened to."""
        return len({event.page for event in self.events if event.kind == kind})


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
    return tuple(
        YearNotes(
            FiscalYear(year),
            tuple(view for view in views if view.edition.year.year == year),
            tuple(gone for gone in withdrawn if gone.release.year.year == year),
            tuple(event for event in events if event.year.year == year),
        )
        for year in sorted(years, reverse=True)
    )
