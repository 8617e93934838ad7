"""A table whose every value knows its cell: a DataFrame of canonical text, and trails.

Most values are what their cell says, at (row of the table row, column of the field): two small
arrays hold that. Only values something happened to have a record, and the story of a raw value
is stored once however many cells tell it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from aoimori.core.schema import TableSchema
from aoimori.core.sheet import address
from aoimori.core.steps import Step

Positions = npt.NDArray[np.int32]


def _no_positions() -> Positions:
    return np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Block:
    """A sheet that rows came from: file relative to the project, and each field's column."""

    file: str
    sheet: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class History:
    """A raw text and what happened to it, in order."""

    raw: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The records of one field: for table row ``positions[i]`` the value came from sheet row
    ``rows[i]`` and went through ``histories[which[i]]``. ``positions`` ascends."""

    positions: Positions = field(default_factory=_no_positions)
    rows: Positions = field(default_factory=_no_positions)
    which: Positions = field(default_factory=_no_positions)
    histories: tuple[History, ...] = ()

    @property
    def nbytes(self) -> int:
        return self.positions.nbytes + self.rows.nbytes + self.which.nbytes


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one value comes from: its cell (empty for an ordinal), the cell it was read from
    (another one where it was filled), that cell's raw text, the steps, the result."""

    file: str
    sheet: str
    cell: str
    read_from: str
    raw: str | None
    steps: tuple[Step, ...]
    value: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of canonical text under a schema, with the sheet row and block of every row."""

    name: str
    schema: TableSchema
    frame: pd.DataFrame
    blocks: tuple[Block, ...]
    rows: Positions
    block_of: npt.NDArray[np.int16]
    trails: Mapping[str, Trail]

    def __len__(self) -> int:
        return len(self.frame)

    def texts(self, name: str) -> list[str | None]:
        """A column as canonical texts, ``None`` for no value."""
        return [None if value is None else str(value) for value in _objects(self.frame[name])]

    def records(self) -> Iterator[tuple[str | None, ...]]:
        """The rows as tuples of canonical texts, in the order of the schema's fields."""
        yield from zip(*(_objects(self.frame[name]) for name in self.schema.names), strict=True)

    def value(self, position: int, name: str) -> str | None:
        value = self.frame[name].iat[position]
        return value if isinstance(value, str) else None

    def place(self, position: int, name: str) -> tuple[str, str, str]:
        """(file, sheet, cell) of a value; the cell is empty for an ordinal or an absent field."""
        block = self.blocks[int(self.block_of[position])]
        column = block.columns.get(name)
        cell = address(int(self.rows[position]), column) if column else ""
        return block.file, block.sheet, cell

    def provenance(self, position: int, name: str) -> Provenance:
        """The whole story of one value."""
        file, sheet, cell = self.place(position, name)
        value = self.value(position, name)
        found = self._record(position, name)
        if found is None:
            return Provenance(file, sheet, cell, cell, value if cell else None, (), value)
        row, history = found
        column = self.blocks[int(self.block_of[position])].columns[name]
        read_from = address(row, column)
        return Provenance(file, sheet, cell, read_from, history.raw, history.steps, value)

    def changes(self) -> Iterator[tuple[int, str, Provenance]]:
        """Every recorded value in the order of rows, then fields: (table row, field, story)."""
        marked = [
            (int(position), index, name)
            for index, name in enumerate(self.schema.names)
            for position in self.trails.get(name, Trail()).positions
        ]
        for position, _, name in sorted(marked):
            yield position, name, self.provenance(position, name)

    def find(self, key: Mapping[str, str]) -> list[int]:
        """Positions of the rows whose fields have these canonical texts."""
        matching = pd.Series(True, index=self.frame.index)
        for name, text in key.items():
            matching &= self.frame[name] == text
        return [int(position) for position in np.flatnonzero(matching.to_numpy())]

    def digest(self) -> str:
        """sha256 of field names and values, whatever file format they end in."""
        total = hashlib.sha256()
        for record in (self.schema.names, *self.records()):
            total.update(json.dumps(record, ensure_ascii=False).encode() + b"\n")
        return total.hexdigest()

    def _record(self, position: int, name: str) -> tuple[int, History] | None:
        trail = self.trails.get(name)
        if trail is None:
            return None
        index = int(np.searchsorted(trail.positions, position))
        if index == len(trail.positions) or trail.positions[index] != position:
            return None
        return int(trail.rows[index]), trail.histories[int(trail.which[index])]


def _objects(series: pd.Series[str]) -> list[str | None]:
    return [None if value is pd.NA or value != value else value for value in series.array]
