"""Where a table sits in a sheet and how its columns read: data, not code (docs/definitions.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from aoimori.core.localized import Localized


@dataclass(frozen=True, slots=True)
class RowTest:
    """A row meant by its number, by being blank, or by a pattern found in one column or any."""

    row: int | None = None
    blank: bool = False
    column: str = ""
    matches: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The column under a header, the only one that carries it, or the ``nth`` (-1: the last)."""

    text: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """The cell to the right of a label, or below it: one value for the whole sheet. The label
    is written in one of several ways."""

    texts: tuple[str, ...]
    side: Literal["right", "below"]


@dataclass(frozen=True, slots=True)
class Inside:
    """The one cell outside the body whose text has a pattern (a title, a date above the table)."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A value the definition states, because the sheet only implies it."""

    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A position: of the sheet's ``row``, of the ``value`` in a split cell, of the table row
    (``item``) among those of its sheet."""

    what: Literal["row", "value", "item"]


@dataclass(frozen=True, slots=True)
class Parent:
    """For a part of a split cell with the pattern ``child``: the position of the nearest part
    above without it; ``of`` is the field that holds the parts."""

    of: str
    child: str


Origin = Header | Label | Inside | Stated | Counted | Parent


@dataclass(frozen=True, slots=True)
class Symbol:
    """What a sign such as － stands for in this sheet.

    A value; or no value, with a ``status`` of ``schemas/codes/observation-statuses.csv`` saying
    why; or, with ``error``, nothing that may be published.
    """

    value: str | None
    meaning: str
    status: str = ""
    error: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    """Keep what a pattern finds: these groups (else its first, else all of it), joined."""

    pattern: str
    groups: tuple[str, ...] = ()
    join: str = ";"


@dataclass(frozen=True, slots=True)
class Column:
    """How one field is read; ``name`` is the field.

    The words apply in this order: fill, split, clean, symbols, extract, aliases, map, default,
    read. ``codes`` is the list to look names up in and ``give`` the column of it that is wanted;
    ``assume`` the fiscal year of times printed without one. A column that is ``aside`` is no
    field: it is read and checked, but not published.
    """

    name: str
    origin: Origin
    read: str = "text"
    fill: Literal["", "above", "merged"] = ""
    split: str = ""
    clean: tuple[str, ...] = ()
    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    extract: Extract | None = None
    aliases: Mapping[str, str | None] = field(default_factory=dict)
    map: Mapping[str, str | None] = field(default_factory=dict)
    has_default: bool = False
    default: str | None = None
    units: tuple[str, ...] = ()
    codes: str = ""
    give: str = "code"
    era_strict: bool = False
    assume: int | None = None
    aside: bool = False

    @property
    def has_cell(self) -> bool:
        """Whether its values stand in cells; the others are counted or stated."""
        return isinstance(self.origin, Header | Label | Inside)


@dataclass(frozen=True, slots=True)
class TotalTest:
    """Rows that are sums of others, and of which: those whose fields have the patterns of
    ``where`` (``\\1`` is what ``rows`` found) and share the fields of ``by`` with the total.
    ``keep``: the total is published like any other row."""

    rows: RowTest
    where: Mapping[str, str] = field(default_factory=dict)
    by: tuple[str, ...] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a table sits: sheets (several are stacked), header rows, body, columns.

    ``header`` are row numbers, or the test of the one header row. A layout without any column
    under a header is a form: one record a sheet. ``within`` are the first and last column,
    ``spans`` those of all parts of the sheet: what stands beside them belongs to nobody.
    ``begin`` defaults to the row below the header, ``end`` (exclusive) to the end of the sheet.
    ``notes`` says what may stand behind ``end``; anything else there is a finding. ``given``:
    rows that lack one of these fields are none. ``order`` are the headers in the order they stand
    in, those of other parts of the same sheet among them. ``sheet_pattern`` finds the sheets by
    name; any other one must be among ``other_sheets``. ``legend`` says that signs mean what a
    legend in the sheet says.
    """

    header: tuple[int, ...] | RowTest
    columns: tuple[Column, ...]
    sheets: tuple[str, ...] = ()
    sheet_pattern: str = ""
    other_sheets: tuple[str, ...] = ()
    within: tuple[int, int] | None = None
    spans: tuple[tuple[int, int], ...] = ()
    begin: RowTest | None = None
    end: RowTest | None = None
    notes: tuple[RowTest, ...] = ()
    drop: tuple[RowTest, ...] = ()
    totals: tuple[TotalTest, ...] = ()
    given: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    order: tuple[Header, ...] = ()
    formulas: bool = False
    legend: bool = False
    encoding: str = ""
    delimiter: str = ""

    @property
    def in_order(self) -> tuple[Header, ...]:
        """The headers that must stand in this order."""
        return self.order or self.headers

    @property
    def is_form(self) -> bool:
        """Whether no column stands under a header."""
        return not self.headers

    @property
    def aside(self) -> tuple[Column, ...]:
        """The columns that are read and checked, but not published."""
        return tuple(column for column in self.columns if column.aside)

    @property
    def headers(self) -> tuple[Header, ...]:
        """Every header a column is read from, once each, in the order of the definition."""
        origins = (column.origin for column in self.columns)
        return tuple(dict.fromkeys(origin for origin in origins if isinstance(origin, Header)))


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of the source, put right for some fields while the cell still reads as expected."""

    cell: str
    fields: tuple[str, ...]
    expected: str
    corrected: str | None
    reason: Localized
    sheet: str = ""
