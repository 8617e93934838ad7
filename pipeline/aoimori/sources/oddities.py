"""What makes a sheet say something else than it shows: hidden parts, formulas, merged cells,
slipped records, values without a header."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Header, Layout
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.sources.bodies import Body
from aoimori.sources.rows import place


def oddities(
    sheet: Sheet,
    layout: Layout,
    body: Body,
    columns: Mapping[Header, int],
    known: Collection[int],
) -> Iterator[Finding]:
    """Every finding about the shape of the cells of a table. ``known`` are the columns that are
    read or left out on purpose."""
    if not sheet.visible and "sheet" not in layout.hidden:
        yield Finding("hidden-sheet", place(sheet))
    yield from _hidden(sheet, layout, body, columns)
    if not layout.is_form:
        yield from _formulas(sheet, layout, body, columns)
        yield from _stray_values(sheet, layout, body, known)
        yield from _ragged_rows(sheet, layout, body)
        yield from _merged_cells(sheet, layout, body, columns)
        yield from _comments(sheet, body, columns)


def _hidden(
    sheet: Sheet, layout: Layout, body: Body, columns: Mapping[Header, int]
) -> Iterator[Finding]:
    """Hidden data (rule L1-13) was hidden from somebody for a reason: somebody must decide."""
    last = max((len(row) for row in sheet.rows), default=1)
    first_column, last_column = layout.within or (1, last)
    for row in body.rows if "rows" not in layout.hidden and not layout.is_form else ():
        if row in sheet.hidden_rows:
            cell = f"{address(row, first_column)}:{address(row, last_column)}"
            yield Finding("hidden-row", Place(sheet.file, sheet.name, cell), {"row": str(row)})
    if "columns" in layout.hidden or layout.is_form:
        return
    read = set(columns.values())
    for column in sorted(sheet.hidden_columns):
        held = [row for row in body.rows if cell_text(sheet.cell(row, column)).strip()]
        if held and first_column <= column <= last_column:
            ends = dict.fromkeys((address(held[0], column), address(held[-1], column)))
            cell = ":".join(ends)
            details = {"column": address(1, column)[:-1]}
            check = "hidden-column" if column in read else "hidden-column-unread"
            yield Finding(check, Place(sheet.file, sheet.name, cell), details)


def _formulas(
    sheet: Sheet, layout: Layout, body: Body, columns: Mapping[Header, int]
) -> Iterator[Finding]:
    """A figure that is a formula changes with its inputs (rule L2-06); sums may be formulas."""
    if layout.formulas or not sheet.formulas:
        return
    sums = {total.row for total in body.totals}
    rows, read = set(body.rows) - sums, set(columns.values())
    for (row, column), formula in sorted(sheet.formulas.items()):
        if row in rows and column in read:
            details = {"formula": formula, "value": cell_text(sheet.cell(row, column))}
            yield Finding("formula", place(sheet, row, column), details)


def _comments(sheet: Sheet, body: Body, columns: Mapping[Header, int]) -> Iterator[Finding]:
    """What a comment says about a value is not published: somebody should know."""
    rows, read = set(body.rows), set(columns.values())
    for (row, column), text in sorted(sheet.comments.items()):
        if row in rows and column in read:
            details = {"text": " ".join(text.split())[:80]}
            yield Finding("cell-comment", place(sheet, row, column), details, Severity.NOTICE)


def _stray_values(
    sheet: Sheet, layout: Layout, body: Body, known: Collection[int]
) -> Iterator[Finding]:
    last = max((len(sheet.rows[row - 1]) for row in body.rows), default=0)
    first, last = layout.within or (1, last)
    unknown = [column for column in range(first, last + 1) if column not in known]
    for row in body.rows if unknown else ():
        for column in unknown:
            cell = sheet.cell(row, column)
            if cell_text(cell).strip():
                details = {"value": cell_text(cell)}
                yield Finding("data-without-header", place(sheet, row, column), details)


def _ragged_rows(sheet: Sheet, layout: Layout, body: Body) -> Iterator[Finding]:
    """A record of another length than the header has slipped: 275,099 is two fields (L1-15)."""
    if not sheet.delimited:
        return
    expected = len(sheet.rows[body.first - 2]) if body.first > 1 else 0
    if layout.header_rows:
        expected = len(sheet.rows[layout.header_rows[-1] - 1])
    for row in body.rows:
        found = len(sheet.rows[row - 1])
        if found != expected:
            details = {"found": str(found), "expected": str(expected)}
            yield Finding("ragged-row", place(sheet, row, 1), details)


def _merged_cells(
    sheet: Sheet, layout: Layout, body: Body, columns: Mapping[Header, int]
) -> Iterator[Finding]:
    """A cell below the first of a merged range is empty although it seems to hold the value."""
    filled = {column.origin for column in layout.read if column.fill}
    rows = set(body.rows)
    by_column = {at for header, at in columns.items() if header not in filled}
    for (row, column), (first_row, first_column) in sorted(sheet.merged.items()):
        if row in rows and column in by_column:
            details = {"anchor": address(first_row, first_column)}
            yield Finding("merged-cell", place(sheet, row, column), details)
