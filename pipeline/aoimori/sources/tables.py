"""Sheets and layouts become tables: every value read by the words of its column.

Column by column, each distinct raw text is read once and its story is stored once, so that
knowing the cell of every value costs little (docs/provenance.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from aoimori.core.catalog import Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Column, Correction
from aoimori.core.reading import Reader, read_value
from aoimori.core.sheet import Cell, CellProblem, Sheet, address, cell_text, parse_address
from aoimori.core.steps import Step, Unreadable
from aoimori.core.table import Block, History, Table, Trail
from aoimori.sources.areas import Area, locate


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


@dataclass(slots=True)
class TrailBuilder:
    """Gathers the records of one field while its column is read."""

    positions: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    which: list[int] = field(default_factory=list)
    histories: dict[History, int] = field(default_factory=dict)

    def add(self, position: int, row: int, history: History) -> None:
        self.positions.append(position)
        self.rows.append(row)
        self.which.append(self.histories.setdefault(history, len(self.histories)))

    def trail(self) -> Trail:
        positions, rows, which = (
            np.asarray(numbers, dtype=np.int32)
            for numbers in (self.positions, self.rows, self.which)
        )
        return Trail(positions, rows, which, tuple(self.histories))


@dataclass(frozen=True, slots=True)
class _Taken:
    """What a column takes from one body row before reading: ``texts`` to read (several where a
    cell is split), the sheet row they come from, that cell's raw text, what happened so far.

    ``texts`` is ``None`` where a correction says that there is no value.
    """

    row: int
    raw: str
    texts: tuple[str, ...] | None
    steps: tuple[Step, ...] = ()


class _SheetReader:
    """Reads the columns of one area; the results are its attributes."""

    def __init__(
        self, definition: TableDefinition, source: Source, area: Area, codes: Mapping[str, CodeList]
    ) -> None:
        self.schema, self.layout, self.area, self.codes = (
            definition.schema,
            source.layout,
            area,
            codes,
        )
        self.corrections = {
            (*parse_address(correction.cell), name): correction
            for correction in source.corrections
            if correction.sheet in ("", area.sheet.name)
            for name in correction.fields
        }
        self.reached: set[tuple[int, int, str]] = set()
        self.stale: list[Finding] = []
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
        yield from self.stale
        for key in sorted(self.corrections.keys() - self.reached):
            sheet = self.area.sheet
            place = Place(sheet.file, sheet.name, address(*key[:2]))
            yield Finding("correction-unused", place, {"field": key[2]}, Severity.WARNING)

    def _count_parts(self) -> tuple[dict[int, int], list[Finding]]:
        """How many values the split cells of each row hold; they must agree."""
        split = [column for column in self.layout.columns if column.split]
        counts: dict[int, int] = {}
        findings: list[Finding] = []
        for row in self.area.body if split else ():
            sizes = [len(_parts(cell_text(self._cell(row, c)), c.split)) for c in split]
            counts[row] = sizes[0]
            if len(set(sizes)) > 1:
                told = "・".join(f"{c.name} {size}" for c, size in zip(split, sizes, strict=True))
                place = self._place(row, split[0])
                findings.append(Finding("split-mismatch", place, {"counts": told}))
        return counts, findings

    def _cell(self, row: int, column: Column) -> Cell:
        return self.area.sheet.cell(row, self.area.columns[column.header])

    def _place(self, row: int, column: Column) -> Place:
        sheet = self.area.sheet
        return Place(sheet.file, sheet.name, address(row, self.area.columns[column.header]))

    def _column(self, column: Column, counts: Mapping[int, int]) -> Iterator[Finding]:
        """Read one field of every row; a value that cannot be read is a finding and empty."""
        schema_field = self.schema.by_name[column.name]
        reader = Reader(column, schema_field, self.codes.get(schema_field.codes))
        trail = self.trails[column.name] = TrailBuilder()
        values: list[str | None] = []
        known: dict[str, _Result] = {}
        for row, taken in self._take(column):
            count = counts.get(row, 1)
            if isinstance(taken, CellProblem) or taken.texts is None:
                if isinstance(taken, CellProblem):
                    details = {"value": taken.text}
                    yield self._finding(taken.check, details, row, column)
                else:
                    trail.add(len(values), taken.row, History(taken.raw, taken.steps))
                values += [None] * count
                continue
            for text in (taken.texts * count)[:count]:
                result = known.get(text)
                if result is None:
                    result = known[text] = _attempt(text, reader)
                value, steps = result if isinstance(result, tuple) else (None, ())
                if isinstance(result, Unreadable):
                    yield self._finding(result.check, result.details, taken.row, column)
                elif column.split and text != taken.raw:
                    split = Step("split", taken.raw, text)
                    trail.add(
                        len(values), taken.row, History(taken.raw, (*taken.steps, split, *steps))
                    )
                elif taken.steps or steps:
                    trail.add(len(values), taken.row, History(taken.raw, (*taken.steps, *steps)))
                values.append(value)
        self.values[column.name] = values

    def _take(self, column: Column) -> Iterator[tuple[int, _Taken | CellProblem]]:
        """For every body row what to read: its own cell, or the one above it; corrected; split."""
        above: tuple[int, str] | None = None
        for row in self.area.body:
            cell = self._cell(row, column)
            if isinstance(cell, CellProblem):
                yield row, cell
                continue
            at, raw = row, cell_text(cell)
            steps: tuple[Step, ...] = ()
            if column.fill and not raw.strip() and above is not None:
                at, raw = above
                steps = (Step("fill-down", None, raw),)
            above = (at, raw) if raw.strip() else above
            text: str | None = raw
            if (correction := self._correction(at, raw, column)) is not None:
                text = correction.corrected
                steps = (*steps, Step("correction", raw, text))
            texts = (
                None if text is None else _parts(text, column.split) if column.split else (text,)
            )
            yield row, _Taken(at, raw, texts, steps)

    def _correction(self, row: int, raw: str, column: Column) -> Correction | None:
        """The correction of a cell for a field, while the cell still reads as expected."""
        place = (row, self.area.columns[column.header], column.name)
        correction = self.corrections.get(place)
        if correction is not None:
            self.reached.add(place)
        if correction is None or raw == correction.expected:
            return correction
        details = {"found": raw, "expected": correction.expected}
        stale = self._finding("correction-stale", details, row, column)
        self.stale.append(replace(stale, severity=Severity.WARNING))
        return None

    def _finding(self, check: str, details: Mapping[str, str], row: int, column: Column) -> Finding:
        return Finding(check, self._place(row, column), details, field_name=column.name)


_Result = tuple[str | None, tuple[Step, ...]] | Unreadable


def _attempt(text: str, reader: Reader) -> _Result:
    try:
        return read_value(text, reader)
    except Unreadable as error:
        return error


def _parts(text: str, separator: str) -> tuple[str, ...]:
    """The filled values of a cell that holds several; a blank cell holds one blank value."""
    return tuple(part for part in text.split(separator) if part.strip()) or ("",)


def _join_trails(
    names: Sequence[str], parts: Sequence[_SheetReader], sizes: Sequence[int]
) -> dict[str, Trail]:
    """The trails of stacked sheets as one per field; fields without a record have none."""
    joined: dict[str, Trail] = {}
    for name in names:
        whole = TrailBuilder()
        start = 0
        for part, size in zip(parts, sizes, strict=True):
            builder = part.trails.get(name, TrailBuilder())
            histories = tuple(builder.histories)
            for position, row, which in zip(
                builder.positions, builder.rows, builder.which, strict=True
            ):
                whole.add(start + position, row, histories[which])
            start += size
        if whole.positions:
            joined[name] = whole.trail()
    return joined
