"""Where values come from: places in sheets, and what happened to those that were changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from aoimori.core.sheet import address
from aoimori.core.steps import Step

Positions = npt.NDArray[np.int32]


def _no_positions() -> Positions:
    return np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Block:
    """A sheet that values came from: file relative to the project, and each field's column."""

    file: str
    sheet: str
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Places:
    """The block and the sheet row of every table row; fields of one area share one of these."""

    blocks: tuple[Block, ...]
    block_of: npt.NDArray[np.int16]
    rows: Positions

    def block(self, position: int) -> Block:
        return self.blocks[int(self.block_of[position])]

    def cell(self, position: int, name: str, row: int | None = None) -> str:
        """The address of a field's value, or of the same column in another row; empty for a
        field that has no column or no row (a joined row that was not found)."""
        column = self.block(position).columns.get(name)
        at = int(self.rows[position]) if row is None else row
        return address(at, column) if column and at else ""

    def read_from(self, name: str) -> Iterator[tuple[Block, int, Positions]]:
        """The cells of a field: for every sheet its column and the rows, each once."""
        for number, block in enumerate(self.blocks):
            column = block.columns.get(name)
            if column:
                rows = np.unique(self.rows[self.block_of == number])
                yield block, column, rows[rows > 0]

    @property
    def nbytes(self) -> int:
        return self.block_of.nbytes + self.rows.nbytes


@dataclass(frozen=True, slots=True)
class History:
    """A raw text and what happened to it, in order."""

    raw: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """The records of one field: for table row ``positions[i]`` the value was read from sheet row
    ``rows[i]`` and went through ``histories[which[i]]``. ``positions`` ascends."""

    positions: Positions = field(default_factory=_no_positions)
    rows: Positions = field(default_factory=_no_positions)
    which: Positions = field(default_factory=_no_positions)
    histories: tuple[History, ...] = ()

    def at(self, position: int) -> tuple[int, History] | None:
        """The sheet row and the history of a table row, if it has a record."""
        index = int(np.searchsorted(self.positions, position))
        if index == len(self.positions) or self.positions[index] != position:
            return None
        return int(self.rows[index]), self.histories[int(self.which[index])]

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
