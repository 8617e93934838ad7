"""XLSX: the values of sheets and what stands beside them.

Formulas give their stored result and their text; one that was never calculated is a problem of
its cell, not an empty value. Error values are problems too. Sheets of nothing but plain values
take the fast way (:mod:`aoimori.sources.readers.plain`), with the same result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from aoimori.core.findings import Finding, Stop
from aoimori.core.looks import Looks
from aoimori.core.sheet import Sheet, parse_address
from aoimori.sources.opc.book import ListedSheet, read_book
from aoimori.sources.opc.package import Package
from aoimori.sources.readers.cellvalues import Values
from aoimori.sources.readers.comments import read_comments
from aoimori.sources.readers.drawings import read_shapes
from aoimori.sources.readers.grid import Filled, Marks, sheet_of, shown
from aoimori.sources.readers.kinds import no_workbook, told
from aoimori.sources.readers.plain import PlainBook
from aoimori.sources.readers.sheetxml import NoAddresses, SheetXml
from aoimori.sources.readers.strings import read_strings
from aoimori.sources.readers.styles import Styles, read_styles
from aoimori.sources.readers.workbook import Options, SourceBytes

_DIMENSION = re.compile(rb'<(?:\w+:)?dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]+[0-9]+)"')


class XlsxFile:
    """A workbook; each sheet is read when it is asked for."""

    findings: tuple[Finding, ...] = ()

    def __init__(self, source: SourceBytes) -> None:
        self.source = source
        try:
            self.package = Package(source.content)
            self._book = read_book(self.package)
        except Exception as error:
            # Zip and XML raise whatever a damaged file makes them stumble over.
            raise no_workbook(source, told(error)) from error
        sheets = (sheet for sheet in self._book.sheets if sheet.kind == "worksheet")
        self._listed = {sheet.name: sheet for sheet in sheets}
        if not self._listed:
            # A sheet of charts only, or "Strict Open XML", which has names of its own.
            raise no_workbook(source, "0 sheets")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._listed)

    def sheet(self, name: str) -> Sheet:
        """The values of a sheet, as far as any cell holds one.

        Raises :class:`Stop`: ``source-empty``, ``not-a-workbook``, ``sheet-too-large``.
        """
        sheet = self._plainly(name)
        return self.fully(name) if sheet is None else replace(sheet, used=self._used(name))

    def _used(self, name: str) -> tuple[int, int]:
        """The last row and column that the sheet says it has cells for, with or without values."""
        told = _DIMENSION.search(self.package.head(self._listed[name].part))
        return parse_address(told[1].decode()) if told else (0, 0)

    def fully(self, name: str) -> Sheet:
        """The sheet by the way that knows everything; raises as :meth:`sheet`."""
        try:
            return replace(self._fully(name, self._listed[name]), used=self._used(name))
        except Stop:
            raise
        except Exception as error:
            raise no_workbook(self.source, told(error)) from error

    def _plainly(self, name: str) -> Sheet | None:
        listed = self._listed[name]
        found = self._plain.read(name, listed.part) if self._plain and listed.visible else None
        if found is None:
            return None
        rows, looks = found
        return Sheet(self.source.name, name, rows, looks=self._table(looks))

    def _fully(self, name: str, listed: ListedSheet) -> Sheet:
        told = self._sheet_xml(name, listed.part)
        told.filled.clear(told.merged)
        marks = Marks(
            merged=told.merged,
            formulas=told.formulas,
            comments=read_comments(self.package, listed.part),
            hidden_rows=told.hidden_rows,
            hidden_columns=told.hidden_columns,
            visible=listed.visible,
            looks=self._table(told.looks),
            shapes=read_shapes(self.package, listed.part, told.lying),
        )
        sheet = sheet_of(told.filled, marks)
        return self._without_covered(sheet) if sheet.merged else sheet

    def _without_covered(self, sheet: Sheet) -> Sheet:
        """Nobody sees what is behind a merged range."""
        covered = sheet.merged
        return replace(
            sheet,
            looks=self._table(shown(sheet.looks.rows, sheet.rows)),
            formulas={at: text for at, text in sheet.formulas.items() if at not in covered},
            comments={at: text for at, text in sheet.comments.items() if at not in covered},
        )

    def _table(self, looks: Mapping[int, Sequence[int]]) -> Looks:
        return Looks(self._styles.table, looks) if looks else Looks()

    def _sheet_xml(self, name: str, part: str) -> SheetXml:
        values = Values(self._styles, self._strings, epoch_1904=self._book.epoch_1904)
        looks = self._styles.looks
        told = SheetXml(values, looks, Filled(self.source.name, name))
        try:
            told.read(self.package.pieces(part))
        except NoAddresses:
            told = SheetXml(values, looks, Filled(self.source.name, name))
            told.read(self.package.pieces(part), skip_empty=False)
        return told

    @cached_property
    def _styles(self) -> Styles:
        part = self._book.linked("styles")
        return read_styles(self.package.pieces(part)) if part else Styles()

    @cached_property
    def _strings(self) -> list[str | None]:
        part = self._book.linked("sharedStrings")
        return read_strings(self.package.pieces(part)) if part else []

    @cached_property
    def _plain(self) -> PlainBook | None:
        try:
            if self._book.epoch_1904 or not self._book.linked("styles"):
                return None
            strings = self._book.linked("sharedStrings")
            return PlainBook.open(self.source.content, self.package, self._styles, strings)
        except Exception:
            return None  # the full way will say what is wrong


def read(source: SourceBytes, options: Options) -> XlsxFile:
    """Open a workbook. Raises :class:`Stop` (``not-a-workbook``)."""
    return XlsxFile(source)
