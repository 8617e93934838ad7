"""Which row of one table is which row of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from aoimori.core.diff.content import Content, Positions

# The names of a column before and after.
Pair = tuple[str, str]
# Two numbers below this, multiplied, are still an int64.
_ROOM = 2**31
# Runs of rows that are shorter than this on the whole are taken one by one.
_LONG = 50


class NotUnique(Exception):  # noqa: N818 - the callers tell it as a finding
    """Two rows have the same key: its texts by the names of its columns, and the positions of the
    first two that have it; ``is_before``: in the table of before."""

    def __init__(self, key: Mapping[str, str | None], rows: tuple[int, int], *, is_before: bool):
        super().__init__(key, rows)
        self.key, self.rows, self.is_before = key, rows, is_before


@dataclass(frozen=True, slots=True)
class Codes:
    """Both tables' rows as numbers below ``size``: equal numbers, equal texts."""

    before: Positions
    after: Positions
    size: int


@dataclass(frozen=True, slots=True)
class Match:
    """``before[i]`` and ``after[i]`` are the same row, in the order of the table of after;
    ``removed`` and ``added`` are the rows without another."""

    before: Positions
    after: Positions
    removed: Positions
    added: Positions


def codes_of(before: Content, after: Content, pairs: Sequence[Pair]) -> Codes:
    """The rows numbered by their texts in some columns; no value is a text of its own."""
    total = len(before) + len(after)
    codes, size = np.zeros(total, dtype=np.int64), min(total, 1)
    for old, new in pairs:
        more, own = _numbered(before.column(old), after.column(new))
        if size * own >= _ROOM:
            codes, size = _dense(codes)
        codes, size = codes * max(own, 1) + more, size * max(own, 1)
        if size > 4 * total + 4:
            codes, size = _dense(codes)
    return Codes(codes[: len(before)], codes[len(before) :], size)


def by_occurrence(codes: Codes) -> Codes:
    """Rows that are alike told apart by which of them it is, from the top."""
    nth = [
        pd.Series(side).groupby(side).cumcount().to_numpy(dtype=np.int64)
        for side in (codes.before, codes.after)
    ]
    most = 1 + max((int(each.max(initial=0)) for each in nth), default=0)
    both = np.concatenate([codes.before * most + nth[0], codes.after * most + nth[1]])
    dense, size = _dense(both)
    return Codes(dense[: len(codes.before)], dense[len(codes.before) :], size)


def match(codes: Codes) -> Match:
    """The rows of equal numbers; these are unique in both."""
    at = np.full(codes.size, -1, dtype=np.int64)
    at[codes.before] = np.arange(len(codes.before), dtype=np.int64)
    return matched(at[codes.after], len(codes.before))


def matched(found: Positions, count: int) -> Match:
    """The match by where each row after is among the ``count`` rows before; -1: nowhere."""
    is_kept = found >= 0
    gone = np.ones(count, dtype=bool)
    gone[found[is_kept]] = False
    return Match(
        found[is_kept], np.flatnonzero(is_kept), np.flatnonzero(gone), np.flatnonzero(~is_kept)
    )


def taken(column: pa.ChunkedArray, positions: Positions) -> pa.ChunkedArray:
    """Some values of a column. Most rows stand as they stood: of these nothing is copied."""
    breaks = np.flatnonzero(np.diff(positions) != 1) + 1
    if len(breaks) * _LONG > len(positions):
        return column.take(pa.array(positions))
    starts = positions[[0, *breaks]] if len(positions) else positions
    sizes = np.diff([0, *breaks, len(positions)])
    if len(starts) == 1 and sizes[0] == len(column):
        return column
    runs = (column.slice(start, size) for start, size in zip(starts, sizes, strict=False))
    return pa.chunked_array([c for run in runs for c in run.chunks], pa.large_string())


def first_twice(codes: npt.NDArray[np.int64]) -> tuple[int, int] | None:
    """The positions of the first two rows of one number, if there are any."""
    again = pd.Series(codes).duplicated().to_numpy()
    if not again.any():
        return None
    second = int(np.flatnonzero(again)[0])
    return int(np.flatnonzero(codes == codes[second])[0]), second


def _numbered(before: pa.ChunkedArray, after: pa.ChunkedArray) -> tuple[Positions, int]:
    """Every text of two columns as a number, and how many there are."""
    whole = pa.chunked_array([*before.chunks, *after.chunks], pa.large_string())
    coded = whole.dictionary_encode(null_encoding="encode").combine_chunks()
    return coded.indices.to_numpy(zero_copy_only=False).astype(np.int64), len(coded.dictionary)


def _dense(codes: Positions) -> tuple[Positions, int]:
    numbers, values = pd.factorize(codes)
    return numbers.astype(np.int64), len(values)
