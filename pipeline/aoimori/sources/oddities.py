"""What makes a sheet say something else than it shows: formulas, merged cells, slipped records,
values without a header. What it hides is told by the gate before publishing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import Header, Layout
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.sources.bodies import Body
from aoimori.sources.rows import place

Address = tuple[int, int]


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
    yield from _formulas(sheet, layout, body, columns.values(), cells.values())
    yield from _stray_values(sheet, layout, body, known)
    yield from _ragged_rows(sheet, body)
    yield from _merged_cells(sheet, layout, body, columns)


def _formulas(
    sheet: Sheet, layout: Layout, body: Body, columns: Collection[int], cells: Collection[Address]
) -> Iterator[Finding]:
    """Of a figure that is a formula the stored result is taken (rule L2-06); sums may be formulas
    without a word."""
    if layout.formulas or not sheet.formulas:
        return
    totals = {total.row for total in body.totals}
    rows = [row for row in body.rows if row not in totals]
    read = {*cells, *((row, column) for row in rows for column in columns)}
    for at in sorted(sheet.formulas.keys() & read):
        details = {"formula": sheet.formulas[at], "value": cell_text(sheet.cell(*at))}
        yield Finding("formula-value", place(sheet, *at), details, Severity.NOTICE, mended=True)


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
            yield Finding("merged-value-missing", place(sheet, row, column), details)
