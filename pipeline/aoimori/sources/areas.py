"""Find a table in its sheet: header, columns and the rows of the body, as the layout says.

A column that is missing, moved or not defined stops the release by name and address; nothing
is ever read from a place that only looks right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.layout import Layout, RowTest
from aoimori.core.sheet import Sheet, address, cell_text, column_letters
from aoimori.core.text import header_key, near


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table is: columns by header (1-based), body rows (1-based, ascending)."""

    sheet: Sheet
    columns: Mapping[str, int]
    body: tuple[int, ...]
    findings: tuple[Finding, ...] = ()


def locate(sheet: Sheet, layout: Layout) -> Area:
    """Find the table. Raises :class:`Stop` with every reason why it is not where it should be."""
    layout = replace(layout, header=_header_rows(sheet, layout))
    headers = _headers(sheet, layout)
    columns = {key: columns[0] for key, columns in headers.items()}
    known = {column for columns in headers.values() for column in columns}
    problems = list(_header_problems(sheet, layout, headers))
    if problems:
        raise Stop(*problems)
    wanted = {header: columns[header_key(header)] for header in layout.headers}
    body, findings = _body(sheet, layout, tuple(wanted.values()))
    findings += _stray_values(sheet, body, known)
    findings += _ragged_rows(sheet, layout, body)
    findings += _merged_cells(sheet, layout, body, wanted)
    return Area(sheet, wanted, body, tuple(findings))


def _header_rows(sheet: Sheet, layout: Layout) -> tuple[int, ...]:
    """The numbers of the header rows. Raises :class:`Stop` where they are not in the sheet."""
    if isinstance(layout.header, RowTest):
        row = _first(sheet, layout.header, 1)
        if row is None:
            raise Stop(_bound_missing("header-not-found", sheet, layout.header))
        return (row,)
    for row in layout.header:
        if row > len(sheet.rows):
            raise Stop(Finding("header-row-missing", _place(sheet), {"row": str(row)}))
    return layout.header


def _place(sheet: Sheet, row: int = 0, column: int = 0) -> Place:
    return Place(sheet.file, sheet.name, address(row, column) if row and column else "")


def _headers(sheet: Sheet, layout: Layout) -> dict[str, list[int]]:
    """Header text (levels joined with _, rule L2-03) to the columns that carry it; a merged
    level stands above every column of its range."""
    width = max(len(sheet.rows[row - 1]) for row in layout.header_rows)
    headers: dict[str, list[int]] = {}
    for column in range(1, width + 1):
        cells = (sheet.cell(*sheet.anchor(row, column)) for row in layout.header_rows)
        levels = (header_key(cell_text(cell)) for cell in cells)
        text = "_".join(dict.fromkeys(level for level in levels if level))
        if text:
            headers.setdefault(text, []).append(column)
    return headers


def _header_problems(
    sheet: Sheet, layout: Layout, headers: Mapping[str, list[int]]
) -> Iterator[Finding]:
    row = layout.header_rows[-1]
    defined = {header_key(header): header for header in layout.headers}
    ignored = {header_key(header) for header in layout.ignore}
    missing = [header for key, header in defined.items() if key not in headers]
    if len(missing) > 1 and len(missing) == len(defined):
        # Not one column is here: said once, not once a column.
        yield _header_elsewhere(sheet, layout, missing, list(headers))
        return
    for header in missing:
        yield _missing_header(sheet, layout, header, [k for k in headers if k not in defined])
    for key, columns in headers.items():
        if key not in defined and key not in ignored:
            yield Finding("column-unmapped", _place(sheet, row, columns[0]), {"header": key})
        elif len(columns) > 1 and key in defined:
            cells = "・".join(address(row, column) for column in columns)
            details = {"header": defined[key], "cells": cells}
            yield Finding("header-duplicate", _place(sheet, row, columns[0]), details)
    yield from _order_problems(sheet, row, [key for key in defined if key in headers], headers)


