"""What a suspicion is: a look at a found table that yields findings no rule of the 30 asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import replace
from unicodedata import normalize

import numpy as np

from aoimori.checks.rules.looked import Looked, Numbers, finding
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Address, FoundColumn
from aoimori.core.recognise import number_form
from aoimori.core.registry import Registry
from aoimori.core.sheet import NUMBERS, Cell
from aoimori.core.text import drop_spaces

Suspicion = Callable[[Looked], Iterator[Finding]]
SUSPICIONS: Registry[Suspicion] = Registry("suspicion")


def tell(
    code: str,
    looked: Looked,
    cells: Iterable[Address],
    severity: Severity = Severity.WARNING,
    /,
    **details: str,
) -> Finding:
    """What looks wrong at some cells, with their count; a single value or column is quoted."""
    at = list(cells)
    for one, several in (("value", "values"), ("column", "columns")):
        if one in details:
            details.setdefault(several, f"「{details[one]}」")
    told = finding(looked, code, at, count=str(len(at)), **details)
    return replace(told, severity=severity)


def header(column: FoundColumn) -> str:
    """The name of a column as it is compared: NFKC, no spaces."""
    return normalize("NFKC", drop_spaces(column.name))


def columns_of(looked: Looked, pattern: re.Pattern[str]) -> list[FoundColumn]:
    """The columns with values whose header has a pattern in it."""
    return [c for c in looked.table.columns if c.kind and pattern.search(header(c))]


def at(column: FoundColumn, rows: Iterable[int]) -> list[Address]:
    """The cells of a column in some rows."""
    return [(row, column.column) for row in rows]


def number(cell: Cell) -> float | None:
    """The number a cell holds or a text in it means; ``None`` for anything else."""
    if type(cell) is not str:
        return float(cell) if isinstance(cell, NUMBERS) and type(cell) is not bool else None
    if cell.isascii() and cell.isdigit():
        return float(cell)
    form = number_form(cell)
    return float(form.value) if form is not None else None


def numbers(looked: Looked, column: FoundColumn) -> Numbers:
    """The numbers of a column by position in the rows of data, NaN where there is none."""
    if column.column not in looked.numbers_by_column:
        sheet = looked.table.sheet
        told = [number(sheet.cell(row, column.column)) for row in looked.table.body]
        found = np.array([np.nan if value is None else value for value in told])
        looked.numbers_by_column[column.column] = found
    return looked.numbers_by_column[column.column]


def grouped(texts: Mapping[int, str]) -> dict[str, list[int]]:
    """The rows of each text, in their order."""
    rows: dict[str, list[int]] = {}
    for row, text in texts.items():
        rows.setdefault(text, []).append(row)
    return rows


def is_rare(few: Sized, all_: Sized, share: float = 0.1) -> bool:
    """Whether some are so few of all that they look like slips."""
    return 0 < len(few) <= max(1, share * len(all_))
