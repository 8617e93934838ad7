"""Numbers that nobody may publish (マイナンバー, payment cards) in a sheet that was found, and the
sheet without them: what a message or a record quotes must not be one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable
from aoimori.core.personal import LONG, Mark, column_marks, has_room, hidden_numbers, secret_marks
from aoimori.core.sheet import NUMBERS, Cell, Sheet, cell_text

Secrets = Mapping[Address, tuple[Mark, ...]]
# Days and years have no room for twelve digits, flags neither.
_SHORT = ("", "date", "boolean", "year")
_TWELVE_DIGITS = 10**11


def secrets_of(found: FoundSheet) -> Secrets:
    """These numbers by the cells they stand in, in the tables and around them."""
    secrets: dict[Address, tuple[Mark, ...]] = {}
    for table in found.tables:
        for column in table.columns:
            secrets.update(_in_column(table, column))
    for at in _elsewhere(found):
        if told := secret_marks(cell_text(found.sheet.cell(*at))):
            secrets[at] = told
    return secrets


def _in_column(
    table: FoundTable, column: FoundColumn
) -> Iterator[tuple[Address, tuple[Mark, ...]]]:
    if column.kind in _SHORT:
        return
    texts = {row: cell_text(c) for row, c in table.cells(column.column) if _may_be_long(c)}
    told = column_marks(texts.values(), column.name) if texts else {}
    for row, text in texts.items() if told else ():
        marks = tuple(mark for mark in told.get(text, ()) if mark.check in LONG)
        if marks:
            yield (row, column.column), marks


def _may_be_long(cell: Cell) -> bool:
    if type(cell) is str:
        return has_room(cell)
    return isinstance(cell, NUMBERS) and abs(cell) >= _TWELVE_DIGITS


def _elsewhere(found: FoundSheet) -> Iterator[Address]:
    """The cells that are no data of a table."""
    yield from (*found.titles, *found.notes)
    for table in found.tables:
        others = sorted({*table.rows} - {*table.body})
        yield from ((row, c.column) for row in others for c in table.columns)


def without_secrets(found: FoundSheet, secrets: Secrets) -> FoundSheet:
    """The sheet with the last digits of these numbers only; the columns that hold them are
    codes."""
    sheet = found.sheet
    shapes = tuple(replace(s, text=hidden_numbers(s.text)) for s in sheet.shapes)
    if not secrets:
        return found if shapes == sheet.shapes else _of(found, replace(sheet, shapes=shapes), {})
    blind = replace(
        sheet,
        shapes=shapes,
        rows=_rows(sheet, secrets),
        formulas={
            at: hidden_numbers(f) if at in secrets else f for at, f in sheet.formulas.items()
        },
    )
    return _of(found, blind, secrets)


def _rows(sheet: Sheet, secrets: Secrets) -> tuple[tuple[Cell, ...], ...]:
    rows = list(sheet.rows)
    for (row, column), marks in secrets.items():
        cells = list(rows[row - 1])
        cells[column - 1] = hidden_numbers(cell_text(cells[column - 1]), marks)
        rows[row - 1] = tuple(cells)
    return tuple(rows)


def _of(found: FoundSheet, sheet: Sheet, secrets: Secrets) -> FoundSheet:
    tables = tuple(
        replace(
            table,
            sheet=sheet,
            columns=tuple(_column(table, column, secrets) for column in table.columns),
        )
        for table in found.tables
    )
    return replace(found, sheet=sheet, tables=tables)


def _column(table: FoundTable, column: FoundColumn, secrets: Secrets) -> FoundColumn:
    own = any((row, column.column) in secrets for row in table.body)
    levels = tuple(map(hidden_numbers, column.levels))
    return replace(column, levels=levels, kind="code" if own else column.kind)
