"""Sheets and layouts become tables: every value read by the words of its column.

Column by column, each distinct raw text is read once and its story is stored once, so that
knowing the cell of every value costs little (docs/provenance.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from aoimori.core.catalog import Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Column, Correction
from aoimori.core.reading import Reader
from aoimori.core.sheet import Sheet, cell_text, parse_address
from aoimori.core.table import Block, Table, Trail
from aoimori.sources.areas import Area, locate
from aoimori.sources.columns import ColumnReader, TrailBuilder, split_text


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table, and what was found while reading it. Unreadable values are empty in the table."""

    table: Table
    findings: tuple[Finding, ...]


def read_table(
    definition: TableDefinition,
    source: Source,
    sheets: Sequence[Sheet],
    codes: Mapping[str, CodeList],
) -> ReadTable:
    """Read a table from its sheets, stacked. Raises :class:`Stop` if one has no such table."""
    parts = [
        _SheetReader(definition, source, locate(sheet, source.layout), codes) for sheet in sheets
    ]
    findings = [finding for part in parts for finding in part.read()]
    columns = {
        name: [value for part in parts for value in part.values[name]]
        for name in definition.schema.names
    }
    sizes = [len(part.rows) for part in parts]
    table = Table(
        name=definition.name,
        schema=definition.schema,
        frame=pd.DataFrame(columns, dtype="str"),
        blocks=tuple(part.block for part in parts),
        rows=np.concatenate([np.asarray(part.rows, dtype=np.int32) for part in parts]),
        block_of=np.repeat(np.arange(len(parts), dtype=np.int16), sizes),
        trails=_join_trails(definition.schema.names, parts, sizes),
    )
    return ReadTable(table, tuple(findings))


class _SheetReader:
    """Reads the fields of one area; the results are its attributes."""

    def __init__(
        self, definition: TableDefinition, source: Source, area: Area, codes: Mapping[str, CodeList]
    ) -> None:
        self.schema, self.layout, self.area = definition.schema, source.layout, area
        self.codes = codes
        self.corrections = [
            correction
            for correction in source.corrections
            if correction.sheet in ("", area.sheet.name)
        ]
        self.rows: list[int] = []
        self.values: dict[str, list[str | None]] = {}
        self.trails: dict[str, TrailBuilder] = {}
        self.block = Block(
            area.sheet.file,
            area.sheet.name,
            {c.name: area.columns[c.header] for c in self.layout.columns if c.header},
        )

    def read(self) -> Iterator[Finding]:
        """Read every field; yields what was found on the way."""
        yield from self.area.findings
        counts, mismatches = self._count_parts()
        yield from mismatches
        body = self.area.body
        self.rows = [row for row in body for _ in range(counts.get(row, 1))]
        ordinals = {
            "row": [str(n) for n, row in enumerate(body, 1) for _ in range(counts.get(row, 1))],
            "value": [str(n + 1) for row in body for n in range(counts.get(row, 1))],
        }
        columns = {column.name: column for column in self.layout.columns}
        for name in self.schema.names:
            column = columns.get(name)
            if column is None:
                self.values[name] = [None] * len(self.rows)
            elif column.ordinal is not None:
                self.values[name] = list(ordinals[column.ordinal])
            else:
                yield from self._column(column, counts)

    def _reader(self, column: Column) -> ColumnReader:
        field = self.schema.by_name[column.name]
        reader = Reader(column, field, self.codes.get(field.codes))
        return ColumnReader(self.area.sheet, self.area.columns[column.header], reader)

    def _count_parts(self) -> tuple[dict[int, int], list[Finding]]:
        """How many values the split cells of each row hold; they must agree."""
        split = [column for column in self.layout.columns if column.split]
        counts: dict[int, int] = {}
        findings: list[Finding] = []
        for row in self.area.body if split else ():
            texts = [
                cell_text(self.area.sheet.cell(row, self.area.columns[c.header])) for c in split
            ]
            sizes = [len(split_text(t, c.split)) for t, c in zip(texts, split, strict=True)]
            counts[row] = sizes[0]
            if len(set(sizes)) > 1:
                told = "・".join(f"{c.name} {size}" for c, size in zip(split, sizes, strict=True))
                reader = self._reader(split[0])
                findings.append(reader.finding("split-mismatch", {"counts": told}, row))
        return counts, findings

    def _column(self, column: Column, counts: Mapping[int, int]) -> Iterator[Finding]:
        """Take the texts, then fill, correct, split and read them."""
        reader = self._reader(column)
        texts, problems = reader.take(self.area.body)
        yield from problems
        if column.fill:
            reader.fill(texts)
        yield from reader.correct(texts, self._corrections_of(column))
        yield from self._misplaced(column)
        if counts:
            texts = reader.spread(texts, counts)
        trail = self.trails[column.name] = TrailBuilder()
        self.values[column.name], findings = reader.read(texts, trail)
        yield from findings

    def _corrections_of(self, column: Column) -> dict[int, Correction]:
        """The corrections of this field by sheet row."""
        found: dict[int, Correction] = {}
        for correction in self.corrections:
            row, at = parse_address(correction.cell)
            if column.name in correction.fields and at == self.area.columns[column.header]:
                found[row] = correction
        return found

    def _misplaced(self, column: Column) -> Iterator[Finding]:
        """Corrections of this field that name a cell of another column."""
        sheet = self.area.sheet
        for correction in self.corrections:
            _, at = parse_address(correction.cell)
            if column.name in correction.fields and at != self.area.columns[column.header]:
                place = Place(sheet.file, sheet.name, correction.cell)
                yield Finding("correction-unused", place, severity=Severity.WARNING)


def _join_trails(
    names: Sequence[str], parts: Sequence[_SheetReader], sizes: Sequence[int]
) -> dict[str, Trail]:
    """The trails of stacked sheets as one per field; fields without a record have none."""
    joined: dict[str, Trail] = {}
    for name in names:
        whole = TrailBuilder()
        start = 0
        for part, size in zip(parts, sizes, strict=True):
            whole.extend(part.trails.get(name, TrailBuilder()), start)
            start += size
        if whole.positions:
            joined[name] = whole.trail()
    return joined
