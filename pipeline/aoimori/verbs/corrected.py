"""What a correction changed, as the lock keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from aoimori.core.changed import diff_recorded
from aoimori.core.diff.content import Content
from aoimori.core.diff.summary import change_of
from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.lock import Lock
from aoimori.core.tablechange import TableChange
from aoimori.sources.files import Project
from aoimori.sources.locks import read_lock
from aoimori.verbs.diff import diff_years
from aoimori.verbs.prepare import Prepared, by_year, lock_path
from aoimori.verbs.recorded import recorded
from aoimori.verbs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, table by table; a notice where nobody knows what was before."""

    tables: tuple[TableChange, ...]
    findings: tuple[Finding, ...] = ()


def table_changes(project: Project, prepared: Prepared, old: Lock) -> Changes:
    """What the tables of a release have otherwise than the version in its lock."""
    before = recorded(project, prepared.dataset, prepared.release, old)
    if not old.tables.keys() <= before.keys():
        place = Place(project.name(lock_path(project, prepared.dataset, prepared.release)))
        unknown = Finding("lock-before-unknown", place, {}, Severity.NOTICE, prepared.id)
        return Changes((), (unknown,))
    after = {name: table.content() for name, table in prepared.tables.items()}
    return Changes(tuple(_changes(before, after)))


def year_changes(
    workspace: Workspace, prepared: Prepared, day: date
) -> tuple[int | None, tuple[TableChange, ...]]:
    """What the tables of a release have otherwise than those of the last year before it that was
    published by a day, and which year that is; its values are too many for a lock to name."""
    project, dataset, own = workspace.project, prepared.dataset, prepared.release.year.year
    before = None
    for release in by_year(dataset):
        path = lock_path(project, dataset, release)
        lock = read_lock(path, project.name(path)) if release.year.year < own else None
        if lock is not None and lock.is_frozen and not lock.waits(day):
            before = release.year.year
    if before is None:
        return None, ()
    try:
        tables = diff_years(workspace, dataset.id, before, own).tables
    except Stop:  # a year that cannot be read is told where it is looked at itself
        return None, ()
    changed = (change_of(table.name, table.diff) for table in tables if table.diff is not None)
    return before, tuple(replace(change, cells=()) for change in changed)


def _changes(before: Mapping[str, Content], after: Mapping[str, Content]) -> Iterator[TableChange]:
    for name in sorted({*before, *after}):
        if name not in before:
            yield TableChange(name, added=len(after[name]))
        elif name not in after:
            yield TableChange(name, removed=len(before[name]))
        else:
            made = diff_recorded(before[name], after[name])
            if not made.is_empty:
                yield change_of(name, made)
