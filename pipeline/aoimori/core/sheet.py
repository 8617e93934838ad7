"""A sheet as it was received: native cell values at their addresses, nothing interpreted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from aoimori.core.looks import PLAIN_LOOKS, Looks, Shape


@dataclass(frozen=True, slots=True)
class CellProblem:
    """A cell that holds no value to read: ``#REF!``, or a formula that was never calculated."""

    check: str
    text: str


class Percent(float):
    """A number shown as a percentage: 12.34 of a cell that stores 0.1234, shown with so many
    ``decimals`` (12.3%)."""

    __slots__ = ("decimals",)
    decimals: int

    def __new__(cls, value: float, decimals: int = 0) -> Percent:
        made = super().__new__(cls, value)
        made.decimals = decimals
        return made


Cell = str | int | float | bool | date | datetime | time | CellProblem | None
# For isinstance: a tuple that stands is looked through faster than a union that is made.
NUMBERS = (int, float)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the one table of a CSV (``name`` empty).

    ``rows[0]`` is sheet row 1 and ``rows[i][0]`` column A; short rows end early. ``file`` is the
    path relative to the project. ``delimited``: rows are records of a text file, so their length
    means something. ``merged`` leads from every other cell of a merged range to its first.
    ``formulas`` are the cells whose value is the stored result of a formula, with its text;
    ``hidden_rows`` and ``hidden_columns`` are 1-based numbers. ``shapes`` lie on the sheet.
    ``encoding`` is that of a text file, as Python calls it. ``used`` are the last row and column
    that the file has cells for, with or without values; (0, 0) if it does not say.
    """

    file: str
    name: str
    rows: tuple[tuple[Cell, ...], ...]
    delimited: bool = False
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    visible: bool = True
    looks: Looks = PLAIN_LOOKS
    shapes: tuple[Shape, ...] = ()
    encoding: str = ""
    used: tuple[int, int] = (0, 0)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the value of this one: the first of its merged range, or itself."""
        return self.merged.get((row, column), (row, column))

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a 1-based row and column, ``None`` beyond the edge."""
        cells = self.rows[row - 1] if 1 <= row <= len(self.rows) else ()
        return cells[column - 1] if column <= len(cells) else None

    def column(self, column: int, rows: Iterable[int]) -> list[tuple[int, Cell]]:
        """The filled cells of a 1-based column in some rows, with their row numbers."""
        at, grid = column - 1, self.rows
        return [
            (row, cells[at])
            for row in rows
            if at < len(cells := grid[row - 1]) and cells[at] is not None
        ]

    def row(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The filled cells of a 1-based row, with their column numbers."""
        for column, cell in enumerate(self.rows[row - 1], start=1):
            if cell is not None:
                yield column, cell

    def is_blank(self, row: int) -> bool:
        """Whether no cell of a 1-based row holds more than white space."""
        return not any(cell is not None and cell_text(cell).strip() for cell in self.rows[row - 1])


_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")


@cache
def column_letters(column: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """B4 for row 4, column 2."""
    return f"{column_letters(column)}{row}"


def parse_address(text: str) -> tuple[int, int]:
    """(row, column) of an address such as ``B4``; ``ValueError`` for anything else."""
    match = _ADDRESS.fullmatch(text)
    if match is None:
        raise ValueError(text)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def cell_text(cell: Cell) -> str:
    """The text of a cell, empty for an empty one.

    Whole floats lose their ``.0`` (a workbook stores every number as a float), others have the
    15 digits a workbook shows; midnight is a date; the rest is the text of the value.
    """
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case Percent():
            return f"{_float_text(cell)}%"
        case float():
            return _float_text(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case CellProblem():
            return cell.text
        case _:
            return str(cell)


def shown_text(cell: Cell) -> str:
    """The text of a cell with the decimals that are seen of it."""
    if isinstance(cell, Percent):
        digits = Decimal(1).scaleb(-cell.decimals)
        return f"{Decimal(f'{cell:.15g}').quantize(digits, ROUND_HALF_UP):f}%"
    return cell_text(cell)


def _float_text(number: float) -> str:
    """0.1 + 0.2 is 0.3 to everybody who sees the sheet; 0.00001 is not 1e-05."""
    if number.is_integer():
        return str(int(number))
    return f"{Decimal(f'{number:.15g}'):f}"
