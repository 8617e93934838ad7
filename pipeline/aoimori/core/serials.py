"""Dates and the numbers a workbook stores for them (1900 date system): told apart, not guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from aoimori.core.text import narrow_digits, trim

# Day 0 for every day from March 1900; before it, day 60 is a 29 February 1900 that never was.
_DAY_ZERO = date(1899, 12, 30)
_FIRST_SOUND = date(1900, 3, 1)
# Five digits: 1927 to 2173. Fewer could be a year, more a date without separators.
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: [0-9:.]+)?")


def serial_date(text: str) -> date | None:
    """The day a number would be if it were a stored date (``45658`` is 2025-01-01)."""
    match = _SERIAL.fullmatch(trim(narrow_digits(text)))
    return _DAY_ZERO + timedelta(days=int(match[1])) if match else None


def serial_number(text: str) -> int | None:
    """The number behind the text of a date cell (``1903-04-14`` is 1200)."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    number = (day - _DAY_ZERO).days - (day < _FIRST_SOUND)
    return number if number > 0 else None
