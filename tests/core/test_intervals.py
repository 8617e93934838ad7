"""Printed periods. The golden rows: 青森県ＤＸ推進プラン関連事業ロードマップ（令和７年度）."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.fiscal import FiscalYear
from aoimori.core.intervals import Basis, read_interval
from aoimori.core.layout import Column, Header
from aoimori.core.localized import Localized
from aoimori.core.reading import ReadingContext, read_value
from aoimori.core.schema import Field
from aoimori.core.steps import Unreadable

GOLDEN = Path(__file__).parent / "golden" / "periods.csv"
with GOLDEN.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
# The columns as a definition has them: two say what a blank means.
DEFAULTS = {"period-fiscal-year": "2024", "period-basis": "assumed"}
PARTS = {
    "period-fiscal-year": "fiscal_year",
    "period-start": "period_start",
    "period-end": "period_end",
    "period-as-of": "as_of",
    "period-basis": "period_basis",
}


@pytest.mark.parametrize("read", PARTS)
def test_every_printed_period_of_the_results(read: str) -> None:
    default = DEFAULTS.get(read)
    column = Column(
        "f", Header("時期"), read, has_default=default is not None, default=default, assume=2024
    )
    reader = ReadingContext(column, Field("f", Localized("時期")))
    assert len(ROWS) == 100
    for row in ROWS:
        value, _ = read_value(row["period_raw"], reader)
        assert (row["period_raw"], value) == (row["period_raw"], row[PARTS[read]] or None)


@pytest.mark.parametrize(
    ("text", "interval", "fiscal_year"),
    [
        ("令和6年度～令和8年度", "2024-04/2027-03", "2024"),
        ("R6～R8", "2024-04/2027-03", "2024"),
        ("令和6年11月～3月", "2024-11/2025-03", "2024"),
        ("2024年7月～8月", "2024-07/2024-08", "2024"),
        ("平成28年１月～12月", "2016-01/2016-12", "2015"),
        ("平成28年1月－12月", "2016-01/2016-12", "2015"),
        ("平成３０年１月１日～１２月３１日", "2018-01-01/2018-12-31", "2017"),
        ("平成26年中", "2014-01/2014-12", "2013"),
        ("令和6年10月～令和6年度末", "2024-10/2025-03", "2024"),
        ("令和6年10月～R7.3.31現在", "2024-10/2025-03-31", "2024"),
        ("令和6年9月～12月（3月31日現在）", "2024-09/2024-12", "2024"),
        ("令和6年12月5日～（1月20日現在）", "2024-12-05/2025-01-20", "2024"),
        ("R6.11.5、6", "2024-11-05/2024-11-06", "2024"),
        ("R6.11、12", "2024-11/2024-12", "2024"),
        ("令和4年3月現在", "2022-03", "2021"),
        ("令和6年12月末時点", "2024-12-31", "2024"),
        ("2024-06", "2024-06/2024-06", "2024"),
    ],
)
def test_other_ways_to_print_a_period(text: str, interval: str, fiscal_year: str) -> None:
    read = read_interval(text)
    assert (str(read), read.fiscal_year, read.basis) == (interval, fiscal_year, Basis.PRINTED)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not-a-period"),
        ("～", "not-a-period"),
        ("予定", "not-a-period"),
        ("～R7年3月", "not-a-period"),
        ("R7年3月まで", "not-a-period"),
        ("平成28年～30年", "not-a-period"),
        ("令和6年度現在", "not-a-period"),
        ("R7.3.31現在～", "not-a-period"),
        ("9999年度", "not-a-period"),
        ("0000年度", "not-a-period"),
        ("R6年9月～10月（R6年度）", "not-a-period"),
        ("R6.11.5末", "not-a-period"),
        ("19", "not-a-period"),
        ("19日", "not-a-period"),
        ("R5末", "year-or-fiscal-year"),
        ("通年", "year-not-printed"),
        ("12月", "year-not-printed"),
        ("R7年2月～R6年11月", "period-backwards"),
        ("R6年11月5日～4日", "period-backwards"),
        ("R7年9月～（R7.3.31現在）", "period-backwards"),
        ("R6年2月30日", "no-such-day"),
        ("R6年6月～13月", "no-such-day"),
        ("令和99年6月", "era-out-of-range"),
    ],
)
def test_refuses_what_is_no_period(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_interval(text)
    assert caught.value.check == reason


def test_months_without_a_year_are_all_of_the_assumed_year() -> None:
    assert str(read_interval("11月～2月", 2024)) == "2024-11/2025-02"
    assert str(read_interval("1/5・6", 2024)) == "2025-01-05/2025-01-06"
    with pytest.raises(Unreadable) as caught:
        read_interval("2月～5月", 2024)
    assert caught.value.check == "period-backwards"


def test_first_and_last_day() -> None:
    year = read_interval("平成26年中")
    assert (year.first_day, year.last_day) == ("2014-01-01", "2014-12-31")
    leap = read_interval("令和6年2月")
    assert (leap.first_day, leap.last_day) == ("2024-02-01", "2024-02-29")
    end = read_interval("令和5年度末")
    assert (end.first_day, end.last_day) == ("2024-03-31", "2024-03-31")
    assert read_interval("R6年6月～").last_day is None


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))


@given(DAYS, st.integers(min_value=0, max_value=900))
def test_a_range_has_the_ends_it_prints(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    text = f"{start.year}年{start.month}月{start.day}日～{end.year}.{end.month}.{end.day}"
    read = read_interval(text)
    assert (read.start, read.end) == (start.isoformat(), end.isoformat())
    assert (read.first_day, read.last_day) == (read.start, read.end)
    if days:
        with pytest.raises(Unreadable):
            read_interval(f"{end.isoformat()}～{start.isoformat()}")


@given(st.integers(min_value=1, max_value=12), st.integers(min_value=1990, max_value=2090))
def test_an_assumed_month_is_in_the_assumed_fiscal_year(month: int, year: int) -> None:
    read = read_interval(f"{month}月", year)
    assert read.fiscal_year == str(year)
    assert read.basis is Basis.YEAR_ASSUMED
    period = FiscalYear(year).period
    assert period.start.isoformat() <= read.first_day
    assert (read.last_day or "") <= period.end.isoformat()


@given(st.text(alphabet="R令和昭6789１元年度月日～、・（）(現在末中まで通から/.-", max_size=14))
def test_a_text_reads_as_a_sound_period_or_not_at_all(text: str) -> None:
    try:
        read = read_interval(text, 2024)
    except Unreadable:
        return
    assert bool(read.start) or bool(read.as_of and not read.end)
    assert len(read.fiscal_year) == 4
    if read.last_day is not None:
        assert read.first_day <= read.last_day
