"""Sheets filled from the top, block after block, as far as Excel has rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from aoimori.core.numbers import is_number
from aoimori.core.schema import Field
from aoimori.outputs.books.book import TEXT, Book, lines_in, set_height, width_of
from aoimori.outputs.books.cells import CHARACTERS, COLUMNS, ROWS, number_in_cell
from aoimori.outputs.diffs.texts import shown

_MEASURED = 1_000  # rows of a block that say how wide columns are
_PLACES = 15  # decimals Excel shows
_A4 = 9
# What may be left out, by the words that say so.
CUTS = ("cut-rows", "cut-columns", "cut-texts")
# XlsxWriter takes such a text for runs of its own.
_RUNS = re.compile(r"<r>.*</r>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A canonical number that stands in a cell as one, and how it is shown."""

    text: str
    shown_as: str


Cell = str | Figure | None
Line = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above a column; above numbers it stands ``right``, as they do."""

    text: str
    right: bool = False


def cell_of(text: str | None, field: Field) -> Cell:
    """What a cell holds of a value: numbers of numeric fields as numbers, all else as text."""
    if text is None or not field.is_numeric or not is_number(text):
        return text
    return Figure(text, number_format(field, text))


def number_format(field: Field, text: str, *, signed: bool = False) -> str:
    """How Excel shows a number with its decimals: only quantities get separators."""
    whole = "#,##0" if field.unit or field.additive else "0"
    places = min(len(text.partition(".")[2]), _PLACES)
    told = f"{whole}.{'0' * places}" if places else whole
    return f"+{told};-{told};0" if signed else told


class Page:
    """A sheet in the making; ``cuts`` counts the rows and columns that it has no room for, and
    the texts that are cut."""

    def __init__(self, book: Book, name: str, most: int = ROWS, *, is_list: bool = True) -> None:
        """``is_list``: its first row is the header of all others."""
        self.book, self.name, self.most = book, name, most
        self.sheet = book.sheet(name) if is_list else _sheet(book, name)
        self.row, self.cuts = 0, dict.fromkeys(CUTS, 0)
        self._widths: dict[int, int] = {}

    def title(self, text: str) -> None:
        """A line above a block, apart from what stands before it."""
        self.row += 1 if self.row else 0
        if self.row < self.most:
            self._write(0, shown(text), self.book.heading())
        self.row += 1

    def block(self, headings: Sequence[Heading], lines: Iterable[Line], count: int) -> None:
        """A header and ``count`` lines below it."""
        self.cuts["cut-columns"] += max(0, len(headings) - COLUMNS)
        headings = headings[:COLUMNS]
        room = max(0, min(count, self.most - self.row - 1))
        self.cuts["cut-rows"] += count - room
        if self.row < self.most:
            for column, heading in enumerate(headings):
                looks = self.book.heading(right=heading.right)
                self._write(column, shown(heading.text), looks)
        self.row += 1
        rest = iter(lines)
        first = list(islice(rest, min(room, _MEASURED)))
        self._measure(headings, first)
        for line in chain(first, islice(rest, room - len(first))):
            self._line(line[:COLUMNS])

    def close(self) -> None:
        """Make its columns as wide as what is in them."""
        for column, width in self._widths.items():
            self.sheet.set_column(column, column, width)
        # Codes are meant to be text: no green corner is to ask for their zeros.
        area = xl_range(0, 0, max(self.row, 1) - 1, max(self._widths, default=0))
        self.sheet.ignore_errors({"number_stored_as_text": area})

    def filter(self, columns: int) -> None:
        """Let people filter all that is there by its header in the first row."""
        if self.row > 1:
            self.sheet.autofilter(0, 0, min(self.row, self.most) - 1, columns - 1)

    def _measure(self, headings: Sequence[Heading], lines: Sequence[Line]) -> None:
        for column, heading in enumerate(headings):
            texts = [_seen(line[column]) for line in lines]
            width = width_of(shown(heading.text), texts)
            self._widths[column] = max(width, self._widths.get(column, 0))

    def _line(self, line: Line) -> None:
        lines = (_lines(cell, self._widths[n]) for n, cell in enumerate(line) if type(cell) is str)
        set_height(self.sheet, self.row, max(lines, default=1))
        for column, cell in enumerate(line):
            if isinstance(cell, Figure):
                self._figure(column, cell)
            elif cell:
                self._put(column, cell)
        self.row += 1

    def _figure(self, column: int, figure: Figure) -> None:
        number = number_in_cell(figure.text)
        if number is None:
            self._put(column, figure.text)
        else:
            looks = self.book.looks(figure.shown_as, wrapped=True)
            self.sheet.write_number(self.row, column, number, looks)

    def _put(self, column: int, text: str) -> None:
        self._write(column, shown(text), self.book.looks(TEXT, wrapped=True))

    def _write(self, column: int, text: str, looks: Format) -> None:
        if len(text) > CHARACTERS // 2 and len(text.encode("utf-16-le")) > 2 * CHARACTERS:
            self.cuts["cut-texts"] += 1
            units = text.encode("utf-16-le")[: 2 * (CHARACTERS - 1)]
            text = f"{units.decode('utf-16-le', errors='ignore')}…"
        if _RUNS.fullmatch(text):
            plain = self.book.looks("General")
            self.sheet.write_rich_string(self.row, column, text[:1], plain, text[1:], looks)
        else:
            self.sheet.write_string(self.row, column, text, looks)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes; most are short enough for one."""
    if 2 * len(text) <= width and text.isprintable():
        return 1
    return lines_in(shown(text), width)


def _seen(cell: Cell) -> str:
    if isinstance(cell, Figure):
        return cell.text + "," * (len(cell.text) // 3 if "," in cell.shown_as else 0)
    return shown(cell) if cell else ""


def _sheet(book: Book, name: str) -> Worksheet:
    """A sheet of several blocks, each with a header of its own: nothing of it stands still."""
    sheet = book.file.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
    return sheet
