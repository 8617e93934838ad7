"""Rows among the records that are the sums of the rows below or above them, though they do not say
so: 東津軽郡 over its towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aoimori.core.found import FoundTable
from aoimori.core.numbers import exact
from aoimori.core.recognise import number_form
from aoimori.core.sheet import cell_text

# By fewer figures two rows may be equal by chance.
_FIGURES = 3
# What no sum has as the sum of its parts.
_RATE = re.compile("率|割合|比$|平均|指数|順位")
_Figures = tuple[Decimal, ...]


def without_sums(table: FoundTable) -> FoundTable:
    """The table with such rows among its totals."""
    sums = set(_sums(table))
    return replace(
        table,
        body=tuple(row for row in table.body if row not in sums),
        totals=tuple(sorted({*table.totals, *sums})),
    )


def _sums(table: FoundTable) -> Iterator[int]:
    columns = [c.column for c in table.columns if c.is_numeric and not _RATE.search(c.name)]
    if len(columns) < _FIGURES:
        return
    figures = [
        tuple(_figure(cell_text(table.sheet.cell(row, column))) for column in columns)
        for row in table.body
    ]
    for at, row in enumerate(table.body):
        if sum(figure != 0 for figure in figures[at]) >= _FIGURES and (
            _adds_up(figures[at], figures[at + 1 :])
            or _adds_up(figures[at], figures[:at][::-1], fewest=2)
        ):
            yield row


def _adds_up(total: _Figures, parts: Sequence[_Figures], fewest: int = 1) -> bool:
    """Whether the first of the parts, one or more, add up to a row."""
    summed = (Decimal(0),) * len(total)
    for count, part in enumerate(parts, start=1):
        summed = tuple(map(Decimal.__add__, summed, part))
        if count >= fewest and summed == total:
            return True
    return False


def _figure(text: str) -> Decimal:
    form = number_form(text)
    return (exact(form.value) if form is not None else None) or Decimal(0)
