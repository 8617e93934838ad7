"""Rules about what only workbooks have: L1-10, L1-12, L1-13, L2-06."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    finding,
    judged,
    not_judged,
    quoted,
    shown,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import Address
from aoimori.core.messages.looks import SHAPE_WORDS
from aoimori.core.sheet import CellProblem, column_letters


@RULES.register("L1-10")
def object_in_sheet(looked: Looked) -> RuleResult:
    """Pictures, shapes, charts, controls anywhere on the sheet."""
    if looked.is_text_file:
        return not_judged("L1-10")
    return judged("L1-10", _objects(looked) if looked.first else ())


def _objects(looked: Looked) -> Iterator[Finding]:
    shapes = looked.table.sheet.shapes
    if shapes:
        texts = [shape.text for shape in shapes if shape.text]
        at = [shape.at for shape in shapes if shape.at is not None]
        told = texts or [SHAPE_WORDS[kind].ja for kind in sorted({shape.kind for shape in shapes})]
        yield finding(looked, "object-in-sheet", at, **quoted(told), count=str(len(shapes)))


@RULES.register("L1-12")
def merged_cell(looked: Looked) -> RuleResult:
    """Merged cells in the rows of data, in the header, and around the table."""
    if looked.is_text_file:
        return not_judged("L1-12")
    return judged("L1-12", _merges(looked))


def _merges(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    if not table.sheet.merged:
        return
    span = range(table.first_column, table.last_column + 1)
    data, header = {*table.body, *table.totals, *table.blank}, {*table.header, *table.repeated}
    inside = [at for at in table.sheet.merged if at[1] in span]
    if cells := [at for at in inside if at[0] in data]:
        at, told = _with_anchors(looked, cells)
        yield finding(looked, "merged-cell", at, **told)
    if cells := [at for at in inside if at[0] in header]:
        at, told = _with_anchors(looked, cells)
        yield finding(looked, "merged-header", at, **told)
    if looked.first and (cells := _merged_outside(looked)):
        at, told = _with_anchors(looked, cells)
        yield finding(looked, "merged-outside", at, **told)


def _with_anchors(looked: Looked, cells: list[Address]) -> tuple[list[Address], dict[str, str]]:
    """Whole merged ranges, and what is told of them."""
    sheet = looked.table.sheet
    anchors = {sheet.merged[at] for at in cells}
    told = {"value": shown(sheet.cell(*min(anchors))), "count": str(len(anchors))}
    return [*cells, *anchors], told


def _merged_outside(looked: Looked) -> list[Address]:
    """The merged cells that belong to no table."""
    areas = [(set(t.rows), range(t.first_column, t.last_column + 1)) for t in looked.found.tables]
    return [
        (row, column)
        for row, column in looked.table.sheet.merged
        if not any(row in rows and column in span for rows, span in areas)
    ]


@RULES.register("L1-13")
def hidden_rows_cols(looked: Looked) -> RuleResult:
    """Hidden rows and columns of the sheet, and a hidden sheet."""
    if looked.is_text_file:
        return not_judged("L1-13")
    return judged("L1-13", _hidden(looked) if looked.first else ())


def _hidden(looked: Looked) -> Iterator[Finding]:
    sheet = looked.table.sheet
    width = max(len(row) for row in sheet.rows)
    if not sheet.visible:
        yield finding(looked, "sheet-is-hidden", value=sheet.name)
    if sheet.hidden_rows:
        cells = [(row, column) for row in sheet.hidden_rows for column in range(1, width + 1)]
        told = "・".join(map(str, sorted(sheet.hidden_rows)[:6]))
        yield finding(looked, "rows-hidden", cells, value=told, count=str(len(sheet.hidden_rows)))
    if sheet.hidden_columns:
        height = range(1, len(sheet.rows) + 1)
        cells = [(row, column) for column in sheet.hidden_columns for row in height]
        told = "・".join(column_letters(column) for column in sorted(sheet.hidden_columns)[:6])
        count = str(len(sheet.hidden_columns))
        yield finding(looked, "columns-hidden", cells, value=told, count=count)


# Of cells without a value: what is told of those where a formula has to do with it.
_BROKEN = {"error-value": "error-in-cell", "formula-without-value": "formula-uncalculated"}


@RULES.register("L2-06")
def formula(looked: Looked) -> RuleResult:
    """Formulas in the table, and what became of broken ones."""
    if looked.is_text_file:
        return not_judged("L2-06")
    return judged("L2-06", _formulas(looked))


def _formulas(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    rows = set(table.rows)
    span = range(table.first_column, table.last_column + 1)
    at = [a for a in table.sheet.formulas if a[0] in rows and a[1] in span]
    if at:
        text = shown(table.sheet.formulas[min(at)])
        yield finding(looked, "formula", at, value=text, count=str(len(at)))
    problems: dict[str, dict[Address, str]] = {}
    grid = table.sheet.rows
    cells = ((at, cell) for at in table.rows for cell in enumerate(grid[at - 1], start=1))
    for row, (column, cell) in cells:
        if type(cell) is CellProblem and column in span:
            problems.setdefault(cell.check, {})[row, column] = cell.text
    for problem, code in _BROKEN.items():
        if told := problems.get(problem):
            yield finding(looked, code, told, **quoted(told.values()), count=str(len(told)))
