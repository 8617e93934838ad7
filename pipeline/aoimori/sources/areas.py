"""Find a table in its sheet: header, columns, labels and body, as the layout says.

A column that is missing, moved or not defined stops the release by name and address; nothing
is ever read from a place that only looks right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aoimori.core.findings import Finding, Stop
from aoimori.core.layout import Header, Layout
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.core.text import header_key, near
from aoimori.sources.bodies import Body, find_body, find_header
from aoimori.sources.cells import find_cells
from aoimori.sources.oddities import oddities
from aoimori.sources.rows import place


@dataclass(frozen=True, slots=True)
class Area:
    """Where a table is: the column of each header (1-based), the rows, and by field the cell of
    each value that stands once for the whole sheet."""

    sheet: Sheet
    columns: Mapping[Header, int]
    body: Body
    cells: Mapping[str, tuple[int, int]]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of a sheet: its rows, and the columns that carry each text."""

    rows: tuple[int, ...]
    columns: Mapping[str, list[int]]


def locate(sheet: Sheet, layout: Layout) -> Area:
    """Find the table. Raises :class:`Stop` with every reason why it is not where it should be."""
    if layout.is_form:
        return _form(sheet, layout)
    rows = find_header(sheet, layout)
    heading = Heading(rows, _headers(sheet, layout.within, rows))
    problems = list(_problems(sheet, layout, heading))
    if problems:
        raise Stop(*problems)
    columns = {header: _column(header, heading) for header in layout.headers}
    body = find_body(sheet, layout, rows, min(columns.values()))
    known = _known(layout, heading, columns)
    findings = [*_unmapped(sheet, layout, heading), *body.findings]
    cells = find_cells(sheet, layout, body.first, body.end)
    findings += oddities(sheet, layout, body, columns, cells, known)
    return Area(sheet, columns, body, cells, tuple(findings))


def _form(sheet: Sheet, layout: Layout) -> Area:
    """A sheet that is one record: its values stand beside or below their labels."""
    cells = find_cells(sheet, layout, 0, 0)
    # The one record has no row of its own: whatever row it is said to be in, its cells are single.
    findings = oddities(sheet, layout, Body((), (), 0, 0), {}, cells, set())
    return Area(sheet, {}, Body((1,), (), 0, 0), cells, tuple(findings))


def _headers(
    sheet: Sheet, within: tuple[int, int] | None, rows: tuple[int, ...]
) -> dict[str, list[int]]:
    """Header text (levels joined with _, rule L2-03) to the columns that carry it; a merged
    level stands above every column of its range."""
    first, last = within or (1, max(len(sheet.rows[row - 1]) for row in rows))
    headers: dict[str, list[int]] = {}
    for column in range(first, last + 1):
        cells = (sheet.cell(*sheet.anchor(row, column)) for row in rows)
        levels = (header_key(cell_text(cell)) for cell in cells)
        text = "_".join(dict.fromkeys(level for level in levels if level))
        if text:
            headers.setdefault(text, []).append(column)
    return headers


def _column(header: Header, heading: Heading) -> int:
    columns = heading.columns[header_key(header.text)]
    return columns[header.nth - 1 if header.nth > 0 else header.nth]


def _known(layout: Layout, heading: Heading, columns: Mapping[Header, int]) -> set[int]:
    """The columns that are read, and those whose header is not: they are left out on purpose, or
    told already."""
    read = {header_key(header.text) for header in layout.headers}
    others = {n for key, found in heading.columns.items() if key not in read for n in found}
    return {*columns.values(), *others}


def _problems(sheet: Sheet, layout: Layout, heading: Heading) -> Iterator[Finding]:
    """Why the columns cannot be told."""
    row = heading.rows[-1]
    defined = {header_key(header.text): header for header in layout.headers}
    missing = [header.text for key, header in defined.items() if key not in heading.columns]
    if len(missing) > 1 and len(missing) == len(defined):
        # Not one column is here: said once, not once a column.
        yield _header_elsewhere(sheet, heading, missing)
        return
    unused = [key for key in heading.columns if key not in defined]
    for text in missing:
        yield _missing_header(sheet, heading, text, unused)
    if missing:
        yield from _unmapped(sheet, layout, heading)
    for header in layout.headers:
        found = heading.columns.get(header_key(header.text), [])
        if found and (len(found) > 1 if not header.nth else abs(header.nth) > len(found)):
            cells = "・".join(address(row, column) for column in found)
            details = {"header": header.text, "cells": cells}
            yield Finding("header-duplicate", place(sheet, row, found[0]), details)
    here = [header for header in layout.in_order if header_key(header.text) in heading.columns]
    yield from _order_problems(sheet, here, heading)


