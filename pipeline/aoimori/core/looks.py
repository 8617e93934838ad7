"""How cells are shown, as far as it may carry a meaning: colours, weight, strike-through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Look:
    """``fill`` and ``colour`` (of the letters) are ``RRGGBB``, ``theme4`` or ``indexed10``; empty
    for none, white, black and automatic."""

    fill: str = ""
    colour: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of a sheet: ``table`` of different ones, the first plain; ``rows`` by 1-based
    number, an index into the table for column A and so on. Rows that are plain are left out, and
    a row ends with its last cell that is not."""

    table: tuple[Look, ...] = (PLAIN,)
    rows: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Look:
        """The look of a cell at a 1-based row and column."""
        cells = self.rows.get(row, ())
        return self.table[cells[column - 1]] if column <= len(cells) else PLAIN


PLAIN_LOOKS = Looks()

ShapeKind = Literal["picture", "shape", "chart", "object", "control"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Something that lies on a sheet: from which cell (1-based row and column; ``None`` if it is
    bound to none), and the text in it (of a text box: all of it)."""

    kind: ShapeKind
    at: tuple[int, int] | None = None
    text: str = ""
