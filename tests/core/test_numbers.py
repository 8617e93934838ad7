"""Numbers as offices write them (rule L2-01)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.numbers import is_number, read_integer, read_number
from aoimori.core.steps import Unreadable


@pytest.mark.parametrize(
    ("text", "units", "value", "rules"),
    [
        ("12", (), "12", []),
        ("10.0", (), "10.0", []),
        ("７２．５", (), "72.5", ["full-width-digits"]),
        ("45,521", (), "45521", ["separators"]),
        (" 6,624 ", (), "6624", ["trim", "separators"]),
        ("１，７５８", (), "1758", ["full-width-digits", "separators"]),
        ("▲5", (), "-5", ["sign-mark"]),
        ("△ 1,234", (), "-1234", ["sign-mark", "separators"]),
        ("−12", (), "-12", ["sign-mark"]),
        ("67.5％", ("％",), "67.5", ["unit-suffix"]),
        ("41位", ("位",), "41", ["unit-suffix"]),
        ("13,357 千円", ("千円",), "13357", ["unit-suffix", "separators"]),
        ("+3", (), "3", ["plus-sign"]),
        ("007", (), "7", ["leading-zeros"]),
        ("0.50", (), "0.50", []),
    ],
)
def test_reads_numbers_step_by_step(
    text: str, units: tuple[str, ...], value: str, rules: list[str]
) -> None:
    read, steps = read_number(text, units)
    assert (read, [step.rule for step in steps]) == (value, rules)


@pytest.mark.parametrize(
    ("text", "units", "reason"),
    [
        ("", (), "not-a-number"),
        ("－", (), "sign-unexplained"),
        ("…", ("人",), "sign-unexplained"),
        ("x", (), "sign-unexplained"),
        ("約12", (), "not-a-number"),
        ("12人", (), "not-a-number"),
        ("12世帯", ("人",), "wrong-unit"),
        ("1,23", (), "bad-grouping"),
        ("1,2345", (), "bad-grouping"),
        ("12(3)", ("人",), "not-a-number"),
        ("12,345（概数）", ("人",), "not-a-number"),
        ("12345※", ("人",), "not-a-number"),
        ("1 2", (), "not-a-number"),
        ("１.２.３", (), "not-a-number"),
        ("0x1F", (), "not-a-number"),
        ("1e3", (), "not-a-number"),
        ("1_000", (), "not-a-number"),
        ("NaN", (), "not-a-number"),
        ("1903-04-14", (), "looks-like-date"),
        ("1903-04-14", ("人",), "looks-like-date"),
        ("1903/4/14", (), "not-a-number"),
    ],
)
def test_refuses_what_is_no_number(text: str, units: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_number(text, units)
    assert caught.value.check == reason


def test_an_integer_has_no_fraction() -> None:
    assert read_integer("12.0")[0] == "12"
    with pytest.raises(Unreadable) as caught:
        read_integer("12.5")
    assert caught.value.check == "not-an-integer"


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
    )
)
def test_every_way_of_writing_a_number_reads_as_the_same_number(number: Decimal) -> None:
    plain = f"{number:f}"
    grouped = f"{number:,f}"
    wide = grouped.translate(str.maketrans("0123456789.,-", "０１２３４５６７８９．，▲"))
    assert Decimal(read_number(plain)[0]) == number
    assert read_number(grouped)[0] == read_number(plain)[0] == read_number(wide)[0]


@given(st.text(max_size=8))
def test_a_text_reads_canonically_or_not_at_all(text: str) -> None:
    try:
        value, steps = read_number(text, ("人",))
    except Unreadable:
        return
    assert is_number(value)
    assert steps[-1].after == value if steps else value == text
