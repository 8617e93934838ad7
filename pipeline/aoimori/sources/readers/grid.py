"""From what a library tells of a sheet to a :class:`Sheet` that ends where its values end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.sheet import Cell, Sheet

Address = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet holds beside values; all numbers are 1-based.

    ``merged`` are ranges as (first row, first column, last row, last column), ``hidden_columns``
    ranges of columns, first and last.
    """

    merged: Iterable[tuple[int, int, int, int]] = ()
    formulas: Mapping[Address, str] = field(default_factory=dict)
    comments: Mapping[Address, str] = field(default_factory=dict)
    hidden_rows: Iterable[int] = ()
    hidden_columns: Iterable[tuple[int, int]] = ()
    visible: bool = True


def sheet_of(file: str, name: str, filled: Mapping[Address, Cell], marks: Marks) -> Sheet:
    """The sheet as far as any cell holds a value: formats, notes and merged ranges may reach
    much further. Raises :class:`Stop` (``source-empty``)."""
    if not filled:
        raise Stop(Finding("source-empty", Place(file, name)))
    height, width = max(row for row, _ in filled), max(column for _, column in filled)
    grid: list[list[Cell]] = [[None] * width for _ in range(height)]
    for (row, column), value in filled.items():
        grid[row - 1][column - 1] = value

    def within(texts: Mapping[Address, str]) -> dict[Address, str]:
        return {at: text for at, text in texts.items() if at[0] <= height and at[1] <= width}

    return Sheet(
        file,
        name,
        tuple(map(tuple, grid)),
        merged=_anchors(marks.merged, height, width),
        formulas=within(marks.formulas),
        comments=within(marks.comments),
        hidden_rows=frozenset(row for row in marks.hidden_rows if row <= height),
        hidden_columns=frozenset(
            column
            for first, last in marks.hidden_columns
            for column in range(first, min(last, width) + 1)
        ),
        visible=marks.visible,
    )


def _anchors(
    ranges: Iterable[tuple[int, int, int, int]], height: int, width: int
) -> dict[Address, Address]:
    """From every cell of a merged range but the first to the first, where there are values."""
    return {
        (row, column): (top, left)
        for top, left, bottom, right in ranges
        for row in range(top, min(bottom, height) + 1)
        for column in range(left, min(right, width) + 1)
        if (row, column) != (top, left)
    }
