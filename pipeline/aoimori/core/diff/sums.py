"""What changed for a column as a whole: the codes it uses, and its sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa

from aoimori.core.diff.changes import CodeChange, TotalChange
from aoimori.core.diff.content import Content
from aoimori.core.diff.matching import Pair
from aoimori.core.numbers import exact


def code_changes(before: Content, after: Content, both: Sequence[Pair]) -> tuple[CodeChange, ...]:
    """Of the columns that hold codes of a list: which are new, and which are gone."""
    return tuple(_codes(before, after, both))


def _codes(before: Content, after: Content, both: Sequence[Pair]) -> Iterator[CodeChange]:
    for old, new in both:
        field = after.schema.by_name[new]
        if field.codes:
            was, now = _used(before, old), _used(after, new)
            if was != now:
                yield CodeChange(field, tuple(sorted(now - was)), tuple(sorted(was - now)))


def _used(content: Content, name: str) -> set[str]:
    return set(content.column(name).unique().drop_null().to_pylist())


def total_changes(before: Content, after: Content, both: Sequence[Pair]) -> tuple[TotalChange, ...]:
    """Of the columns that may be summed (``additive``): the sums that are others now."""
    return tuple(_totals(before, after, both))


def _totals(before: Content, after: Content, both: Sequence[Pair]) -> Iterator[TotalChange]:
    for old, new in both:
        field = after.schema.by_name[new]
        if field.additive and before.schema.by_name[old].is_numeric:
            was, now = total(before, old), total(after, new)
            if was is not None and now is not None and was != now:
                yield TotalChange(field, was, now)


def total(content: Content, name: str) -> Decimal | None:
    """The sum of a column's numbers, without rows that are sums; ``None`` if it has none."""
    column = content.column(name)
    if content.sums:
        parts = np.setdiff1d(np.arange(len(content)), np.fromiter(content.sums, dtype=np.int64))
        column = column.take(pa.array(parts))
    numbers = [n for n in map(exact, column.drop_null().to_pylist()) if n is not None]
    return sum(numbers, Decimal(0)) if numbers else None
