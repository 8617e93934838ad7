"""Where the values of the preview come from, one by one: what a page of traces shows.

Worked out when a page is rendered, and not kept: a catalogue has more of them than a memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import NamedTuple

from aoimori.core import identity
from aoimori.core.layout import Correction
from aoimori.core.localized import Localized
from aoimori.core.provenance import Provenance
from aoimori.core.release import BuiltRelease
from aoimori.core.repairs import RULES
from aoimori.core.schema import Field, TableSchema
from aoimori.core.summary import TableSummary


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a source file, by the file's own name; ``path`` is where it is published, if it
    is."""

    file: str
    name: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class TracedStep:
    """Something that was done to a value; ``reason`` is that of a correction."""

    title: Localized
    before: str | None
    after: str | None
    reason: Localized | None = None


@dataclass(frozen=True, slots=True)
class TracedValue:
    """A value that has a story. ``kind`` says what stands for a cell where it has none: ``stated``,
    ``absent``, ``unmatched`` or ``ordinal``; ``sheet`` is told where it is not that of the row."""

    field: Field
    anchor: str
    kind: str
    story: Provenance
    steps: tuple[TracedStep, ...] = ()
    sheet: Sheet | None = None


class PlainValue(NamedTuple):
    """A value that is what its cell says, on the sheet of its row, as most are."""

    anchor: str
    cell: str
    value: str


@dataclass(frozen=True, slots=True)
class TracedRow:
    """A row by its number in the table and its key (titles and values), the sheet that most of it
    stands in, and its values in the order of the schema."""

    number: int
    anchor: str
    key: tuple[tuple[Localized, str], ...]
    sheet: Sheet | None
    values: tuple[PlainValue | TracedValue, ...]


@dataclass(frozen=True, slots=True)
class TracedTable:
    """The first rows of a table, worked out when they are asked for."""

    built: BuiltRelease
    name: str
    title: Localized

    @property
    def summary(self) -> TableSummary:
        return self.built.tables[self.name]

    @property
    def fields(self) -> tuple[Field, ...]:
        return self.built.schema(self.name).fields

    def rows(self) -> Iterator[TracedRow]:
        """Every row of the preview."""
        if self.summary.lineage.columns:
            teller = _Teller(self)
            for at in range(len(self.summary.first)):
                yield teller.row(at)


def row_anchor(table: str, number: int) -> str:
    """Where a row of the preview is told of on the page of traces; its values stand below it as
    ``<table>-r<number>-<field>``. Rows count from 1."""
    return f"{table}-r{number}"


class _Teller:
    """What rows of one table have in common."""

    def __init__(self, table: TracedTable) -> None:
        built, name = table.built, table.name
        source = built.release.sources[name]
        dataset, year = built.dataset.id, built.release.year.year
        self.table, self.summary = name, table.summary
        self.schema: TableSchema = built.schema(name)
        self.key = _key_columns(self.schema)
        self.absent = frozenset(source.absent)
        self.corrections = source.corrections
        paths: Mapping[str, str] = {
            file.source: identity.data_file(dataset, year, file.file)
            for file in built.published_sources
        }
        self.sheets = {
            (file, sheet): Sheet(PurePosixPath(file).name, sheet, paths.get(file, ""))
            for file, sheet in self.summary.lineage.sheets
        }

    def row(self, at: int) -> TracedRow:
        lineage, values = self.summary.lineage, self.summary.first[at]
        stand = [lineage.stand(at, column) for column in range(len(values))]
        count = Counter(lineage.sheets[number] for number, cell in stand if cell)
        most = count.most_common(1)[0][0] if count else None
        anchor = row_anchor(self.table, at + 1)
        told: list[PlainValue | TracedValue] = []
        for column, (number, cell) in enumerate(stand):
            field, value = self.schema.fields[column], values[column]
            own = f"{anchor}-{field.name}"
            is_there = bool(cell) and lineage.sheets[number] == most
            if value is not None and is_there and not lineage.is_changed(at, column):
                told.append(PlainValue(own, cell, value))
            else:
                told.append(self._value(field, own, lineage.story(at, column, value), most))
        return TracedRow(
            number=at + 1,
            anchor=anchor,
            key=tuple(
                (self.schema.fields[column].title, text)
                for column in self.key
                if (text := values[column])
            ),
            sheet=self.sheets[most] if most else None,
            values=tuple(told),
        )

    def _value(
        self, field: Field, anchor: str, story: Provenance, most: tuple[str, str] | None
    ) -> TracedValue:
        there = (story.file, story.sheet)
        return TracedValue(
            field,
            anchor,
            "" if story.cell else self._kind(field, story),
            story,
            tuple(self._steps(field, story)) if story.steps else (),
            self.sheets[there] if story.cell and there != most else None,
        )

    def _kind(self, field: Field, story: Provenance) -> str:
        if any(step.rule == "stated" for step in story.steps):
            return "stated"
        if story.value is not None:
            return "ordinal"
        return "absent" if field.name in self.absent else "unmatched"

    def _steps(self, field: Field, story: Provenance) -> Iterator[TracedStep]:
        for step in story.steps:
            reason = self._reason(field, story) if step.rule == "correction" else None
            yield TracedStep(RULES[step.rule].title, step.before, step.after, reason)

    def _reason(self, field: Field, story: Provenance) -> Localized | None:
        """Why the cell that the value was read from was corrected for this field."""

        def is_it(correction: Correction) -> bool:
            is_there = correction.cell == story.read_from
            is_named = correction.sheet in ("", story.sheet)
            return is_there and is_named and field.name in correction.fields

        return next((each.reason for each in self.corrections if is_it(each)), None)


def _key_columns(schema: TableSchema) -> list[int]:
    """The columns that tell which row it is: those of the key, and what their codes mean."""
    key = schema.primary_key
    names = [field for field in schema.fields if field.labels and field.labels.field in key]
    wanted = {*key, *(field.name for field in names)}
    return [at for at, field in enumerate(schema.fields) if field.name in wanted]
