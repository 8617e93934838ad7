"""XLSX: the values of the sheets a layout asks for.

Formulas give their stored result; one that was never calculated is a problem of its cell, not
an empty value. Error values are problems too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import Cell, CellProblem, Sheet

# What openpyxl and the zip and XML layers below it raise for a file that is no workbook.
_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    SyntaxError,
    NotImplementedError,
)
_OLE = b"\xd0\xcf\x11\xe0"


def read(name: str, content: bytes, layout: Layout) -> tuple[Sheet, ...]:
    """The layout's sheets (the only one if it names none). Raises :class:`Stop`."""
    book = _open(name, content, values=False)
    titles = [sheet.title for sheet in book.worksheets]
    wanted = layout.sheets or tuple(titles if len(titles) == 1 else ())
    if not wanted:
        raise Stop(_missing(name, "", titles))
    missing = [_missing(name, title, titles) for title in wanted if title not in titles]
    if missing:
        raise Stop(*missing)
    return tuple(_sheet(name, content, book, title) for title in wanted)


def _missing(name: str, sheet: str, titles: list[str]) -> Finding:
    return Finding("sheet-missing", Place(name), {"sheet": sheet, "known": "・".join(titles)})


def _open(name: str, content: bytes, *, values: bool) -> Workbook:
    if content.startswith(_OLE):
        problem = "xls / パスワード保護 (old .xls format or password)"
        raise Stop(Finding("not-a-workbook", Place(name), {"problem": problem}))
    try:
        return load_workbook(io.BytesIO(content), data_only=values)
    except _BROKEN as error:
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Stop(Finding("not-a-workbook", Place(name), {"problem": problem[:120]})) from error


def _sheet(name: str, content: bytes, book: Workbook, title: str) -> Sheet:
    rows = [list(row) for row in book[title].iter_rows()]
    formulas = [cell for row in rows for cell in row if cell.data_type == "f"]
    results: dict[str, Cell] = {}
    if formulas:
        # Only openpyxl's second reading tells the stored results.
        stored = _open(name, content, values=True)[title]
        results = {cell.coordinate: _result(cell, stored[cell.coordinate]) for cell in formulas}
    cells = tuple(tuple(results.get(cell.coordinate, _value(cell)) for cell in row) for row in rows)
    if not any(cell is not None for row in cells for cell in row):
        raise Stop(Finding("source-empty", Place(name, title)))
    return Sheet(name, title, tuple(_without_tail(cells)))


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
