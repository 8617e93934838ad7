"""The rows of a table: where they begin and end, which are totals, which are none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.layout import Layout, RowTest, TotalTest
from aoimori.core.sheet import Cell, Sheet, address, cell_text
from aoimori.core.text import header_key
from aoimori.sources.rows import first_row, is_blank, match_row, meets, place


@dataclass(frozen=True, slots=True)
class TotalAt:
    """A row that is the sum of others, and what its test found in it."""

    row: int
    test: TotalTest
    match: re.Match[str] | None


@dataclass(frozen=True, slots=True)
class Body:
    """The sheet rows of the table (kept totals among them), the totals, the range of rows the
    table takes (``end`` exclusive; both 0 for a form), and its header rows."""

    rows: tuple[int, ...]
    totals: tuple[TotalAt, ...]
    first: int
    end: int
    header: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def find_header(sheet: Sheet, layout: Layout) -> tuple[int, ...]:
    """The numbers of the header rows. Raises :class:`Stop` where they are not in the sheet."""
    if isinstance(layout.header, RowTest):
        row = first_row(sheet, layout.header, 1)
        if row is None:
            raise Stop(_missing("header-missing", sheet, layout.header))
        return (row,)
    for row in layout.header:
        if row > len(sheet.rows):
            raise Stop(Finding("header-row-missing", place(sheet), {"row": str(row)}))
    return layout.header


def find_body(sheet: Sheet, layout: Layout, header: tuple[int, ...], column: int) -> Body:
    """The rows below a header; ``column`` (the table's first) gives findings an address.

    Raises :class:`Stop`: no beginning, no end, no rows.
    """
    first, end = _bounds(sheet, layout, header)
    repeated = _repeated_headers(sheet, header, first, end)
    rows: list[int] = []
    blank: list[int] = []
    dropped: list[int] = []
    totals: list[TotalAt] = []
    for row in range(first, end):
        total = _total(sheet, layout, row)
        if row in repeated or any(meets(sheet, row, test, layout.within) for test in layout.drop):
            dropped.append(row)
        elif is_blank(sheet, row, layout.within):
            blank.append(row)
        elif total is not None:
            totals.append(total)
            rows += [row] if total.test.keep else []
        else:
            rows.append(row)
    if not rows:
        raise Stop(Finding("no-rows", place(sheet, first, 1)))
    findings = list(_outside("rows-before-begin", sheet, layout, range(max(header) + 1, first)))
    inside = [row for row in blank if row < rows[-1]]
    findings += _left_out("blank-row", sheet, inside, column)
    findings += _left_out("rows-dropped", sheet, dropped, column)
    # The row that ends the table was looked for; it is no surprise.
    after = end + (layout.end is not None and not layout.end.blank)
    findings += _outside("rows-after-end", sheet, layout, range(after, len(sheet.rows) + 1))
    return Body(tuple(rows), tuple(totals), first, end, header, tuple(findings))


def _total(sheet: Sheet, layout: Layout, row: int) -> TotalAt | None:
    for test in layout.totals:
        if meets(sheet, row, test.rows, layout.within):
            return TotalAt(row, test, match_row(sheet, row, test.rows, layout.within))
    return None


def _repeated_headers(sheet: Sheet, header: tuple[int, ...], first: int, end: int) -> set[int]:
    """Rows that repeat the header word for word (rule L1-03); any other row is data."""
    levels = [[header_key(cell_text(cell)) for cell in sheet.rows[row - 1]] for row in header]

    def repeats(row: int, level: list[str]) -> bool:
        cells = sheet.rows[row - 1]
        # Cell by cell: most rows differ in the first.
        return len(cells) == len(level) and all(
            header_key(cell_text(cell)) == text for cell, text in zip(cells, level, strict=True)
        )

    return {
        row + n
        for row in range(first, end - len(levels) + 1)
        if all(repeats(row + n, level) for n, level in enumerate(levels))
        for n in range(len(levels))
    }


def _left_out(check: str, sheet: Sheet, rows: list[int], column: int) -> Iterator[Finding]:
    """A notice tells which rows are left out."""
    if rows:
        cells = [address(row, column) for row in rows]
        told = "・".join(cells[:8]) + ("…" if len(cells) > 8 else "")
        details = {"count": str(len(rows)), "cells": told}
        yield Finding(check, place(sheet, rows[0], column), details, Severity.NOTICE)


def _bounds(sheet: Sheet, layout: Layout, header: tuple[int, ...]) -> tuple[int, int]:
    below = max(header) + 1
    first = below
    if layout.begin is not None:
        found = first_row(sheet, layout.begin, below, layout.within)
        if found is None:
            raise Stop(_missing("begin-missing", sheet, layout.begin))
        first = found
    if layout.end is None:
        return first, len(sheet.rows) + 1
    end = first_row(sheet, layout.end, first, layout.within)
    if end is not None:
        return first, end
    if layout.end.blank:  # The sheet ends where a blank row would be: the same thing.
        return first, len(sheet.rows) + 1
    raise Stop(_missing("end-missing", sheet, layout.end))


def _missing(check: str, sheet: Sheet, test: RowTest) -> Finding:
    return Finding(check, place(sheet), {"test": test.matches or f"row {test.row}"})


def _outside(check: str, sheet: Sheet, layout: Layout, rows: range) -> Iterator[Finding]:
    """Nothing outside the data is passed over in silence: a row is blank, a known note, dropped
    by the definition, or a finding."""
    for row in rows:
        if is_blank(sheet, row, layout.within):
            continue
        known = (*layout.notes, *layout.drop)
        if not any(meets(sheet, row, test, layout.within) for test in known):
            column, cell = next(
                (n, cell) for n, cell in sheet.row(row) if _is_inside(layout, n, cell)
            )
            yield Finding(check, place(sheet, row, column), {"value": cell_text(cell)})


def _is_inside(layout: Layout, column: int, cell: Cell) -> bool:
    """Whether a cell says something in the columns of the table."""
    first, last = layout.within or (1, column)
    return first <= column <= last and cell_text(cell).strip() != ""
