"""Numbers, sizes, dates and sentences."""

from __future__ import annotations

from datetime import date

import pytest

from aoimori.core.fiscal import FiscalYear, Kind, Time
from aoimori.portal import formats


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (1025, "2 KB"), (3 * 1024 * 1024, "3.0 MB")],
)
def test_size(count: int, text: str) -> None:
    assert formats.size(count) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 9, "0%"),
        (9, 9, "100%"),
        (0, 0, "0%"),
        (1, 9999, "0.1%"),
        (9998, 9999, "99.9%"),
        (1, 3, "33.3%"),
    ],
)
def test_share(part: int, whole: int, text: str) -> None:
    assert formats.share(part, whole) == text


def test_times_as_exact_as_they_are() -> None:
    times = (
        Time(Kind.FISCAL_YEAR, 2022),
        Time(Kind.YEAR, 2022),
        Time(Kind.MONTH, 2023, 2),
        Time(Kind.DAY, 2025, 1, 1),
    )
    assert [formats.time(each, "ja") for each in times] == [
        "2022年度",
        "2022年",
        "2023年2月",
        "2025年1月1日",
    ]
    assert [formats.time(each, "en") for each in times] == [
        "FY2022",
        "2022",
        "February 2023",
        "1 January 2025",
    ]


def test_few_times_are_named_many_are_a_span() -> None:
    years = tuple(Time(Kind.YEAR, year) for year in range(2020, 2025))
    assert formats.times(years[:1], "ja") == "2020年"
    assert formats.times(years[:2], "ja") == "2020年、2021年"
    assert formats.times(years, "ja") == "2020年～2024年"
    assert formats.times(years[:2], "en") == "2020, 2021"
    assert formats.times(years, "en") == "2020 to 2024"


def test_days() -> None:
    assert formats.full_day(date(2019, 5, 1), "ja") == "2019年5月1日（令和元年）"
    assert formats.full_day(date(2019, 5, 1), "en") == "1 May 2019"
    assert formats.period(FiscalYear(2024).period, "ja") == "2024年4月1日から2025年3月31日まで"
    assert formats.period(FiscalYear(2024).period, "en") == "1 April 2024 to 31 March 2025"


def test_first_sentence() -> None:
    assert formats.first_sentence("一。二。", "ja") == "一。"
    assert formats.first_sentence("One 1.5 a. Two.", "en") == "One 1.5 a."
    assert formats.first_sentence("no stop", "en") == "no stop"


def test_shorten() -> None:
    assert formats.shorten("a\n b") == "a b"
    assert formats.shorten("　全角　") == "　全角　"
    assert len(formats.shorten("あ" * 99)) == 60
