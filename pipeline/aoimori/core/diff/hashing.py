"""Rows matched by numbers made of their texts: in half the time that numbering every text takes.

Nothing rests on such a number alone. Equal texts have equal numbers, so rows of different numbers
are different rows; and rows of equal numbers are held against each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from aoimori.core.diff.content import Content
from aoimori.core.diff.matching import Match, Pair, matched, taken

Hashes = npt.NDArray[np.uint64]

# The golden ratio as a fraction of 64 bits: multiplied by it, near numbers end up far apart.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_NO_VALUE = np.uint64(0xC2B2AE3D27D4EB4F)
_WORD = 8
# Longer texts (bytes) are hashed one by one: one such cell must not cost a round of all rows.
_LONG = 256
_NO_TEXTS = np.empty(0, dtype=np.uint64)
# Of a word, the bits of its first so many bytes.
_FIRST_BYTES = np.array([(1 << (8 * size)) - 1 for size in range(_WORD + 1)], dtype=np.uint64)


class Hashed:
    """A content, and a number for every row by some columns; those of a column are made once."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._columns: dict[str, Hashes] = {}

    def rows(self, names: Sequence[str]) -> Hashes:
        numbers = np.zeros(len(self.content), dtype=np.uint64)
        for name in names:
            numbers ^= self._column(name)
            _mix(numbers)
        return numbers

    def _column(self, name: str) -> Hashes:
        if name not in self._columns:
            # Piece by piece: what is needed on the way stays small.
            pieces = [_of_texts(texts) for texts in self.content.column(name).chunks]
            self._columns[name] = np.concatenate([_NO_TEXTS, *pieces])
        return self._columns[name]


def match_unique(before: Hashed, after: Hashed, pairs: Sequence[Pair]) -> Match | None:
    """The rows of equal texts in some columns; ``None`` if a row stands twice in either table.

    (Or if different texts have one number, of which nobody has seen an example.)
    """
    old = before.rows([name for name, _ in pairs])
    new = after.rows([name for _, name in pairs])
    by_old, by_new = np.argsort(old), np.argsort(new)
    sorted_old, sorted_new = old[by_old], new[by_new]
    if not (_rises(sorted_old) and _rises(sorted_new)):
        return None
    found = np.full(len(new), -1, dtype=np.int64)
    if len(old):
        at = np.minimum(np.searchsorted(sorted_old, sorted_new), len(old) - 1)
        is_kept = sorted_old[at] == sorted_new
        found[by_new[is_kept]] = by_old[at[is_kept]]
    rows = matched(found, len(old))
    return rows if _are_the_same(before.content, after.content, pairs, rows) else None


def _rises(numbers: Hashes) -> bool:
    return bool((numbers[1:] > numbers[:-1]).all())


def _are_the_same(before: Content, after: Content, pairs: Sequence[Pair], rows: Match) -> bool:
    return all(
        taken(before.column(old), rows.before).equals(taken(after.column(new), rows.after))
        for old, new in pairs
    )


def _of_texts(texts: pa.LargeStringArray) -> Hashes:
    """A number for every text, made of its UTF-8 in words of eight bytes and of its length."""
    _, offsets, data = texts.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    # A word may begin at any byte, and the last one needs something behind it.
    letters = np.frombuffer(data or b"", dtype=np.uint8)[bounds[0] : bounds[-1]]
    padded = np.concatenate([letters, np.zeros(_WORD, dtype=np.uint8)])
    words: Hashes = np.ndarray((len(letters) + 1,), dtype="<u8", buffer=padded.data, strides=(1,))
    starts, sizes = bounds[:-1] - bounds[0], np.diff(bounds)
    numbers = sizes.astype(np.uint64)
    for row in np.flatnonzero(sizes > _LONG):
        text = letters[starts[row] : starts[row] + sizes[row]].tobytes()
        numbers[row] = int.from_bytes(hashlib.blake2b(text, digest_size=_WORD).digest())
    rows, done = np.flatnonzero((sizes > 0) & (sizes <= _LONG)), 0
    while len(rows):
        left = np.minimum(sizes[rows] - done, _WORD)
        word = words[starts[rows] + done] & _FIRST_BYTES[left]
        word *= np.uint64(2 * done + 1)  # the same word further on is another one
        _mix(word)
        numbers[rows] += word
        done += _WORD
        rows = rows[sizes[rows] > done]
    if texts.null_count:
        numbers[texts.is_null().to_numpy(zero_copy_only=False)] = _NO_VALUE
    return numbers


def _mix(numbers: Hashes) -> None:
    """Every bit spread over all of them, in place; 0 stays 0."""
    numbers *= _SPREAD
    numbers ^= numbers >> _HALF
