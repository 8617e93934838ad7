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
    cells: Mapping[str, tuple[int, int]],
    known: Collection[int],
) -> Iterator[Finding]:
    """Every finding about the shape of the cells that are read: those of the body in
    ``columns``, and the single ``cells``. ``known`` are the columns that are read or left out on
    purpose."""
    if not sheet.visible and "sheet" not in layout.hidden:
        yield Finding("hidden-sheet", place(sheet))
    single = set(cells.values())
    yield from _hidden_rows(sheet, layout, body, single)
    yield from _hidden_columns(sheet, layout, body, columns, single)
    yield from _formulas(sheet, layout, body, columns, single)
    yield from _comments(sheet, body, columns, single)
    yield from _stray_values(sheet, layout, body, known)
    yield from _ragged_rows(sheet, body)
    yield from _merged_cells(sheet, layout, body, columns)


def _hidden_rows(
    sheet: Sheet, layout: Layout, body: Body, single: Collection[tuple[int, int]]
) -> Iterator[Finding]:
    """Hidden data (rule L1-13) was hidden from somebody for a reason: somebody must decide."""
    if "rows" in layout.hidden or not sheet.hidden_rows:
        return
    first, last = layout.within or (1, max(len(row) for row in sheet.rows))
    read = {*body.rows, *(total.row for total in body.totals), *(row for row, _ in single)}
    for row in sorted(read & sheet.hidden_rows):
        cell = f"{address(row, first)}:{address(row, last)}"
        yield Finding("hidden-row", Place(sheet.file, sheet.name, cell), {"row": str(row)})


def _hidden_columns(
    sheet: Sheet,
    layout: Layout,
    body: Body,
    columns: Mapping[Header, int],
    single: Collection[tuple[int, int]],
) -> Iterator[Finding]:
    if "columns" in layout.hidden or not sheet.hidden_columns:
        return
    first, last = layout.within or (1, max(len(row) for row in sheet.rows))
    for column in sorted(sheet.hidden_columns):
        rows = {row for row, at in single if at == column}
        rows |= set(body.rows) if first <= column <= last else set()
        held = sorted(row for row in rows if cell_text(sheet.cell(row, column)).strip())
        if held:
            ends = dict.fromkeys((address(held[0], column), address(held[-1], column)))
            found = Place(sheet.file, sheet.name, ":".join(ends))
            is_read = column in columns.values() or column in {at for _, at in single}
            check = "hidden-column" if is_read else "hidden-column-unread"
            yield Finding(check, found, {"column": address(1, column)[:-1]})


def _formulas(
    sheet: Sheet,
    layout: Layout,
    body: Body,
    columns: Mapping[Header, int],
    single: Collection[tuple[int, int]],
) -> Iterator[Finding]:
    """A figure that is a formula changes with its inputs (rule L2-06); sums may be formulas."""
    if layout.formulas:
        return
    sums = {total.row for total in body.totals}
    rows, read = set(body.rows) - sums, set(columns.values())
    for at, formula in sorted(sheet.formulas.items()):
        if (at[0] in rows and at[1] in read) or at in single:
            details = {"formula": formula, "value": cell_text(sheet.cell(*at))}
            yield Finding("formula", place(sheet, *at), details)


def _comments(
    sheet: Sheet,
    body: Body,
    columns: Mapping[Header, int],
    single: Collection[tuple[int, int]],
) -> Iterator[Finding]:
    """What a comment says about a value is not published: somebody should know."""
    rows, read = set(body.rows), set(columns.values())
    for at, text in sorted(sheet.comments.items()):
        if (at[0] in rows and at[1] in read) or at in single:
            details = {"text": " ".join(text.split())[:80]}
            yield Finding("cell-comment", place(sheet, *at), details, Severity.NOTICE)


def _stray_values(
    sheet: Sheet, layout: Layout, body: Body, known: Collection[int]
) -> Iterator[Finding]:
    if layout.is_form:
        return
    last = max((len(sheet.rows[row - 1]) for row in body.rows), default=0)
    first, last = layout.within or (1, last)
    unknown = [column for column in range(first, last + 1) if column not in known]
    for row in body.rows if unknown else ():
        for column in unknown:
            cell = sheet.cell(row, column)
            if cell_text(cell).strip():
                details = {"value": cell_text(cell)}
                yield Finding("data-without-header", place(sheet, row, column), details)


def _ragged_rows(sheet: Sheet, body: Body) -> Iterator[Finding]:
    """A record of another length than the header has slipped: 275,099 is two fields (L1-15)."""
    if not sheet.delimited or not body.header:
        return
    expected = len(sheet.rows[body.header[-1] - 1])
    for row in body.rows:
        found = len(sheet.rows[row - 1])
        if found != expected:
            details = {"found": str(found), "expected": str(expected)}
            yield Finding("ragged-row", place(sheet, row, 1), details)


def _merged_cells(
    sheet: Sheet, layout: Layout, body: Body, columns: Mapping[Header, int]
) -> Iterator[Finding]:
    """A cell below the first of a merged range is empty although it seems to hold the value."""
    filled = {column.origin for column in layout.columns if column.fill}
    rows = set(body.rows)
    by_column = {at for header, at in columns.items() if header not in filled}
    for (row, column), (first_row, first_column) in sorted(sheet.merged.items()):
        if row in rows and column in by_column:
            details = {"anchor": address(first_row, first_column)}
            yield Finding("merged-cell", place(sheet, row, column), details)
