"""release: record in the lock what is published, from when, and what a correction corrects."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from aoimori.checks.history import YEARS
from aoimori.core.card import card_digest
from aoimori.core.catalog import Dataset
from aoimori.core.findings import Finding, OpenErrors, Place, Severity, Stop
from aoimori.core.life import Act, Now, draft, following, published, refuse_withdrawn
from aoimori.core.lock import Lock, Status
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import write_whole
from aoimori.sources.files import Project
from aoimori.sources.locks import lock_bytes, read_lock
from aoimori.verbs.awaited import awaited
from aoimori.verbs.corrected import table_changes, year_changes
from aoimori.verbs.history import history
from aoimori.verbs.prepare import Prepared, lock_path, prepare_all, prepare_one
from aoimori.verbs.read import read
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import write_distributions


@dataclass(frozen=True, slots=True)
class Released:
    """The lock as it now stands, and the one before (both are the same when nothing changed);
    ``remarks`` tell what formats could not hold, and what is odd about the day."""

    id: str
    path: Path
    lock: Lock
    before: Lock | None
    remarks: tuple[Finding, ...] = ()

    @property
    def changed(self) -> bool:
        return self.lock != self.before


def release(
    workspace: Workspace, dataset_id: str, year: int, day: date, act: Act, note: str = ""
) -> Released:
    """Write the lock of a release.

    A draft may be recorded again and again; ``FINAL`` publishes it as 1.0.0, not before its
    ``publish_from``; until that day it may be recorded anew, or be a draft again. What was
    published and is other content now takes ``CORRECT`` and a ``note``; its version follows what
    changed, its first date stays. More files of the same content, and other words about the
    dataset, are no new version: ``day`` is then the one they were listed on.
    Raises :class:`Stop`: any open error of the release (but those of the old lock),
    ``lock-final``, ``lock-withdrawn``, ``lock-not-published``, ``lock-not-corrected``,
    ``lock-lost``, ``lock-reencode``, ``lock-date`` (before the last day on record for any year of
    the dataset: who follows a catalogue looks for later days).
    """
    dataset, release_ = workspace.release(dataset_id, year)
    prepared = prepare_one(workspace.project, workspace.catalog, dataset, release_)
    done = _record(workspace, prepared, day, act, note)
    if not done.changed:
        return done
    return replace(done, remarks=(*done.remarks, *_against_history(workspace, prepared)))


def _against_history(workspace: Workspace, prepared: Prepared) -> Iterator[Finding]:
    """The figures that leave the way of the years before, which are read for that."""
    dataset, year = prepared.dataset, prepared.release.year.year
    years = {year: prepared.sound_tables()}
    before = [release for release in dataset.releases if release.year.year < year]
    if len(before) < YEARS:
        return
    for earlier in before:
        with suppress(Stop):  # a year that cannot be read is told where it is looked at itself
            tables = read(workspace.project, workspace.catalog, dataset, earlier).tables
            years[earlier.year.year] = tables
    found = history(workspace.catalog, dataset, years, ())
    yield from (finding for finding in found if finding.dataset == prepared.id)


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

    A release that was not published is passed over; one with an open error or other content is
    told and stays as it is. Raises :class:`Stop` for an unknown name.
    """
    datasets, definitions = workspace.select(ids)
    if year is not None:
        workspace.release(ids[0], year)
    done: list[Released] = []
    findings = list(definitions)
    with stage(progress, "check", sum(len(dataset.releases) for dataset in datasets)):
        for dataset in datasets:
            for prepared in prepare_all(workspace.project, workspace.catalog, dataset):
                is_meant = year in (None, prepared.release.year.year)
                if prepared.stopped and is_meant:
                    findings += prepared.diagnosis.errors
                elif prepared.is_frozen and is_meant:
                    try:
                        done.append(_record(workspace, prepared, day, Act.REENCODE))
                    except Stop as stop:
                        findings += stop.findings
                    else:
                        findings += (f for f in done[-1].remarks if f.check == "lock-far-day")
                progress.step(prepared.id)
    return Reencoded(tuple(done), tuple(findings))


def _record(
    workspace: Workspace, prepared: Prepared, day: date, act: Act, note: str = ""
) -> Released:
    """Write the lock of a release that was read."""
    project, dataset, old = workspace.project, prepared.dataset, prepared.lock
    path = lock_path(project, dataset, prepared.release)
    place = Place(project.name(path))
    _refuse(project, prepared, place, act, day)
    with tempfile.TemporaryDirectory() as folder:
        written = write_distributions(workspace.catalog, prepared, Path(folder))
    now = Now(
        prepared.locks(workspace.catalog.codes),
        written.digests,
        written.encoders,
        card_digest(dataset, workspace.catalog.demonstration),
        day,
        tuple(recorded_days(project, dataset, day)),
        place,
        prepared.id,
    )
    is_out = old is not None and old.is_frozen and not old.waits(day)
    if old is not None and (is_out or act is Act.REENCODE):
        lock = following(old, now, act, note)
    elif act is Act.DRAFT:
        lock = draft(old if old is not None and not old.is_frozen else None, now)
    else:
        lock = published(now, prepared.release.publish_from)
        since, changes = year_changes(workspace, prepared, lock.issued)
        lock = replace(lock, since=since, changes=changes)
        if old is not None and replace(lock, recorded=old.recorded) == old:
            lock = old  # it waits already, as it is
    remarks = [*written.findings, *now.remarks(old, lock)]
    if act is Act.FINAL:  # what somebody looked at is not what is published
        remarks += (f for f in prepared.diagnosis if f.check == "draft-changed")
    if old is not None and is_out and lock.version != old.version:
        corrected = table_changes(project, prepared, old)
        lock = replace(lock, changes=corrected.tables)
        remarks += corrected.findings
    if lock != old:
        write_whole(path, lock_bytes(lock))
    return Released(prepared.id, path, lock, old, tuple(remarks))


def _refuse(project: Project, prepared: Prepared, place: Place, act: Act, day: date) -> None:
    """Raises :class:`Stop` for what must not be recorded, whatever it says."""
    old, id_ = prepared.lock, prepared.id
    refuse_withdrawn(old, place, id_)
    if prepared.is_awaited:
        raise Stop(*awaited(project, prepared.dataset, prepared.release, Severity.ERROR))
    if prepared.stopped:
        raise Stop(*prepared.diagnosis.findings)
    open_errors = [f for f in prepared.diagnosis.errors if f not in prepared.drift]
    if open_errors:
        raise OpenErrors(*open_errors)
    if act is Act.CORRECT and (old is None or not old.is_frozen or old.waits(day)):
        named = {"dataset": prepared.dataset.id, "year": str(prepared.release.year.year)}
        raise Stop(Finding("lock-not-published", place, named, dataset=id_))


def recorded_days(project: Project, dataset: Dataset, day: date) -> Iterator[tuple[date, int]]:
    """The last day in the lock of every year that was published by a day, which may be later: a
    slip. What waits for its day is no record of it. Raises :class:`Stop`."""
    for release in dataset.releases:
        path = lock_path(project, dataset, release)
        lock = read_lock(path, project.name(path))
        if lock is not None and lock.status is not Status.DRAFT and not lock.waits(day):
            yield lock.listed, release.year.year
