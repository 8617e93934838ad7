"""The releases of datasets, made or found again: read, checked and written only where what they
are made of has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.catalog import Dataset, Release
from aoimori.core.outcome import Outcome
from aoimori.core.table import Table
from aoimori.verbs.keys import definition_key, origin_of
from aoimori.verbs.prepare import Prepared, asked_year, by_year, prepare, reread
from aoimori.verbs.report import Origin
from aoimori.verbs.workshop import Workshop, finish, recall, remember


@dataclass(frozen=True, slots=True)
class Made:
    """A release of a dataset by its id: what it is made of, what became of it, and whether it was
    read."""

    id: str
    origin: Origin
    outcome: Outcome
    read: bool


@dataclass(frozen=True, slots=True)
class Task:
    """Some datasets for one process."""

    workshop: Workshop
    datasets: Sequence[Dataset]


def make(task: Task) -> tuple[Made, ...]:
    """Every release of the datasets of a task, in order."""
    return tuple(
        years.recalled(release) or years.read(release)
        for dataset in task.datasets
        for years in (_Years(task.workshop, dataset),)
        for release in by_year(dataset)
    )


def known(workshop: Workshop, dataset: Dataset) -> tuple[Made, ...] | None:
    """Every release of a dataset as it was made before; ``None`` if one has to be read."""
    years = _Years(workshop, dataset)
    found: list[Made] = []
    for release in by_year(dataset):
        made = years.recalled(release)
        if made is None:
            return None
        found.append(made)
    return tuple(found)


def made_again(
    workshop: Workshop, dataset: Dataset, last: Mapping[str, Origin]
) -> tuple[Made, ...] | None:
    """Every release of a dataset as it was last made, whatever its files say today; ``None`` if
    one was not made yet, or was defined otherwise."""
    found: list[Made] = []
    for release in by_year(dataset):
        id_ = dataset.id_of(release)
        origin = last.get(id_)
        if origin is None or origin.definition != definition_key(workshop.basis, dataset, release):
            return None
        outcome = recall(workshop, origin.key, id_)
        if outcome is None:
            return None
        found.append(Made(id_, origin, outcome, read=False))
    return tuple(found)


def as_today(workshop: Workshop, dataset: Dataset, made: Sequence[Made]) -> bool:
    """Whether releases that were made before are what they would be made of today."""
    years = _Years(workshop, dataset)
    return all(
        years.stands(release, one) for release, one in zip(by_year(dataset), made, strict=True)
    )


class _Years:
    """The releases of one dataset, one after the other. The last one is at hand, since the next
    year may be held against it; so are its tables, if they were read."""

    def __init__(self, workshop: Workshop, dataset: Dataset) -> None:
        self.workshop = workshop
        self.dataset = dataset
        self._last: tuple[Release, Outcome, Prepared | None] | None = None

    def recalled(self, release: Release) -> Made | None:
        """The release as it was made before, with its files in place."""
        if self.workshop.fresh:
            return None
        origin = self._origin(release)
        outcome = recall(self.workshop, origin.key, self.dataset.id_of(release))
        return self._made(release, origin, outcome, None) if outcome else None

    def stands(self, release: Release, made: Made) -> bool:
        """Whether a release is still made of the same."""
        is_same = self._origin(release) == made.origin
        self._last = (release, made.outcome, None)
        return is_same

    def read(self, release: Release) -> Made:
        """The release read, checked, written and remembered."""
        workshop, origin, before = self.workshop, self._origin(release), self._before(release)
        previous = self._tables(*before) if before else {}
        project, catalog = workshop.project, workshop.catalog
        prepared = prepare(project, catalog, self.dataset, release, previous)
        outcome = finish(workshop, prepared)
        if outcome.is_lasting and self._origin(release) == origin:  # else it changed meanwhile
            remember(workshop, origin.key, outcome)
        return self._made(release, origin, outcome, prepared)

    def _made(
        self, release: Release, origin: Origin, outcome: Outcome, prepared: Prepared | None
    ) -> Made:
        self._last = (release, outcome, prepared)
        return Made(self.dataset.id_of(release), origin, outcome, prepared is not None)

    def _origin(self, release: Release) -> Origin:
        before = self._before(release)
        return origin_of(
            self.workshop.project,
            definition_key(self.workshop.basis, self.dataset, release),
            self.dataset,
            release,
            before[1].sound if before else "",
        )

    def _before(self, release: Release) -> tuple[Release, Outcome, Prepared | None] | None:
        """The year before, if a rule looks at it."""
        last = self._last
        return last if last and last[0] is asked_year(self.dataset, release) else None

    def _tables(
        self, release: Release, outcome: Outcome, prepared: Prepared | None
    ) -> Mapping[str, Table]:
        """The sound tables of a year; read again, without its checks, if it was recalled."""
        if prepared is not None:
            return prepared.sound_tables()
        if outcome.stopped:
            return {}
        project, catalog = self.workshop.project, self.workshop.catalog
        return reread(project, catalog, self.dataset, release, outcome.diagnosis)
