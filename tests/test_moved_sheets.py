"""Whatever is moved, inserted or renamed in a copy of a real sheet: the table is the same, or an
error names the sheet and the cell. Data never shifts in silence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.sheet import Cell, Sheet, cell_text
from aoimori.sources.readers import Options, Workbook, load_source, open_workbook
from aoimori.sources.sheets import pick_sheets
from aoimori.sources.tables import ReadTable, read_table
from aoimori.verbs.workspace import Workspace

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
At = tuple[int, int]


@dataclass(frozen=True, repr=False)
class Real:
    """A real table and how to read it."""

    id: str
    definition: TableDefinition
    source: Source
    folder: str
    codes: Mapping[str, CodeList]

    def __repr__(self) -> str:
        return self.id

    def sheets(self, part: Part) -> tuple[Sheet, ...]:
        return pick_sheets(self.workbook(part), part.path, part.layout)

    def workbook(self, part: Part) -> Workbook:
        return _workbook(ROOT / self.folder / part.path, Options.of(part.layout))

    def read(self, opened: Callable[[Part], Sequence[Sheet]]) -> ReadTable:
        return read_table(self.definition, self.source, opened, self.codes)


@cache
def _workbook(path: Path, options: Options) -> Workbook:
    return open_workbook(load_source(path, path.name), options)


@cache
def real_tables() -> tuple[Real, ...]:
    catalog = Workspace.around(ROOT).catalog
    return tuple(
        Real(f"{d.id}/{r.year.year}/{t.name}", t, r.sources[t.name], d.folder, catalog.codes)
        for d in catalog.datasets
        for r in d.releases
        for t in d.tables
    )


TABLES = {real.id: real for real in real_tables()}
FORMS = ("aomori/dx-roadmap/2025/activities", "aomori/dx-roadmap/2025/results")


def records(read: ReadTable) -> list[tuple[str | None, ...]]:
    return list(read.table.records())


def errors(found: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.severity is Severity.ERROR]


def insert_row(sheet: Sheet, at: int) -> Sheet:
    """A blank row before row ``at``."""
    rows = (*sheet.rows[: at - 1], (), *sheet.rows[at - 1 :])
    return _moved(replace(sheet, rows=rows), lambda row, column: (row + (row >= at), column))


def insert_column(sheet: Sheet, at: int) -> Sheet:
    """A blank column before column ``at``."""
    rows = tuple((*row[: at - 1], None, *row[at - 1 :]) for row in sheet.rows)
    return _moved(replace(sheet, rows=rows), lambda row, column: (row, column + (column >= at)))


def _moved(sheet: Sheet, move: Callable[[int, int], At]) -> Sheet:
    """What a spreadsheet program moves along: merged ranges, formulas, hidden parts."""
    return replace(
        sheet,
        merged={move(*cell): move(*anchor) for cell, anchor in sheet.merged.items()},
        formulas={move(*cell): text for cell, text in sheet.formulas.items()},
        comments={move(*cell): text for cell, text in sheet.comments.items()},
        hidden_rows=frozenset(move(row, 1)[0] for row in sheet.hidden_rows),
        hidden_columns=frozenset(move(1, column)[1] for column in sheet.hidden_columns),
    )


def put(sheet: Sheet, at: At, value: Cell) -> Sheet:
    row, column = at
    cells = list(sheet.rows[row - 1])
    cells += [None] * (column - len(cells))
    cells[column - 1] = value
    rows = (*sheet.rows[: row - 1], tuple(cells), *sheet.rows[row:])
    return replace(sheet, rows=rows)


def swap(sheet: Sheet, one: At, other: At) -> Sheet:
    return put(put(sheet, one, sheet.cell(*other)), other, sheet.cell(*one))


def one_form(real: Real, part: Part, index: int) -> tuple[Sheet, ...]:
    """One of the forms of a table that is read from many; all of any other."""
    sheets = real.sheets(part)
    return sheets if len(sheets) < 10 else (sheets[index % len(sheets)],)


def held(real: Real, changed: Callable[[Sheet], Sheet], index: int = 0) -> None:
    """The claim: the same records, or errors that name sheet and cell."""
    stacked = real.source.parts[0]

    def before(part: Part) -> Sequence[Sheet]:
        return one_form(real, part, index)

    def after(part: Part) -> Sequence[Sheet]:
        sheets = before(part)
        same = part.path == stacked.path and part.layout.sheets == stacked.layout.sheets
        return tuple(map(changed, sheets)) if same else sheets

    expected = real.read(before)
    try:
        found = real.read(after)
    except Stop as stop:
        stopped: tuple[Finding, ...] = stop.findings
    else:
        stopped = ()
    assert all(finding.place.sheet or not sheets_named(real) for finding in stopped)
    if not stopped and records(found) != records(expected):
        wrong = errors(found.findings)
        assert wrong, "the table differs, and nobody says so"
        # What is not there has no cell.
        assert all(f.place.cell or f.check == "total-missing" for f in wrong)


def sheets_named(real: Real) -> bool:
    return real.sheets(real.source.parts[0])[0].name != ""


reals = st.sampled_from([real for real in TABLES.values() if real.id not in FORMS])
forms = st.sampled_from([TABLES[name] for name in FORMS])


def size(real: Real, index: int = 0) -> tuple[int, int]:
    sheet = one_form(real, real.source.parts[0], index)[0]
    return len(sheet.rows), max(len(row) for row in sheet.rows)


@settings(max_examples=60)
@given(st.data())
def test_an_inserted_column_or_row_moves_nothing(data: st.DataObject) -> None:
    real = data.draw(st.one_of(reals, forms))
    index = data.draw(st.integers(0, 77))
    height, width = size(real, index)
    if data.draw(st.booleans()):
        column = data.draw(st.integers(1, width + 1))
        held(real, lambda sheet: insert_column(sheet, column), index)
    else:
        row = data.draw(st.integers(1, height + 1))
        held(real, lambda sheet: insert_row(sheet, row), index)


def header_cells(real: Real) -> list[At]:
    layout = real.source.parts[0].layout
    sheet = real.sheets(real.source.parts[0])[0]
    first, last = layout.within or (1, max(len(row) for row in sheet.rows))
    return [
        (row, column)
        for row in (layout.header if isinstance(layout.header, tuple) else ())
        for column in range(first, last + 1)
        if cell_text(sheet.cell(row, column)).strip()
    ]


@settings(max_examples=80)
@given(st.data())
def test_a_moved_header_is_noticed(data: st.DataObject) -> None:
    real = data.draw(reals)
    cells = header_cells(real)
    one, other = data.draw(st.sampled_from(cells)), data.draw(st.sampled_from(cells))
    held(real, lambda sheet: swap(sheet, one, other))
    below = (one[0] + 1, one[1])
    held(real, lambda sheet: swap(sheet, one, below))


@settings(max_examples=40)
@given(st.data())
def test_a_label_more_in_a_form_changes_nothing_or_is_noticed(data: st.DataObject) -> None:
    """A label that is new, or one that stands there already, in any cell that is free."""
    real, index = data.draw(forms), data.draw(st.integers(0, 77))
    sheet = one_form(real, real.source.parts[0], index)[0]
    height, width = size(real, index)
    free = [
        (row, column)
        for row in range(1, height + 1)
        for column in range(1, width + 2)
        if sheet.cell(*sheet.anchor(row, column)) is None and (row, column) not in sheet.merged
    ]
    known = [cell_text(cell) for row in sheet.rows for cell in row if cell is not None]
    text = data.draw(st.sampled_from(["特記事項", "【No99】", *known]))
    at = data.draw(st.sampled_from(free))
    held(real, lambda sheet: put(sheet, at, text), index)


@dataclass(frozen=True)
class Renamed:
    """A workbook one sheet of which has another name."""

    book: Workbook
    old: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple("新しい名前" if name == self.old else name for name in self.book.names)

    def sheet(self, name: str) -> Sheet:
        return self.book.sheet(self.old if name == "新しい名前" else name)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_renamed_sheet_is_missed_by_its_name(name: str) -> None:
    real = TABLES[name]
    for part in real.source.parts:
        read = [sheet.name for sheet in real.sheets(part)]
        for old in read[:2] if read != [""] else ():
            with pytest.raises(Stop) as caught:
                pick_sheets(Renamed(real.workbook(part), old), part.path, part.layout)
            (finding,) = caught.value.findings
            assert finding.check in ("sheet-missing", "sheet-unmapped")
            told = {*finding.details.values(), finding.place.sheet}
            assert old in told or "新しい名前" in told