def _header_elsewhere(sheet: Sheet, layout: Layout, missing: list[str], here: list[str]) -> Finding:
    """No defined column is in the header row: where the header is, or what stands there instead."""
    expected = "・".join(str(row) for row in layout.header_rows)
    told = "・".join(missing[:4]) + ("…" if len(missing) > 4 else "")
    found = _find_header(sheet, header_key(missing[0]))
    if found is not None:
        details = {"headers": told, "row": str(found[0]), "expected": expected}
        return Finding("header-row-moved", _place(sheet, *found), details)
    details = {"headers": told, "expected": expected, "here": "・".join(here[:4]) or "–"}
    return Finding("header-not-found", _place(sheet, layout.header_rows[-1], 1), details)


def _missing_header(sheet: Sheet, layout: Layout, header: str, unused: list[str]) -> Finding:
    key = header_key(header)
    found = _find_header(sheet, key)
    if found is None and len(layout.header_rows) > 1:
        found = _find_header(sheet, key.rpartition("_")[2])
    if found is not None and found[0] not in layout.header_rows:
        expected = "・".join(str(row) for row in layout.header_rows)
        details = {"header": header, "found": address(*found), "expected": expected}
        return Finding("header-moved", _place(sheet, *found), details)
    details = {"header": header, "known": near(header, unused) or "–"}
    return Finding("column-missing", _place(sheet, layout.header_rows[-1], 1), details)


def _find_header(sheet: Sheet, key: str) -> tuple[int, int] | None:
    """The first cell of the sheet with this text, as (row, column)."""
    for row in range(1, len(sheet.rows) + 1):
        for column, cell in sheet.row(row):
            if header_key(cell_text(cell)) == key:
                return row, column
    return None


def _order_problems(
    sheet: Sheet, row: int, keys: list[str], headers: Mapping[str, list[int]]
) -> Iterator[Finding]:
    """Columns stand in the sheet in the order of the definition; else a header may have slipped
    onto another column's data. Only the fewest that must have moved are named."""
    places = [headers[key][0] for key in keys]
    kept = _longest_ascending(places)
    for index, key in enumerate(keys):
        if index not in kept:
            after = keys[index - 1] if index else "–"
            details = {"header": key, "after": after}
            yield Finding("column-moved", _place(sheet, row, places[index]), details)


def _longest_ascending(numbers: list[int]) -> set[int]:
    """Indexes of a longest ascending subsequence."""
    best: list[list[int]] = []
    for index, number in enumerate(numbers):
        runs = [run for run in best if numbers[run[-1]] < number]
        best.append([*(max(runs, key=len) if runs else ()), index])
    lengths = [len(run) for run in best]
    return set(best[lengths.index(max(lengths))]) if best else set()


def _body(
    sheet: Sheet, layout: Layout, columns: tuple[int, ...]
) -> tuple[tuple[int, ...], list[Finding]]:
    first, end = _bounds(sheet, layout)
    body: list[int] = []
    blank: list[int] = []
    dropped: list[int] = []
    for row in range(first, end):
        if any(_meets(sheet, row, test) for test in layout.drop):
            dropped.append(row)
        elif sheet.is_blank(row):
            blank.append(row)
        else:
            body.append(row)
    if not body:
        raise Stop(Finding("no-rows", _place(sheet, first, 1)))
    findings = list(
        _outside(sheet, layout, range(max(layout.header_rows) + 1, first), "rows-before-begin")
    )
    findings += _blank_rows(sheet, [row for row in blank if row < body[-1]], min(columns))
    if dropped:
        cells = [address(row, min(columns)) for row in dropped]
        told = "・".join(cells[:8]) + ("…" if len(cells) > 8 else "")
        details = {"count": str(len(dropped)), "cells": told}
        place = _place(sheet, dropped[0], min(columns))
        findings.append(Finding("rows-dropped", place, details, Severity.NOTICE))
    findings += _outside(sheet, layout, range(end, len(sheet.rows) + 1), "rows-after-end")
    return tuple(body), findings


