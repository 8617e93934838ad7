"""Sums that hold in nearly every row and not in a few: 男 + 女 = 計, 転入 - 転出 = 増減."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from aoimori.checks.rules.looked import Looked, Numbers, quoted
from aoimori.checks.suspicions.suspicion import SUSPICIONS, numbers, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import cell_text

# A sum is one if it holds in this share of so many rows; rounded parts may miss it by one.
_SHARE, _FEWEST, _ROUNDED = 0.85, 10, 1.0
# Tables of more columns of numbers are not searched.
_MOST = 24
# So many rows are looked at first, and so many are shown.
_GLANCE, _NAMED = 200, 4
Parts = Sequence[tuple[int, Numbers]]
# The parts by position, each with its sign, and the position of their sum.
Sum = tuple[tuple[tuple[int, int], ...], int]


@SUSPICIONS.register("sums")
def sums(looked: Looked) -> Iterator[Finding]:
    """Rows in which a column is not the sum of others, as it is in nearly all rows."""
    columns = [c for c in looked.table.columns if c.is_numeric or c.kind == "mixed"]
    rows = looked.table.body
    if len(rows) < _FEWEST or not 3 <= len(columns) <= _MOST:
        return
    values = [numbers(looked, column) for column in columns]
    for parts, total in _candidates(len(columns)):
        signed = [(sign, values[at]) for sign, at in parts]
        glance = [(sign, part[:_GLANCE]) for sign, part in signed]
        if is_sum(glance, values[total][:_GLANCE]) and is_sum(signed, values[total]):
            wrong = [rows[position] for position in broken(signed, values[total])]
            if wrong:
                named = [(sign, columns[at]) for sign, at in parts]
                yield _told(looked, named, columns[total], wrong)


def _candidates(width: int) -> Iterator[Sum]:
    """Any two columns that make another one; three in a row that make the next one."""
    for one, other in combinations(range(width), 2):
        for total in range(width):
            if total not in (one, other):
                yield ((1, one), (1, other)), total
    for at in range(width - 3):
        for second, third in product((1, -1), repeat=2):
            yield ((1, at), (second, at + 1), (third, at + 2)), at + 3


def is_sum(parts: Parts, total: Numbers) -> bool:
    """Whether a sum holds in nearly all rows where no part is nothing: what is something plus
    nothing says little."""
    telling = np.all([values != 0 for _, values in parts], axis=0) & ~np.isnan(_off(parts, total))
    true = np.count_nonzero(telling & _holds(parts, total))
    return bool(true >= _FEWEST and true >= _SHARE * np.count_nonzero(telling))


def broken(parts: Parts, total: Numbers) -> list[int]:
    """The positions at which a sum does not hold; where a value is missing it is not judged."""
    there = ~np.isnan(_off(parts, total))
    return [int(position) for position in np.flatnonzero(there & ~_holds(parts, total))]


def _holds(parts: Parts, total: Numbers) -> NDArray[np.bool_]:
    return np.abs(_off(parts, total)) <= _ROUNDED


def _off(parts: Parts, total: Numbers) -> Numbers:
    summed: Numbers = -total
    for sign, values in parts:
        summed = summed + sign * values
    return summed


def _told(
    looked: Looked,
    parts: Sequence[tuple[int, FoundColumn]],
    total: FoundColumn,
    rows: Sequence[int],
) -> Finding:
    columns = [column for _, column in parts]
    signs = [sign for sign, _ in parts]
    said = []
    for row in rows[:_NAMED]:
        texts = [cell_text(looked.table.sheet.cell(row, c.column)) for c in (total, *columns)]
        said.append(f"{_joined(signs, texts[1:])} ≠ {texts[0]}")
    return tell(
        "sum-differs",
        looked,
        [(row, c.column) for row in rows for c in (total, *columns)],
        Severity.ERROR,
        formula=f"{_joined(signs, [column.name for column in columns])} = {total.name}",
        **quoted(said),
        rows=str(len(rows)),
    )


def _joined(signs: Sequence[int], words: Sequence[str]) -> str:
    return " ".join(
        word if not place else f"{'+' if sign > 0 else '-'} {word}"
        for place, (sign, word) in enumerate(zip(signs, words, strict=True))
    )
