"""The nouns of a diff."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

import pandas as pd

from aoimori.core.diff.content import Positions, Record, texts_of
from aoimori.core.diff.keys import Key
from aoimori.core.schema import Field, TableSchema


class ColumnFate(StrEnum):
    """What became of a column."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """``field`` is the column after (before, if it is gone). ``before`` and ``after`` are its
    names where it was renamed, its types where it was retyped; ``is_found``: nobody declared it
    renamed, but all its values are those of the other name."""

    fate: ColumnFate
    field: Field
    before: str = ""
    after: str = ""
    is_found: bool = False


@dataclass(frozen=True, slots=True)
class CodeChange:
    """Codes of a list that a column has used since, and no longer uses."""

    field: Field
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TotalChange:
    """The sum of a column over all rows but sums."""

    field: Field
    before: Decimal
    after: Decimal


# A column, the one value it had in every row, and the one it has.
ConstantChange = tuple[Field, str, str]


@dataclass(frozen=True, slots=True)
class CellChange:
    """A value that is another now; ``key`` are the texts of the row's key, ``label`` what people
    call it beside; the rows are positions."""

    key: Record
    label: Record
    field: str
    before: str | None
    after: str | None
    before_row: int
    after_row: int


@dataclass(frozen=True, slots=True, eq=False)
class TableDiff:
    """Everything that makes one table another.

    ``removed`` and ``added`` are whole rows, by their positions before and after. ``cells`` has
    the changed values of rows that both have, in the order of rows, then fields: ``before_row``,
    ``after_row``, ``field``, ``before``, ``after``; ``keys`` the texts of the key of each row, and
    behind it of the fields that name it for people (``labels``).
    ``filled`` holds the columns that were added, for these rows, by their positions after;
    ``constant`` are the columns that hold one value in all rows, and another than before.
    ``order`` the positions before of the rows both have, in the order of after (``None``: they
    stand in one order).
    """

    before: TableSchema
    after: TableSchema
    key: Key
    columns: tuple[ColumnChange, ...]
    removed: pd.DataFrame
    added: pd.DataFrame
    cells: pd.DataFrame
    keys: pd.DataFrame
    filled: pd.DataFrame
    order: Positions | None
    rows: tuple[int, int]
    codes: tuple[CodeChange, ...] = ()
    totals: tuple[TotalChange, ...] = ()
    labels: tuple[str, ...] = ()
    constant: tuple[ConstantChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the tables are equal: columns, types, rows, and their order."""
        return self.is_same_data and self.order is None and not self.is_reordered

    @property
    def is_same_data(self) -> bool:
        """Whether nothing but an order is another."""
        return not (self.columns or len(self.removed) or len(self.added) or len(self.cells))

    @property
    def is_reordered(self) -> bool:
        """Whether the columns that both have stand in another order."""
        names = [name for name in self.after.names if name in self.names_before]
        old = [self.names_before[name] for name in names]
        return old != sorted(old, key=self.before.names.index)

    @property
    def names_before(self) -> dict[str, str]:
        """The names before of the columns that both have, by those after."""
        renamed = {c.after: c.before for c in self.columns if c.fate is ColumnFate.RENAMED}
        added = {c.field.name for c in self.columns if c.fate is ColumnFate.ADDED}
        return {n: renamed.get(n, n) for n in self.after.names if n not in added}

    @property
    def changed_rows(self) -> int:
        """How many rows that both have differ in any value."""
        return int(self.cells["after_row"].nunique())

    @property
    def own(self) -> TableDiff:
        """The same diff without the values of ``constant`` columns: what people go through. That a
        column says another year in every row is told once."""
        constant = [field.name for field, _, _ in self.constant]
        is_kept = ~self.cells["field"].isin(constant).to_numpy()
        cells = self.cells[is_kept].reset_index(drop=True)
        return replace(self, cells=cells, keys=self.keys[is_kept])

    def changes(self) -> Iterator[CellChange]:
        """Every changed value."""
        size = len(self.cells)
        rows = zip(
            _told(self.keys, [n for n in self.keys.columns if n not in self.labels], size),
            _told(self.keys, self.labels, size),
            self.cells["field"],
            texts_of(self.cells["before"]),
            texts_of(self.cells["after"]),
            self.cells["before_row"].tolist(),
            self.cells["after_row"].tolist(),
            strict=True,
        )
        for told in rows:
            yield CellChange(*told)

    def removed_rows(self) -> Iterator[tuple[int, Record]]:
        """The rows that are gone, with their positions before."""
        yield from _records(self.removed)

    def added_rows(self) -> Iterator[tuple[int, Record]]:
        """The rows that are new, with their positions after."""
        yield from _records(self.added)


def _told(frame: pd.DataFrame, names: Sequence[str], size: int) -> Iterable[Record]:
    return zip(*(texts_of(frame[n]) for n in names), strict=True) if names else ((),) * size


def _records(frame: pd.DataFrame) -> Iterator[tuple[int, Record]]:
    columns = [texts_of(frame[name]) for name in frame.columns]
    rows = zip(*columns, strict=True) if columns else iter([()] * len(frame))
    yield from zip(frame.index.tolist(), rows, strict=True)
