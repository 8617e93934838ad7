"""Rows that print the sum of others: their figures, and which rows of the table they sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.findings import Finding
from aoimori.core.layout import Correction, Header
from aoimori.core.provenance import Block
from aoimori.core.text import drop_spaces
from aoimori.core.totals import TotalCell, TotalRow
from aoimori.sources.areareader import AreaReader
from aoimori.sources.assembly import Rows, size
from aoimori.sources.bodies import TotalAt
from aoimori.sources.columns import TrailBuilder, is_unreadable


@dataclass(frozen=True, slots=True)
class ReadTotal:
    """A total as it was read: its place and area, its figures by field, its own values of the
    fields it shares with its parts."""

    at: TotalAt
    label: str
    block: Block
    cells: Mapping[str, TotalCell]
    by: Mapping[str, str | None]


def read_totals(reader: AreaReader) -> tuple[list[ReadTotal], list[Finding], set[Correction]]:
    """The totals of an area, what was found (a figure that does not read is told at its cell),
    and the corrections that reached one."""
    totals = reader.area.body.totals
    rows = [total.row for total in totals]
    findings: list[Finding] = []
    reached: set[Correction] = set()
    figures: list[dict[str, TotalCell]] = [{} for _ in totals]
    for name, column in reader.readers.items() if totals else ():
        if not isinstance(column.column.origin, Header) or reader.fields[name].type not in _SUMMED:
            continue
        taken = reader.take(column, rows)
        values, unread = column.read(taken.texts, TrailBuilder())
        findings += [*taken.findings, *unread]
        reached |= taken.reached
        for own, row, value in zip(figures, rows, values, strict=True):
            if value is not None:
                is_formula = (row, column.index) in reader.area.sheet.formulas
                own[name] = TotalCell(column.address(row), value, is_formula)
    shared = _shared(reader, rows)
    read = [
        ReadTotal(at, reader.label_of(at.row), reader.block, cells, by)
        for at, cells, by in zip(totals, figures, shared, strict=True)
    ]
    return read, findings, reached


_SUMMED = ("integer", "number")


def _shared(reader: AreaReader, rows: Sequence[int]) -> list[dict[str, str | None]]:
    """The totals' own values of the fields they share with their parts, read among all rows so
    that a blank is filled from above; what is wrong there is told with the rows."""
    totals = reader.area.body.totals
    shared: list[dict[str, str | None]] = [{} for _ in totals]
    every = sorted({*reader.area.body.rows, *rows})
    for name in {name for total in totals for name in total.test.by}:
        if name in reader.readers:
            column = reader.readers[name]
            values, _ = column.read(reader.take(column, every).texts, TrailBuilder())
            by_row = dict(zip(every, values, strict=True))
        else:
            by_row = dict.fromkeys(every, reader.stated[name])
        for own, row in zip(shared, rows, strict=True):
            own[name] = by_row[row]
    return shared


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
        total.block.file,
        total.block.sheet,
        total.label,
        total.cells,
        tuple(parts),
        tuple(unsure),
        own,
    )


def _own(total: ReadTotal, rows: Rows) -> int | None:
    """The table row that a published total became."""
    for name in total.cells:
        places = rows[name].places
        for position, row in enumerate(places.rows.tolist()):
            if row == total.at.row and places.block(position).sheet == total.block.sheet:
                return position
    return None


def _is_part(total: ReadTotal, rows: Rows, position: int) -> bool | None:
    """Whether a row is part of a total, ``None`` where a value that would tell is unreadable."""
    if not total.at.test.where and not total.at.test.by:
        return _is_of_area(total, rows, position)
    answers = [*_where(total, rows, position), *_by(total, rows, position)]
    return False if False in answers else None if None in answers else True


def _is_of_area(total: ReadTotal, rows: Rows, position: int) -> bool:
    """Whether the figures of a row stand in the area of the total."""
    return any(
        rows[name].places.rows[position] and rows[name].places.block(position) is total.block
        for name in total.cells
    )


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
