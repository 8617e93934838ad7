"""What a cell of a workbook holds of a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from aoimori.core.sheet import Percent

ROWS, COLUMNS = 1_048_576, 16_384
CHARACTERS = 32_767  # of a cell, in units of UTF-16
_DIGITS = 15  # of a number; Excel makes the others zero
_LARGEST, _SMALLEST = 9.99999999999999e307, 2.2250738585073e-308
# Excel has a 29 February 1900; other programs count the days before it otherwise.
FIRST_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30)


def number_in_cell(text: str) -> float | None:
    """The number a cell holds for a canonical number; ``None`` if it would be another one."""
    if len(text) > _DIGITS:
        if len(text.replace("-", "").replace(".", "").strip("0")) > _DIGITS:
            return None
        if not (_SMALLEST <= abs(float(text)) <= _LARGEST or not text.strip("-0.")):
            return None
    return float(text)


def percent_format(cell: Percent) -> str:
    """The number format that shows a percentage as it was seen: 0.0%."""
    return f"0.{'0' * cell.decimals}%" if cell.decimals else "0%"


def stored_percent(cell: Percent) -> float:
    """What a cell under such a format holds: 0.123 of 12.3%."""
    return float(Decimal(f"{cell:.15g}") / 100)


def day_in_cell(text: str) -> int | None:
    """The serial number of a day, ``None`` for one that programs do not agree about."""
    day = date.fromisoformat(text)
    return (day - _DAY_ZERO).days if day >= FIRST_DAY else None


# How canonical texts become the numbers of cells, for the types that do.
IN_CELL: Mapping[str, Callable[[str], float | None]] = {
    "integer": number_in_cell,
    "number": number_in_cell,
    "year": number_in_cell,
    "date": day_in_cell,
}
