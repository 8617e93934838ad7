"""Rows matched by numbers made of their texts: in half the time that numbering every text takes.

Nothing rests on such a number alone. Equal texts have equal numbers, so rows of different numbers
are different rows; and rows of equal numbers are held against each other.
"""

from __future__ import annotations

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
# Of a word, the bits of its first so many bytes.
_FIRST_BYTES = np.array([(1 << (8 * size)) - 1 for size in range(_WORD + 1)], dtype=np.uint64)


def match_unique(before: Content, after: Content, pairs: Sequence[Pair]) -> Match | None:
    """The rows of equal texts in some columns; ``None`` if a row stands twice in either table.

    (Or if different texts have one number, of which nobody has seen an example.)
    """
    old = _hashes(before, [name for name, _ in pairs])
    new = _hashes(after, [name for _, name in pairs])
    by_old, by_new = np.argsort(old), np.argsort(new)
    sorted_old, sorted_new = old[by_old], new[by_new]
    if not (_rises(sorted_old) and _rises(sorted_new)):
        return None
    found = np.full(len(after), -1, dtype=np.int64)
    if len(before):
        at = np.minimum(np.searchsorted(sorted_old, sorted_new), len(before) - 1)
        is_kept = sorted_old[at] == sorted_new
        found[by_new[is_kept]] = by_old[at[is_kept]]
    rows = matched(found, len(before))
    return rows if _are_the_same(before, after, pairs, rows) else None


def _rises(numbers: Hashes) -> bool:
    return bool((numbers[1:] > numbers[:-1]).all())


def _are_the_same(before: Content, after: Content, pairs: Sequence[Pair], rows: Match) -> bool:
    return all(
        taken(before.column(old), rows.before).equals(taken(after.column(new), rows.after))
        for old, new in pairs
    )


def _hashes(content: Content, names: Sequence[str]) -> Hashes:
    """A number for every row, made of its texts in some columns."""
    numbers = np.zeros(len(content), dtype=np.uint64)
    for name in names:
        start = 0
        # Piece by piece: what is needed on the way stays small.
        for texts in content.column(name).chunks:
            part = numbers[start : start + len(texts)]
            part ^= _of_texts(texts)
            _mix(part)
            start += len(texts)
    return numbers


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
    for done in range(0, int(sizes.max(initial=0)), _WORD):
        left = np.clip(sizes - done, 0, _WORD)
        word = words[np.minimum(starts + done, len(letters))] & _FIRST_BYTES[left]
        # Where a text has ended, words are 0, and add 0 however long other texts are.
        word *= np.uint64(2 * done + 1)
        _mix(word)
        numbers += word
    if texts.null_count:
        numbers[texts.is_null().to_numpy(zero_copy_only=False)] = _NO_VALUE
    return numbers


def _mix(numbers: Hashes) -> None:
    """Every bit spread over all of them, in place; 0 stays 0."""
    numbers *= _SPREAD
    numbers ^= numbers >> _HALF
