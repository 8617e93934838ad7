"""Rows among the records that are the sums of the rows below or above them, though they do not say
so: 東津軽郡 over its towns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from aoimori.core.found import FoundTable
from aoimori.core.numbers import exact
from aoimori.core.recognise import is_sign, number_form
from aoimori.core.sheet import cell_text
from aoimori.core.text import MINUS_SIGNS, trim

# By fewer figures two rows may be equal by chance.
_FIGURES = 3
# A sum of more parts says what it is.
_PARTS = 200
# What no sum has as the sum of its parts.
NO_SUMS = re.compile("率|割合|比$|平均|指数|順位")
# An unknown figure is None: a sum is compared where all of its parts are known.
_Figures = tuple[Decimal | None, ...]


def without_sums(table: FoundTable) -> FoundTable:
    """The table with such rows among its totals."""
    sums = set(_sums(table))
    return replace(
        table,
        body=tuple(row for row in table.body if row not in sums),
        totals=tuple(sorted({*table.totals, *sums})),
    )


def _sums(table: FoundTable) -> Iterator[int]:
    columns = [c.column for c in table.columns if c.is_numeric and not NO_SUMS.search(c.name)]
    if len(columns) < _FIGURES:
        return
    figures = [
        tuple(_figure(cell_text(table.sheet.cell(row, column))) for column in columns)
        for row in table.body
    ]
    for at, row in enumerate(table.body):
        if _telling(figures[at]) >= _FIGURES and (
            _adds_up(figures[at], figures[at + 1 : at + 1 + _PARTS])
            or _adds_up(figures[at], figures[max(0, at - _PARTS) : at][::-1], fewest=2)
        ):
            yield row


def _adds_up(total: _Figures, parts: Sequence[_Figures], fewest: int = 1) -> bool:
    """Whether the first of the parts, one or more, add up to a row."""
    summed: _Figures = (Decimal(0),) * len(total)
    for count, part in enumerate(parts, start=1):
        summed = tuple(map(_plus, summed, part))
        if count >= fewest and _is_same(total, summed):
            return True
    return False


def _plus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _is_same(total: _Figures, summed: _Figures) -> bool:
    known = [(a, b) for a, b in zip(total, summed, strict=True) if a is not None and b is not None]
    return all(a == b for a, b in known) and _telling([a for a, _ in known]) >= _FIGURES


def _telling(figures: Iterable[Decimal | None]) -> int:
    """How many figures are known and something: two nothings are equal by chance."""
    return sum(figure is not None and figure != 0 for figure in figures)


def _figure(text: str) -> Decimal | None:
    """A figure; nothing for a blank, words and a dash, ``None`` for any other sign."""
    form = number_form(text)
    if form is not None:
        return exact(form.value)
    return None if is_sign(text) and trim(text) not in MINUS_SIGNS else Decimal(0)
