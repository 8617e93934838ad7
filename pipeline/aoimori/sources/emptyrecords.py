"""Records that have a name and nothing else, where the others have values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import Column, Header
from aoimori.core.schema import Field
from aoimori.core.sheet import CellProblem, Sheet, address, cell_text
from aoimori.sources.areas import Area
from aoimori.sources.assembly import FieldValues, Rows
from aoimori.sources.columns import is_unreadable
from aoimori.sources.rows import place

# If more of the records are empty than these, that is how the table is, and no slip.
_RARE = 0.1
_SHOWN = 8
# So many values tell whether a column holds words or codes.
_GLANCE = 20


@dataclass(frozen=True, slots=True)
class _Telling:
    """A column that tells something of a record, where it is, and what was read in it."""

    column: Column
    at: int
    read: FieldValues

    def is_blank(self, sheet: Sheet, row: int) -> bool:
        return not cell_text(sheet.cell(row, self.at)).strip()

    def without(self, sheet: Sheet, positions: Collection[int]) -> list[int]:
        """Those of the positions where it has no value of its own, nor one that does not read."""
        lent = self.column.fill != "" or self.column.has_default
        values, rows, trail = self.read.values, self.read.places.rows, self.read.trail
        return [
            at
            for at in positions
            if (values[at] is None or (lent and self.is_blank(sheet, int(rows[at]))))
            and not is_unreadable(trail, at)
        ]


def empty_records(
    area: Area,
    columns: Sequence[Column],
    fields: Mapping[str, Field],
    rows: Rows,
    others: Collection[int],
) -> Iterator[Finding]:
    """A warning about the records without any value beside what names them, but for the sheet rows
    ``others``. Required values are no matter (each is told where it is missing). A sign that
    explains why there is no value, and a value that cannot be read, say something."""
    telling = _telling(area, columns, fields, rows)
    if len(telling) < 2 and not any(fields[one.column.name].is_numeric for one in telling):
        return
    left: Collection[int] = range(len(telling[0].read.values))
    for one in telling:
        left = one.without(area.sheet, left)
    places = telling[0].read.places.rows
    skipped = {*others, *(total.row for total in area.body.totals)}
    found = (row for row in dict.fromkeys(int(places[at]) for at in left) if row not in skipped)
    empty = [row for row in found if _is_bare(area.sheet, telling, row)]
    if empty and len(empty) <= max(1, _RARE * len(area.body.rows)):
        yield _told(area, empty)


def _telling(
    area: Area, columns: Sequence[Column], fields: Mapping[str, Field], rows: Rows
) -> list[_Telling]:
    """The columns that are not required, behind the first of words: that most likely is a name, and
    before it stand codes and groups."""
    under = [
        _Telling(column, area.columns[column.origin], rows[column.name])
        for column in columns
        if isinstance(column.origin, Header)
    ]
    words = [one.at for one in under if _may_name(one, fields[one.column.name])]
    return [
        one
        for one in under
        if one.at > min(words, default=0)
        and not fields[one.column.name].is_required
        and fields[one.column.name].labels is None
    ]


def _may_name(one: _Telling, field: Field) -> bool:
    """Whether a column holds words, each in its own row, and no codes."""
    words = any(value and not value.isdigit() for value in one.read.values[:_GLANCE])
    return words and field.type == "string" and one.column.fill == ""


def _is_bare(sheet: Sheet, telling: Sequence[_Telling], row: int) -> bool:
    """Whether some cells of a row are blank, the others signs."""
    cells = [sheet.cell(row, one.at) for one in telling]
    is_problem = any(isinstance(cell, CellProblem) for cell in cells)
    return not is_problem and any(one.is_blank(sheet, row) for one in telling)


def _told(area: Area, rows: Sequence[int]) -> Finding:
    named = [_first(area, row) for row in rows]
    cells = tuple(address(row, column) for row, column in zip(rows, named, strict=True))
    texts = (cell_text(area.sheet.cell(*at)) for at in zip(rows, named, strict=True))
    names = [text.strip() for text in texts]
    details = {"count": str(len(rows)), "value": _listed(names), "cells": _listed(cells)}
    several = cells if len(cells) > 1 else ()
    at = place(area.sheet, rows[0], named[0])
    return Finding("record-empty", at, details, Severity.WARNING, cells=several)


def _first(area: Area, row: int) -> int:
    """The first column of the table that says something in a row."""
    columns = sorted(set(area.columns.values()))
    said = (column for column in columns if cell_text(area.sheet.cell(row, column)).strip())
    return next(said, columns[0])


def _listed(texts: Sequence[str]) -> str:
    return "・".join(texts[:_SHOWN]) + ("…" if len(texts) > _SHOWN else "")
