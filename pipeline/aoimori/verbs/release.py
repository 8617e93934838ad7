"""release: record in the lock what is published, under a date and a version that are given."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.lock import Lock
from aoimori.runtime.stage import write_whole
from aoimori.sources.locks import lock_bytes
from aoimori.verbs.prepare import Prepared, lock_path, prepare_one
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import write_distributions


@dataclass(frozen=True, slots=True)
class Released:
    """The lock as it now stands, and the one before; both are the same when nothing changed."""

    path: Path
    lock: Lock
    before: Lock | None

    @property
    def changed(self) -> bool:
        return self.lock != self.before


def release(workspace: Workspace, dataset_id: str, year: int, day: date, version: str) -> Released:
    """Write the lock of a release.

    A first lock gets ``version`` or 1.0.0. A lock of other content needs a higher ``version``;
    its first date stays. More files of the same content need none: ``day`` is then the one they
    were listed on. Raises :class:`Stop`: any open error of the release (but those of the old
    lock), ``lock-version``, ``lock-date`` (before the last day on record).
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
    files = written.digests
    old = prepared.lock
    if old is not None and (old.tables, old.files) == (prepared.locks(), files):
        return Released(path, old, old)
    lock = _next(prepared, files, day, version, Place(project.name(path)))
    write_whole(path, lock_bytes(lock))
    return Released(path, lock, old)


def _next(prepared: Prepared, files: dict[str, str], day: date, version: str, place: Place) -> Lock:
    old = prepared.lock
    if old is None:
        return Lock(version or "1.0.0", day, day, prepared.locks(), files)
    if day < old.listed:
        details = {"date": day.isoformat(), "last": old.listed.isoformat()}
        raise Stop(Finding("lock-date", place, details, dataset=prepared.id))
    if old.tables == prepared.locks() and old.files.items() <= files.items() and not version:
        # The same content in one more format: the data have not changed, the list of files has.
        return replace(old, files=files, relisted=day if day > old.modified else None)
    if not version or _parts(version) <= _parts(old.version):
        details = {"version": version or "–", "current": old.version}
        raise Stop(Finding("lock-version", place, details, dataset=prepared.id))
    return Lock(version, old.issued, day, prepared.locks(), files)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
