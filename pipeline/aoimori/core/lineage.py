"""Where the values of a table's first rows come from: what pages tell, and no more than that.

Packed as the table has it (docs/provenance.md): where a row stands is kept once for all fields of
an area, a story once however many cells tell it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from aoimori.core.provenance import Block, History, Places, Provenance, Trail
from aoimori.core.sheet import address
from aoimori.core.table import Table


@dataclass(frozen=True, slots=True)
class Area:
    """Where rows stand: of each the number of its sheet and its row there (0: none)."""

    sheets: tuple[int, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """A value something happened to: its row, the sheet row it was read from, its story."""

    row: int
    read_from: int
    history: int


@dataclass(frozen=True, slots=True)
class ColumnLineage:
    """A field: its area, its column in every sheet (0: none), and the values that changed."""

    area: int
    columns: tuple[int, ...]
    changed: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """The first rows of a table: the sheets (file, name; twice where tables stand side by side),
    areas, stories, and the fields in the order of the schema."""

    sheets: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()
    histories: tuple[History, ...] = ()
    columns: tuple[ColumnLineage, ...] = ()

    def story(self, row: int, column: int, value: str | None) -> Provenance:
        """The whole story of one value, as :meth:`Table.provenance` has it."""
        number, cell = self.stand(row, column)
        file, sheet = self.sheets[number]
        changed = self._changed(row, column)
        if changed is None:
            return Provenance(file, sheet, cell, cell, value if cell else None, (), value)
        history = self.histories[changed.history]
        read_from = _cell(changed.read_from, self.columns[column].columns[number])
        return Provenance(file, sheet, cell, read_from, history.raw, history.steps, value)

    def stand(self, row: int, column: int) -> tuple[int, str]:
        """Where one value stands: the number of its sheet, and its cell (empty: none)."""
        field = self.columns[column]
        area = self.areas[field.area]
        number = area.sheets[row]
        return number, _cell(area.rows[row], field.columns[number])

    def is_changed(self, row: int, column: int) -> bool:
        """Whether anything happened to one value."""
        return self._changed(row, column) is not None

    def _changed(self, row: int, column: int) -> Changed | None:
        changed = self.columns[column].changed
        return next((each for each in changed if each.row == row), None) if changed else None


def _cell(row: int, column: int) -> str:
    return address(row, column) if row and column else ""


def lineage_of(table: Table, rows: int) -> Lineage:
    """Where the values of the first ``rows`` come from."""
    packing = _Packing(min(rows, len(table)))
    columns = tuple(
        packing.column(name, table.places[name], table.trails.get(name, Trail()))
        for name in table.schema.names
        if name in table.places
    )
    return Lineage(
        tuple((file, sheet) for file, sheet, _ in packing.sheets),
        tuple(packing.areas),
        tuple(packing.histories),
        columns,
    )


class _Packing:
    """What was met so far of a table, each with its number."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.sheets: dict[tuple[str, str, int], int] = {}
        self.areas: dict[Area, int] = {}
        self.histories: dict[History, int] = {}

    def column(self, name: str, places: Places, trail: Trail) -> ColumnLineage:
        blocks = places.block_of[: self.rows].tolist()
        numbers = self._numbers(places, blocks)
        area = Area(
            tuple(numbers[block] for block in blocks), tuple(places.rows[: self.rows].tolist())
        )
        columns = [0] * len(self.sheets)
        for block, number in numbers.items():
            columns[number] = places.blocks[block].columns.get(name, 0)
        changed = tuple(self._changed(trail))
        return ColumnLineage(self.areas.setdefault(area, len(self.areas)), tuple(columns), changed)

    def _numbers(self, places: Places, used: list[int]) -> dict[int, int]:
        """The numbers of the sheets of some blocks; blocks side by side on one are told apart."""
        beside: Counter[tuple[str, str]] = Counter()
        numbers: dict[int, int] = {}
        for at in dict.fromkeys(used):
            block: Block = places.blocks[at]
            sheet = (block.file, block.sheet)
            numbers[at] = self.sheets.setdefault((*sheet, beside[sheet]), len(self.sheets))
            beside[sheet] += 1
        return numbers

    def _changed(self, trail: Trail) -> list[Changed]:
        end = int(np.searchsorted(trail.positions, self.rows))
        arrays = (trail.positions, trail.rows, trail.which)
        return [
            Changed(position, row, self._history(trail.histories[which]))
            for position, row, which in zip(*(a[:end].tolist() for a in arrays), strict=True)
        ]

    def _history(self, history: History) -> int:
        return self.histories.setdefault(history, len(self.histories))
