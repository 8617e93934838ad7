"""What happened to the values of a release, summed up by rule, with one example of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from aoimori.core.catalog import Source
from aoimori.core.codes import CodeList
from aoimori.core.layout import Correction
from aoimori.core.localized import Localized
from aoimori.core.provenance import Trail
from aoimori.core.repairs import RULES, RepairKind
from aoimori.core.steps import Step
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class Example:
    """One cell a rule was applied to, and what it made of it."""

    sheet: str
    cell: str
    title: Localized
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """A rule, on how many values it worked, and the first of them in reading order."""

    rule: str
    title: Localized
    values: int
    example: Example


@dataclass(frozen=True, slots=True)
class CorrectedCell:
    """A slip of the source that the definition puts right."""

    sheet: str
    cell: str
    titles: tuple[Localized, ...]
    before: str
    after: str | None
    reason: Localized


@dataclass(frozen=True, slots=True)
class Story:
    """All of it: ``values`` is the number of values, ``repaired`` and ``read`` how many of them
    went through at least one repair or reading (a value may have gone through both)."""

    values: int = 0
    repaired: int = 0
    read: int = 0
    repairs: tuple[RuleCount, ...] = ()
    readings: tuple[RuleCount, ...] = ()
    corrections: tuple[CorrectedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusCount:
    """Why values are not there: what the code list calls it, the signs in the sheet that say so,
    and for how many values."""

    title: Localized
    signs: tuple[str, ...]
    values: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Values of one field that share a history: how many, and the first one's table row."""

    table: Table
    field: int
    position: int
    values: int
    steps: tuple[Step, ...]

    @property
    def order(self) -> tuple[int, int]:
        return self.position, self.field


def tell(tables: Mapping[str, Table], sources: Mapping[str, Source]) -> Story:
    """The story of a release's values; counts histories, not values, so that it stays quick."""
    groups = [group for table in tables.values() for group in _groups(table)]
    counts = tuple(_count(rule, groups) for rule in RULES)
    found = [count for count in counts if count is not None]
    return Story(
        values=sum(len(table) * len(table.schema.names) for table in tables.values()),
        repaired=_touched(groups, RepairKind.REPAIR),
        read=_touched(groups, RepairKind.READING),
        repairs=tuple(c for c in found if RULES[c.rule].kind is RepairKind.REPAIR),
        readings=tuple(c for c in found if RULES[c.rule].kind is RepairKind.READING),
        corrections=tuple(_corrections(tables, sources)),
    )


def statuses_of(tables: Mapping[str, Table], names: CodeList | None) -> tuple[StatusCount, ...]:
    """The statuses of a release's values, by code; one the list does not have is its own title."""
    found: dict[str, list[str]] = {}
    for table in tables.values():
        for status in table.statuses():
            found.setdefault(status.code, []).append(status.sign)
    return tuple(
        StatusCount(
            title=names[code].name if names and code in names else Localized(code),
            signs=tuple(dict.fromkeys(signs)),
            values=len(signs),
        )
        for code, signs in sorted(found.items())
    )


def _groups(table: Table) -> Iterator[_Group]:
    for index, name in enumerate(table.schema.names):
        trail = table.trails.get(name)
        if trail is None:
            continue
        which, first, counts = np.unique(trail.which, return_index=True, return_counts=True)
        for history, at, count in zip(which, first, counts, strict=True):
            steps = trail.histories[int(history)].steps
            yield _Group(table, index, int(trail.positions[at]), int(count), steps)


def _touched(groups: Iterable[_Group], kind: RepairKind) -> int:
    return sum(g.values for g in groups if any(RULES[s.rule].kind is kind for s in g.steps))


def _count(rule: str, groups: Iterable[_Group]) -> RuleCount | None:
    touched = [group for group in groups if any(step.rule == rule for step in group.steps)]
    if not touched:
        return None
    first = min(touched, key=lambda group: group.order)
    step = next(step for step in first.steps if step.rule == rule)
    field = first.table.schema.fields[first.field]
    _, sheet, cell = first.table.place(first.position, field.name)
    example = Example(sheet, cell, field.title, step.before, step.after)
    return RuleCount(rule, RULES[rule].title, sum(group.values for group in touched), example)


def _corrections(
    tables: Mapping[str, Table], sources: Mapping[str, Source]
) -> Iterator[CorrectedCell]:
    """The corrections that were applied, as the trails tell; a stale one was not."""
    for name, table in tables.items():
        for correction in sources[name].corrections:
            sheets = [
                sheet for field in correction.fields for sheet in _applied(table, field, correction)
            ]
            if sheets:
                yield _corrected(correction, sheets[0], table)


def _applied(table: Table, field: str, correction: Correction) -> Iterator[str]:
    """The sheets in which a correction was applied to a field."""
    trail = table.trails.get(field, Trail())
    for position, row, which in zip(trail.positions, trail.rows, trail.which, strict=True):
        if any(step.rule == "correction" for step in trail.histories[which].steps):
            places = table.places[field]
            sheet = places.block(int(position)).sheet
            cell = places.cell(int(position), field, int(row))
            if cell == correction.cell and correction.sheet in ("", sheet):
                yield sheet


def _corrected(correction: Correction, sheet: str, table: Table) -> CorrectedCell:
    return CorrectedCell(
        sheet=sheet,
        cell=correction.cell,
        titles=tuple(table.schema.by_name[name].title for name in correction.fields),
        before=correction.expected,
        after=correction.corrected,
        reason=correction.reason,
    )
