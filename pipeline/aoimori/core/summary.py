"""What is kept of a table when it has been written: enough to show it, never the whole.

A catalogue holds more rows than a memory; pages need the first of them, and facts about columns.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from aoimori.core.keyed import Keyed, keyed_of
from aoimori.core.lineage import Lineage, lineage_of
from aoimori.core.repairs import RULES, RepairKind
from aoimori.core.table import Table

FIRST_ROWS = 20


@dataclass(frozen=True, slots=True)
class ColumnSummary:
    """A column by its field's name: how many rows have no value, its first value (canonical
    text, empty for none), and whether every one of several rows holds the same."""

    name: str
    blanks: int
    example: str
    constant: bool


@dataclass(frozen=True, slots=True)
class TableSummary:
    """A table: rows, values mended, its columns in the order of the schema, its first rows.

    ``relaxed`` are the fields that are not required in what is published, because a sign with a
    status stands for one of their values; ``sums`` the positions of rows that are the sum of
    others; ``lineage`` tells where the values of the first rows come from, ``keyed`` has the
    numbers by the codes that are its key.
    """

    name: str
    rows: int
    repaired: int
    columns: tuple[ColumnSummary, ...]
    first: tuple[tuple[str | None, ...], ...]
    relaxed: tuple[str, ...] = ()
    sums: tuple[int, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)
    keyed: Keyed = field(default_factory=Keyed)


def summarise(table: Table) -> TableSummary:
    """The summary of a whole table."""
    schema = table.schema
    columns = [(name, table.texts(name)) for name in schema.names]
    return TableSummary(
        name=table.name,
        rows=len(table),
        repaired=repaired_values(table),
        columns=tuple(_column(name, texts) for name, texts in columns),
        first=tuple(zip(*(texts[:FIRST_ROWS] for _, texts in columns), strict=True)),
        relaxed=tuple(sorted(schema.required - table.published_schema.required)),
        sums=tuple(sorted(table.content().sums)),
        lineage=lineage_of(table, FIRST_ROWS),
        keyed=keyed_of(table),
    )


def _column(name: str, texts: list[str | None]) -> ColumnSummary:
    return ColumnSummary(
        name=name,
        blanks=sum(text is None for text in texts),
        example=next((text for text in texts if text is not None), ""),
        constant=len(texts) > 1 and len(set(texts)) == 1,
    )


def repaired_values(table: Table) -> int:
    """How many values of a table were mended (read parts of values do not count)."""
    total = 0
    for trail in table.trails.values():
        mends = [
            any(RULES[step.rule].kind is RepairKind.REPAIR for step in history.steps)
            for history in trail.histories
        ]
        total += int(np.asarray(mends, dtype=bool)[trail.which].sum())
    return total
