"""A sheet as openpyxl tells it: the truth that our own reader of .xlsx is held to."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import openpyxl
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.escape import unescape

from aoimori.core.looks import PLAIN, Look
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.formats import JAPANESE_DATE, JAPANESE_DATES, duration_text, seen
from aoimori.sources.readers.grid import Address, Filled, Marks, sheet_of


class OpenpyxlBook:
    """A workbook; read twice, because openpyxl tells either formulas or their results."""

    def __init__(self, content: bytes, name: str = "a.xlsx") -> None:
        self.file = name
        self.book, self.stored = _open(content, values=False), _open(content, values=True)
        self.names = tuple(sheet.title for sheet in self.book.worksheets)
        self.epoch_1904 = bool(self.book.epoch == MAC_EPOCH)

    def sheet(self, name: str) -> Sheet:
        book = self.book[name]
        values: dict[Address, Cell] = {}
        formulas: dict[Address, str] = {}
        comments: dict[Address, str] = {}
        for at, cell in book._cells.items():
            if cell.comment is not None:
                comments[at] = cell.comment.text
            holder = cell
            if cell.data_type == "f":
                formula, holder = _formula(cell), self.stored[name][cell.coordinate]
                if holder.value is None and holder.data_type != "str":
                    values[at] = CellProblem("formula-without-value", formula)
                    continue
                formulas[at] = formula
            if (value := self._value(holder)) is not None:
                values[at] = value
        return sheet_of(filled(self.file, name, values), _marks(book, formulas, comments))

    def look(self, name: str, row: int, column: int) -> Look:
        """Of what holds a value; colours other than by rgb are not told."""
        cell = self.book[name].cell(row, column)
        font, fill = cell.font, cell.fill
        colour, ground = _rgb(font.color), _rgb(getattr(fill, "fgColor", None))
        return Look(
            ground if fill.fill_type and ground != "FFFFFF" else "",
            colour if colour != "000000" else "",
            bool(font.b),
            bool(font.i),
            bool(font.strike),
        )

    def _value(self, cell: Any) -> Cell:
        value = cell.value
        if cell.data_type == "e":
            return CellProblem("error-value", str(value))
        kind = type(value)
        if kind is str:
            return unescape(value) or None
        if kind is timedelta:
            return duration_text(value)
        if kind is int or kind is float:
            number = cell._style.numFmtId
            code = JAPANESE_DATE if number in JAPANESE_DATES else cell.number_format
            return seen(value, code, epoch_1904=self.epoch_1904) if code != "General" else value
        return value  # type: ignore[no-any-return]


def looks_of(sheet: Sheet) -> dict[Address, Look]:
    """The cells that do not look plain."""
    return {
        (row, column): look
        for row, cells in sheet.looks.rows.items()
        for column in range(1, len(cells) + 1)
        if (look := sheet.looks.at(row, column)) != PLAIN
    }


def filled(file: str, name: str, values: dict[Address, Cell]) -> Filled:
    gathered = Filled(file, name)
    rows: dict[int, list[Cell]] = {}
    for (row, column), value in values.items():
        cells = rows.setdefault(row, [])
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = value
    for row, cells in rows.items():
        gathered.put(row, cells)
    return gathered


def _rgb(colour: Any) -> str:
    return colour.rgb[-6:].upper() if colour is not None and colour.type == "rgb" else ""


def _formula(cell: Any) -> str:
    value = cell.value
    return value if isinstance(value, str) else getattr(value, "text", None) or "=TABLE()"


def _marks(book: Any, formulas: dict[Address, str], comments: dict[Address, str]) -> Marks:
    merged: Iterable[Any] = book.merged_cells.ranges
    return Marks(
        merged=[(a.min_row, a.min_col, a.max_row, a.max_col) for a in merged],
        formulas=formulas,
        comments=comments,
        hidden_rows=[
            row for row, told in book.row_dimensions.items() if told.hidden or told.height == 0
        ],
        hidden_columns=[
            (c.min, c.max) for c in book.column_dimensions.values() if c.hidden or c.width == 0
        ],
        visible=book.sheet_state == "visible",
    )


def _open(content: bytes, *, values: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=values)
