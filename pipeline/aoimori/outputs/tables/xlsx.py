"""XLSX for people: one header row in Japanese, typed cells, and sheets that explain the columns.

It keeps to 行政データにおける機械可読性に関するルール: one table a sheet from its first cell on, a
value a cell, no merged cells, no formulas, nothing said by looks alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from aoimori.core.identity import release_page
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.outputs.tables.headings import Line, code_table, definitions, headings
from aoimori.outputs.tables.writer import PublishedTable, TableWriter, library
from aoimori.outputs.tables.xlsxcells import IN_CELL, remarks
from aoimori.outputs.zipped import write_zip

DEFINITIONS, CODES = "項目定義", "コード表"
# Names Excel keeps for itself, in either language, and the other sheets.
_RESERVED = ("history", "履歴", DEFINITIONS, CODES)
_SHEET_NAME = 31  # units of UTF-16
_NOT_IN_XML = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ufffe\\uffff]")
_WIDE_SIGNS = str.maketrans("[]:*?/\\", "［］：＊？／＼")
# No workbook knows when it was made: the lock has the dates, and bytes are to be the same.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_NARROWEST, _WIDEST, _MEASURED = 6, 60, 1_000
_LINE, _TALLEST = 18.75, 409.0  # heights of a row in points: one line, and Excel's most
_ARROW = 3  # the button of the filter covers the end of a heading
_TEXT = "@"
_RIGHT = ("integer", "number", "year", "date")  # where Excel puts values of these types
_Put = Callable[[int, int, str], object]


class _Book:
    """A workbook in the making, and its formats by their number format."""

    def __init__(self, stream: IO[bytes]) -> None:
        font = {"font_name": "游ゴシック", "font_size": 11}
        options = {
            "constant_memory": True,
            "use_zip64": True,
            "default_format_properties": font,
        }
        self.file = Workbook(stream, options)
        self._looks: dict[tuple[tuple[str, object], ...], Format] = {}

    def looks(self, number_format: str, *, wrapped: bool = False) -> Format:
        """The format of cells with a number format; ``wrapped`` cells break long texts."""
        wrap = {"text_wrap": True, "valign": "top"} if wrapped else {}
        return self._format({"num_format": number_format, **wrap})

    def heading(self, *, right: bool = False) -> Format:
        """The format of a heading; over numbers it stands at the ``right``, as they do."""
        place = {"align": "right"} if right else {}
        return self._format({"bold": True, "bottom": 1, "num_format": _TEXT, **place})

    def _format(self, properties: dict[str, object]) -> Format:
        key = tuple(properties.items())
        if key not in self._looks:
            self._looks[key] = self.file.add_format(properties)
        return self._looks[key]

    def sheet(self, name: str) -> Worksheet:
        """A sheet more; on paper it is A4, as wide as the page, its header on every page."""
        sheet = self.file.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        return sheet


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """The table, its columns explained (項目定義), and its codes if it has any (コード表).

    One row is in memory at a time while sheets are written, one sheet while they are packed. What
    :func:`xlsxcells.remarks` refuses is not to be written.
    """
    with TemporaryFile() as aside:
        _write_book(published, aside)
        with ZipFile(aside) as package:
            write_zip(stream, ((name, package.read(name)) for name in package.namelist()))


def _write_book(published: PublishedTable, stream: IO[bytes]) -> None:
    book, table = _Book(stream), published.table
    page = published.addresses.absolute(release_page(published.dataset, published.year))
    book.file.set_properties({"title": published.title.ja, "comments": page, "created": _CREATED})
    _write_table(book, book.sheet(sheet_name(published.title.ja)), table)
    for name, lines in (
        (DEFINITIONS, definitions(table.published_schema)),
        (CODES, code_table(table, published.codes)),
    ):
        told = list(lines)
        if told:
            _write_words(book, book.sheet(name), told)
    book.file.close()


def _write_table(book: _Book, sheet: Worksheet, table: Table) -> None:
    names, fields = headings(table.schema), table.schema.fields
    first = list(zip(*islice(table.records(), _MEASURED), strict=True)) or [()] * len(fields)
    puts: list[_Put] = []
    for column, (name, field, texts) in enumerate(zip(names, fields, first, strict=True)):
        number_format = _number_format(field, table)
        shown = [_shown(text, number_format) for text in texts if text is not None]
        lines = _has_lines(field, table)
        looks = book.looks(number_format, wrapped=lines)
        sheet.set_column(column, column, _width(name, shown), looks)
        sheet.write_string(0, column, name, book.heading(right=field.type in _RIGHT))
        puts.append(_put(sheet, field, book.looks(_TEXT)))
    if len(table):
        sheet.autofilter(0, 0, len(table), len(names) - 1)
        # Codes are meant to be text: no green corner is to ask for their zeros.
        sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, len(table), len(fields) - 1)})
    for row, record in enumerate(table.records(), start=1):
        _set_height(sheet, row, max((text.count("\n") + 1 for text in record if text), default=1))
        for column, text in enumerate(record):
            if text is not None:
                puts[column](row, column, text)


def _has_lines(field: Field, table: Table) -> bool:
    """Whether a value of the field has several lines, all of which are to be seen."""
    return field.type == "string" and any("\n" in text for text in table.texts(field.name) if text)


def _set_height(sheet: Worksheet, row: int, lines: int) -> None:
    """Not every program makes room for lines by itself."""
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines, _TALLEST))


def _put(sheet: Worksheet, field: Field, text_format: Format) -> _Put:
    """What writes a value of a field into its cell; the format is that of its column."""
    if field.type == "string":
        return lambda row, column, text: sheet.write_string(row, column, text)
    if field.type == "boolean":
        return lambda row, column, text: sheet.write_boolean(row, column, field.cast(text))
    in_cell = IN_CELL[field.type]

    def put(row: int, column: int, text: str) -> object:
        value = in_cell(text)
        if value is None:
            return sheet.write_string(row, column, text, text_format)
        return sheet.write_number(row, column, value)

    return put


def _number_format(field: Field, table: Table) -> str:
    """How Excel shows a column: only quantities get thousands separators, and decimals stay as
    they are written where all values have as many."""
    quantity = "#,##0" if field.unit else "0"
    match field.type:
        case "string":
            return _TEXT
        case "date":
            return "yyyy-mm-dd"
        case "year":
            return "0"
        case "integer":
            return quantity
        case "number":
            places = {len(text.partition(".")[2]) for text in table.texts(field.name) if text}
            if len(places) == 1 and (places_ := places.pop()) <= 15:
                return f"{quantity}.{'0' * places_}" if places_ else quantity
            return "General"
        case _:
            return "General"


def _shown(text: str, number_format: str) -> str:
    return text + "," * (len(text) // 3 if number_format.startswith("#") else 0)


def _width(heading: str, texts: Iterable[str]) -> int:
    """The width of a column in digits, from what is in it and within bounds."""
    lines = (line for text in texts for line in text.split("\n"))
    widest = max(map(_columns, lines), default=0)
    return max(_NARROWEST, min(max(widest + 1, _columns(heading) + _ARROW), _WIDEST))


def _columns(text: str) -> int:
    """Japanese characters are two digits wide (UAX 11; a Japanese font shows ambiguous ones so)."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def _write_words(book: _Book, sheet: Worksheet, lines: Sequence[Line]) -> None:
    header, *others = lines
    widths = []
    for column, heading in enumerate(header):
        texts = [str(line[column]) for line in others if line[column] is not None]
        widths.append(_width(str(heading), texts))
        sheet.set_column(column, column, widths[-1])
        sheet.write_string(0, column, str(heading), book.heading())
    for row, line in enumerate(others, start=1):
        _set_height(sheet, row, max(map(_lines, line, widths)))
        for column, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(row, column, value, book.looks(_TEXT, wrapped=True))
            elif value is not None:
                sheet.write_number(row, column, value, book.looks("0", wrapped=True))


def _lines(value: str | int | None, width: int) -> int:
    """How many lines a text takes in a column of a width."""
    return sum(max(1, -(-_columns(line) // width)) for line in str(value or "").split("\n"))


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: signs Excel forbids made wide, 31 units of UTF-16 at most,
    no apostrophe at either end, and none of the names that are taken."""
    printable = _NOT_IN_XML.sub("", title)
    name = _cut(printable.translate(_WIDE_SIGNS), _SHEET_NAME).strip("'")
    if not name or name.casefold() in _RESERVED:
        name = f"{name}（表）"
    return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")


WRITER = TableWriter(
    FileFormat(
        name="XLSX",
        extension="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        eu_file_type="XLSX",
        purpose=Localized(
            "Excelなどの表計算ソフトで開いて見る方", "For opening in Excel and other spreadsheets"
        ),
    ),
    write,
    remarks=remarks,
    # pyarrow packs it (outputs.zipped), and columns are as wide as Python's Unicode says.
    encoder=f"{library('XlsxWriter')}, {library('pyarrow')}, Unicode {unicodedata.unidata_version}",
)
