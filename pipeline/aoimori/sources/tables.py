"""Sheets and layouts become tables: every value read by the words of its column.

Column by column, each distinct raw text is read once and its story is stored once, so that
knowing the cell of every value costs little (docs/provenance.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field

import numpy as np
import pandas as pd

from aoimori.core.catalog import Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Column, Correction, Counted
from aoimori.core.provenance import Block, Places, Trail
from aoimori.core.reading import Reader
from aoimori.core.sheet import Sheet, parse_address
from aoimori.core.table import Table
from aoimori.sources.areas import Area, locate
from aoimori.sources.columns import ColumnReader, Texts, TrailBuilder


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
    readers = [
        _SheetReader(definition, source, locate(sheet, source.layout), codes) for sheet in sheets
    ]
    parts = [reader.read() for reader in readers]
    names = definition.schema.names
    sizes = [len(part.rows) for part in parts]
    places = Places(
        blocks=tuple(reader.block for reader in readers),
        block_of=np.repeat(np.arange(len(parts), dtype=np.int16), sizes),
        rows=np.concatenate([np.asarray(part.rows, dtype=np.int32) for part in parts]),
    )
    columns = {name: [text for part in parts for text in part.values[name]] for name in names}
    table = Table(
        name=definition.name,
        schema=definition.schema,
        frame=pd.DataFrame(columns, dtype="str"),
        places=dict.fromkeys(names, places),
        trails=_join_trails(names, parts, sizes),
    )
    findings = [finding for part in parts for finding in part.findings]
    return ReadTable(table, (*findings, *_lost_corrections(source.corrections, sheets)))


def _lost_corrections(
    corrections: Sequence[Correction], sheets: Sequence[Sheet]
) -> Iterator[Finding]:
    """Corrections that name a sheet the table is not read from."""
    names = [sheet.name for sheet in sheets]
    for correction in corrections:
        if correction.sheet and correction.sheet not in names:
            place = Place(sheets[0].file, correction.sheet, correction.cell)
            yield Finding("correction-unused", place, severity=Severity.WARNING)


@dataclass(slots=True)
class _Part:
    """What one sheet gives: the sheet rows, values and trails by field, and the findings."""

    rows: list[int]
    findings: list[Finding]
    values: dict[str, list[str | None]] = dataclass_field(default_factory=dict)
    trails: dict[str, Trail] = dataclass_field(default_factory=dict)


class _SheetReader:
    """Reads the fields of one area."""

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
        self.block = Block(
            area.sheet.file,
            area.sheet.name,
            {c.name: area.columns[c.header] for c in self.layout.columns if c.header},
        )

    @property
    def paired(self) -> bool:
        """Whether several columns are split side by side."""
        return sum(bool(column.split) for column in self.layout.columns) > 1

    def read(self) -> _Part:
        """Every field of the schema. Split columns are taken first: they say how many table rows
        a sheet row makes."""
        findings = list(self.area.findings)
        split = {
            column.name: self._take(column, findings)
            for column in self.layout.columns
            if column.split
        }
        counts = self._counts(split, findings)
        body = self.area.body
        part = _Part([row for row, n in zip(body, counts, strict=True) for _ in range(n)], findings)
        columns = {column.name: column for column in self.layout.columns}
        for name in self.schema.names:
            column = columns.get(name)
            if column is None:
                part.values[name] = [None] * len(part.rows)
            elif isinstance(column.origin, Counted):
                part.values[name] = _ordinals(column.origin, counts)
            else:
                texts = split.pop(name, None) or self._take(column, findings)
                self._read(column, texts, counts, part)
        return part

    def _reader(self, column: Column) -> ColumnReader:
        field = self.schema.by_name[column.name]
        reader = Reader(column, field, self.codes.get(field.codes))
        return ColumnReader(self.area.sheet, self.area.columns[column.header], reader)

    def _take(self, column: Column, findings: list[Finding]) -> Texts:
        """The texts of a column, filled and corrected."""
        reader = self._reader(column)
        texts, problems = reader.take(self.area.body)
        findings += problems
        if column.fill:
            findings += reader.fill(texts)
        findings += reader.correct(texts, self._corrections_of(column))
        findings += self._misplaced(column)
        return texts

    def _counts(self, split: Mapping[str, Texts], findings: list[Finding]) -> list[int]:
        """How many table rows each sheet row makes; its split cells must agree."""
        counts = [1] * len(self.area.body)
        columns = [column for column in self.layout.columns if column.split]
        sizes = [
            self._reader(column).sizes(split[column.name], paired=self.paired) for column in columns
        ]
        for position, row in enumerate(self.area.body) if columns else ():
            told = [size for column in sizes if (size := column[position]) is not None]
            counts[position] = max(told, default=1)
            if len(set(told)) > 1:
                details = {"counts": "・".join(map(str, told))}
                reader = self._reader(columns[0])
                findings.append(reader.finding("split-mismatch", details, row))
        return counts

    def _read(self, column: Column, texts: Texts, counts: Sequence[int], part: _Part) -> None:
        reader, trail = self._reader(column), TrailBuilder()
        if len(part.rows) != len(self.area.body) or column.split:
            texts = reader.spread(texts, counts, paired=self.paired)
        part.values[column.name], findings = reader.read(texts, trail)
        part.findings += findings
        if trail.positions:
            part.trails[column.name] = trail.trail()

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


def _ordinals(counted: Counted, counts: Sequence[int]) -> list[str | None]:
    """Numbers from 1: of the sheet row, or of the value inside its split cell."""
    if counted.what == "row":
        return [str(number) for number, count in enumerate(counts, 1) for _ in range(count)]
    return [str(number + 1) for count in counts for number in range(count)]


def _join_trails(
    names: Sequence[str], parts: Sequence[_Part], sizes: Sequence[int]
) -> dict[str, Trail]:
    """The trails of stacked sheets as one per field; fields without a record have none."""
    if len(parts) == 1:
        return parts[0].trails
    joined: dict[str, Trail] = {}
    starts = np.cumsum([0, *sizes[:-1]])
    for name in names:
        told = [
            (int(start), part.trails[name])
            for start, part in zip(starts, parts, strict=True)
            if name in part.trails
        ]
        if told:
            joined[name] = _joined(told)
    return joined


def _joined(told: Sequence[tuple[int, Trail]]) -> Trail:
    offsets = np.cumsum([0, *(len(trail.histories) for _, trail in told[:-1])])
    return Trail(
        np.concatenate([start + trail.positions for start, trail in told]).astype(np.int32),
        np.concatenate([trail.rows for _, trail in told]),
        np.concatenate(
            [offset + trail.which for offset, (_, trail) in zip(offsets, told, strict=True)]
        ).astype(np.int32),
        tuple(history for _, trail in told for history in trail.histories),
    )
