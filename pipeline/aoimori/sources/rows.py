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


def is_blank(sheet: Sheet, row: int, span: Span = None) -> bool:
    """Whether a row says nothing, or nothing between two columns: what stands beside a table
    belongs to another one."""
    if span is None:
        return sheet.is_blank(row)
    return not any(cell_text(sheet.cell(row, n)).strip() for n in range(span[0], span[1] + 1))


def meets(sheet: Sheet, row: int, test: RowTest, span: Span = None) -> bool:
    """Whether a row is the one a test means."""
    if test.row is not None:
        return row == test.row
    if test.blank:
        return is_blank(sheet, row, span)
    return match_row(sheet, row, test, span) is not None


def first_row(sheet: Sheet, test: RowTest, start: int, span: Span = None) -> int | None:
    """The first row from ``start`` that a test means."""
    rows = range(start, len(sheet.rows) + 1)
    return next((row for row in rows if meets(sheet, row, test, span)), None)
