"""Which rows of a sheet a definition means."""

from __future__ import annotations

import re

from aoimori.core.findings import Place
from aoimori.core.layout import RowTest
from aoimori.core.sheet import Sheet, address, cell_text, column_letters


def place(sheet: Sheet, row: int = 0, column: int = 0) -> Place:
    """The place of a cell, or of the sheet."""
    return Place(sheet.file, sheet.name, address(row, column) if row and column else "")


Span = tuple[int, int] | None


def match_row(sheet: Sheet, row: int, test: RowTest, span: Span = None) -> re.Match[str] | None:
    """What the pattern of a test finds in a row, or between two columns of it; ``None`` also for
    tests without a pattern."""
    if not test.matches:
        return None
    for column, cell in sheet.row(row):
        if span is not None and not span[0] <= column <= span[1]:
            continue
        if not test.column or column_letters(column) == test.column:
            match = re.search(test.matches, cell_text(cell))
            if match:
                return match
    return None


def meets(sheet: Sheet, row: int, test: RowTest, span: Span = None) -> bool:
    """Whether a row is the one a test means."""
    if test.row is not None:
        return row == test.row
    if test.blank:
        return sheet.is_blank(row)
    return match_row(sheet, row, test, span) is not None


def first_row(sheet: Sheet, test: RowTest, start: int) -> int | None:
    """The first row from ``start`` that a test means."""
    return next((row for row in range(start, len(sheet.rows) + 1) if meets(sheet, row, test)), None)
