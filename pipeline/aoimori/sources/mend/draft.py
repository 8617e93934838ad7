"""A table in the works: its columns, where each cell came from, and what was done so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aoimori.core.found import Address, FoundColumn, FoundTable
from aoimori.core.mended import Aside, AsideKind
from aoimori.core.sheet import Cell, Sheet, address, cell_text


@dataclass(slots=True, eq=False)
class DraftColumn:
    """A column: its name, the key of the header's cell, and the value and key of every record.

    A key is the cell's address in the sheet as received, or one of :meth:`Draft.new_key`.
    """

    name: str
    key: Address
    found: FoundColumn
    cells: list[Cell]
    keys: list[Address]

    def texts(self) -> Iterator[tuple[int, str]]:
        """The texts (no numbers, no days) that say anything, with the positions of their rows."""
        for at, cell in enumerate(self.cells):
            if type(cell) is str and cell.strip():
                yield at, cell


@dataclass(frozen=True, slots=True)
class Change:
    """One change: where it stood (an address or range, or empty), the key of where it is now."""

    step: str
    before_cell: str
    key: Address | None
    before: str
    after: str


@dataclass(slots=True, eq=False)
class Draft:
    """One table in the works. ``rows`` are the sheet rows of its records; ``kept`` merged ranges
    that stay, as keys: each cell leads to its first."""

    table: FoundTable
    columns: list[DraftColumn]
    rows: list[int]
    changes: list[Change] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    kept: dict[Address, Address] = field(default_factory=dict)
    _added: int = 0

    @property
    def sheet(self) -> Sheet:
        return self.table.sheet

    @property
    def has_header(self) -> bool:
        return bool(self.table.header)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)

    def new_key(self) -> Address:
        """A key for a cell that no cell of the sheet became."""
        self._added += 1
        return -self._added, 0

    def column(self, name: str, like: DraftColumn, cells: list[Cell]) -> DraftColumn:
        """A column to be added, under a name that is not taken."""
        free, number = name, 2
        while free in self.names:
            free, number = f"{name}_{number}", number + 1
        keys = [self.new_key() for _ in cells]
        found = FoundColumn(like.found.column, (free,), "")
        return DraftColumn(free, self.new_key(), found, cells, keys)

    def put(self, step: str, column: DraftColumn, at: int, after: Cell) -> None:
        """Change the value of a record, and record it."""
        before = column.cells[at]
        column.cells[at] = after
        self.record(step, column.keys[at], cell_text(before), cell_text(after))

    def rename(self, step: str, column: DraftColumn, after: str, cells: str = "") -> None:
        """Change a header, and record it; ``cells`` says where it stood in several."""
        before, column.name = column.name, after
        self.record(step, column.key, before, after, cells)

    def record(self, step: str, key: Address, before: str, after: str, cells: str = "") -> None:
        """Record a change of the cell with a key; ``cells`` if it stood elsewhere, or in more."""
        self.changes.append(Change(step, cells or where(key), key, before, after))

    def derive(self, step: str, source: Address, key: Address, before: str, after: str) -> None:
        """Record a value that was made of another cell's."""
        self.changes.append(Change(step, where(source), key, before, after))

    def left(self, step: str, cells: str, text: str) -> None:
        """Record what left the table."""
        self.changes.append(Change(step, cells, None, text, ""))

    def lay_aside(self, step: str, kind: AsideKind, cells: str, text: str) -> None:
        """Keep a text beside the table, and record it."""
        self.aside.append(Aside(kind, cells, text))
        self.left(step, cells, text)


def where(key: Address) -> str:
    """The address of a key; empty for an added cell."""
    return address(*key) if key[0] > 0 else ""


def row_text(sheet: Sheet, row: int, first: int, last: int) -> str:
    """The texts of a row between two columns, as one."""
    cells = (sheet.cell(row, column) for column in range(first, last + 1))
    return " / ".join(text for cell in cells if (text := cell_text(cell)).strip())


def add_beside(
    draft: Draft, step: str, column: DraftColumn, added: DraftColumn, *, behind: bool
) -> None:
    """Put a column beside another, and record each of its values at the cell it was made of."""
    draft.columns.insert(draft.columns.index(column) + behind, added)
    if draft.has_header:
        draft.record(step, added.key, "", added.name)
    else:
        added.name = ""
    pairs = zip(column.keys, added.keys, column.cells, added.cells, strict=True)
    for source, key, before, after in pairs:
        if after is not None:
            draft.derive(step, source, key, cell_text(before), cell_text(after))
