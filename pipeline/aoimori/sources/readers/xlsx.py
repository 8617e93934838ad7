"""XLSX: the values of sheets and what stands beside them.

Formulas give their stored result and their text; one that was never calculated is a problem of
its cell, not an empty value. Error values are problems too. Sheets of nothing but plain values
take the fast way (:mod:`aoimori.sources.readers.plain`), with the same result.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.utils.escape import unescape

from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.formats import JAPANESE_DATE, JAPANESE_DATES, duration_text, seen
from aoimori.sources.readers.grid import Address, Marks, sheet_of
from aoimori.sources.readers.kinds import no_workbook, told
from aoimori.sources.readers.plain import PlainBook
from aoimori.sources.readers.workbook import Options, SourceBytes


class XlsxFile:
    """A workbook; openpyxl reads it only for sheets that are not plain, and a second time only
    for sheets with formulas, because it tells either formulas or their stored results."""

    def __init__(self, source: SourceBytes) -> None:
        self.source = source
        self.plain = PlainBook.open(source.content)
        self._codes: dict[int, str] = {}
        if not self.names:
            # A sheet of charts only, or "Strict Open XML", which the libraries do not know.
            raise no_workbook(source, "0 sheets")

    @cached_property
    def book(self) -> Any:
        return _open(self.source, values=False)

    @cached_property
    def epoch_1904(self) -> bool:
        return bool(self.book.epoch == MAC_EPOCH)

    @cached_property
    def stored(self) -> Any:
        return _open(self.source, values=True)

    @cached_property
    def names(self) -> tuple[str, ...]:
        if self.plain is not None:
            return self.plain.names
        return tuple(sheet.title for sheet in self.book.worksheets)

    def sheet(self, name: str) -> Sheet:
        """The values of a sheet, as far as any cell holds one.

        Raises :class:`Stop`: ``source-empty``, ``not-a-workbook``.
        """
        rows = self.plain.rows(name) if self.plain is not None else None
        if rows and self.plain is not None:
            return Sheet(self.source.name, name, rows, used=self.plain.used(name))
        return self._full(name)

    def _full(self, name: str) -> Sheet:
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
                # A stored text may be empty: =IF(A1="","",A1).
                if holder.value is None and holder.data_type != "str":
                    values[at] = CellProblem("formula-without-value", formula)
                    continue
                formulas[at] = formula
            if (value := self._value(holder)) is not None:
                values[at] = value
        made = sheet_of(self.source.name, name, values, _marks(book, formulas, comments))
        return replace(made, used=_used(book))

    def _value(self, cell: Any) -> Cell:
        value = cell.value
        if cell.data_type == "e":
            return CellProblem("error-value", str(value))
        kind = type(value)
        if kind is str:
            return unescape(value) or None  # _x000D_ is how a workbook writes a control character
        if kind is timedelta:
            return duration_text(value)
        if kind is int or kind is float:
            code = self._code(cell)
            return seen(value, code, epoch_1904=self.epoch_1904) if code != "General" else value
        return value  # type: ignore[no-any-return]

    def _code(self, cell: Any) -> str:
        """The number format of a cell; asked of openpyxl once per style, which is slow to tell."""
        number = cell._style.numFmtId
        if number not in self._codes:
            known = number in JAPANESE_DATES
            self._codes[number] = JAPANESE_DATE if known else cell.number_format
        return self._codes[number]


def read(source: SourceBytes, options: Options) -> XlsxFile:
    """Open a workbook. Raises :class:`Stop` (``not-a-workbook``)."""
    return XlsxFile(source)


def _formula(cell: Any) -> str:
    """The text of a formula; a what-if table has none of its own."""
    value = cell.value
    return value if isinstance(value, str) else getattr(value, "text", None) or "=TABLE()"


def _used(book: Any) -> tuple[int, int]:
    """The last row and column with a cell of its own, not one that a merged range reaches."""
    rows = columns = 0
    for (row, column), cell in book._cells.items():
        if type(cell) is not MergedCell:
            rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _marks(book: Any, formulas: dict[Address, str], comments: dict[Address, str]) -> Marks:
    return Marks(
        merged=[(a.min_row, a.min_col, a.max_row, a.max_col) for a in book.merged_cells.ranges],
        formulas=formulas,
        comments=comments,
        hidden_rows=[row for row, told in book.row_dimensions.items() if told.hidden],
        # One dimension may stand for a range of columns.
        hidden_columns=[(c.min, c.max) for c in book.column_dimensions.values() if c.hidden],
        visible=book.sheet_state == "visible",
    )


def _open(source: SourceBytes, *, values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves out (styles, extensions) is nothing that we read.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(source.content), data_only=values)
    except Exception as error:
        # Zip, XML and openpyxl raise whatever a damaged file makes them stumble over.
        raise no_workbook(source, told(error)) from error
