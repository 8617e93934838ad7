"""A table found in a sheet as a content: what its rows say, however it is spelled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from aoimori.core.diff.content import Content
from aoimori.core.fiscal import Kind as TimeKind
from aoimori.core.fiscal import read_time
from aoimori.core.found import FoundColumn, FoundTable, Kind
from aoimori.core.localized import Localized
from aoimori.core.numbers import read_number
from aoimori.core.ranges import range_text
from aoimori.core.schema import Field, FieldType
from aoimori.core.sheet import Cell, cell_text, column_letters
from aoimori.core.steps import Unreadable


@dataclass(frozen=True, slots=True, eq=False)
class FoundContent:
    """``rows`` are the sheet rows of the content's rows; the table reaches from the first to the
    last of ``columns``, and ``area`` is the whole of it as a range."""

    content: Content
    rows: Sequence[int]
    sheet: str
    area: str
    columns: tuple[int, int]

    def cells(self, position: int) -> str:
        """The cells of a row, by its position, as a range."""
        row = self.rows[position]
        return range_text((row, self.columns[0], row, self.columns[1]))


def found_content(
    table: FoundTable, kinds: Mapping[str, Kind] = MappingProxyType({})
) -> FoundContent:
    """What the rows of data say; rows of totals are left out.

    Numbers, years and dates are in their canonical form, without a unit behind them; a value that
    cannot be read so, and any other, is the text of its cell. A value of cells that are merged
    down is that of each of them. ``kinds`` of columns by their names go before those found.
    """
    names = column_names(table)
    columns = [
        replace(column, kind=kinds.get(name, column.kind))
        for column, name in zip(table.columns, names, strict=True)
    ]
    texts = [_texts(table, column) for column in columns]
    fields = [_field(n, c, t) for n, c, t in zip(names, columns, texts, strict=True)]
    content = Content.of(fields, list(zip(*texts, strict=True)))
    span = table.first_column, table.last_column
    return FoundContent(content, table.body, table.sheet.name, table.area, span)


def column_names(table: FoundTable) -> tuple[str, ...]:
    """The headers, each another: a column without one by its letter, one of the same name as a
    column before it with a number."""
    taken: dict[str, None] = {}
    for column in table.columns:
        plain = name = column.name or column_letters(column.column)
        number = 2
        while name in taken:
            name, number = f"{plain}_{number}", number + 1
        taken[name] = None
    return tuple(taken)


def _texts(table: FoundTable, column: FoundColumn) -> list[str | None]:
    """The values of a column, row by row; a blank one is none."""
    read = _reading(column)
    known: dict[str, str | None] = {}
    texts: list[str | None] = []
    for row in table.body:
        text = cell_text(_cell(table, row, column.column))
        if text not in known:
            known[text] = read(text) if text.strip() else None
        texts.append(known[text])
    return texts


def _cell(table: FoundTable, row: int, column: int) -> Cell:
    """The cell, or the one in the same column that it is merged with."""
    anchor = table.sheet.anchor(row, column)
    return table.sheet.cell(*(anchor if anchor[1] == column else (row, column)))


def _reading(column: FoundColumn) -> Callable[[str], str]:
    units = (column.unit,) if column.unit else ()

    def number(text: str) -> str:
        return _shortest(read_number(text, units)[0])

    readings: dict[str, Callable[[str], str]] = {
        "integer": number,
        "number": number,
        "date": _time,
        "year": _time,
    }
    read = readings.get(column.kind)
    return str if read is None else _or_itself(read)


def _or_itself(read: Callable[[str], str]) -> Callable[[str], str]:
    def reading(text: str) -> str:
        try:
            return read(text)
        except Unreadable:
            return text

    return reading


def _shortest(number: str) -> str:
    """Without zeros at the end of a fraction: no cell of a number knows of them."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def _time(text: str) -> str:
    """A day, month or year in ISO form; a fiscal year stays one."""
    time = read_time(text)
    return f"{time}年度" if time.kind is TimeKind.FISCAL_YEAR else str(time)


def _field(name: str, column: FoundColumn, texts: Iterable[str | None]) -> Field:
    """The field of a column: of the narrowest type that all its values are canonical for."""
    values = {text for text in texts if text is not None}
    unit = Localized(column.unit) if column.unit else None
    types = _TYPES.get(column.kind, ())
    fields = (Field(name, Localized(name), kind, unit) for kind in types)
    fitting = (field for field in fields if all(map(field.is_canonical, values)))
    return next(fitting, Field(name, Localized(name), unit=unit))


_TYPES: Mapping[str, tuple[FieldType, ...]] = MappingProxyType(
    {"integer": ("integer", "number"), "number": ("integer", "number"), "date": ("date",)}
)
