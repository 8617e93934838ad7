"""One area becomes rows: every field read by the words of its column.

Column by column, each distinct raw text is read once and its story is stored once, so that
knowing the cell of every value costs little (docs/provenance.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Column, Correction, Counted, Header, Layout, Parent, Stated
from aoimori.core.provenance import Block, History, Places, Trail
from aoimori.core.reading import ReadingContext, read_value
from aoimori.core.schema import Field
from aoimori.core.sheet import cell_text, parse_address
from aoimori.core.steps import Step
from aoimori.sources.areas import Area
from aoimori.sources.assembly import FieldValues, pick
from aoimori.sources.columns import ColumnReader, Texts, TrailBuilder, is_unreadable, split_text
from aoimori.sources.doubtful import DoubtfulRows
from aoimori.sources.emptyrecords import empty_records
from aoimori.sources.legendlines import with_legend
from aoimori.sources.lostzeros import lost_zeros_of


@dataclass(slots=True)
class AreaRows:
    """What one area gives: rows by field, what was found, the corrections that reached a cell."""

    rows: dict[str, FieldValues] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    reached: set[Correction] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Taken:
    """The texts of a column, what was found, and the corrections that reached a cell."""

    texts: Texts
    findings: list[Finding]
    reached: set[Correction]


class AreaReader:
    """Reads the fields of one area. ``fields`` are those of the schema and those read aside."""

    def __init__(
        self,
        area: Area,
        layout: Layout,
        fields: Mapping[str, Field],
        corrections: Sequence[Correction],
        codes: Mapping[str, CodeList],
    ) -> None:
        self.area, self.fields, self.codes = area, fields, codes
        self._out = AreaRows(findings=list(area.findings))
        statuses = codes.get(STATUSES, CodeList(STATUSES, {}))
        self.layout, findings = with_legend(layout, area.sheet, area.body, statuses)
        self._out.findings += findings
        self.corrections = [c for c in corrections if c.sheet in ("", area.sheet.name)]
        self.readers = {c.name: self._reader(c) for c in self.layout.columns if c.has_cell}
        self.stated: dict[str, str | None] = {}
        at = {name: reader.index for name, reader in self.readers.items()}
        self.block = Block(area.sheet.file, area.sheet.name, at)

    @property
    def paired(self) -> bool:
        """Whether several cells of a row are split side by side."""
        return len({c.origin for c in self.layout.columns if c.split}) > 1

    def read(self) -> AreaRows:
        """Every column of the layout. Split columns are taken first: they say how many table
        rows a sheet row makes."""
        body = self.area.body.rows
        texts = {name: self._taken(reader, body) for name, reader in self.readers.items()}
        counts = self._counts(texts)
        rows = np.repeat(np.asarray(body), counts)
        places = self._places(rows)
        for column in self.layout.columns:
            match column.origin:
                case Counted(what) if what != "item":
                    self._out.rows[column.name] = FieldValues(_count(what, counts), places)
                case Parent(of, child):
                    parents = self._parents(texts[of], of, child, counts)
                    self._out.rows[column.name] = FieldValues(parents, places)
                case Stated(text):
                    self._out.rows[column.name] = self._stated(column, text, places)
                case Header():
                    self._read(column, texts[column.name], counts, places)
                case Counted():
                    self._out.rows[column.name] = FieldValues([None] * len(rows), places)
                case _:
                    fixed = np.full(len(rows), self.area.cells[column.name][0])
                    self._read(column, texts[column.name], counts, self._places(fixed))
        doubtful = DoubtfulRows(self.area, self.layout, self.fields, self.codes)
        self._out.findings += doubtful.findings()
        read = (self.area, self.layout.columns, self.fields, self._out.rows)
        self._out.findings += empty_records(*read, doubtful.rows)
        self._out.findings += lost_zeros_of(*read)
        self._out.rows = self._given()
        self._number_items()
        return self._out

    def take(self, reader: ColumnReader, rows: Sequence[int]) -> Taken:
        """The texts of a column in these sheet rows, filled and corrected."""
        column, reached = reader.column, set()
        if column.name in self.area.cells:
            rows = [self.area.cells[column.name][0]] * len(rows)
        texts, findings = reader.take(rows)
        if column.fill == "above":
            findings += reader.fill(texts)
        elif column.fill == "merged":
            reader.fill_merged(texts)
        for correction in self.corrections:
            row, at = parse_address(correction.cell)
            if column.name in correction.fields and at == reader.index and row in rows:
                reached.add(correction)
                findings += reader.correct(texts, row, correction)
        return Taken(texts, findings, reached)

    def _taken(self, reader: ColumnReader, rows: Sequence[int]) -> Texts:
        taken = self.take(reader, rows)
        self._out.findings += taken.findings
        self._out.reached |= taken.reached
        return taken.texts

    def _reader(self, column: Column) -> ColumnReader:
        """The reader of a column at its place in this sheet."""
        if isinstance(column.origin, Header):
            at = self.area.columns[column.origin]
        else:
            at = self.area.cells[column.name][1]
        known = self.fields[column.name]
        codes = self.codes.get(column.codes or known.codes)
        return ColumnReader(self.area.sheet, at, ReadingContext(column, known, codes))

    def _places(self, rows: npt.NDArray[np.int64]) -> Places:
        return Places(
            (self.block,), np.zeros(len(rows), dtype=np.int16), np.asarray(rows, dtype=np.int32)
        )

    def _counts(self, texts: Mapping[str, Texts]) -> list[int]:
        """How many table rows each sheet row makes; its split cells must agree."""
        body = self.area.body.rows
        counts = [1] * len(body)
        split = [reader for reader in self.readers.values() if reader.column.split]
        sizes = [r.sizes(texts[r.column.name], paired=self.paired) for r in split]
        for position, row in enumerate(body) if split else ():
            told = [size for column in sizes if (size := column[position]) is not None]
            counts[position] = max(told, default=1)
            if len(set(told)) > 1:
                details = {"counts": "・".join(map(str, told))}
                self._out.findings.append(split[0].finding("split-mismatch", details, row))
        return counts

    def _read(self, column: Column, texts: Texts, counts: Sequence[int], places: Places) -> None:
        reader, trail = self.readers[column.name], TrailBuilder()
        if len(places.rows) != len(counts) or column.split:
            texts = reader.spread(texts, counts, paired=self.paired)
        values, findings = reader.read(texts, trail)
        self._out.findings += findings
        self._out.rows[column.name] = FieldValues(values, places, trail.trail())

    def _stated(self, column: Column, text: str, places: Places) -> FieldValues:
        """A value of the definition: read like any other, told as a step of every row."""
        codes = self.codes.get(column.codes or self.fields[column.name].codes)
        value, steps = read_value(text, ReadingContext(column, self.fields[column.name], codes))
        self.stated[column.name] = value
        history = History(text, (Step("stated", None, text), *steps))
        at = np.arange(len(places.rows), dtype=np.int32)
        zeros = np.zeros(len(at), dtype=np.int32)
        return FieldValues([value] * len(at), places, Trail(at, zeros, zeros, (history,)))

    def _parents(
        self, texts: Texts, of: str, child: str, counts: Sequence[int]
    ) -> list[str | None]:
        split = next(column.split for column in self.layout.columns if column.name == of)
        found: list[str | None] = []
        for text, count in zip(texts.texts, counts, strict=True):
            parts = split_text(text, split, self.paired) if text is not None and split else ()
            found += parents_of([*parts, *[""] * count][:count], child)
        return found

    def _given(self) -> dict[str, FieldValues]:
        """Rows that lack a field the layout wants given are none; a notice tells how many."""
        rows = self._out.rows
        if not self.layout.given or not rows:
            return rows
        lacking = {
            position
            for name in self.layout.given
            for position, value in enumerate(rows[name].values)
            if value is None and not is_unreadable(rows[name].trail, position)
        }
        if lacking:
            places = rows[self.layout.given[0]].places
            cells = [places.cell(at, self.layout.given[0]) for at in sorted(lacking)]
            details = {"count": str(len(cells)), "cells": "・".join(cells[:8])}
            sheet = self.area.sheet
            found = Place(sheet.file, sheet.name, cells[0])
            self._out.findings.append(Finding("rows-lacking", found, details, Severity.NOTICE))
        total = len(next(iter(rows.values())).values)
        return pick(rows, [at for at in range(total) if at not in lacking]) if lacking else rows

    def _number_items(self) -> None:
        for column in self.layout.columns:
            if column.origin == Counted("item"):
                read = self._out.rows[column.name]
                numbers: list[str | None] = [str(n + 1) for n in range(len(read.values))]
                self._out.rows[column.name] = FieldValues(numbers, read.places)

    def label_of(self, row: int) -> str:
        """The first text of a row of the table, to speak of it."""
        first, last = self.layout.within or (1, len(self.area.sheet.rows[row - 1]))
        cells = (cell_text(cell) for n, cell in self.area.sheet.row(row) if first <= n <= last)
        return next((text.strip() for text in cells if text.strip()), "")


def parents_of(parts: Sequence[str], child: str) -> Iterator[str | None]:
    """For each part the position of the nearest one above that is no child; None for those."""
    parent: str | None = None
    for number, part in enumerate(parts, start=1):
        if re.search(child, part):
            yield parent
        else:
            parent = str(number)
            yield None


def _count(what: str, counts: Sequence[int]) -> list[str | None]:
    """Numbers from 1: of the sheet row, or of the value inside its split cell."""
    if what == "row":
        return [str(number) for number, count in enumerate(counts, 1) for _ in range(count)]
    return [str(number + 1) for count in counts for number in range(count)]
