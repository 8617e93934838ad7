"""The shape of a table: out of its sheet, one header row, no rows or columns that hold nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable
from aoimori.core.mended import AsideKind
from aoimori.core.ranges import range_text, ranges
from aoimori.core.recognise import header_unit, units_of
from aoimori.core.sheet import cell_text
from aoimori.core.text import drop_spaces, trim
from aoimori.sources.mend.draft import Draft, DraftColumn, row_text
from aoimori.sources.mend.sections import headings_of
from aoimori.sources.mend.whitespace import plain_header


def take_out(found: FoundSheet, table: FoundTable) -> Draft:
    """A table out of its sheet, without the rows that are no records (L3-01, L1-02 to L1-04)."""
    rows = list(table.body)
    columns = [_column(table, column) for column in table.columns]
    draft = Draft(table, columns, rows)
    first = table is found.tables[0]
    if first:
        _texts_outside(draft, found)
    else:
        draft.left("table-parted", table.area, "")
    if table.rows and (table.rows[0], table.first_column) != (1, 1):
        draft.left("table-taken-out", table.area, "")
    _rows_out(draft)
    return draft


def _column(table: FoundTable, found: FoundColumn) -> DraftColumn:
    sheet, number = table.sheet, found.column
    key = (table.header[-1] if table.header else 0, number)
    cells = [sheet.cell(row, number) for row in table.body]
    return DraftColumn("", key, found, cells, [(row, number) for row in table.body])


def _texts_outside(draft: Draft, found: FoundSheet) -> None:
    """Titles, notes, and what is written into shapes; no headings of rows."""
    heads = {at for table in found.tables for at in headings_of(found, table).values()}
    texts: dict[AsideKind, Sequence[Address]] = {"title": found.titles, "note": found.notes}
    for kind, told in texts.items():
        for at in told:
            if at not in heads:
                draft.lay_aside("text-set-aside", kind, ranges([at])[0], _text(found, at))
    inside = {row for table in found.tables for row in table.rows}
    for at, text in sorted(found.sheet.comments.items()):
        if at[0] not in inside:
            draft.lay_aside("text-set-aside", "comment", ranges([at])[0], text)
    for shape in found.sheet.shapes:
        if shape.text:
            cell = ranges([shape.at])[0] if shape.at else ""
            draft.lay_aside("text-set-aside", "shape", cell, shape.text)


def _text(found: FoundSheet, at: Address) -> str:
    return cell_text(found.sheet.cell(*at))


def _rows_out(draft: Draft) -> None:
    """Rows of the table that hold no record: sums are kept aside."""
    table = draft.table
    ends = (table.first_column, table.last_column)
    for row in table.totals:
        text = row_text(table.sheet, row, *ends)
        draft.lay_aside("total-set-aside", "total", _row_range(table, row), text)
    if table.units is not None:
        for column, cell in table.sheet.row(table.units):
            if len(units_of(cell_text(cell))) > 1:
                at = ranges([(table.units, column)])[0]
                draft.lay_aside("text-set-aside", "note", at, cell_text(cell))
    for row in table.blank:
        draft.left("blank-row", _row_range(table, row), "")
    for row in table.repeated:
        draft.left("repeated-header", _row_range(table, row), row_text(table.sheet, row, *ends))


def _row_range(table: FoundTable, row: int) -> str:
    return range_text((row, table.first_column, row, table.last_column))


def join_header(draft: Draft) -> None:
    """One header row of names that differ (L2-03): levels joined by ``_``; a group's name that
    stands once, without merged cells, over several columns is used where names are not unique."""
    if not draft.has_header:
        return
    levels = [_levels(draft, column) for column in draft.columns]
    names = list(map(_joined, levels))
    if _doubled(names):
        wider = list(map(_joined, _filled_right(levels)))
        names = wider if len(_doubled(wider)) < len(_doubled(names)) else names
    names = [_with_unit(draft, name, c) for name, c in zip(names, draft.columns, strict=True)]
    for column, name in zip(draft.columns, names, strict=True):
        _rename(draft, column, name)
    _number(draft)


def _levels(draft: Draft, column: DraftColumn) -> list[str]:
    sheet, number = draft.sheet, column.found.column
    texts = (cell_text(sheet.cell(*sheet.anchor(row, number))) for row in draft.table.header)
    return list(map(plain_header, texts))


def _joined(levels: Sequence[str]) -> str:
    """The levels by ``_``, one that only repeats left out."""
    told: dict[str, str] = {}
    for level in levels:
        if level:
            told.setdefault(drop_spaces(level), level)
    return "_".join(told.values())


def _doubled(names: Sequence[str]) -> set[str]:
    return {name for name, times in Counter(names).items() if name and times > 1}


def _filled_right(levels: list[list[str]]) -> list[list[str]]:
    """Blank upper levels over a name as the column to the left has them."""
    filled: list[list[str]] = []
    for own in levels:
        before = filled[-1] if filled else own
        is_open = bool(own[-1]) and not any(own[:-1])
        filled.append([*before[:-1], own[-1]] if is_open else list(own))
    return filled


def _with_unit(draft: Draft, name: str, column: DraftColumn) -> str:
    """With the unit that stands in a row of its own below the header."""
    row, sheet = draft.table.units, draft.sheet
    text = cell_text(sheet.cell(*sheet.anchor(row, column.found.column))) if row else ""
    units = units_of(text)
    if len(units) != 1 or header_unit(name) == units[0] or not name:
        return name
    return f"{name}（{units[0]}）"


def _rename(draft: Draft, column: DraftColumn, name: str) -> None:
    table, number = draft.table, column.found.column
    rows = [*table.header, *([table.units] if table.units else [])]
    texts = [cell_text(table.sheet.cell(row, number)) for row in rows]
    column.name = " / ".join(text for text in texts if text.strip())
    if len(rows) > 1:
        area = range_text((rows[0], number, rows[-1], number))
        if name or column.name:
            draft.rename("header-joined", column, name, area)
        return
    if column.name != name:
        is_trimmed = trim(column.name) == name
        step = "trim" if is_trimmed else "line-breaks" if column.name else "fill-merged"
        draft.rename(step, column, name)


def _number(draft: Draft) -> None:
    """Names that stand twice are numbered from the second on."""
    taken = {column.name for column in draft.columns}
    seen: set[str] = set()
    for column in draft.columns:
        if column.name in seen and column.name:
            number = 2
            while f"{column.name}_{number}" in taken:
                number += 1
            draft.rename("header-numbered", column, f"{column.name}_{number}")
            taken.add(column.name)
        seen.add(column.name)


def drop_columns(draft: Draft) -> None:
    """Columns without a value, without a name or with one that is merged into theirs (L1-03)."""
    for column in list(draft.columns):
        if _is_empty(draft, column):
            draft.columns.remove(column)
            number, rows = column.found.column, draft.table.rows
            area = range_text((rows[0], number, rows[-1], number))
            draft.left("blank-column", area, "")


def _is_empty(draft: Draft, column: DraftColumn) -> bool:
    sheet, number = draft.sheet, column.found.column
    rows = (*draft.table.header, *draft.table.body, draft.table.units or 0)
    return not any(cell_text(sheet.cell(row, number)).strip() for row in rows if row)
