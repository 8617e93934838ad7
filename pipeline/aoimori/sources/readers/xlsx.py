"""XLSX: the values of sheets.

Formulas give their stored result; one that was never calculated is a problem of its cell, not
an empty value. Error values are problems too.
"""

from __future__ import annotations

import io
import re
import warnings
from decimal import Decimal
from functools import cached_property
from typing import Any

import openpyxl
from openpyxl.utils.escape import unescape

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.workbook import Options, SourceBytes

# Quoted and escaped characters and [colours] of a number format.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SIGNED = re.compile(r'^(?:\[[^\]]*\])*["\\]?[△▲−-]')
_SCALED = re.compile(r"[0#],+(?![0#,])")
_OLE = b"\xd0\xcf\x11\xe0"


class XlsxFile:
    """A workbook; formulas and, if any sheet asks for them, stored results are read once."""

    def __init__(self, source: SourceBytes) -> None:
        self.source = source
        self.book = _open(source, values=False)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sheet.title for sheet in self.book.worksheets)

    @cached_property
    def stored(self) -> Any:
        """Only openpyxl's second reading tells the stored results of formulas."""
        return _open(self.source, values=True)

    def sheet(self, name: str) -> Sheet:
        """The values of a sheet, as far as any cell holds one (formats reach further)."""
        book = self.book[name]
        filled = {
            at: value
            for at, cell in book._cells.items()
            if (value := self._value(name, cell)) is not None
        }
        if not filled:
            raise Stop(Finding("source-empty", Place(self.source.name, name)))
        height, width = (max(numbers) for numbers in zip(*filled, strict=True))
        rows = tuple(
            tuple(filled.get((row, column)) for column in range(1, width + 1))
            for row in range(1, height + 1)
        )
        return Sheet(self.source.name, name, rows, merged=_merged(book, height, width))

    def _value(self, name: str, cell: Any) -> Cell:
        if cell.data_type != "f":
            return _value(cell)
        return _result(cell, self.stored[name][cell.coordinate])


def _merged(book: Any, height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """From every cell of a merged range but the first to the first, where there are values."""
    return {
        (row, column): (area.min_row, area.min_col)
        for area in book.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, height) + 1)
        for column in range(area.min_col, min(area.max_col, width) + 1)
        if (row, column) != (area.min_row, area.min_col)
    }


def read(source: SourceBytes, options: Options) -> XlsxFile:
    """Open a workbook. Raises :class:`Stop` (``not-a-workbook``)."""
    return XlsxFile(source)


def _open(source: SourceBytes, *, values: bool) -> Any:
    if source.content.startswith(_OLE):
        raise Stop(Finding("old-or-locked-workbook", Place(source.name)))
    try:
        with warnings.catch_warnings():
            # What openpyxl leaves out (styles, extensions) is nothing that we read.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(io.BytesIO(source.content), data_only=values)
    except Exception as error:
        # Zip, XML and openpyxl raise whatever a damaged file makes them stumble over.
        told = str(error).splitlines()[0] if str(error) else type(error).__name__
        finding = Finding("not-a-workbook", Place(source.name), {"problem": told[:120]})
        raise Stop(finding) from error


def _result(formula: Any, stored: Any) -> Cell:
    if stored.value is None:
        text = getattr(formula.value, "text", None) or str(formula.value)
        return CellProblem("formula-without-value", text)
    return _value(stored)


def _value(cell: Any) -> Cell:
    if cell.data_type == "e":
        return CellProblem("error-value", str(cell.value))
    value: Cell = cell.value
    if isinstance(value, str):
        return unescape(value) or None  # _x000D_ is how a workbook writes a control character
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _shown(value, cell.number_format)
    return value


def _shown(value: int | float, number_format: str) -> Cell:
    """A number whose format changes what it says is read as it is seen, or not at all.

    12.3% is stored as 0.123; a sign or a scale in the format of positive numbers (△0, #,##0,)
    shows another number than the one that is stored.
    """
    shown = _QUOTED.sub("", number_format.split(";")[0])
    if "%" in shown:
        return f"{(Decimal(f'{value:.15g}') * 100).normalize():f}%"
    if value > 0 and (_SIGNED.match(number_format) or _SCALED.search(shown)):
        return CellProblem("number-format", f"{value} ({number_format})")
    return value
