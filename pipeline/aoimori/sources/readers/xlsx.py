"""XLSX: the values of sheets.

Formulas give their stored result; one that was never calculated is a problem of its cell, not
an empty value. Error values are problems too.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import openpyxl

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.readers.workbook import Options, SourceBytes

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
        """The values of a sheet, up to its last row that holds anything."""
        rows = [list(row) for row in self.book[name].iter_rows()]
        cells = tuple(tuple(self._value(name, cell) for cell in row) for row in rows)
        if not any(cell is not None for row in cells for cell in row):
            raise Stop(Finding("source-empty", Place(self.source.name, name)))
        return Sheet(self.source.name, name, tuple(_without_tail(cells)))

    def _value(self, name: str, cell: Any) -> Cell:
        if cell.data_type != "f":
            return _value(cell)
        return _result(cell, self.stored[name][cell.coordinate])


def read(source: SourceBytes, options: Options) -> XlsxFile:
    """Open a workbook. Raises :class:`Stop` (``not-a-workbook``)."""
    return XlsxFile(source)


def _open(source: SourceBytes, *, values: bool) -> Any:
    if source.content.startswith(_OLE):
        problem = "xls / パスワード保護 (old .xls format or password)"
        raise Stop(Finding("not-a-workbook", Place(source.name), {"problem": problem}))
    try:
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
    return None if value == "" else value


def _without_tail(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[Cell, ...]]:
    """Rows up to the last that holds anything: formats reach further than data."""
    last = max(index for index, row in enumerate(rows) if any(cell is not None for cell in row))
    yield from rows[: last + 1]
