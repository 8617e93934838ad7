"""withdraw: a release is no longer published; its address stays, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.life import refuse_withdrawn
from aoimori.core.lock import Lock, Status, Withdrawal
from aoimori.core.text import near
from aoimori.runtime.stage import write_whole
from aoimori.sources.locks import lock_bytes, read_lock
from aoimori.verbs.prepare import lock_path
from aoimori.verbs.release import Released, recorded_days
from aoimori.verbs.workspace import Workspace


def withdraw(
    workspace: Workspace, dataset_id: str, year: int, day: date, reason: str, successor: str = ""
) -> Released:
    """Record that a release is no longer published, why, and what to use instead.

    Its sheets are not looked at: they may be what had to go. Raises :class:`Stop`:
    ``lock-missing``, ``lock-not-published``, ``lock-withdrawn``, ``lock-date``,
    ``successor-unknown``.
    """
    project = workspace.project
    dataset, release = workspace.release(dataset_id, year)
    path, id_ = lock_path(project, dataset, release), dataset.id_of(release)
    place, named = Place(project.name(path)), {"dataset": dataset.id, "year": str(year)}
    old = read_lock(path, place.file)
    if old is None:
        raise Stop(Finding("lock-missing", place, named, dataset=id_))
    refuse_withdrawn(old, place, id_)
    if not old.is_frozen or old.waits(day):
        raise Stop(Finding("lock-not-published", place, named, dataset=id_))
    last, of = max(recorded_days(project, dataset, day))
    if day < last:
        details = {"date": day.isoformat(), "last": last.isoformat(), "year": str(of)}
        raise Stop(Finding("lock-date", place, details, dataset=id_))
    if successor:
        _check_successor(workspace, successor, id_, day)
    lock = _withdrawn(old, Withdrawal(day, reason, successor))
    write_whole(path, lock_bytes(lock))
    return Released(id_, path, lock, old)


def _withdrawn(old: Lock, withdrawal: Withdrawal) -> Lock:
    """The last version is one of the past now: nothing of it is published."""
    return replace(
        old,
        status=Status.WITHDRAWN,
        withdrawn=withdrawal,
        past=(*old.past, old.as_past),
        changes=(),
        since=None,
    )


def _check_successor(workspace: Workspace, successor: str, own: str, day: date) -> None:
    """A page that says what to use instead must not lead nowhere."""
    known = sorted(_published(workspace, own, day))
    if successor not in known:
        details = {"successor": successor, "known": near(successor, known) or "-"}
        raise Stop(Finding("successor-unknown", details=details))


def _published(workspace: Workspace, own: str, day: date) -> set[str]:
    """The releases that are published on a day but one, and their datasets."""
    found: set[str] = set()
    for dataset in workspace.catalog.datasets:
        for release in dataset.releases:
            path, id_ = lock_path(workspace.project, dataset, release), dataset.id_of(release)
            lock = read_lock(path, workspace.project.name(path)) if id_ != own else None
            if lock is not None and lock.is_frozen and not lock.waits(day):
                found |= {id_, dataset.id}
    return found
