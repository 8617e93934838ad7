"""A diff in short."""

from __future__ import annotations

from itertools import islice

from aoimori.core.diff.changes import CellChange, ColumnFate, TableDiff
from aoimori.core.tablechange import TableChange, ValueChange

# What is kept in short is read by people, too.
_CELLS = 50


def change_of(name: str, made: TableDiff) -> TableChange:
    """What is counted, and the first values."""
    columns = {fate: [c for c in made.columns if c.fate is fate] for fate in ColumnFate}
    constant = {field.name for field, _, _ in made.constant}
    own = made.without(constant)
    return TableChange(
        name,
        added=len(made.added),
        removed=len(made.removed),
        changed=own.changed_rows,
        values=len(own.cells),
        columns_added=tuple(c.field.name for c in columns[ColumnFate.ADDED]),
        columns_removed=tuple(c.field.name for c in columns[ColumnFate.REMOVED]),
        renamed=tuple((c.before, c.after) for c in columns[ColumnFate.RENAMED]),
        retyped=tuple((c.field.name, c.before, c.after) for c in columns[ColumnFate.RETYPED]),
        constant=tuple((field.name, old, new) for field, old, new in made.constant),
        totals=tuple((t.field.name, f"{t.before:f}", f"{t.after:f}") for t in made.totals),
        cells=tuple(
            ValueChange(called(change), change.field, change.before, change.after)
            for change in islice(own.changes(), _CELLS)
        ),
    )


def called(change: CellChange) -> str:
    """The row of a changed value, as people call it."""
    return " ".join(text for text in (*change.key, *change.label) if text)
