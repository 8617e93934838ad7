"""Printed sums are the sums of their parts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from aoimori.checks.registry import CHECKS, CheckedRelease
from aoimori.core.findings import Finding, Place
from aoimori.core.numbers import exact, is_number
from aoimori.core.steps import Step
from aoimori.core.table import Table
from aoimori.core.totals import TotalCell, TotalRow

# More rows than these cannot all be tried; the total is not judged then.
_UNSURE = 10


@CHECKS.register("totals")
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``total-mismatch`` at every printed sum that its parts do not add up to, and
    ``text-not-summed`` at parts a formula has skipped because they are text.

    A sum is not judged where it disagrees and a part has no value or was corrected: what was
    added up in the sheet is not known then.
    """
    for table in release.tables.values():
        skipped: dict[tuple[int, str], list[str]] = {}
        for name in (*table.schema.names, *table.aside) if table.totals else ():
            column = _Column(table, name)
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

    def __init__(self, table: Table, name: str) -> None:
        self.name = name
        self.values = [exact(text) for text in table.texts(name)]
        self.corrected = table.stepped(name, lambda step: step.rule == "correction")
        self.texts = table.stepped(name, _of_text)

    def sum(self, row: TotalRow, cell: TotalCell) -> _Sum | None:
        """What is wrong with a total, ``None`` for nothing (or nothing that can be told)."""
        printed = exact(cell.text)
        values = {position: self.values[position] for position in (*row.parts, *row.unsure)}
        known = {position: value for position, value in values.items() if value is not None}
        summed = sum((known.get(position, Decimal(0)) for position in row.parts), Decimal(0))
        if printed is None or self._may_be(printed - summed, row.unsure):
            return None
        if len(known) < len(values) or not self.corrected.keys().isdisjoint(values):
            return None
        found = _Sum(row, self.name, cell, printed, summed)
        if not cell.formula:
            return found
        texts = [position for position in self.texts if known.get(position)]
        if texts and sum((known[position] for position in texts), printed) == summed:
            return replace(found, missing=texts, skipped=texts)
        missing = [position for position, value in known.items() if printed + value == summed]
        return replace(found, missing=missing if len(missing) == 1 else ())

    def _may_be(self, rest: Decimal, unsure: Sequence[int]) -> bool:
        """Whether some of the rows that may be parts or not add up to what is left."""
        values = [value for position in unsure if (value := self.values[position]) is not None]
        return len(values) > _UNSURE or any(
            sum(some, Decimal(0)) == rest
            for n in range(len(values) + 1)
            for some in combinations(values, n)
        )


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
        "missing": "・".join(_cells(table, found.missing, found.name)) or "–",
    }
    place = Place(found.row.file, found.row.sheet, found.cell.cell)
    return Finding("total-mismatch", place, details, dataset=release.id, field_name=found.name)


def _cells(table: Table, positions: Collection[int], name: str) -> Iterator[str]:
    yield from (table.place(position, name)[2] for position in positions)