def _unmapped(sheet: Sheet, layout: Layout, heading: Heading) -> Iterator[Finding]:
    """Columns the definition does not speak of: nothing shifts, but nobody decided on them."""
    known = {header_key(header.text) for header in layout.headers}
    known |= {header_key(text) for text in layout.ignore}
    inside = [item for item in heading.columns.items() if item[0] not in known]
    for key, columns in (*inside, *_beside(sheet, layout, heading)):
        at = place(sheet, heading.rows[-1], columns[0])
        yield Finding("column-unmapped", at, {"header": key})


def _beside(sheet: Sheet, layout: Layout, heading: Heading) -> Iterator[tuple[str, list[int]]]:
    """Headers in columns that belong to no part of the table, but for those left out on purpose."""
    if layout.spans:
        ignored = {header_key(text) for text in layout.ignore}
        width = max(len(sheet.rows[row - 1]) for row in heading.rows)
        covered = {n for first, last in layout.spans for n in range(first, last + 1)}
        for key, columns in _headers(sheet, (1, width), heading.rows).items():
            outside = [column for column in columns if column not in covered]
            if outside and key not in ignored:
                yield key, outside


def _header_elsewhere(sheet: Sheet, heading: Heading, missing: list[str]) -> Finding:
    """No defined column is in the header row: where the header is, or what stands there instead."""
    expected = "・".join(str(row) for row in heading.rows)
    told = "・".join(missing[:4]) + ("…" if len(missing) > 4 else "")
    found = _find_header(sheet, header_key(missing[0]))
    if found is not None:
        details = {"headers": told, "row": str(found[0]), "expected": expected}
        return Finding("header-row-moved", place(sheet, *found), details)
    here = "・".join(list(heading.columns)[:4]) or "―"
    details = {"headers": told, "expected": expected, "here": here}
    return Finding("header-not-found", place(sheet, heading.rows[-1], 1), details)


def _missing_header(sheet: Sheet, heading: Heading, header: str, unused: list[str]) -> Finding:
    key = header_key(header)
    found = _find_header(sheet, key)
    if found is None and len(heading.rows) > 1:
        found = _find_header(sheet, key.rpartition("_")[2])
    if found is not None and found[0] not in heading.rows:
        expected = "・".join(str(row) for row in heading.rows)
        details = {"header": header, "found": address(*found), "expected": expected}
        return Finding("header-moved", place(sheet, *found), details)
    details = {"header": header, "known": near(header, unused) or "―"}
    return Finding("column-missing", place(sheet, heading.rows[-1], 1), details)


def _find_header(sheet: Sheet, key: str) -> tuple[int, int] | None:
    """The first cell of the sheet with this text, as (row, column)."""
    for row in range(1, len(sheet.rows) + 1):
        for column, cell in sheet.row(row):
            if header_key(cell_text(cell)) == key:
                return row, column
    return None


def _order_problems(sheet: Sheet, headers: list[Header], heading: Heading) -> Iterator[Finding]:
    """Columns stand in the sheet in the order of the definition; else a header may have slipped
    onto another column's data. Only the fewest that must have moved are named."""
    found = [h for h in headers if abs(h.nth) <= len(heading.columns[header_key(h.text)])]
    places = [_column(header, heading) for header in found]
    kept = _longest_ascending(places)
    for index, header in enumerate(found):
        if index not in kept:
            details = {"header": header.text, "after": found[index - 1].text if index else "―"}
            yield Finding("column-moved", place(sheet, heading.rows[-1], places[index]), details)


def _longest_ascending(numbers: list[int]) -> set[int]:
    """Indexes of a longest ascending subsequence."""
    best: list[list[int]] = []
    for index, number in enumerate(numbers):
        runs = [run for run in best if numbers[run[-1]] < number]
        best.append([*(max(runs, key=len) if runs else ()), index])
    lengths = [len(run) for run in best]
    return set(best[lengths.index(max(lengths))]) if best else set()
