"""Two tables compared by columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from aoimori.core.diff.changes import ColumnChange, ColumnFate, TableDiff
from aoimori.core.diff.content import Content, Positions, as_texts
from aoimori.core.diff.keys import Key, KeyOrigin, match_rows
from aoimori.core.diff.matching import Match, Pair, taken
from aoimori.core.diff.sums import code_changes, constant_changes, total_changes


def diff(
    before: Content,
    after: Content,
    key: Key | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> TableDiff:
    """What makes ``before`` become ``after``.

    Rows are matched by ``key``, if both tables have its columns, else by the best key both prove.
    ``renamed`` are names before by those after; a column that is renamed without being declared
    is found if it kept all its values. Raises :class:`aoimori.core.diff.matching.NotUnique`.
    """
    pairs = _pairs(before, after, renamed)
    if key is not None and not set(key.fields) <= {new for _, new in pairs}:
        key = None
    matched = match_rows(before, after, pairs, key)
    found = _found(before, after, pairs, matched.rows)
    both = [*pairs, *found]
    cells = _cells(before, after, pairs, matched.rows)
    by = () if matched.key.origin is KeyOrigin.WHOLE else matched.key.fields
    labels = _labels(after, by)
    return TableDiff(
        before=before.schema,
        after=after.schema,
        key=matched.key,
        columns=tuple(_columns(before, after, both, {new for _, new in found})),
        removed=_rows(before, before.schema.names, matched.rows.removed),
        added=_rows(after, after.schema.names, matched.rows.added),
        cells=cells,
        keys=_rows(after, (*by, *labels), cells["after_row"].to_numpy(dtype=np.int64)),
        filled=_rows(after, _new(after, both), matched.rows.after),
        order=_order(matched.rows),
        rows=(len(before), len(after)),
        codes=code_changes(before, after, both),
        totals=total_changes(before, after, both),
        labels=labels,
        constant=constant_changes(before, after, pairs),
    )


def _pairs(before: Content, after: Content, renamed: Mapping[str, str]) -> list[Pair]:
    """The columns both have, in the order of after."""
    old, taken = before.schema.by_name, set(renamed.values())
    named = {new: was for new, was in renamed.items() if was in old}
    return [
        (named.get(new, new), new)
        for new in after.schema.names
        if new in named or (new in old and new not in taken)
    ]


def _found(before: Content, after: Content, pairs: Sequence[Pair], rows: Match) -> list[Pair]:
    """Columns under new names that kept all their values, of which there are several."""
    left = _new_names(before.schema.names, {old for old, _ in pairs})
    right = _new_names(after.schema.names, {new for _, new in pairs})
    found: list[Pair] = []
    for new in right:
        values = taken(after.column(new), rows.after)
        if values.null_count == len(values) or len(values.unique()) < 2:
            continue
        for old in left:
            if taken(before.column(old), rows.before).equals(values):
                found.append((old, new))
                left.remove(old)
                break
    return found


def _new_names(names: Sequence[str], known: set[str]) -> list[str]:
    return [name for name in names if name not in known]


def _columns(
    before: Content, after: Content, both: Sequence[Pair], found: set[str]
) -> Iterator[ColumnChange]:
    was = {new: old for old, new in both}
    for name, field in after.schema.by_name.items():
        if name not in was:
            yield ColumnChange(ColumnFate.ADDED, field)
            continue
        old = before.schema.by_name[was[name]]
        if old.name != name:
            yield ColumnChange(ColumnFate.RENAMED, field, old.name, name, name in found)
        if old.type != field.type:
            yield ColumnChange(ColumnFate.RETYPED, field, old.type, field.type)
    kept = set(was.values())
    for name, field in before.schema.by_name.items():
        if name not in kept:
            yield ColumnChange(ColumnFate.REMOVED, field)


def _cells(before: Content, after: Content, pairs: Sequence[Pair], rows: Match) -> pd.DataFrame:
    """The values that differ in rows both have, by rows, then fields."""
    at, fields, olds, news = [], [], [], []
    for number, (old_name, new_name) in enumerate(pairs):
        old = taken(before.column(old_name), rows.before)
        new = taken(after.column(new_name), rows.after)
        if old.equals(new):
            continue
        where = np.flatnonzero(_differs(old, new))
        at.append(where)
        fields.append(np.full(len(where), number, dtype=np.int32))
        olds.append(old.take(pa.array(where)))
        news.append(new.take(pa.array(where)))
    positions = np.concatenate(at) if at else np.empty(0, dtype=np.int64)
    numbers = np.concatenate(fields) if fields else np.empty(0, dtype=np.int32)
    names = pd.Categorical.from_codes(numbers, categories=pd.Index([new for _, new in pairs]))
    frame = pd.DataFrame(
        {
            "before_row": rows.before[positions],
            "after_row": rows.after[positions],
            "field": names,
            "before": as_texts(_joined(olds)),
            "after": as_texts(_joined(news)),
        }
    )
    return frame.iloc[np.lexsort((numbers, rows.after[positions]))].reset_index(drop=True)


def _differs(
    old: pa.ChunkedArray, new: pa.ChunkedArray
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    texts = pc.fill_null(pc.not_equal(old, new), False)
    blanks = pc.xor(pc.is_null(old), pc.is_null(new))
    differs: np.ndarray[tuple[int], np.dtype[np.bool_]] = pc.or_(texts, blanks).to_numpy()
    return differs


def _joined(columns: Sequence[pa.ChunkedArray]) -> pa.ChunkedArray:
    return pa.chunked_array([chunk for c in columns for chunk in c.chunks], pa.large_string())


def _labels(after: Content, key: Sequence[str]) -> tuple[str, ...]:
    """The fields that say the names of the key's codes."""
    return tuple(
        field.name
        for field in after.schema.fields
        if field.labels is not None and field.labels.field in key and field.is_required
        if field.name not in key
    )


def _new(after: Content, both: Sequence[Pair]) -> list[str]:
    return _new_names(after.schema.names, {new for _, new in both})


def _rows(content: Content, names: Sequence[str], positions: Positions) -> pd.DataFrame:
    """Some rows of some columns, under their positions."""
    frame = content.frame[list(names)].iloc[positions]
    return frame.set_axis(pd.Index(positions, dtype=np.int64), axis=0)


def _order(rows: Match) -> Positions | None:
    return None if (np.diff(rows.before) > 0).all() else rows.before
