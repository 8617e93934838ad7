"""What makes a sheet say something else than it shows: hidden parts, formulas, merged cells,
slipped records, values without a header."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

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
    looked = _Looked(sheet, layout, body, frozenset(columns.values()), frozenset(cells.values()))
    yield from _hidden_rows(looked)
    yield from _hidden_columns(looked)
    yield from _formulas(looked)
    yield from _comments(looked)
    yield from _stray_values(sheet, layout, body, known)
    yield from _ragged_rows(sheet, body)
    yield from _merged_cells(sheet, layout, body, columns)


@dataclass(frozen=True, slots=True)
class _Looked:
    """The cells of a sheet that are read: rows of the body in some columns, and single ones."""

    sheet: Sheet
    layout: Layout
    body: Body
    columns: frozenset[int]
    single: frozenset[tuple[int, int]]

    def rows_in(self, column: int) -> set[int]:
        """The rows in which a column belongs to the table, or holds a single cell."""
        first, last = self.span
        inside = set(self.body.rows) if first <= column <= last else set()
        return inside | {row for row, at in self.single if at == column}

    def read(self, *, sums: bool) -> frozenset[tuple[int, int]]:
        """The addresses that are read; with or without those of totals."""
        totals = {total.row for total in self.body.totals}
        rows = [row for row in self.body.rows if sums or row not in totals]
        return self.single | {(row, column) for row in rows for column in self.columns}

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last column of the table."""
        return self.layout.within or (1, max(len(row) for row in self.sheet.rows))


def _hidden_rows(looked: _Looked) -> Iterator[Finding]:
    """Hidden data (rule L1-13) was hidden from somebody for a reason: somebody must decide."""
    sheet, body = looked.sheet, looked.body
    if "rows" in looked.layout.hidden or not sheet.hidden_rows:
        return
    first, last = looked.span
    read = {*body.rows, *(total.row for total in body.totals), *(row for row, _ in looked.single)}
    for row in sorted(read & sheet.hidden_rows):
        cell = f"{address(row, first)}:{address(row, last)}"
        yield Finding("hidden-row", Place(sheet.file, sheet.name, cell), {"row": str(row)})


def _hidden_columns(looked: _Looked) -> Iterator[Finding]:
    sheet = looked.sheet
    for column in sorted(sheet.hidden_columns) if "columns" not in looked.layout.hidden else ():
        rows = looked.rows_in(column)
        held = sorted(row for row in rows if cell_text(sheet.cell(row, column)).strip())
        if held:
            ends = dict.fromkeys((address(held[0], column), address(held[-1], column)))
            found = Place(sheet.file, sheet.name, ":".join(ends))
            is_read = column in looked.columns or column in {at for _, at in looked.single}
            check = "hidden-column" if is_read else "hidden-column-unread"
            yield Finding(check, found, {"column": address(1, column)[:-1]})


def _formulas(looked: _Looked) -> Iterator[Finding]:
    """A figure that is a formula changes with its inputs (rule L2-06); sums may be formulas."""
    sheet = looked.sheet
    if looked.layout.formulas or not sheet.formulas:
        return
    for at in sorted(sheet.formulas.keys() & looked.read(sums=False)):
        details = {"formula": sheet.formulas[at], "value": cell_text(sheet.cell(*at))}
        yield Finding("formula-value", place(sheet, *at), details)


def _comments(looked: _Looked) -> Iterator[Finding]:
    """What a comment says about a value is not published: somebody should know."""
    sheet = looked.sheet
    for at in sorted(sheet.comments.keys() & looked.read(sums=True)) if sheet.comments else ():
        details = {"text": " ".join(sheet.comments[at].split())[:80]}
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
            yield Finding("merged-value-missing", place(sheet, row, column), details)
