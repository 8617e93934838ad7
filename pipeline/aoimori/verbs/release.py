"""release: record in the lock what is published, under a date and a version that are given."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.lock import Lock, compare_files
from aoimori.runtime.stage import write_whole
from aoimori.sources.locks import lock_bytes
from aoimori.verbs.prepare import Prepared, lock_path, prepare_one
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
    its first date stays. More files of the same content need none: ``day`` is then the one they
    were listed on; so do other bytes of the same content, if ``reencode`` accepts them. Raises
    :class:`Stop`: any open error of the release (but those of the old lock), ``lock-version``,
    ``lock-reencode``, ``lock-date`` (before the last day on record).
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
    place, old = Place(project.name(path)), prepared.lock
    lock = _next(prepared, written, day, version, place, reencode=reencode)
    if lock != old:
        write_whole(path, lock_bytes(lock))
    return Released(path, lock, old)


def _next(
    prepared: Prepared, written: Written, day: date, version: str, place: Place, *, reencode: bool
) -> Lock:
    old, tables, files = prepared.lock, prepared.locks(), written.digests
    if old is None:
        return Lock(version or "1.0.0", day, day, tables, files, encoders=written.encoders)
    if (old.tables, old.files) == (tables, files):
        return old if old.encoders else replace(old, encoders=written.encoders)
    if day < old.listed:
        details = {"date": day.isoformat(), "last": old.listed.isoformat()}
        raise Stop(Finding("lock-date", place, details, dataset=prepared.id))
    if old.tables == tables and old.files.keys() <= files.keys() and not version:
        # The same content in one more format, or written otherwise: the data have not changed.
        differences = compare_files(old, files, written.encoders, place, prepared.id)
        other = [finding for finding in differences if finding.check == "lock-reencode"]
        if other and not reencode:
            raise Stop(*other)
        relisted = day if day > old.modified else None
        return replace(old, files=files, relisted=relisted, encoders=written.encoders)
    if not version or _parts(version) <= _parts(old.version):
        details = {"version": version or "–", "current": old.version}
        raise Stop(Finding("lock-version", place, details, dataset=prepared.id))
    return Lock(version, old.issued, day, tables, files, encoders=written.encoders)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
