"""Stored dates and numbers."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import from_excel

from aoimori.core.serials import serial_date, serial_number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("45658", date(2025, 1, 1)),
        ("４５６５８", date(2025, 1, 1)),
        ("45658.5", date(2025, 1, 1)),
        ("2024", None),
        ("1200", None),
        ("20250101", None),
        ("02201", None),
        ("45,658", None),
    ],
)
def test_a_number_of_five_digits_may_be_a_date(text: str, day: date | None) -> None:
    assert serial_date(text) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1903-04-14", 1200),
        ("1903-04-14 12:00:00", 1200),
        ("1900-01-05", 5),
        ("1868-01-01", None),
        ("1903-04-31", None),
        ("1903/4/14", None),
        ("-5", None),
    ],
)
def test_the_number_behind_a_date(text: str, number: int | None) -> None:
    assert serial_number(text) == number


@given(st.integers(min_value=1, max_value=99999).filter(lambda number: number != 60))
def test_agrees_with_the_library_that_reads_workbooks(number: int) -> None:
    """Day 60 is a 29 February 1900 that never was."""
    day = from_excel(number)
    assert isinstance(day, datetime)
    assert serial_number(day.date().isoformat()) == number
    if number >= 10000:
        assert serial_date(str(number)) == day.date()
