"""What changed for a column as a whole: the codes it uses, and its sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np
import pyarrow as pa

from aoimori.core.diff.changes import CodeChange, ConstantChange, TotalChange
from aoimori.core.diff.content import Content
from aoimori.core.diff.matching import Pair
from aoimori.core.numbers import exact

# One row has one value in every column; that tells nothing of the column.
_SEVERAL, _LOOK = 2, 1000


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


def constant_changes(
    before: Content, after: Content, both: Sequence[Pair]
) -> tuple[ConstantChange, ...]:
    """The columns that hold one value in several rows, in both tables, and not the same."""
    return tuple(_constants(before, after, both))


def _constants(before: Content, after: Content, both: Sequence[Pair]) -> Iterator[ConstantChange]:
    if min(len(before), len(after)) < _SEVERAL:
        return
    for old, new in both:
        was, now = _only(before.column(old)), _only(after.column(new))
        if was is not None and now is not None and was != now:
            yield after.schema.by_name[new], was, now


def _only(column: pa.ChunkedArray) -> str | None:
    """The one text of a column without blanks."""
    # Most columns show in their first rows that they hold several.
    if len(column.slice(0, _LOOK).unique()) > 1 or column.null_count:
        return None
    texts: list[str] = column.unique().to_pylist()
    return texts[0] if len(texts) == 1 else None


def total_changes(before: Content, after: Content, both: Sequence[Pair]) -> tuple[TotalChange, ...]:
    """Of the columns that may be summed (``additive``): the sums that are others now."""
    return tuple(_totals(before, after, both))


def _totals(before: Content, after: Content, both: Sequence[Pair]) -> Iterator[TotalChange]:
    for old, new in both:
        field = after.schema.by_name[new]
        column = before.schema.by_name[old]
        if field.additive and column.is_numeric and column.unit == field.unit:
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
