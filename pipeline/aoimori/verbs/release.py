"""release: record in the lock what is published, under a date and a version that are given."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.core.card import card_digest
from aoimori.core.catalog import Dataset
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.lock import Lock, TableLock, compare_files
from aoimori.runtime.stage import write_whole
from aoimori.sources.files import Project
from aoimori.sources.locks import lock_bytes, read_lock
from aoimori.verbs.prepare import lock_path, prepare_one
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import Written, write_distributions


@dataclass(frozen=True, slots=True)
class Released:
    """The lock as it now stands, and the one before; both are the same when nothing changed."""

    path: Path
    lock: Lock
    before: Lock | None

    @property
    def changed(self) -> bool:
        return self.lock != self.before


def release(
    workspace: Workspace,
    dataset_id: str,
    year: int,
    day: date,
    version: str = "",
    *,
    reencode: bool = False,
) -> Released:
    """Write the lock of a release.

    A first lock gets ``version`` or 1.0.0. A lock of other content needs a higher ``version``;
    its first date stays. More files of the same content, and other words about the dataset, need
    none: ``day`` is then the one they were listed on; so do other bytes of the same content, if
    ``reencode`` accepts them. Raises :class:`Stop`: any open error of the release (but those of
    the old lock), ``lock-version``, ``lock-reencode``, ``lock-date`` (before the last day on
    record for any year of the dataset: who follows a catalogue looks for later days).
    """
    project = workspace.project
    dataset, release_ = workspace.release(dataset_id, year)
    prepared = prepare_one(project, workspace.catalog, dataset, release_)
    open_errors = [f for f in prepared.diagnosis.errors if f not in prepared.drift]
    if open_errors or prepared.stopped:
        raise Stop(*(open_errors or prepared.diagnosis.findings))
    path = lock_path(project, dataset, release_)
    with tempfile.TemporaryDirectory() as folder:
        written = write_distributions(workspace.catalog, prepared, Path(folder))
    old = prepared.lock
    now = _Now(
        prepared.locks(),
        written,
        card_digest(dataset, workspace.catalog.demonstration),
        day,
        tuple(_recorded(project, dataset)),
        Place(project.name(path)),
        prepared.id,
    )
    lock = _first(now, version) if old is None else _next(old, now, version, reencode=reencode)
    if lock != old:
        write_whole(path, lock_bytes(lock))
    return Released(path, lock, old)


@dataclass(frozen=True, slots=True)
class _Now:
    """A release as it is to be recorded: its tables and files, what is said of it, the day, and
    the days on record, with their years."""

    tables: Mapping[str, TableLock]
    written: Written
    card: str
    day: date
    recorded: Sequence[tuple[date, int]]
    place: Place
    id: str

    def lock(self, version: str, issued: date) -> Lock:
        written = self.written
        return Lock(
            version,
            issued,
            self.day,
            self.tables,
            written.digests,
            encoders=written.encoders,
            card=self.card,
        )

    def check_day(self) -> None:
        """Raises :class:`Stop` (``lock-date``) for a day before the last on record."""
        last, year = max(self.recorded, default=(self.day, 0))
        if self.day < last:
            details = {"date": self.day.isoformat(), "last": last.isoformat(), "year": str(year)}
            raise Stop(Finding("lock-date", self.place, details, dataset=self.id))


def _first(now: _Now, version: str) -> Lock:
    now.check_day()
    return now.lock(version or "1.0.0", now.day)


def _next(old: Lock, now: _Now, version: str, *, reencode: bool) -> Lock:
    files, encoders = now.written.digests, now.written.encoders
    is_same = old.tables == now.tables and old.files.keys() <= files.keys() and not version
    if (old.tables, old.files) == (now.tables, files) and old.card in ("", now.card):
        return replace(old, encoders=old.encoders or encoders, card=now.card)
    now.check_day()
    if is_same:
        # The same content in one more format, or written or described otherwise: the data have
        # not changed.
        differences = compare_files(old, files, encoders, now.place, now.id)
        other = [finding for finding in differences if finding.check == "lock-reencode"]
        if other and not reencode:
            raise Stop(*other)
        relisted = now.day if now.day > old.modified else None
        return replace(old, files=files, relisted=relisted, encoders=encoders, card=now.card)
    if not version or _parts(version) <= _parts(old.version):
        details = {"version": version or "–", "current": old.version}
        raise Stop(Finding("lock-version", now.place, details, dataset=now.id))
    return now.lock(version, old.issued)


def _recorded(project: Project, dataset: Dataset) -> Iterator[tuple[date, int]]:
    """The last day in the lock of every year that has one. Raises :class:`Stop`."""
    for release in dataset.releases:
        path = lock_path(project, dataset, release)
        lock = read_lock(path, project.name(path))
        if lock is not None:
            yield lock.listed, release.year.year


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