def _blank_rows(sheet: Sheet, rows: list[int], column: int) -> Iterator[Finding]:
    """One notice for each run of blank rows."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][-1] == row - 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    for run in runs:
        cell = address(run[0], column)
        if len(run) > 1:
            cell += f":{address(run[-1], column)}"
        place = Place(sheet.file, sheet.name, cell)
        yield Finding("blank-row", place, severity=Severity.NOTICE)


def _bounds(sheet: Sheet, layout: Layout) -> tuple[int, int]:
    below = max(layout.header_rows) + 1
    first = below
    if layout.begin is not None:
        found = _first(sheet, layout.begin, below)
        if found is None:
            raise Stop(_bound_missing("begin-missing", sheet, layout.begin))
        first = found
    if layout.end is None:
        return first, len(sheet.rows) + 1
    end = _first(sheet, layout.end, first)
    if end is not None:
        return first, end
    if layout.end.blank:  # The sheet ends where a blank row would be: the same thing.
        return first, len(sheet.rows) + 1
    raise Stop(_bound_missing("end-missing", sheet, layout.end))


def _bound_missing(check: str, sheet: Sheet, test: RowTest) -> Finding:
    return Finding(check, _place(sheet), {"test": test.matches or f"row {test.row}"})


def _first(sheet: Sheet, test: RowTest, start: int) -> int | None:
    return next(
        (row for row in range(start, len(sheet.rows) + 1) if _meets(sheet, row, test)), None
    )


def _meets(sheet: Sheet, row: int, test: RowTest) -> bool:
    if test.row is not None:
        return row == test.row
    if test.blank:
        return sheet.is_blank(row)
    return any(
        re.search(test.matches, cell_text(cell))
        for column, cell in sheet.row(row)
        if not test.column or column_letters(column) == test.column
    )


def _outside(sheet: Sheet, layout: Layout, rows: range, check: str) -> Iterator[Finding]:
    """Nothing outside the data is passed over in silence: a row is blank, a known note, dropped
    by the definition, or a finding."""
    for row in rows:
        if sheet.is_blank(row):
            continue
        if not any(_meets(sheet, row, test) for test in (*layout.notes, *layout.drop)):
            column, cell = next(sheet.row(row))
            yield Finding(check, _place(sheet, row, column), {"value": cell_text(cell)})


def _ragged_rows(sheet: Sheet, layout: Layout, body: tuple[int, ...]) -> Iterator[Finding]:
    """A record of another length than the header has slipped: 275,099 is two fields (L1-15)."""
    expected = len(sheet.rows[layout.header_rows[-1] - 1])
    for row in body if sheet.delimited else ():
        found = len(sheet.rows[row - 1])
        if found != expected:
            details = {"found": str(found), "expected": str(expected)}
            yield Finding("ragged-row", _place(sheet, row, 1), details)


def _merged_cells(
    sheet: Sheet, layout: Layout, body: tuple[int, ...], columns: Mapping[str, int]
) -> Iterator[Finding]:
    """A cell below the first of a merged range is empty although it seems to hold the value."""
    filled = {column.header for column in layout.columns if column.fill}
    rows = set(body)
    by_column = {at: header for header, at in columns.items() if header not in filled}
    for (row, column), (first_row, first_column) in sorted(sheet.merged.items()):
        if row in rows and column in by_column:
            details = {"anchor": address(first_row, first_column)}
            yield Finding("merged-cell", _place(sheet, row, column), details)


def _stray_values(sheet: Sheet, body: tuple[int, ...], known: set[int]) -> Iterator[Finding]:
    width = max((len(sheet.rows[row - 1]) for row in body), default=0)
    unknown = [column for column in range(1, width + 1) if column not in known]
    for row in body if unknown else ():
        for column in unknown:
            cell = sheet.cell(row, column)
            if cell_text(cell).strip():
                details = {"value": cell_text(cell)}
                yield Finding("data-without-header", _place(sheet, row, column), details)
