"""Where a table sits in a sheet and how its columns read: data, not code (docs/definitions.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from aoimori.core.localized import Localized

Ordinal = Literal["row", "value"]


@dataclass(frozen=True, slots=True)
class RowTest:
    """A row meant by its number, by being blank, or by a pattern found in one column or any."""

    row: int | None = None
    blank: bool = False
    column: str = ""
    matches: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a sign such as － stands for in this sheet: a value, or ``None`` for no value."""

    value: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """How one field is read; ``name`` is the field.

    ``header`` is the joined header text (empty for an ordinal). The words apply in this order:
    fill, split, clean, symbols, extract, map, default, read.
    """

    name: str
    header: str = ""
    ordinal: Ordinal | None = None
    read: str = "text"
    fill: bool = False
    split: str = ""
    clean: tuple[str, ...] = ()
    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    extract: str = ""
    map: Mapping[str, str | None] = field(default_factory=dict)
    has_default: bool = False
    default: str | None = None
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table sits: sheets (several are stacked), header rows, body, columns.

    ``begin`` defaults to the row below the header, ``end`` (exclusive) to the end of the sheet.
    ``notes`` says what may stand behind ``end``; anything else there is a finding.
    """

    header: tuple[int, ...]
    columns: tuple[Column, ...]
    sheets: tuple[str, ...] = ()
    begin: RowTest | None = None
    end: RowTest | None = None
    notes: tuple[RowTest, ...] = ()
    drop: tuple[RowTest, ...] = ()
    ignore: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ","

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header a column is read from, once each, in the order of the definition."""
        return tuple(dict.fromkeys(c.header for c in self.columns if c.header))


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of the source, put right for some fields while the cell still reads as expected."""

    cell: str
    fields: tuple[str, ...]
    expected: str
    corrected: str | None
    reason: Localized
    sheet: str = ""
