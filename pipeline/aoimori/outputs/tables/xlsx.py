"""XLSX for people: one header row in Japanese, typed cells, and sheets that explain the columns.

It keeps to 行政データにおける機械可読性に関するルール: one table a sheet from its first cell on, a
value a cell, no merged cells, no formulas, nothing said by looks alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from zipfile import ZipFile

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from aoimori.core.identity import release_page
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.outputs.books.book import (
    CODES,
    CREATED,
    DEFINITIONS,
    TEXT,
    Book,
    lines_in,
    set_height,
    sheet_name,
    width_of,
)
from aoimori.outputs.books.cells import IN_CELL
from aoimori.outputs.tables.headings import Line, code_table, definitions, headings
from aoimori.outputs.tables.writer import PublishedTable, TableWriter, library
from aoimori.outputs.tables.xlsxlimits import remarks
from aoimori.outputs.zipped import write_zip

_MEASURED = 1_000  # rows that say how wide columns are
_RIGHT = ("integer", "number", "year", "date")  # where Excel puts values of these types
_Put = Callable[[int, int, str], object]


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
    book, table = Book(stream), published.table
    page = published.addresses.absolute(release_page(published.dataset, published.year))
    book.file.set_properties({"title": published.title.ja, "comments": page, "created": CREATED})
    _write_table(book, book.sheet(sheet_name(published.title.ja)), table)
    for name, lines in (
        (DEFINITIONS, definitions(table.published_schema)),
        (CODES, code_table(table, published.codes)),
    ):
        told = list(lines)
        if told:
            _write_words(book, book.sheet(name), told)
    book.file.close()


def _write_table(book: Book, sheet: Worksheet, table: Table) -> None:
    names, fields = headings(table.schema), table.schema.fields
    first = list(zip(*islice(table.records(), _MEASURED), strict=True)) or [()] * len(fields)
    puts: list[_Put] = []
    for column, (name, field, texts) in enumerate(zip(names, fields, first, strict=True)):
        number_format = _number_format(field, table)
        shown = [_shown(text, number_format) for text in texts if text is not None]
        lines = _has_lines(field, table)
        looks = book.looks(number_format, wrapped=lines)
        sheet.set_column(column, column, width_of(name, shown), looks)
        sheet.write_string(0, column, name, book.heading(right=field.type in _RIGHT))
        puts.append(_put(sheet, field, book.looks(TEXT)))
    if len(table):
        sheet.autofilter(0, 0, len(table), len(names) - 1)
        # Codes are meant to be text: no green corner is to ask for their zeros.
        sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, len(table), len(fields) - 1)})
    for row, record in enumerate(table.records(), start=1):
        set_height(sheet, row, max((text.count("\n") + 1 for text in record if text), default=1))
        for column, text in enumerate(record):
            if text is not None:
                puts[column](row, column, text)


def _has_lines(field: Field, table: Table) -> bool:
    """Whether a value of the field has several lines, all of which are to be seen."""
    return field.type == "string" and any("\n" in text for text in table.texts(field.name) if text)


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
            return TEXT
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


def _write_words(book: Book, sheet: Worksheet, lines: Sequence[Line]) -> None:
    header, *others = lines
    widths = []
    for column, heading in enumerate(header):
        texts = [str(line[column]) for line in others if line[column] is not None]
        widths.append(width_of(str(heading), texts))
        sheet.set_column(column, column, widths[-1])
        sheet.write_string(0, column, str(heading), book.heading())
    for row, line in enumerate(others, start=1):
        set_height(sheet, row, max(map(lines_in, line, widths)))
        for column, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(row, column, value, book.looks(TEXT, wrapped=True))
            elif value is not None:
                sheet.write_number(row, column, value, book.looks("0", wrapped=True))


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
