"""The releases of datasets, made or found again: read, checked and written only where what they
are made of has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.codes import STATUSES
from aoimori.core.findings import Place, Severity
from aoimori.core.identity import data_folder
from aoimori.core.localized import Localized
from aoimori.core.lock import compare_files
from aoimori.core.outcome import Outcome
from aoimori.core.story import statuses_of, tell
from aoimori.core.summary import summarise
from aoimori.core.table import Table
from aoimori.runtime.cache import Cache
from aoimori.sources.files import Project
from aoimori.verbs.keys import basis_key, definition_key, origin_of
from aoimori.verbs.prepare import Prepared, asked_year, by_year, lock_path, prepare, reread
from aoimori.verbs.report import Origin
from aoimori.verbs.write import write_release


@dataclass(frozen=True, slots=True)
class Workshop:
    """What the work on every dataset shares. ``catalog`` has only what releases are made of (it
    goes to other processes, and is part of their keys); files are written below ``root``;
    ``fresh``: nothing remembered is used."""

    project: Project
    catalog: Catalog
    cache: Cache
    root: Path
    basis: str
    fresh: bool = False

    @classmethod
    def of(
        cls, project: Project, catalog: Catalog, cache: Cache, root: Path, *, fresh: bool
    ) -> Workshop:
        nothing = Localized("")
        catalog = replace(
            catalog,
            title=nothing,
            tagline=nothing,
            description=nothing,
            publisher=nothing,
            datasets=(),
        )
        return cls(project, catalog, cache, root, basis_key(catalog), fresh)


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
        outcome = _finish(workshop, prepared)
        if outcome.is_lasting and self._origin(release) == origin:  # else it changed meanwhile
            _remember(workshop, origin.key, outcome)
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


def recall(workshop: Workshop, key: str, id_: str) -> Outcome | None:
    """The remembered outcome of a release with its files put below the root; ``None``, and no
    file, if any of it is not there as it was."""
    outcome = workshop.cache.load(key, Outcome)
    if outcome is None:
        return None
    folder = PurePosixPath(data_folder(id_))
    for address, digest in outcome.files.items():
        path = PurePosixPath(address)
        is_inside = path.is_relative_to(folder) and ".." not in path.parts
        if not is_inside or not workshop.cache.put_file(digest, workshop.root / address):
            shutil.rmtree(workshop.root / folder, ignore_errors=True)
            return None
    return outcome


def _remember(workshop: Workshop, key: str, outcome: Outcome) -> None:
    for file, digest in outcome.files.items():
        workshop.cache.keep_file(workshop.root / file, digest)
    workshop.cache.store(key, outcome)


def _finish(workshop: Workshop, prepared: Prepared) -> Outcome:
    """The outcome of a release that was read and checked; written if it is to be published."""
    if prepared.stopped:
        return Outcome(prepared.diagnosis, stopped=True)
    tables = prepared.tables
    outcome = Outcome(
        diagnosis=prepared.diagnosis,
        tables={name: summarise(table) for name, table in tables.items()},
        sources=prepared.sources,
        story=tell(tables, prepared.release.sources),
        statuses=statuses_of(tables, workshop.catalog.codes.get(STATUSES)),
        sound=_sound(prepared),
        lock=prepared.lock,
    )
    if prepared.lock is None or not prepared.publishable:
        return outcome
    files = write_release(workshop.catalog, prepared, outcome, workshop.root)
    path = lock_path(workshop.project, prepared.dataset, prepared.release)
    place = Place(workshop.project.name(path))
    data = files.data
    differences = compare_files(prepared.lock, data.digests, data.encoders, place, prepared.id)
    remarks = (*data.findings, *differences)
    if any(finding.severity is Severity.ERROR for finding in remarks):
        shutil.rmtree(workshop.root / data_folder(prepared.id))
        return replace(outcome, remarks=remarks)
    return replace(
        outcome, distributions=data.distributions, files=files.addresses, remarks=remarks
    )


def _sound(prepared: Prepared) -> str:
    """A digest of everything the year after may look at or speak of: values, also those read
    aside, printed totals, and where each stands."""
    total = hashlib.sha256()
    for name, table in sorted(prepared.sound_tables().items()):
        told = (name, table.digest(), sorted(table.aside.items()), table.totals)
        total.update(f"{told!r}\n".encode())
        for field, places in sorted(table.places.items()):
            total.update(f"{field} {places.blocks!r}\n".encode())
            total.update(places.block_of.tobytes())
            total.update(places.rows.tobytes())
    return total.hexdigest()
