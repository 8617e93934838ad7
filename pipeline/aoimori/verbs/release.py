"""release: record in the lock what is published, under a date and a version that are given."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from aoimori.core.card import card_digest
from aoimori.core.catalog import Dataset
from aoimori.core.findings import Finding, OpenErrors, Place, Severity, Stop
from aoimori.core.lock import Lock, TableLock, compare_files
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import write_whole
from aoimori.sources.files import Project
from aoimori.sources.locks import lock_bytes, read_lock
from aoimori.verbs.prepare import Prepared, lock_path, prepare_all, prepare_one
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import Written, write_distributions

# Nobody who publishes year by year waits so long: the year may be mistyped.
_FAR = timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Released:
    """The lock as it now stands, and the one before (both are the same when nothing changed);
    ``remarks`` tell what formats could not hold, and what is odd about the day."""

    id: str
    path: Path
    lock: Lock
    before: Lock | None
    remarks: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        return self.lock != self.before


def release(
    workspace: Workspace, dataset_id: str, year: int, day: date, version: str = ""
) -> Released:
    """Write the lock of a release.

    A first lock gets ``version`` or 1.0.0. A lock of other content, or of other words beside it,
    needs a higher ``version``; its first date stays. More files of the same content, and other
    words about the dataset, need none: ``day`` is then the one they were listed on. Raises
    :class:`Stop`: any open error of the release (but those of the old lock), ``lock-version``,
    ``lock-reencode``, ``lock-date`` (before the last day on record for any year of the dataset:
    who follows a catalogue looks for later days).
    """
    dataset, release_ = workspace.release(dataset_id, year)
    prepared = prepare_one(workspace.project, workspace.catalog, dataset, release_)
    return _record(workspace, prepared, day, version)


@dataclass(frozen=True, slots=True)
class Reencoded:
    """The locks as they now stand, why others could not be written, and a day that is odd."""

    releases: tuple[Released, ...]
    findings: tuple[Finding, ...]


def reencode(
    workspace: Workspace, ids: Sequence[str], year: int | None, day: date, progress: Progress
) -> Reencoded:
    """Record for all datasets, or those named (and one ``year``), what is written otherwise now
    though its content is that of its lock.

    A release without a lock is passed over; one with an open error or other content is told and
    stays as it is. Raises :class:`Stop` for an unknown name.
    """
    datasets, definitions = workspace.select(ids)
    if year is not None:
        workspace.release(ids[0], year)
    done: list[Released] = []
    findings = list(definitions)
    with stage(progress, "check", sum(len(dataset.releases) for dataset in datasets)):
        for dataset in datasets:
            for prepared in prepare_all(workspace.project, workspace.catalog, dataset):
                if prepared.lock is not None and year in (None, prepared.release.year.year):
                    try:
                        done.append(_record(workspace, prepared, day, accept=True))
                    except Stop as stop:
                        findings += stop.findings
                    else:
                        findings += (f for f in done[-1].remarks if f.check == "lock-far-day")
                progress.step(prepared.id)
    return Reencoded(tuple(done), tuple(findings))


def _record(
    workspace: Workspace, prepared: Prepared, day: date, version: str = "", *, accept: bool = False
) -> Released:
    """Write the lock of a release that was read; ``accept`` other bytes of the same content."""
    project, dataset = workspace.project, prepared.dataset
    open_errors = [f for f in prepared.diagnosis.errors if f not in prepared.drift]
    if prepared.stopped:
        raise Stop(*prepared.diagnosis.findings)
    if open_errors:
        raise OpenErrors(*open_errors)
    path = lock_path(project, dataset, prepared.release)
    with tempfile.TemporaryDirectory() as folder:
        written = write_distributions(workspace.catalog, prepared, Path(folder))
    old = prepared.lock
    now = _Now(
        prepared.locks(workspace.catalog.codes),
        written,
        card_digest(dataset, workspace.catalog.demonstration),
        day,
        tuple(_recorded(project, dataset)),
        Place(project.name(path)),
        prepared.id,
    )
    lock = _first(now, version) if old is None else _next(old, now, version, accept=accept)
    if lock != old:
        write_whole(path, lock_bytes(lock))
    return Released(prepared.id, path, lock, old, (*written.findings, *now.remarks(old, lock)))


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

    def remarks(self, old: Lock | None, lock: Lock) -> Iterator[Finding]:
        """What is odd about the day that was just recorded."""
        last, _ = max(self.recorded, default=(self.day, 0))
        details = {"date": self.day.isoformat(), "last": last.isoformat()}
        is_changed = old is not None and (
            old.version != lock.version or old.card not in ("", lock.card)
        )
        if old is not None and is_changed and old.listed == self.day:
            yield Finding("lock-same-day", self.place, details, Severity.WARNING, self.id)
        if lock.listed - last > _FAR:
            yield Finding("lock-far-day", self.place, details, Severity.WARNING, self.id)

    def check_day(self) -> None:
        """Raises :class:`Stop` (``lock-date``) for a day before the last on record."""
        last, year = max(self.recorded, default=(self.day, 0))
        if self.day < last:
            details = {"date": self.day.isoformat(), "last": last.isoformat(), "year": str(year)}
            raise Stop(Finding("lock-date", self.place, details, dataset=self.id))


def _first(now: _Now, version: str) -> Lock:
    now.check_day()
    return now.lock(version or "1.0.0", now.day)


def _next(old: Lock, now: _Now, version: str, *, accept: bool) -> Lock:
    files, encoders = now.written.digests, now.written.encoders
    is_same = old.tables.keys() == now.tables.keys() and all(
        table.same(now.tables[name]) for name, table in old.tables.items()
    )
    if is_same and old.files == files and old.card in ("", now.card):
        # Nothing to give a day to; a lock of before learns what it did not know.
        encoders = old.encoders or encoders
        return replace(old, tables=now.tables, encoders=encoders, card=now.card)
    now.check_day()
    if is_same and old.files.keys() <= files.keys() and not version:
        # The same content in one more format, or written or described otherwise: the data have
        # not changed.
        differences = compare_files(old, files, encoders, now.place, now.id)
        other = [finding for finding in differences if finding.check == "lock-reencode"]
        if other and not accept:
            raise Stop(*other)
        relisted = now.day if now.day > old.modified else None
        return replace(
            old,
            tables=now.tables,
            files=files,
            relisted=relisted,
            encoders=encoders,
            card=now.card,
        )
    details = {"version": version, "current": old.version}
    if not version:
        raise Stop(Finding("lock-version-missing", now.place, details, dataset=now.id))
    if _parts(version) <= _parts(old.version):
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
