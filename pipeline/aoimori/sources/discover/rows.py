"""The rows of a bare sheet at a glance: how much of each is filled, between which columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.recognise import number_form
from aoimori.core.sheet import Cell, Sheet

# What a row looks like shows in the first rows of a table; a header is not deeper.
GLANCE = 200


@dataclass(frozen=True, slots=True)
class Span:
    """Columns from ``left`` to ``right``, both included; what lies beside them is not looked at."""

    left: int
    right: int


def is_filled(cell: Cell) -> bool:
    """Whether a cell says anything."""
    return cell is not None and (type(cell) is not str or not cell.isspace())


def filled(sheet: Sheet, row: int, span: Span) -> list[int]:
    """The columns of a row that say anything."""
    cells = sheet.rows[row - 1][: span.right]
    return [
        column
        for column, cell in enumerate(cells, start=1)
        if cell is not None and column >= span.left and is_filled(cell)
    ]


def covered(sheet: Sheet, row: int, span: Span) -> int:
    """How many columns a row fills, those of its merged ranges counted."""
    own = set(filled(sheet, row, span))
    for column in range(span.left, span.right + 1):
        if column not in own and is_filled(sheet.cell(*sheet.anchor(row, column))):
            own.add(column)
    return len(own)


def is_numeric(cell: Cell) -> bool:
    """Whether a cell is a number, however written."""
    if type(cell) is str:
        return number_form(cell) is not None
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def blank_columns(sheet: Sheet) -> Iterator[int]:
    """The columns in which no row says anything."""
    width = max(map(len, sheet.rows), default=0)
    seen: set[int] = set()
    for cells in sheet.rows:
        if len(seen) == width:
            return
        seen.update(c for c, cell in enumerate(cells, 1) if c not in seen and is_filled(cell))
    yield from (column for column in range(1, width + 1) if column not in seen)


def bands(rows: Sequence[int], blank: frozenset[int]) -> Iterator[tuple[int, ...]]:
    """Runs of rows between blank ones."""
    run: list[int] = []
    for row in rows:
        if row in blank:
            if run:
                yield tuple(run)
            run = []
        else:
            run.append(row)
    if run:
        yield tuple(run)
