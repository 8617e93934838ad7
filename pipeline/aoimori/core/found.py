"""What a bare sheet seems to be: where its tables are, what its columns hold, and how sure that is.

Nobody has defined these sheets; everything here was found by looking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from aoimori.core.codes import CodeList
from aoimori.core.ranges import range_text
from aoimori.core.sheet import Cell, Sheet
from aoimori.core.standards import Standard

# ``mixed``: no kind holds for four of five values.
Kind = Literal[
    "integer", "number", "date", "year", "boolean", "code", "choice", "text", "mixed", ""
]
Address = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column (1-based) of a table: its header, level by level; what its values are (empty for a
    column without any); their unit, if one is printed. ``name`` joins the levels by ``_``."""

    column: int
    levels: tuple[str, ...]
    kind: Kind
    unit: str = ""

    @property
    def name(self) -> str:
        return "_".join(dict.fromkeys(level for level in self.levels if level))

    @property
    def is_numeric(self) -> bool:
        return self.kind in ("integer", "number")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a sheet; all rows are 1-based sheet rows in ascending order.

    ``body`` are the rows of data. Between and below them lie ``totals`` (合計, 小計), ``blank``
    rows, ``repeated`` headers and ``notes`` (※ …), which are none. ``units``: a row under the
    header that holds units only. ``sure`` is 0 to 1.
    """

    sheet: Sheet
    columns: tuple[FoundColumn, ...]
    header: tuple[int, ...]
    body: tuple[int, ...]
    totals: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    units: int | None = None
    sure: float = 1.0

    @property
    def first_column(self) -> int:
        return self.columns[0].column

    @property
    def last_column(self) -> int:
        return self.columns[-1].column

    @property
    def rows(self) -> tuple[int, ...]:
        """Every row that belongs to the table."""
        parts = (self.header, self.body, self.totals, self.blank, self.repeated)
        units = () if self.units is None else (self.units,)
        return tuple(sorted({row for part in (*parts, units) for row in part}))

    @property
    def area(self) -> str:
        """The whole table as a range."""
        return self._range(self.rows)

    @property
    def header_area(self) -> str:
        """The header as a range; empty if there is none."""
        return self._range(self.header)

    @property
    def body_area(self) -> str:
        """From the first to the last row of data, as a range; empty if there is none."""
        return self._range(self.body)

    def cells(self, column: int) -> list[tuple[int, Cell]]:
        """The filled cells of a column in the rows of data, with their rows."""
        return self.sheet.column(column, self.body)

    def first_cells(self, column: int, most: int) -> list[Cell]:
        """Of the filled cells of a column in the rows of data, so many from the top."""
        told = (self.sheet.cell(row, column) for row in self.body)
        return list(islice((cell for cell in told if cell is not None), most))

    def _range(self, rows: tuple[int, ...]) -> str:
        if not rows:
            return ""
        return range_text((rows[0], self.first_column, rows[-1], self.last_column))


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet with its tables, from the top; ``titles`` are the filled cells above and ``notes``
    those elsewhere outside the tables, in reading order."""

    sheet: Sheet
    tables: tuple[FoundTable, ...]
    titles: tuple[Address, ...] = ()
    notes: tuple[Address, ...] = ()

    def is_data(self, row: int, column: int) -> bool:
        """Whether a cell lies in the rows of data of a table."""
        return any(
            table.first_column <= column <= table.last_column and row in table.body
            for table in self.tables
        )


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside a sheet, by headers as printed; nothing of a bare file.

    ``kinds`` and ``units`` of columns; ``coded`` columns whose code table is published;
    ``spelled`` ones that keep the spelling of the source, the value itself standing in another
    column; ``area_codes`` those of codes of municipalities; ``signs`` that are explained;
    ``headers`` of the year before, in order; ``documented``: definitions, source, dates and
    encoding are stated beside the data; ``areas``: municipalities and prefectures; ``standards``
    that a table may be one of.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    coded: frozenset[str] = frozenset()
    spelled: frozenset[str] = frozenset()
    area_codes: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    headers: tuple[str, ...] = ()
    documented: bool = False
    areas: CodeList | None = None
    standards: tuple[Standard, ...] = ()
