"""Years that do not exist, and periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from aoimori.checks.rules.looked import Looked, quoted
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, header, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.fiscal import read_time
from aoimori.core.found import Address, FoundColumn
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.steps import Unreadable

_STARTS = ("始期", "開始", "始", "自", "着手", "from", "start")
_ENDS = ("終期", "終了", "終", "至", "完了", "to", "end")
_TIMES = ("date", "year")


@SUSPICIONS.register("era-years")
def era_years(looked: Looked) -> Iterator[Finding]:
    """Years behind the last one of an era: 平成40年."""
    for column in looked.table.columns:
        texts = looked.where(column, is_no_era_year) if column.kind in _TIMES else {}
        if texts:
            rows = [row for found in texts.values() for row in found]
            value = quoted(texts)
            yield tell(
                "era-year-unknown",
                looked,
                at(column, rows),
                **value,
                column=column.name,
            )


def is_no_era_year(text: str) -> bool:
    """Whether a text is a year that its era does not have."""
    try:
        return read_time(text).overflow
    except Unreadable as unreadable:
        return unreadable.check == "era-out-of-range"


@SUSPICIONS.register("periods")
def periods(looked: Looked) -> Iterator[Finding]:
    """Periods whose end is before their start, both times of days or years."""
    for start, end in _pairs(looked):
        cells: list[Address] = []
        for row in looked.table.body:
            both = [_time(looked.table.sheet.cell(row, c.column)) for c in (start, end)]
            if both[0] and both[1] and both[1] < both[0][: len(both[1])]:
                cells += [(row, start.column), (row, end.column)]
        if cells:
            texts = (cell_text(looked.table.sheet.cell(*cell)) for cell in cells[:2])
            value = " > ".join(texts)
            columns = f"{start.name}」「{end.name}"
            yield tell(
                "period-reversed",
                looked,
                cells,
                Severity.ERROR,
                value=value,
                column=columns,
            )


def _pairs(looked: Looked) -> Iterator[tuple[FoundColumn, FoundColumn]]:
    """Columns of times whose headers differ only in the words for start and end."""
    by_name = {header(c): c for c in looked.table.columns if c.kind in _TIMES}
    for name, column in by_name.items():
        for start, end in zip(_STARTS, _ENDS, strict=True):
            other = by_name.get(re.sub(f"{start}(?!.*{start})", end, name))
            if start in name and other is not None and other is not column:
                yield column, other
                break


@cache
def _read(text: str) -> tuple[int, ...]:
    try:
        time = read_time(text)
    except Unreadable:
        return ()
    return tuple(part for part in (time.year, time.month, time.day) if part is not None)


def _time(cell: Cell) -> tuple[int, ...]:
    """Year, month and day as far as they are told; nothing for no time."""
    return _read(cell_text(cell)) if cell is not None else ()
