"""Digits that are not what was typed: 1.23E+12, cut after 15 digits, without their zeros; numbers
that are of another size or sign than the rest of their column."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from aoimori.checks.rules.looked import Looked, Numbers, quoted
from aoimori.checks.suspicions.suspicion import (
    SUSPICIONS,
    at,
    columns_of,
    header,
    is_rare,
    numbers,
    tell,
)
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_code_column
from aoimori.core.sheet import NUMBERS, CellProblem
from aoimori.core.zeros import CODE_HEADER, lost_zeros

_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+[0-9]{2}")
# What may be less than nothing.
_SIGNED = re.compile(
    r"増減|増加|減少|差|収支|比|率|変動|純|損益|動態|騰|乖離|緯度|経度|標高|気温|度$"
)
_MANY = 20


@SUSPICIONS.register("exponents")
def exponents(looked: Looked) -> Iterator[Finding]:
    """1.23E+12 where digits were, and numbers of more digits than a spreadsheet keeps."""
    for column in looked.table.columns:
        rows = [r for texts in looked.where(column, _is_exponent).values() for r in texts]
        rows += [
            row
            for row, cell in looked.cells(column)
            if isinstance(cell, NUMBERS) and type(cell) is not bool and abs(cell) >= 1e15
        ]
        if rows:
            texts = looked.filled(column)
            yield tell(
                "digits-lost",
                looked,
                at(column, rows),
                Severity.ERROR,
                **quoted(texts[row] for row in rows),
                column=column.name or "―",
            )


@SUSPICIONS.register("formats")
def formats(looked: Looked) -> Iterator[Finding]:
    """Numbers that a format shows as others: 990 as 1.0 (#,##0.0,)."""
    found = {
        (row, column.column): cell.text
        for column in looked.table.columns
        for row, cell in looked.cells(column)
        if type(cell) is CellProblem and cell.check == "number-format"
    }
    if found:
        yield tell("number-format", looked, found, Severity.ERROR, **quoted(found.values()))


def _is_exponent(text: str) -> bool:
    return _EXPONENT.fullmatch(text.strip()) is not None


@SUSPICIONS.register("zeros")
def zeros(looked: Looked) -> Iterator[Finding]:
    """Codes and telephone numbers that lack their zeros. (Codes of municipalities are judged by
    rule L3-06.)"""
    for column in columns_of(looked, CODE_HEADER):
        if not is_code_column(column):
            numbers = {row for row, cell in looked.cells(column) if not isinstance(cell, str)}
            texts = looked.filled(column)
            rows = lost_zeros(texts, numbers, column.name, of_codes=True)
            if rows:
                value = quoted(texts[row] for row in rows)
                yield tell("zero-lost", looked, at(column, rows), **value, column=column.name)


@SUSPICIONS.register("odd-numbers")
def odd_numbers(looked: Looked) -> Iterator[Finding]:
    """Fractions among many whole numbers; numbers below zero where all others are not."""
    for column in looked.table.columns:
        if column.kind not in ("integer", "number", "mixed") or CODE_HEADER.search(header(column)):
            continue
        yield from _odd(looked, column, numbers(looked, column))


def _odd(looked: Looked, column: FoundColumn, told: Numbers) -> Iterator[Finding]:
    values = told[~np.isnan(told)]
    if len(values) < _MANY:
        return
    body = looked.table.body
    with np.errstate(invalid="ignore"):  # of endless digits nobody knows the rest
        broken = [body[at] for at in np.flatnonzero(told % 1 > 0)]
    if is_rare(broken, values, share=0.02):
        texts = looked.filled(column)
        value = quoted(texts[row] for row in broken)
        yield tell("fraction-alone", looked, at(column, broken), **value, column=column.name)
    below = [body[at] for at in np.flatnonzero(told < 0)]
    if is_rare(below, values, share=0.05) and not _SIGNED.search(header(column)):
        texts = looked.filled(column)
        value = quoted(texts[row] for row in below)
        yield tell("negative-alone", looked, at(column, below), **value, column=column.name)
