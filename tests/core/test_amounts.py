"""Numbers as they are read."""

from __future__ import annotations

import pytest

from aoimori.core.amounts import amount, grouped, signed
from aoimori.core.localized import Localized


def test_numbers_are_read_in_groups() -> None:
    for text, shown in (
        ("1234567", "1,234,567"),
        ("-1234.50", "-1,234.50"),
        ("0", "0"),
        ("-0.5", "-0.5"),
        ("甲", "甲"),
    ):
        assert grouped(text) == shown
    assert amount("1200", Localized("人", "persons")) == Localized("1,200人", "1,200 persons")
    assert amount("12.5", Localized("%", "%")).en == "12.5%"


@pytest.mark.parametrize(
    ("text", "japanese", "english"),
    [
        ("1234", "+1,234人", "+1,234 persons"),
        ("-5.50", "-5.50人", "-5.50 persons"),
        ("0.00", "±0.00人", "±0.00 persons"),
    ],
)
def test_a_change_has_its_sign(text: str, japanese: str, english: str) -> None:
    assert signed(text, Localized("人", "persons")) == Localized(japanese, english)
