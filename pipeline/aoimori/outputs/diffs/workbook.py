"""``diff.xlsx``: a diff as a workbook for people: a summary, and a sheet for each kind of change.

A sheet without lines is left out. One line is in memory at a time while sheets are written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZipFile

from aoimori.core.diff.changes import TableDiff
from aoimori.core.diff.comparison import ComparedTable, Comparison
from aoimori.core.diff.wording import table_words, with_unit
from aoimori.core.localized import Language, Localized
from aoimori.outputs.books.book import CREATED, Book
from aoimori.outputs.books.cells import ROWS
from aoimori.outputs.diffs.form import DiffForm
from aoimori.outputs.diffs.listed import (
    column_headings,
    column_lines,
    heading_of,
    row_figure,
    value_lines,
)
from aoimori.outputs.diffs.rows import Side, added, removed
from aoimori.outputs.diffs.sheets import CUTS, Heading, Line, Page, cell_of
from aoimori.outputs.diffs.words import word
from aoimori.outputs.zipped import write_zip

_FIGURES = ("difference", "row-before", "row-after")
_SIDES: tuple[tuple[str, Callable[[TableDiff], Side]], ...] = (
    ("added", added),
    ("removed", removed),
)


def write(comparison: Comparison, lang: Language) -> bytes:
    """The workbook; the same bytes for the same comparison everywhere."""
    return workbook(comparison, lang, ROWS)


def workbook(comparison: Comparison, lang: Language, most: int) -> bytes:
    """The workbook with at most so many rows a sheet."""
    stream = io.BytesIO()
    with TemporaryFile() as aside:
        _write_book(aside, comparison, lang, most)
        with ZipFile(aside) as package:
            write_zip(stream, ((name, package.read(name)) for name in package.namelist()))
    return stream.getvalue()


def _write_book(stream: IO[bytes], comparison: Comparison, lang: Language, most: int) -> None:
    book = Book(stream)
    book.file.set_properties({"title": word("title", lang), "created": CREATED})
    summary = Page(book, word("summary", lang))
    pages = [
        page
        for page in (
            _values(book, comparison, lang, most),
            *_rows(book, comparison, lang, most),
            _columns(book, comparison, lang, most),
        )
        if page is not None
    ]
    lines = list(_summary(comparison, lang, pages))
    heads = [Heading(word("table", lang)), Heading(word("told", lang))]
    summary.block(heads, lines, len(lines))
    for page in (summary, *pages):
        page.close()
    book.file.close()


def _summary(comparison: Comparison, lang: Language, pages: Sequence[Page]) -> Iterator[Line]:
    """What is held against what, what became of each table, and what the sheets leave out."""
    yield word("before", lang), comparison.before.text(lang)
    yield word("after", lang), comparison.after.text(lang)
    for table in comparison.tables:
        for told in table_words(table):
            yield table.title.text(lang), told.text(lang)
    if pages:
        yield word("note", lang), word("head-note", lang)
    for page in pages:
        for kind in CUTS:
            if count := page.cuts[kind]:
                yield word("note", lang), word(kind, lang, sheet=page.name, n=count)


def _values(book: Book, comparison: Comparison, lang: Language, most: int) -> Page | None:
    owns = [table.diff.own for table in comparison.tables if table.diff]
    diffs = [own for own in owns if len(own.cells)]
    if not diffs:
        return None
    has_label = any(diff.labels for diff in diffs)
    heads = [
        word("table", lang),
        heading_of(diffs, "key", lang),
        *([heading_of(diffs, "label", lang)] if has_label else []),
        word("field", lang),
        *(word(key, lang) for key in ("before", "after", *_FIGURES)),
        word("note", lang),
    ]
    right = {word(key, lang) for key in _FIGURES}
    page = Page(book, word("values", lang), most)
    lines = chain.from_iterable(
        _value_lines(table, lang, has_label=has_label) for table in comparison.tables
    )
    count = sum(len(diff.cells) for diff in diffs)
    page.block([Heading(head, right=head in right) for head in heads], lines, count)
    page.filter(len(heads))
    return page


def _value_lines(table: ComparedTable, lang: Language, *, has_label: bool) -> Iterator[Line]:
    title = table.title.text(lang)
    for line in value_lines(table.diff, lang) if table.diff else ():
        label = [line.label] if has_label else []
        values = (line.before, line.after, line.difference)
        yield [title, line.key, *label, line.field, *values, *line.rows, line.note]


def _rows(book: Book, comparison: Comparison, lang: Language, most: int) -> Iterator[Page]:
    """The rows that came, and those that went: a block for each table that has any."""
    for kind, side_of in _SIDES:
        sides = [(table, side_of(table.diff)) for table in comparison.tables if table.diff]
        sides = [(table, side) for table, side in sides if len(side)]
        if not sides:
            continue
        page = Page(book, word(kind, lang), most, is_list=len(sides) == 1)
        for table, side in sides:
            if len(sides) > 1:
                page.title(table.title.text(lang))
            _write_side(page, side, lang)
        yield page


def _write_side(page: Page, side: Side, lang: Language) -> None:
    fields = [side.schema.fields[number] for number in side.leading]
    heads = [Heading(word("row", lang), right=True)]
    heads += [Heading(with_unit(field).text(lang), field.is_numeric) for field in fields]
    page.block(heads, _side_lines(side), len(side))


def _side_lines(side: Side) -> Iterator[Line]:
    fields = [(number, side.schema.fields[number]) for number in side.leading]
    for row in side:
        values = (cell_of(row.values[number], field) for number, field in fields)
        yield [row_figure(row.number), *values]


def _columns(book: Book, comparison: Comparison, lang: Language, most: int) -> Page | None:
    lines = [line for table in comparison.tables for line in column_lines(table, lang)]
    if not lines:
        return None
    page = Page(book, word("columns", lang), most)
    heads = column_headings(lang)
    page.block(heads, lines, len(lines))
    page.filter(len(heads))
    return page


FORM = DiffForm(
    "xlsx", "diff.xlsx", Localized("違いの一覧（Excel）", "List of differences (Excel)"), write
)
