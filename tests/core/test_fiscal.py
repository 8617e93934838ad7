"""Eras and fiscal years, from JIS X 0301 and the forms found in real sheets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.fiscal import (
    FiscalYear,
    Kind,
    Time,
    as_fiscal_year,
    japanese_date,
    read_time,
    stored_time,
)
from aoimori.core.steps import Unreadable


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("2017（平成29）年９月現在", "2017-09", Kind.MONTH),
        ("平成29（2017）年9月", "2017-09", Kind.MONTH),
        ("平成29年（2017年）9月1日", "2017-09-01", Kind.DAY),
        ("２０２２年度", "2022", Kind.FISCAL_YEAR),
        ("令和元年度", "2019", Kind.FISCAL_YEAR),
        ("平成31年度", "2019", Kind.FISCAL_YEAR),
        ("2010年", "2010", Kind.YEAR),
        ("令和４年３月現在", "2022-03", Kind.MONTH),
        ("R8.05.13", "2026-05-13", Kind.DAY),
        ("2025-01-01", "2025-01-01", Kind.DAY),
        ("2025/1/1", "2025-01-01", Kind.DAY),
        ("㋿5年", "2023", Kind.YEAR),
        ("明治45年7月29日", "1912-07-29", Kind.DAY),
        ("令和　5 年度", "2023", Kind.FISCAL_YEAR),
        ("平30.1.1", "2018-01-01", Kind.DAY),
        ("昭64年1月", "1989-01", Kind.MONTH),
        ("令元年度", "2019", Kind.FISCAL_YEAR),
        ("大15", "1926", Kind.YEAR),
        ("明45.7.29", "1912-07-29", Kind.DAY),
        ("Ｒ６", "2024", Kind.YEAR),
        ("ｈ13年度", "2001", Kind.FISCAL_YEAR),
    ],
)
def test_reads_printed_times(text: str, value: str, kind: Kind) -> None:
    time = read_time(text)
    assert (str(time), time.kind) == (value, kind)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("5年", "not-a-time"),
        ("令和和５年2月", "not-a-time"),
        ("未定", "not-a-time"),
        ("", "not-a-time"),
        ("令和5年度4月", "not-a-time"),
        ("2025/1-1", "not-a-time"),
        ("平", "not-a-time"),
        ("平年", "not-a-time"),
        ("令和99年", "era-out-of-range"),
        ("平成0年", "era-out-of-range"),
        ("2017（平成28）年", "era-disagrees"),
        ("2024-02-30", "no-such-day"),
        ("2025年13月", "no-such-day"),
    ],
)
def test_refuses_what_is_no_time(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_time(text)
    assert caught.value.check == reason


@pytest.mark.parametrize(("text", "year"), [("平成32年度", 2020), ("昭和65年", 1990)])
def test_a_year_past_its_era_is_converted_and_marked(text: str, year: int) -> None:
    time = read_time(text)
    assert (time.year, time.overflow) == (year, True)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_a_fiscal_year_runs_from_april_to_march(day: date) -> None:
    year = Time(Kind.DAY, day.year, day.month, day.day).fiscal_year
    period = FiscalYear(year).period
    assert period.start <= day <= period.end


@given(st.integers(min_value=1989, max_value=2099))
def test_the_japanese_name_of_a_fiscal_year_reads_back(year: int) -> None:
    time = read_time(FiscalYear(year).japanese)
    assert (time.kind, time.year, time.overflow) == (Kind.FISCAL_YEAR, year, False)


@given(st.dates(min_value=date(1873, 1, 1), max_value=date(2099, 12, 31)))
def test_the_japanese_date_reads_back(day: date) -> None:
    assert str(read_time(japanese_date(day))) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "kind", "read"),
    [
        ("2025-01-01", "", Time(Kind.DAY, 2025, 1, 1)),
        ("2023-02", "month", Time(Kind.MONTH, 2023, 2)),
        ("2022", "", Time(Kind.YEAR, 2022)),
        ("2022", "year", Time(Kind.YEAR, 2022)),
        ("2022", "fiscal_year", Time(Kind.FISCAL_YEAR, 2022)),
        # What is not the kind that is said is what it looks like.
        ("2023-02", "fiscal_year", Time(Kind.MONTH, 2023, 2)),
        ("2022", "season", Time(Kind.YEAR, 2022)),
        ("令和和５年2月", "month", None),
        ("", "", None),
    ],
)
def test_canonical_times(text: str, kind: str, read: Time | None) -> None:
    assert stored_time(text, kind) == read


def test_a_bare_year_has_no_fiscal_year() -> None:
    with pytest.raises(Unreadable) as caught:
        _ = read_time("2010年").fiscal_year
    assert caught.value.check == "not-a-fiscal-year"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("R5", Kind.FISCAL_YEAR),
        ("平成19", Kind.FISCAL_YEAR),
        ("2019", Kind.FISCAL_YEAR),
        ("2017（平成29）", Kind.FISCAL_YEAR),
        ("令和5年", Kind.YEAR),
        ("2019年", Kind.YEAR),
        ("6624", Kind.YEAR),
        ("令和5年4月", Kind.MONTH),
    ],
)
def test_a_year_alone_is_a_fiscal_year_where_one_is_asked_for(text: str, kind: Kind) -> None:
    assert as_fiscal_year(read_time(text), text).kind is kind


def test_the_year_an_era_begins_in() -> None:
    assert [FiscalYear(y).japanese for y in (2018, 2019, 2024)] == [
        "平成30年度",
        "令和元年度",
        "令和6年度",
    ]
