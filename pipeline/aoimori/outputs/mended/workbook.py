"""Mended tables as one workbook: a sheet for each, one for the texts that stood around them, and
one that tells every change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from zipfile import ZipFile

from xlsxwriter.worksheet import Worksheet

from aoimori.core.localized import Localized
from aoimori.core.looks import PLAIN
from aoimori.core.mended import AsideKind, Mend, Mended
from aoimori.core.numbers import is_number
from aoimori.core.ownsheets import ASIDE, HEADINGS, RECORD
from aoimori.core.repairs import RULES
from aoimori.core.sheet import Cell, CellProblem, Percent, Sheet, cell_text, parse_address
from aoimori.core.text import show_breaks
from aoimori.outputs.books.book import CREATED, TEXT, Book, sheet_name, width_of
from aoimori.outputs.books.cells import number_in_cell, percent_format, stored_percent
from aoimori.outputs.zipped import write_zip

_KINDS: Mapping[AsideKind, Localized] = {
    "title": Localized("表題", "title"),
    "note": Localized("注", "note"),
    "total": Localized("合計の行", "row of sums"),
    "comment": Localized("コメント", "comment"),
    "shape": Localized("図形の文字", "text of a shape"),
}
_MEASURED = 1_000  # rows that say how wide columns are
_TITLE = 28  # letters of a name that leave room for a number
_RECORDED = 100_000  # lines of the record; what is beyond is in repairs.csv
_CHARACTERS = 32_000  # Excel has 32,767 units in a cell


def write_mended(mended: Sequence[Mended], stream: BinaryIO) -> None:
    """The tables of the sheets of a file, each from its first cell on; the same bytes for the same
    tables everywhere."""
    with TemporaryFile() as aside:
        _write_book(mended, aside)
        with ZipFile(aside) as package:
            write_zip(stream, ((name, package.read(name)) for name in package.namelist()))


def _write_book(mended: Sequence[Mended], stream: IO[bytes]) -> None:
    book = Book(stream, by_rows=False)
    book.file.set_properties({"created": CREATED})
    taken: set[str] = {ASIDE, RECORD}
    for sheet in (table for one in mended for table in one.tables):
        _write_table(book, book.sheet(_free_name(sheet.name, taken)), sheet)
    texts = [
        (one.sheet, _KINDS[text.kind].ja, text.cell, text.text)
        for one in mended
        for text in one.aside
    ]
    if texts:
        _write_texts(book, book.sheet(ASIDE), HEADINGS[ASIDE], texts)
    if changes := list(_changes(mended)):
        _write_texts(book, book.sheet(RECORD), HEADINGS[RECORD], changes)
    book.file.close()


def _free_name(name: str, taken: set[str]) -> str:
    free = sheet_name(name or "表")
    number = 2
    while free.casefold() in taken:
        free, number = sheet_name(f"{name[:_TITLE]}_{number}"), number + 1
    taken.add(free.casefold())
    return free


def _write_table(book: Book, out: Worksheet, sheet: Sheet) -> None:
    width = max(map(len, sheet.rows), default=0)
    for column in range(1, width + 1):
        cells = [sheet.cell(row, column) for row in range(1, len(sheet.rows) + 1)]
        if sheet.delimited:
            cells = _as_numbers(cells)
        shown = list(map(cell_text, cells))
        hidden = {"hidden": True} if column in sheet.hidden_columns else {}
        out.set_column(column - 1, column - 1, width_of(shown[0], shown[1:_MEASURED]), None, hidden)
        for row, cell in enumerate(cells, start=1):
            _write_cell(book, out, sheet, (row, column), cell)
    for row in sheet.hidden_rows:
        out.set_row(row - 1, None, None, {"hidden": True})
    for (row, column), text in sorted(sheet.comments.items()):
        out.write_comment(row - 1, column - 1, text)
    _merge(book, out, sheet)
    if not sheet.visible:
        out.hide()


def _as_numbers(cells: list[Cell]) -> list[Cell]:
    """A column of a text file below its header, as numbers if all of it are numbers."""
    texts = [cell for cell in cells[1:] if cell]
    if not all(type(text) is str and is_number(text) for text in texts):
        return cells
    return [
        cells[0],
        *(_number(cell) if type(cell) is str and cell else cell for cell in cells[1:]),
    ]


def _number(text: str) -> Cell:
    number = number_in_cell(text)
    return text if number is None else number


def _write_cell(book: Book, out: Worksheet, sheet: Sheet, at: tuple[int, int], cell: Cell) -> None:
    row, column = at[0] - 1, at[1] - 1
    look = sheet.looks.at(*at)
    is_plain = look == PLAIN
    if at[0] == 1 and is_plain and type(cell) is str:
        out.write_string(row, column, cell, book.heading())
        return
    match cell:
        case None:
            if not is_plain:
                out.write_blank(row, column, None, book.marked(look, "General"))
        case bool():
            out.write_boolean(row, column, cell, book.marked(look, "General"))
        case Percent():
            look_of = book.marked(look, percent_format(cell))
            out.write_number(row, column, stored_percent(cell), look_of)
        case int() | float() if number_in_cell(cell_text(cell)) is not None:
            out.write_number(row, column, cell, book.marked(look, "General"))
        case datetime() | date() | time():
            out.write_datetime(row, column, cell, book.marked(look, _time_format(cell)))
        case CellProblem() | str() | int() | float():
            out.write_string(row, column, cell_text(cell), book.marked(look, TEXT))


def _time_format(cell: date | time) -> str:
    if isinstance(cell, time):
        return "hh:mm"
    is_day = not isinstance(cell, datetime) or cell.time() == time.min
    return "yyyy-mm-dd" if is_day else "yyyy-mm-dd hh:mm"


def _merge(book: Book, out: Worksheet, sheet: Sheet) -> None:
    """What stays merged: amounts that would be counted twice."""
    last: dict[tuple[int, int], tuple[int, int]] = {}
    for at, anchor in sheet.merged.items():
        last[anchor] = max(last.get(anchor, anchor), at)
    for (top, left), (bottom, right) in sorted(last.items()):
        cell = sheet.cell(top, left)
        look = book.marked(sheet.looks.at(top, left), "General")
        out.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", look)
        _write_cell(book, out, sheet, (top, left), cell)


def _changes(mended: Sequence[Mended]) -> Iterator[tuple[str, ...]]:
    """What was done to every cell, as words, in the order of the first step; a formula is its
    text."""
    every = [(sheet, each) for sheet in mended for each in _by_cell(sheet.mends)]
    for sheet, steps in every[:_RECORDED]:
        table = next((table for table in sheet.tables if table.name == steps[0].table), None)
        column = _heading(table, steps[-1].after_cell)
        done = "・".join(dict.fromkeys(RULES[mend.step].title.ja for mend in steps))
        texts = (steps[0].before, steps[-1].after, done)
        yield sheet.sheet, steps[0].before_cell, column, *map(show_breaks, texts)
    if (left := len(every) - _RECORDED) > 0:
        yield "", "", "", "", "", f"ほか {left:,} 件は repairs.csv にあります"


def _by_cell(mends: Sequence[Mend]) -> Iterable[list[Mend]]:
    """The steps that one value went through, one after another."""
    cells: dict[tuple[str, str], list[list[Mend]]] = {}
    order: list[list[Mend]] = []
    for mend in mends:
        there = cells.setdefault((mend.table, mend.before_cell), [])
        if mend.before_cell and there and there[-1][-1].after == mend.before:
            there[-1].append(mend)
        else:
            there.append([mend])
            order.append(there[-1])
    return order


def _heading(table: Sheet | None, cell: str) -> str:
    if table is None or not cell:
        return ""
    return show_breaks(cell_text(table.cell(1, parse_address(cell.partition(":")[0])[1])))


def _write_texts(
    book: Book, out: Worksheet, headings: Sequence[str], texts: Sequence[tuple[str, ...]]
) -> None:
    for column, heading in enumerate(headings):
        told = [text[column] for text in texts]
        out.set_column(column, column, width_of(heading, told))
        out.write_string(0, column, heading, book.heading())
        for row, text in enumerate(told, start=1):
            if text:
                out.write_string(row, column, text[:_CHARACTERS], book.looks(TEXT))
