"""Rows that print the sum of others: their figures, and which rows of the table they sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.findings import Finding
from aoimori.core.layout import Column, Header
from aoimori.core.text import drop_spaces
from aoimori.core.totals import TotalCell, TotalRow
from aoimori.sources.areareader import AreaReader, is_unreadable
from aoimori.sources.assembly import Rows, size
from aoimori.sources.bodies import TotalAt
from aoimori.sources.columns import TrailBuilder


@dataclass(frozen=True, slots=True)
class ReadTotal:
    """A total as it was read: its place, its figures by field, its own values of the fields it
    shares with its parts."""

    file: str
    sheet: str
    at: TotalAt
    label: str
    cells: Mapping[str, TotalCell]
    by: Mapping[str, str | None]


def read_totals(reader: AreaReader) -> tuple[list[ReadTotal], list[Finding]]:
    """The totals of an area; a figure that cannot be read is a finding at its cell."""
    totals = reader.area.body.totals
    if not totals:
        return [], []
    sheet, findings = reader.area.sheet, []
    cells: list[dict[str, TotalCell]] = [{} for _ in totals]
    shared: list[dict[str, str | None]] = [{} for _ in totals]
    wanted = {name for total in totals for name in total.test.by}
    for column in reader.layout.columns:
        if isinstance(column.origin, Header) and reader.fields[column.name].type in _SUMMED:
            at = reader.reader(column).index
            values, found = _read(reader, column, [total.row for total in totals])
            findings += found
            for figures, total, value in zip(cells, totals, values, strict=True):
                if value is not None:
                    address = reader.reader(column).address(total.row)
                    is_formula = (total.row, at) in sheet.formulas
                    figures[column.name] = TotalCell(address, value, is_formula)
        if column.name in wanted:
            for own, value in zip(shared, _shared(reader, column), strict=True):
                own[column.name] = value
    return [
        ReadTotal(sheet.file, sheet.name, at, reader.label_of(at.row), own, by)
        for at, own, by in zip(totals, cells, shared, strict=True)
    ], findings


_SUMMED = ("integer", "number")


def _read(
    reader: AreaReader, column: Column, rows: Sequence[int]
) -> tuple[list[str | None], list[Finding]]:
    texts = reader.take(column, rows)
    return reader.reader(column).read(texts, TrailBuilder())


def _shared(reader: AreaReader, column: Column) -> list[str | None]:
    """A field of the totals, read among all rows so that a blank is filled from above."""
    totals = [total.row for total in reader.area.body.totals]
    if not column.has_cell:
        return [reader.out.rows[column.name].values[0]] * len(totals)
    rows = sorted({*reader.area.body.rows, *totals})
    values = dict(zip(rows, _read(reader, column, rows)[0], strict=True))
    return [values[row] for row in totals]


def resolve(totals: Iterable[ReadTotal], rows: Rows) -> tuple[TotalRow, ...]:
    """The totals of a table with the positions of the rows they are the sums of; totals that
    are published are no part of any."""
    told = list(totals)
    kept = [_own(total, rows) if total.at.test.keep else None for total in told]
    others = [position for position in range(size(rows)) if position not in kept]
    return tuple(_resolve(total, rows, others, own) for total, own in zip(told, kept, strict=True))


def _resolve(total: ReadTotal, rows: Rows, others: Sequence[int], own: int | None) -> TotalRow:
    parts: list[int] = []
    unsure: list[int] = []
    for position in others:
        is_part = _is_part(total, rows, position)
        if is_part is None:
            unsure.append(position)
        elif is_part:
            parts.append(position)
    return TotalRow(
        total.file, total.sheet, total.label, total.cells, tuple(parts), tuple(unsure), own
    )


def _own(total: ReadTotal, rows: Rows) -> int | None:
    """The table row that a published total became."""
    for name in total.cells:
        places = rows[name].places
        for position, row in enumerate(places.rows.tolist()):
            if row == total.at.row and places.block(position).sheet == total.sheet:
                return position
    return None


def _is_part(total: ReadTotal, rows: Rows, position: int) -> bool | None:
    """Whether a row is part of a total, ``None`` where a value that would tell is unreadable."""
    answers = [*_where(total, rows, position), *_by(total, rows, position)]
    return False if False in answers else None if None in answers else True


def _where(total: ReadTotal, rows: Rows, position: int) -> Iterator[bool | None]:
    for name, pattern in total.at.test.where.items():
        value = rows[name].values[position]
        fits = re.fullmatch(_filled(pattern, total.at.match), value or "") is not None
        yield None if is_unreadable(rows[name].trail, position) else fits


def _by(total: ReadTotal, rows: Rows, position: int) -> Iterator[bool | None]:
    for name in total.at.test.by:
        fits = rows[name].values[position] == total.by[name]
        yield None if is_unreadable(rows[name].trail, position) else fits


def _filled(pattern: str, match: re.Match[str] | None) -> str:
    r"""A pattern with what the total's own pattern found in place of ``\1``."""
    found = drop_spaces(match[1]) if match and match.re.groups and match[1] else ""
    return pattern.replace(r"\1", re.escape(found))
