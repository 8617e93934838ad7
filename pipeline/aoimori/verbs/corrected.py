"""What a correction changed, as the lock keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aoimori.core.changed import diff_recorded
from aoimori.core.diff.content import Content
from aoimori.core.diff.summary import change_of
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.lock import Lock
from aoimori.core.tablechange import TableChange
from aoimori.sources.files import Project
from aoimori.verbs.prepare import Prepared, lock_path
from aoimori.verbs.recorded import recorded


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
