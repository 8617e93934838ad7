"""An annotated workbook where the file checked is none that can be edited: .xls, .csv.

A new .xlsx is made of the values as they were read, and marked like the copy of an .xlsx. It says
first of all that it is a new workbook.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from aoimori.core.checkup import FileCheckup
from aoimori.core.localized import Language
from aoimori.core.ranges import Rectangle
from aoimori.core.sheet import Cell, Percent, Sheet, cell_text
from aoimori.outputs.books.book import CREATED, sheet_name, width_of
from aoimori.outputs.books.cells import (
    CHARACTERS,
    COLUMNS,
    FIRST_DAY,
    ROWS,
    percent_format,
    stored_percent,
)
from aoimori.outputs.reports.words import say
from aoimori.outputs.reports.workbook import Made, annotate_made

_MOST = 2**53  # integers beyond are not all exact in a cell
_MEASURED = 200  # rows that say how wide columns are


class _Exact(float):
    """A number written with all its digits; XlsxWriter would write sixteen of seventeen."""

    def __format__(self, form: str) -> str:
        return repr(float(self))


@dataclass(slots=True)
class _Book:
    """A workbook in the making, and its formats by their codes."""

    file: Workbook
    _formats: dict[str, Format] = field(default_factory=dict)

    def format(self, code: str) -> Format:
        if code not in self._formats:
            self._formats[code] = self.file.add_format({"num_format": code})
        return self._formats[code]


@dataclass(slots=True)
class _Lost:
    """How many values did not fit: texts that were cut, cells beyond the edge of a sheet."""

    cut: int = 0
    beyond: int = 0


def annotate_sheets(sheets: Sequence[Sheet], checkup: FileCheckup, lang: Language) -> bytes:
    """A new workbook (.xlsx) of sheets as read, with what a checkup found about their file.

    Values stay as they are: dates are dates, texts are texts whatever they begin with, of
    formulas the results stand. What no cell can hold is told in the results.
    """
    stream = BytesIO()
    book = _Book(Workbook(stream, {"use_zip64": True}))
    book.file.set_properties({"created": CREATED})
    notes = [say("fresh", lang, file=checkup.file)]
    names: dict[str, str] = {}
    shown = next((number for number, sheet in enumerate(sheets) if sheet.visible), 0)
    for number, sheet in enumerate(sheets):
        name = _free(sheet_name(sheet.name or say("data-sheet", lang)), names.values())
        names[sheet.name] = name
        target = book.file.add_worksheet(name)
        notes += _told(_write(book, target, sheet), name, lang)
        if number == shown:
            target.activate()  # one that is hidden cannot be
    if not sheets:
        book.file.add_worksheet(say("data-sheet", lang))
    book.file.close()
    return annotate_made(stream.getvalue(), checkup, lang, sheets, Made(names, notes))


def _free(wanted: str, taken: Collection[str]) -> str:
    folded = {name.casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in folded:
        number += 1
        name = f"{wanted[:25]} ({number})"
    return name


def _told(lost: _Lost, sheet: str, lang: Language) -> Iterator[str]:
    if lost.cut:
        yield say("cut-texts", lang, sheet=sheet, n=f"{lost.cut:,}", limit=f"{CHARACTERS:,}")
    if lost.beyond:
        yield say("cut-rows", lang, sheet=sheet, n=f"{lost.beyond:,}")


def _write(book: _Book, target: Worksheet, sheet: Sheet) -> _Lost:
    lost = _Lost()
    _write_shape(target, sheet)
    for top, left, bottom, right in _merged(sheet):
        target.merge_range(top - 1, left - 1, bottom - 1, right - 1, "")
    for row in range(1, len(sheet.rows) + 1):
        for column, cell in sheet.row(row):
            if row > ROWS or column > COLUMNS:
                lost.beyond += 1
            else:
                lost.cut += _put(book, target, (row - 1, column - 1), cell)
    for (row, column), text in sheet.comments.items():
        if row <= ROWS and column <= COLUMNS:
            target.write_comment(row - 1, column - 1, _cut(text))
    return lost


def _write_shape(target: Worksheet, sheet: Sheet) -> None:
    """What is seen of the sheet: widths, and what is hidden."""
    if not sheet.visible:
        target.hide()
    first = sheet.rows[:_MEASURED]
    for column in range(1, min(max(map(len, first), default=0), COLUMNS) + 1):
        texts = [cell_text(cells[column - 1]) for cells in first if column <= len(cells)]
        hidden = {"hidden": True} if column in sheet.hidden_columns else {}
        target.set_column(column - 1, column - 1, width_of("", texts), None, hidden)
    for row in sorted(sheet.hidden_rows):
        if row <= ROWS:
            target.set_row(row - 1, None, None, {"hidden": True})


def _merged(sheet: Sheet) -> list[Rectangle]:
    """The merged ranges, of which the sheet knows where each cell leads."""
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), first in sheet.merged.items():
        bottom, right = ends.get(first, first)
        ends[first] = max(row, bottom), max(column, right)
    areas = ((*first, *last) for first, last in sorted(ends.items()) if first != last)
    return [area for area in areas if area[2] <= ROWS and area[3] <= COLUMNS]


def _put(book: _Book, target: Worksheet, at: tuple[int, int], cell: Cell) -> bool:
    """Write a value; whether it had to be cut."""
    match cell:
        case bool():
            target.write_boolean(*at, cell)
        case int() if abs(cell) <= _MOST:
            target.write_number(*at, cell)
        case Percent():
            code = book.format(percent_format(cell))
            target.write_number(*at, _Exact(stored_percent(cell)), code)
        case float() if math.isfinite(cell):
            target.write_number(*at, _Exact(cell))
        case date() if _day(cell) >= FIRST_DAY:
            target.write_datetime(*at, cell, book.format(_date_code(cell)))
        case time():
            target.write_datetime(*at, cell, book.format("hh:mm:ss"))
        case _:
            return _put_text(target, at, cell_text(cell))
    return False


def _put_text(target: Worksheet, at: tuple[int, int], text: str) -> bool:
    fitting = _cut(text)
    # XlsxWriter takes a text inside <r> and </r> for runs of its own; so it gets runs.
    if text.startswith("<r>") and text.endswith("</r>"):
        target.write_rich_string(*at, fitting[0], fitting[1], fitting[2:])
    elif text:
        target.write_string(*at, fitting)
    return fitting != text


def _cut(text: str) -> str:
    if len(text) <= CHARACTERS // 2:
        return text
    return text.encode("utf-16-le")[: 2 * CHARACTERS].decode("utf-16-le", errors="ignore")


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _date_code(moment: date) -> str:
    whole = not isinstance(moment, datetime) or moment.time() == time.min
    return "yyyy-mm-dd" if whole else "yyyy-mm-dd hh:mm:ss"
