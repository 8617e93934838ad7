"""Rules about the shape of a sheet: L1-01 to L1-05, L2-03, L3-01."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    evidence,
    finding,
    judged,
    quoted,
    shown,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.recognise import is_total_label
from aoimori.core.sheet import cell_text, column_letters

_FORMATS = (".xlsx", ".csv")
# Headers that say nothing: 列1, Column2, －, a mere number.
_SAYS_NOTHING = re.compile(
    r"(?:列|Column|Unnamed:?\s*|フィールド|field)[0-9]*|項目[0-9]+|[0-9]{1,3}|(?!№)[\W_]+",
    re.IGNORECASE,
)


@RULES.register("L1-01")
def file_format(looked: Looked) -> RuleResult:
    """An old workbook (.xls); what is no table at all never comes here."""
    wrong = looked.kind not in _FORMATS
    told = [finding(looked, "file-format", value=looked.kind)] if wrong and looked.opens else []
    return judged("L1-01", told)


@RULES.register("L1-02")
def multiple_tables(looked: Looked) -> RuleResult:
    """Every table but the first of a sheet; told once a sheet."""
    tables = looked.found.tables
    if len(tables) < 2 or not looked.first:
        return judged("L1-02", ())
    areas = "・".join(table.area for table in tables[:6])
    cells = [(table.rows[0], table.first_column) for table in tables[1:]]
    return judged(
        "L1-02",
        [finding(looked, "multiple-tables", cells, value=areas, count=str(len(tables)))],
    )


@RULES.register("L1-03")
def split_table(looked: Looked) -> RuleResult:
    """Blank rows and columns inside the table, and headers that are repeated."""
    return judged("L1-03", _splits(looked))


def _splits(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    columns = range(table.first_column, table.last_column + 1)
    if table.blank:
        cells = [(row, column) for row in table.blank for column in columns]
        yield finding(looked, "blank-rows-inside", cells, count=str(len(table.blank)))
    empty = [c.column for c in table.columns if not (c.kind or c.name or looked.filled(c))]
    spans = {c for c in empty if not _is_spanned(looked, c)}
    if spans:
        cells = [(row, column) for column in sorted(spans) for row in (*table.header, *table.body)]
        yield finding(looked, "blank-columns-inside", cells, count=str(len(spans)))
    if table.repeated:
        cells = [(row, column) for row in table.repeated for column in columns]
        yield finding(looked, "header-repeated", cells, count=str(len(table.repeated)))


def _is_spanned(looked: Looked, column: int) -> bool:
    """Whether a column is blank because the cells of the one before reach over it."""
    sheet, rows = looked.table.sheet, looked.table.body[:20]
    return bool(rows) and all(sheet.anchor(row, column)[1] < column for row in rows)


@RULES.register("L1-04")
def outside_note(looked: Looked) -> RuleResult:
    """Titles, notes and sums around the table."""
    return judged("L1-04", _outside(looked) if looked.first else ())


def _outside(looked: Looked) -> Iterator[Finding]:
    sheet = looked.table.sheet
    for code, cells in (
        ("title-outside", looked.found.titles),
        ("note-outside", looked.found.notes),
    ):
        if cells:
            texts = [shown(sheet.cell(*at)) for at in cells]
            yield finding(looked, code, cells, **quoted(texts), count=str(len(cells)))
    for table in looked.found.tables:
        if table.totals:
            columns = range(table.first_column, table.last_column + 1)
            at = [(row, column) for row in table.totals for column in columns]
            labels = list(dict.fromkeys(_label(looked, row) for row in table.totals))
            yield finding(
                looked,
                "total-rows",
                at,
                **quoted(labels),
                count=str(len(table.totals)),
            )


def _label(looked: Looked, row: int) -> str:
    cells = looked.table.sheet.row(row)
    return next((shown(cell) for _, cell in cells if is_total_label(cell_text(cell))), "")


@RULES.register("L1-05")
def header_missing(looked: Looked) -> RuleResult:
    """Columns with values and no header, or one that says nothing."""
    return judged("L1-05", _headless(looked))


def _headless(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    if not table.header:
        cells = [(table.rows[0], column.column) for column in table.columns]
        yield finding(looked, "header-row-absent", cells)
        return
    top = table.header[-1]
    bare = [column for column in table.columns if column.kind and not column.name]
    if bare:
        cells = [(top, column.column) for column in bare]
        yield finding(looked, "header-missing", cells, count=str(len(bare)))
    dumb = [c for c in table.columns if c.name and c.kind and _SAYS_NOTHING.fullmatch(c.name)]
    if dumb:
        cells = [(top, column.column) for column in dumb]
        names = quoted(column.name for column in dumb)
        yield finding(looked, "header-says-nothing", cells, **names, count=str(len(dumb)))


@RULES.register("L2-03")
def header_not_unique(looked: Looked) -> RuleResult:
    """Headers of several rows, and names that stand twice."""
    return judged("L2-03", _doubled(looked))


def _doubled(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    rows = (*table.header, *(() if table.units is None else (table.units,)))
    if len(rows) > 1:
        columns = range(table.first_column, table.last_column + 1)
        cells = [(row, column) for row in rows for column in columns]
        yield finding(looked, "header-several-rows", cells, count=str(len(rows)))
    named: dict[str, list[FoundColumn]] = {}
    for column in table.columns:
        if column.name:
            named.setdefault(column.name, []).append(column)
    for name, same in named.items():
        if len(same) > 1 and not _is_one(looked, same):
            yield _same_name(looked, name, same)


def _same_name(looked: Looked, name: str, columns: Sequence[FoundColumn]) -> Finding:
    """One header merged over several columns, or several headers of one name."""
    table = looked.table
    cells = [(table.header[-1], column.column) for column in columns]
    anchors = {table.sheet.anchor(*at) for at in cells}
    if len(anchors) > 1:
        return finding(looked, "header-not-unique", cells, value=name)
    reach = [(row, column.column) for row in table.header for column in columns]
    spanned = [at for at in reach if table.sheet.anchor(*at) in anchors]
    return finding(looked, "header-spans-columns", spanned, value=name, count=str(len(columns)))


def _is_one(looked: Looked, columns: list[FoundColumn]) -> bool:
    """Whether the columns are one whose cells are merged side by side."""
    return sum(bool(column.kind) for column in columns) <= 1


@RULES.register("L3-01")
def header_not_first(looked: Looked) -> RuleResult:
    """Anything above the header breaks the rule. Of blank columns to the left it does not speak,
    and the published scoring lets them pass; programs read them all the same."""
    if not looked.first:
        return judged("L3-01", ())
    top = looked.table.header[0] if looked.table.header else looked.table.rows[0]
    left = list(_columns_before(looked))
    if top == 1:
        return undecided("L3-01", left) if left else judged("L3-01", ())
    above = finding(looked, "header-not-first", [(top, looked.table.first_column)], row=str(top))
    return judged("L3-01", [above, *map(evidence, left)])


def _columns_before(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    before = range(1, table.first_column)
    rows = range(table.rows[0], table.rows[-1] + 1)
    if before and not any(table.sheet.cell(row, column) for row in rows for column in before):
        cells = [(row, column) for row in rows for column in before]
        letters = column_letters(table.first_column)
        yield finding(looked, "blank-columns-before", cells, value=letters, count=str(len(before)))
