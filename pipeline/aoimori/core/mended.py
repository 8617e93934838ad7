"""A bare sheet made readable without losing anything: its tables, and the record of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aoimori.core.found import Address
from aoimori.core.sheet import Sheet

AsideKind = Literal["title", "note", "total", "comment", "shape"]


@dataclass(frozen=True, slots=True)
class Mend:
    """One change. ``step`` is a name of :data:`aoimori.core.repairs.RULES`, ``rule`` the one it
    answers, ``table`` the sheet it is in now. ``before_cell`` is a cell or range of the sheet as
    received (empty for what was added), ``after_cell`` one of the table (empty for what left it).
    """

    step: str
    rule: str
    table: str
    before_cell: str
    after_cell: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that is no part of a table, and the cell or range of the sheet where it stood."""

    kind: AsideKind
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a sheet. Row 1 of every table is its header (unless none was found), the
    rest are its records; ``origins`` leads, for each table, from its cells to those of the sheet
    as received."""

    sheet: str
    tables: tuple[Sheet, ...]
    origins: tuple[Mapping[Address, Address], ...]
    mends: tuple[Mend, ...] = ()
    aside: tuple[Aside, ...] = ()
