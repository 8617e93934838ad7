"""What changed in a table, in short: what a lock keeps of a correction and pages say of a year."""

from __future__ import annotations

from dataclasses import dataclass

# A name or a field, and what it was before and is after.
FromTo = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """One value that is another; ``key`` is the row's, in words."""

    key: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class TableChange:
    """How a table differs from the one before: rows, and ``values`` in ``changed`` rows that both
    have; columns by their names (``renamed``: before and after; ``retyped``); ``constant`` columns
    that hold one value in all rows, and another than before (not counted as values); ``totals`` of
    columns; of the rows that came and went, and of the values, the first ones (``rows_added`` and
    ``rows_removed`` in words, ``cells``)."""

    table: str
    added: int = 0
    removed: int = 0
    changed: int = 0
    values: int = 0
    columns_added: tuple[str, ...] = ()
    columns_removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    retyped: tuple[FromTo, ...] = ()
    constant: tuple[FromTo, ...] = ()
    totals: tuple[FromTo, ...] = ()
    rows_added: tuple[str, ...] = ()
    rows_removed: tuple[str, ...] = ()
    cells: tuple[ValueChange, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether the order of rows or columns is all that can have changed."""
        return self == TableChange(self.table)
