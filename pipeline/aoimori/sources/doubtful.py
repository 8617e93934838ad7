"""Rows that are read as records although they look like none: the sum of others, a note.

What the definition names (``totals``, ``drop``, ``end``) is not among them; nor is a word such as
総数 where the definition lists it among the values of its column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import Column, Header, Layout
from aoimori.core.legends import read_legend
from aoimori.core.numbers import exact
from aoimori.core.recognise import is_sign, number_form
from aoimori.core.rowkinds import FIRST, is_data, is_note_row, total_label
from aoimori.core.schema import Field
from aoimori.core.sheet import Cell, address, cell_text
from aoimori.core.text import header_key, spaced_pattern, trim
from aoimori.sources.areas import Area
from aoimori.sources.rows import place

_SHOWN = 8
Filled = Sequence[tuple[int, Cell]]


class DoubtfulRows:
    """The rows of an area that are no records by the looks of them."""

    def __init__(
        self,
        area: Area,
        layout: Layout,
        fields: Mapping[str, Field],
        codes: Mapping[str, CodeList],
    ) -> None:
        self.area, self.layout, self.fields, self.codes = area, layout, fields, codes
        self.sheet = area.sheet
        self.statuses = codes.get(STATUSES, CodeList(STATUSES, {}))
        self.notes: dict[int, int] = {}
        self.sums: dict[int, int] = {}
        named = {total.row for total in area.body.totals}
        for row in area.body.rows if not layout.is_form else ():
            if row not in named:
                self._sort(row, self._first(row))

    @property
    def rows(self) -> frozenset[int]:
        return frozenset({*self.notes, *self.sums})

    def findings(self) -> Iterator[Finding]:
        """A note is told for itself, sums of one name together."""
        for row, column in self.notes.items():
            text = cell_text(self.sheet.cell(row, column))
            yield Finding("note-as-data", place(self.sheet, row, column), {"value": trim(text)})
        told: dict[tuple[str, bool], list[int]] = {}
        for row, column in self.sums.items():
            label = header_key(cell_text(self.sheet.cell(row, column)))
            told.setdefault((label, self._adds_up(row)), []).append(row)
        for (_, is_certain), rows in told.items():
            yield self._sum(rows, is_certain=is_certain)

    def _first(self, row: int) -> Filled:
        """The first filled cells of a row of the table, with their columns."""
        first, last = self.layout.within or (1, len(self.sheet.rows[row - 1]))
        found = []
        for column, cell in enumerate(self.sheet.rows[row - 1][:last], start=1):
            if cell is not None and column >= first and cell_text(cell).strip():
                found.append((column, cell))
                if len(found) == FIRST:
                    break
        return found

    def _sort(self, row: int, filled: Filled) -> None:
        cells = [cell for _, cell in filled]
        label = total_label(cells, behind_data=True)
        if self._is_note(cells):
            self.notes[row] = filled[0][0]
        elif label is not None and not self._is_listed(*filled[label]):
            self.sums[row] = filled[label][0]

    def _is_note(self, cells: Sequence[Cell]) -> bool:
        """Words alone, with room for more beside them: a note, or the legend of a sign."""
        # A table of one column has no room; there the words must do.
        if len(cells) >= max(2, len(set(self.area.columns.values()))) or any(map(is_data, cells)):
            return False
        return is_note_row(cells) or (
            len(cells) == 1 and bool(read_legend(cell_text(cells[0]), self.statuses))
        )

    def _is_listed(self, column: int, cell: Cell) -> bool:
        """Whether the definition has a text among the values of its column."""
        text = trim(cell_text(cell))
        read = [c for c in self.layout.columns if self._column(c) == column]
        return any(text in c.map or text in self._answers(c) for c in read) or any(
            self._is_code(c, text) for c in read
        )

    def _column(self, column: Column) -> int | None:
        return self.area.columns[column.origin] if isinstance(column.origin, Header) else None

    def _answers(self, column: Column) -> Sequence[object]:
        return tuple(self.fields[column.name].constraints.get("enum", ()))

    def _is_code(self, column: Column, text: str) -> bool:
        codes = self.codes.get(column.codes or self.fields[column.name].codes)
        return codes is not None and codes.get(text) is not None

    def _sum(self, rows: Sequence[int], *, is_certain: bool) -> Finding:
        label = cell_text(self.sheet.cell(rows[0], self.sums[rows[0]]))
        cells = tuple(address(row, self.sums[row]) for row in rows)
        details = {
            "value": trim(label),
            "count": str(len(rows)),
            "cells": "・".join(cells[:_SHOWN]) + ("…" if len(cells) > _SHOWN else ""),
            "pattern": f"^{spaced_pattern(label)}$",
        }
        at = place(self.sheet, rows[0], self.sums[rows[0]])
        several = cells if len(cells) > 1 else ()
        if is_certain:
            return Finding("total-as-data", at, details, cells=several)
        return Finding("total-row-likely", at, details, Severity.WARNING, cells=several)

    @cached_property
    def _records(self) -> Sequence[int]:
        totals = {total.row for total in self.area.body.totals}
        return [row for row in self.area.body.rows if row not in self.rows | totals]

    @cached_property
    def _figures(self) -> Mapping[int, _Figures]:
        """The columns of amounts."""
        columns = {
            column: self.fields[c.name]
            for c in self.layout.columns
            if (column := self._column(c)) is not None
        }
        return {
            column: _Figures.of([self._figure(row, column) for row in self._records])
            for column, field in columns.items()
            if field.type in ("integer", "number") and not field.codes
        }

    def _figure(self, row: int, column: int) -> Decimal | None:
        """The figure in a cell: nothing for a blank and a sign, ``None`` for what is none."""
        text = trim(cell_text(self.sheet.cell(row, column)))
        form = number_form(text)
        if form is not None:
            return exact(form.value)
        return Decimal(0) if not text or is_sign(text) else None

    def _adds_up(self, row: int) -> bool:
        """Whether a figure of a row is the sum of those of all records, or of the records above
        or below it as far as the next row of a sum."""
        at = bisect_left(self._records, row)
        others = sorted(self.sums)
        mine = others.index(row)
        above = bisect_left(self._records, others[mine - 1]) if mine else 0
        end = len(self._records)
        below = bisect_left(self._records, others[mine + 1]) if mine + 1 < len(others) else end
        runs = ((0, end), (above, at), (at, below))
        return any(
            figures.is_sum(self._figure(row, column), *run)
            for column, figures in self._figures.items()
            for run in runs
        )


@dataclass(frozen=True, slots=True)
class _Figures:
    """The figures of a column, added up from the first record on: sums, how many are something,
    how many do not read."""

    sums: Sequence[Decimal]
    some: Sequence[int]
    unread: Sequence[int]

    @classmethod
    def of(cls, figures: Sequence[Decimal | None]) -> _Figures:
        known = [figure or Decimal(0) for figure in figures]
        return cls(
            tuple(accumulate(known, initial=Decimal(0))),
            tuple(accumulate((figure != 0 for figure in known), initial=0)),
            tuple(accumulate((figure is None for figure in figures), initial=0)),
        )

    def is_sum(self, figure: Decimal | None, start: int, end: int) -> bool:
        """Whether a figure is the sum of those of some records, of which two are something."""
        return (
            figure is not None
            and self.unread[start] == self.unread[end]
            and self.some[end] - self.some[start] >= 2
            and self.sums[end] - self.sums[start] == figure
        )
