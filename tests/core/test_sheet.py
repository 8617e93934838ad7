"""Cells as text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.numbers import is_number
from aoimori.core.sheet import Cell, cell_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (12.0, "12"),
        (-0.5, "-0.5"),
        (0.00001, "0.00001"),
        (0.1 + 0.2, "0.3"),
        (1e20, "100000000000000000000"),
        (True, "TRUE"),
        (datetime(2025, 1, 1), "2025-01-01"),  # noqa: DTZ001
        (datetime(2025, 1, 1, 9, 30), "2025-01-01 09:30:00"),  # noqa: DTZ001
        (date(2025, 1, 1), "2025-01-01"),
        (" 12 ", " 12 "),
    ],
)
def test_the_text_of_a_cell(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_float_is_a_number_of_fifteen_digits(number: float) -> None:
    text = cell_text(number)
    assert is_number(text)
    if not number.is_integer():
        assert Decimal(text) == Decimal(f"{number:.15g}")
