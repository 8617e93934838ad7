"""Printed sums are the sums of their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from aoimori.checks.registry import CheckedRelease, any_table, register
from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.findings import Finding, Place
from aoimori.core.numbers import exact, is_number, read_number
from aoimori.core.steps import Step, Unreadable
from aoimori.core.table import Table
from aoimori.core.totals import TotalCell, TotalRow

# More rows than these cannot all be tried; the total is not judged then.
_UNSURE = 10


@register("totals", any_table(lambda table: table.totals))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``total-mismatch`` at every printed sum that its parts do not add up to, and
    ``text-not-summed`` at parts a formula has skipped because they are text.

    A sum is not judged where it disagrees and a part is not known, or agrees with a part as it
    was before it was corrected. Parts that are not there (not printed, nil) count as nothing.
    """
    for table in release.tables.values():
        skipped: dict[tuple[int, str], list[str]] = {}
        for name in (*table.schema.names, *table.aside) if table.totals else ():
            column = _Column(release, table, name)
            for row in table.totals:
                if name in row.cells and (sum_ := column.sum(row, row.cells[name])) is not None:
                    yield _mismatch(release, table, sum_)
                    for position in sum_.skipped:
                        skipped.setdefault((position, name), []).append(sum_.cell.cell)
        for (position, name), cells in skipped.items():
            details = {"value": _raw(table, position, name), "totals": "・".join(cells)}
            yield release.finding("text-not-summed", table, position, name, details)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed sum that is not the sum of its parts; ``missing`` are the positions of those the
    formula does not seem to add up, ``skipped`` of those among them that are text."""

    row: TotalRow
    name: str
    cell: TotalCell
    printed: Decimal
    summed: Decimal
    missing: Sequence[int] = ()
    skipped: Sequence[int] = ()


class _Column:
    """One field of a table, with what its totals are held against."""

    def __init__(self, release: CheckedRelease, table: Table, name: str) -> None:
        self.name = name
        self.values = [exact(text) for text in table.texts(name)]
        self.received = _received(table, name)
        self.texts = table.stepped(name, _of_text)
        self.unknown = unknown_positions(release, table, name)

    def sum(self, row: TotalRow, cell: TotalCell) -> _Sum | None:
        """What is wrong with a total, ``None`` for nothing (or nothing that can be told)."""
        printed = exact(cell.text)
        values = {position: self.values[position] for position in (*row.parts, *row.unsure)}
        known = {position: value for position, value in values.items() if value is not None}
        summed = sum((known.get(position, Decimal(0)) for position in row.parts), Decimal(0))
        if printed is None or (values and not known) or self._may_be(printed - summed, row.unsure):
            return None
        if not self.unknown.isdisjoint(values) or self._as_received(printed, row):
            return None
        found = _Sum(row, self.name, cell, printed, summed)
        if not cell.formula:
            return found
        texts = [position for position in self.texts if known.get(position)]
        if texts and sum((known[position] for position in texts), printed) == summed:
            return replace(found, missing=texts, skipped=texts)
        missing = [position for position, value in known.items() if printed + value == summed]
        return replace(found, missing=missing if len(missing) == 1 else ())

    def _as_received(self, printed: Decimal, row: TotalRow) -> bool:
        """Whether the sum is right with the values that were corrected as they were, or what
        these were does not read."""
        if self.received.keys().isdisjoint(row.parts):
            return False
        values = [self.received.get(at, self.values[at] or Decimal(0)) for at in row.parts]
        return None in values or sum(filter(None, values), Decimal(0)) == printed

    def _may_be(self, rest: Decimal, unsure: Sequence[int]) -> bool:
        """Whether some of the rows that may be parts or not add up to what is left."""
        values = [value for position in unsure if (value := self.values[position]) is not None]
        return len(values) > _UNSURE or any(
            sum(some, Decimal(0)) == rest
            for n in range(len(values) + 1)
            for some in combinations(values, n)
        )


def _received(table: Table, name: str) -> dict[int, Decimal | None]:
    """What the corrected values were before, as far as it is a number."""
    field = table.schema.by_name.get(name)
    units = (field.unit.ja,) if field and field.unit else ()
    found: dict[int, Decimal | None] = {}
    for position, step in table.stepped(name, lambda step: step.rule == "correction").items():
        try:
            found[position] = exact(read_number(step.before or "", units)[0])
        except Unreadable:
            found[position] = None
    return found


def unknown_positions(release: CheckedRelease, table: Table, name: str) -> frozenset[int]:
    """The positions of parts that have no value though there may be one: it does not read, is
    required and not there, or stands for a status that does not count as nothing."""
    statuses = release.codes.get(STATUSES, CodeList(STATUSES, {}))
    excused = {found.position: found.code for found in table.statuses() if found.field == name}
    nothing = {status.code for status in statuses if status.column("in_sums") == "nothing"}
    unknown = set(release.unread_in(table, name))
    for position, text in enumerate(table.texts(name)):
        if (text is None and position in excused and excused[position] not in nothing) or (
            text is None and position not in excused and name in table.schema.required
        ):
            unknown.add(position)
    return frozenset(unknown)


def _of_text(step: Step) -> bool:
    """Whether a step was taken from what no number is shown as; a percentage is one."""
    text = step.before
    return text is not None and not is_number(text) and not text.endswith("%")


def _raw(table: Table, position: int, name: str) -> str:
    return table.provenance(position, name).raw or ""


def _mismatch(release: CheckedRelease, table: Table, found: _Sum) -> Finding:
    details = {
        "label": found.row.label,
        "printed": found.cell.text,
        "summed": f"{found.summed:f}",
        "difference": f"{abs(found.summed - found.printed):f}",
        "missing": "・".join(_cells(table, found.missing, found.name)) or "―",
    }
    place = Place(found.row.file, found.row.sheet, found.cell.cell)
    return Finding("total-mismatch", place, details, dataset=release.id, field_name=found.name)


def _cells(table: Table, positions: Collection[int], name: str) -> Iterator[str]:
    yield from (table.place(position, name)[2] for position in positions)
