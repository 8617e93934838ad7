"""A diff in short."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from aoimori.core.diff.changes import CellChange, ColumnFate, TableDiff
from aoimori.core.diff.content import Record
from aoimori.core.schema import TableSchema
from aoimori.core.tablechange import TableChange, ValueChange

# What is kept in short is read by people, too.
_CELLS, _ROWS = 50, 10


def change_of(name: str, made: TableDiff) -> TableChange:
    """What is counted, and the first values."""
    columns = {fate: [c for c in made.columns if c.fate is fate] for fate in ColumnFate}
    own = made.own
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
        rows_added=tuple(_first_rows(made.added_rows(), made.after)),
        rows_removed=tuple(_first_rows(made.removed_rows(), made.before)),
        cells=tuple(
            ValueChange(called(change), change.field, change.before, change.after)
            for change in islice(own.changes(), _CELLS)
        ),
    )


def _first_rows(rows: Iterable[tuple[int, Record]], schema: TableSchema) -> Iterator[str]:
    """The first rows as people call them; without a key there is nothing short to call them."""
    if schema.primary_key:
        yield from (row_words(record, schema) for _, record in islice(rows, _ROWS))


def row_words(record: Record, schema: TableSchema) -> str:
    """A row by its key and what that is called; without a key by all it says."""
    named = zip(schema.fields, record, strict=True)
    told = [
        (field, text)
        for field, text in named
        if not schema.primary_key
        or field.name in schema.primary_key
        or (field.labels is not None and field.labels.field in schema.primary_key)
    ]
    return " ".join(text for _, text in told if text)


def called(change: CellChange) -> str:
    """The row of a changed value, as people call it."""
    return " ".join(text for text in (*change.key, *change.label) if text)
