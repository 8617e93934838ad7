"""One column of a sheet: its texts are taken from the cells, then every distinct text is read.

Whole columns pass through each stage. What happened to a value before it was read (filled,
corrected, split) is kept aside by position, so that a plain column keeps nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.layout import Column, Correction
from aoimori.core.provenance import History, Trail
from aoimori.core.reading import ReadingContext, read_value
from aoimori.core.repairs import warnings_of
from aoimori.core.sheet import Cell, CellProblem, Sheet, address, cell_text
from aoimori.core.steps import Step, Unreadable


@dataclass(slots=True)
class TrailBuilder:
    """Gathers the records of one field in the order of the rows."""

    positions: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    which: list[int] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)

    def tell(self, history: History) -> int:
        """Keep a history; its number."""
        self.histories.append(history)
        return len(self.histories) - 1

    def add(self, position: int, row: int, which: int) -> None:
        self.positions.append(position)
        self.rows.append(row)
        self.which.append(which)

    def trail(self) -> Trail:
        positions, rows, which = (
            np.asarray(numbers, dtype=np.int32)
            for numbers in (self.positions, self.rows, self.which)
        )
        return Trail(positions, rows, which, tuple(self.histories))


@dataclass(frozen=True, slots=True)
class Before:
    """The sheet row a text came from, the raw text of that cell, what happened so far."""

    row: int
    raw: str
    steps: tuple[Step, ...]


@dataclass(slots=True)
class Texts:
    """The texts of a column on their way: ``None`` where there is nothing to read, ``rows`` the
    sheet rows they stand in, ``before`` by position where something happened."""

    texts: list[str | None]
    rows: list[int]
    before: dict[int, Before] = field(default_factory=dict)

    def happened(self, position: int, rule: str, after: str | None) -> None:
        """Replace a text by a named step."""
        text = self.texts[position]
        old = self.before.get(position) or Before(self.rows[position], text or "", ())
        step = Step(rule, text, after)
        self.before[position] = replace(old, steps=(*old.steps, step))
        self.texts[position] = after


@dataclass(frozen=True)
class ColumnReader:
    """Reads one field from one column of a sheet."""

    sheet: Sheet
    index: int
    reader: ReadingContext

    @property
    def column(self) -> Column:
        return self.reader.column

    def address(self, row: int) -> str:
        """The address of this column in a row."""
        return address(row, self.index)

    def finding(self, check: str, details: Mapping[str, str], row: int) -> Finding:
        """A finding at the cell of this column in a row."""
        place = Place(self.sheet.file, self.sheet.name, address(row, self.index))
        return Finding(check, place, details, field_name=self.column.name)

    def take(self, body: Sequence[int]) -> tuple[Texts, list[Finding]]:
        """The texts of the body rows; a cell that holds no value is a finding."""
        rows, at = self.sheet.rows, self.index - 1
        cells: list[Cell] = [
            record[at] if at < len(record := rows[row - 1]) else None for row in body
        ]
        texts: list[str | None] = [cell if type(cell) is str else cell_text(cell) for cell in cells]
        findings: list[Finding] = []
        for position, cell in enumerate(cells):
            if isinstance(cell, CellProblem):
                texts[position] = None
                details = {"value": cell.text}
                findings.append(self.finding(cell.check, details, body[position]))
        return Texts(texts, list(body)), findings

    def fill(self, column: Texts) -> Iterator[Finding]:
        """A blank takes the text above it.

        Nothing passes a cell that could not be read, nor a row that was dropped with a text of
        its own here: whether that text would belong below is not known.
        """
        above: tuple[int, str] | None = None
        between = ""
        last = 0
        for position, text in enumerate(column.texts):
            row = column.rows[position]
            skipped = (cell_text(self.sheet.cell(n, self.index)) for n in range(last + 1, row))
            between = next((t for t in skipped if t.strip()), between) if last else ""
            last = row
            if text is None:
                above, between = None, ""
            elif text.strip():
                above, between = (row, text), ""
            elif between:
                yield self.finding("fill-over-dropped", {"value": between}, row)
            elif above is not None:
                column.before[position] = Before(*above, (Step("fill-down", None, above[1]),))
                column.texts[position] = above[1]

    def fill_merged(self, column: Texts) -> None:
        """A cell without a text takes that of its merged range."""
        for position, row in enumerate(column.rows):
            first, at = self.sheet.anchor(row, self.index)
            if (first, at) != (row, self.index) and not (column.texts[position] or "").strip():
                text = cell_text(self.sheet.cell(first, at))
                column.before[position] = Before(first, text, (Step("fill-merged", None, text),))
                column.texts[position] = text

    def correct(self, column: Texts, row: int, correction: Correction) -> Iterator[Finding]:
        """Apply a correction of the cell in a row, while it still reads as expected."""
        for position, own in enumerate(column.rows):
            read_from = column.before[position].row if position in column.before else own
            if read_from != row:
                continue
            text = column.texts[position]
            if text == correction.expected:
                column.happened(position, "correction", correction.corrected)
            elif own == row:
                details = {"found": text or "", "expected": correction.expected}
                stale = self.finding("correction-stale", details, row)
                yield replace(stale, severity=Severity.WARNING)

    def sizes(self, column: Texts, *, paired: bool) -> list[int | None]:
        """How many values each text holds; ``None`` where there is no text to split."""
        split = self.column.split
        return [None if t is None else len(split_text(t, split, paired)) for t in column.texts]

    def spread(self, column: Texts, counts: Sequence[int], *, paired: bool) -> Texts:
        """Rows that a split cell makes several of: its own parts, or the same text again."""
        spread = Texts([], [])
        for position, (text, row, count) in enumerate(
            zip(column.texts, column.rows, counts, strict=True)
        ):
            parts: tuple[str | None, ...] = (text,) * count
            if self.column.split and text is not None:
                # Cells of one row that split differently are a finding; the shape is kept.
                parts = split_text(text, self.column.split, paired)
                parts = (*parts, *(None,) * count)[:count]
            for part in parts:
                at = len(spread.texts)
                spread.texts.append(text)
                spread.rows.append(row)
                if position in column.before:
                    spread.before[at] = column.before[position]
                if part != text:
                    spread.happened(at, "split", part)
        return spread

    def read(self, column: Texts, trail: TrailBuilder) -> tuple[list[str | None], list[Finding]]:
        """Read every distinct text once; values that cannot be read are findings and empty."""
        values: dict[str | None, str | None] = {None: None}
        noted: dict[str | None, tuple[Step, ...]] = {}
        unread: dict[str | None, Unreadable] = {}
        for text in dict.fromkeys(column.texts):
            if text is None:
                continue
            try:
                values[text], steps = read_value(text, self.reader)
            except Unreadable as error:
                values[text], unread[text] = None, error
                steps = (Step("unreadable", text, None),)
            if steps:
                noted[text] = steps
        findings = list(self._unread(column, unread)) if unread else []
        findings += self._warned(column, noted)
        if noted or column.before:
            _record(column, noted, trail)
        return [values[text] for text in column.texts], findings

    def _warned(
        self, column: Texts, noted: Mapping[str | None, tuple[Step, ...]]
    ) -> Iterator[Finding]:
        """Values that were read, but in a way that somebody should look at."""
        told = {text: list(warnings_of(steps)) for text, steps in noted.items()}
        for position, text in enumerate(column.texts):
            for check, details in told.get(text, ()):
                warned = self.finding(check, details, self._row(column, position))
                yield replace(warned, severity=Severity.WARNING)

    def _row(self, column: Texts, position: int) -> int:
        """The sheet row a text was read from."""
        old = column.before.get(position)
        return old.row if old else column.rows[position]

    def _unread(self, column: Texts, unread: Mapping[str | None, Unreadable]) -> Iterator[Finding]:
        for position, text in enumerate(column.texts):
            if (error := unread.get(text)) is not None:
                yield self.finding(error.check, error.details, self._row(column, position))


def _record(
    column: Texts, noted: Mapping[str | None, tuple[Step, ...]], trail: TrailBuilder
) -> None:
    """A record for every value that something happened to; one history per distinct story."""
    plain: dict[str, int] = {}
    others: dict[History, int] = {}
    for position, text in enumerate(column.texts):
        steps, old = noted.get(text, ()), column.before.get(position)
        if old is not None:
            history = History(old.raw, (*old.steps, *steps))
            if history not in others:
                others[history] = trail.tell(history)
            trail.add(position, old.row, others[history])
        elif steps and text is not None:
            if text not in plain:
                plain[text] = trail.tell(History(text, steps))
            trail.add(position, column.rows[position], plain[text])


def is_unreadable(trail: Trail, position: int) -> bool:
    """Whether a value is empty because it could not be read."""
    told = trail.at(position)
    return told is not None and any(step.rule == "unreadable" for step in told[1].steps)


def split_text(text: str, separator: str, paired: bool) -> tuple[str, ...]:
    """The values of a cell that holds several; a blank cell holds one blank value.

    Where several cells of a row are split (``paired``), a blank part inside holds the place of a
    value; else it is none.
    """
    parts = text.split(separator)
    if not paired:
        return tuple(part for part in parts if part.strip()) or ("",)
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(parts)
