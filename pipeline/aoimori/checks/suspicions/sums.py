"""Sums that hold in nearly every row and not in a few: 男 + 女 = 計, 出生 − 死亡 = 増減."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from aoimori.checks.rules.looked import Looked
from aoimori.checks.suspicions.suspicion import SUSPICIONS, number, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import cell_text

# A sum is one if it holds in this share of so many rows; rounded parts may miss it by one.
_SHARE, _FEWEST, _ROUNDED = 0.85, 10, 1.0
# Tables of more columns of numbers are not searched.
_MOST = 24
Numbers = NDArray[np.float64]
Sum = tuple[FoundColumn, FoundColumn, FoundColumn]


@SUSPICIONS.register("sums")
def sums(looked: Looked) -> Iterator[Finding]:
    """Rows in which a column is not the sum of two others, as it is in nearly all rows."""
    columns = [c for c in looked.table.columns if c.is_numeric or c.kind == "mixed"]
    rows = looked.table.body
    if len(rows) < _FEWEST or not 3 <= len(columns) <= _MOST:
        return
    values = [_values(looked, column) for column in columns]
    for (first, second, total), broken in _found(columns, values):
        for position in broken:
            row = rows[position]
            cells = [(row, column.column) for column in (total, first, second)]
            texts = [cell_text(looked.table.sheet.cell(*cell)) for cell in cells]
            yield tell(
                *("sum-differs", looked, cells, Severity.ERROR),
                total=total.name,
                first=first.name,
                second=second.name,
                value=f"{texts[1]} + {texts[2]} ≠ {texts[0]}",
            )


def _values(looked: Looked, column: FoundColumn) -> Numbers:
    sheet = looked.table.sheet
    told = [number(sheet.cell(row, column.column)) for row in looked.table.body]
    return np.array([np.nan if value is None else value for value in told])


def _found(
    columns: Sequence[FoundColumn], values: Sequence[Numbers]
) -> Iterator[tuple[Sum, list[int]]]:
    """The sums that hold nearly everywhere, each with the rows where it does not."""
    for one, other, total in permutations(range(len(columns)), 3):
        if one > other:
            continue
        parts = values[one] + values[other]
        there = ~np.isnan(parts) & ~np.isnan(values[total])
        # What is nothing plus something says little.
        telling = there & (values[one] != 0) & (values[other] != 0)
        if np.count_nonzero(telling) < _FEWEST:
            continue
        holds = np.abs(parts - values[total]) <= _ROUNDED
        true = np.count_nonzero(holds & telling)
        if true >= _FEWEST and true >= _SHARE * np.count_nonzero(telling):
            broken = np.flatnonzero(there & ~holds)
            if broken.size:
                yield (columns[one], columns[other], columns[total]), broken.tolist()
