"""Japanese time: eras, fiscal years (1 April to 31 March), and the forms offices print.

Era bases and letters: JIS X 0301; one kanji (平30) stands for an era as its letter
does. 令和元年度 = FY2019 = 2019-04-01 to 2020-03-31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from aoimori.core.steps import Unreadable
from aoimori.core.text import drop_spaces, narrow_digits


@dataclass(frozen=True, slots=True)
class _Era:
    """An era by name, letter and ligature; its first day, and its last year if it has ended."""

    name: str
    letter: str
    ligature: str
    first: date
    last: int | None = None

    def written(self, year: int) -> str:
        """A Gregorian year in this era: 令和元, 令和6."""
        number = year - self.first.year + 1
        return f"{self.name}{'元' if number == 1 else number}"


_ERAS = (
    _Era("明治", "M", "㍾", date(1868, 1, 25), 45),
    _Era("大正", "T", "㍽", date(1912, 7, 30), 15),
    _Era("昭和", "S", "㍼", date(1926, 12, 25), 64),
    _Era("平成", "H", "㍻", date(1989, 1, 8), 31),
    _Era("令和", "R", "㋿", date(2019, 5, 1)),
)
_BY_MARK = {mark: e for e in _ERAS for mark in (e.name, e.name[0], e.letter, e.ligature)}
_WIDE_LETTERS = str.maketrans("ＭＴＳＨＲｍｔｓｈｒ", "MTSHRmtshr")
# Planned years run past the end of an era; more than this is no year anybody planned.
_OVERFLOW = 20
_LATEST = 2100

_MARK = "明治|大正|昭和|平成|令和|[明大昭平令㍾㍽㍼㍻㋿]|[MTSHRmtshr]"
_TEXT = re.compile(
    # 2017, 2017（平成29）, 平成29, 平成29年（2017年）
    rf"(?:(?:西暦)?(?P<year>[0-9]{{4}})(?:[（(](?P<era>{_MARK})(?P<n>元|[0-9]{{1,2}})年?[)）])?"
    rf"|(?P<first_era>{_MARK})(?P<first_n>元|[0-9]{{1,2}})(?:年?[（(](?P<then>[0-9]{{4}})年?[)）])?)"
    r"(?P<unit>年度|年)?"
    # ９月, 9月1日, .9, -09-01
    r"(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
    r"|(?P<sep>[./-])(?P<month_n>[0-9]{1,2})(?:(?P=sep)(?P<day_n>[0-9]{1,2}))?)?"
    r"(?:現在|時点)?"
)


class Kind(StrEnum):
    """How exact a printed time is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"


@dataclass(frozen=True, slots=True)
class Time:
    """A printed time: year (Gregorian; for a fiscal year the one it starts in), month, day."""

    kind: Kind
    year: int
    month: int | None = None
    day: int | None = None
    overflow: bool = False

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n is not None))
        return "-".join(parts)

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that holds this time. Raises :class:`Unreadable` for a bare year."""
        if self.kind is Kind.FISCAL_YEAR:
            return self.year
        if self.month is None:
            raise Unreadable("not-a-fiscal-year", value=str(self))
        return self.year if self.month >= 4 else self.year - 1


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year named by the calendar year in which it starts."""

    year: int

    @classmethod
    def of(cls, day: date) -> FiscalYear:
        """The fiscal year a day is in."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def period(self) -> Period:
        """1 April to 31 March."""
        return Period(date(self.year, 4, 1), date(self.year + 1, 3, 31))

    @property
    def japanese(self) -> str:
        """令和6年度. The year an era begins in is its first (令和元年度, not 平成31年度)."""
        era = next(era for era in reversed(_ERAS) if self.year >= era.first.year)
        return f"{era.written(self.year)}年度"


def japanese_date(day: date) -> str:
    """令和6年11月21日, by the first days of the eras; ``ValueError`` before the first."""
    era = next((era for era in reversed(_ERAS) if day >= era.first), None)
    if era is None:
        raise ValueError(f"no era for {day}")
    return f"{era.written(day.year)}年{day.month}月{day.day}日"


def era_year(mark: str, number: str) -> tuple[int, bool]:
    """Gregorian year of an era year, and whether it runs past the era's end (平成32年).

    Raises :class:`Unreadable` (``era-out-of-range``) for year 0 and for absurd years.
    """
    era = _BY_MARK[mark.upper() if mark.isascii() else mark]
    count = 1 if number == "元" else int(number)
    year = era.first.year + count - 1
    overflow = era.last is not None and count > era.last
    if count == 0 or year > _LATEST or (overflow and count > (era.last or 0) + _OVERFLOW):
        raise Unreadable("era-out-of-range", value=f"{era.name}{number}年")
    return year, overflow


def plain_time(text: str) -> str:
    """A printed time without spaces, its digits, signs and era letters in ASCII."""
    return drop_spaces(narrow_digits(text)).translate(_WIDE_LETTERS)


def typed_year(text: str) -> int | None:
    """The year a fiscal year starts in, as people type it (2024, 令和6年度, R6); ``None`` if it is
    no year of this or the last century."""
    try:
        time = read_time(text)
    except Unreadable:
        return None
    is_year = time.kind in (Kind.YEAR, Kind.FISCAL_YEAR) and 1900 <= time.year < 2100
    return time.year if is_year and not time.overflow else None


def typed_day(text: str) -> date | None:
    """A day as people type it (2025-04-01, 2025/4/1, 令和7年4月1日); ``None`` if it is none."""
    try:
        time = read_time(text)
    except Unreadable:
        return None
    return date(time.year, time.month or 1, time.day or 1) if time.kind is Kind.DAY else None


def _years(found: Mapping[str, str | None]) -> Iterator[tuple[int, bool]]:
    for western in (found["year"], found["then"]):
        if western:
            yield int(western), False
    for mark, number in ((found["era"], found["n"]), (found["first_era"], found["first_n"])):
        if mark and number:
            yield era_year(mark, number)


def read_time(text: str) -> Time:
    """Read a day, month, year or fiscal year in era or Gregorian form, or both in one.

    Accepts ``2017（平成29）年９月現在``, ``令和5年度``, ``R8.05.13``, ``2025-01-01``. Raises
    :class:`Unreadable`: ``not-a-time``, ``era-disagrees`` (both forms, not the same year),
    ``era-out-of-range``, ``no-such-day``. A bare 「5年」 has no era and is not read.
    """
    match = _TEXT.fullmatch(plain_time(text))
    if match is None:
        raise Unreadable("not-a-time", value=text)
    found = match.groupdict()
    years = list(_years(found))
    if len({year for year, _ in years}) != 1:
        raise Unreadable("era-disagrees", value=text)
    year, overflow = years[0][0], any(over for _, over in years)
    month, day = found["month"] or found["month_n"], found["day"] or found["day_n"]
    if found["unit"] == "年度":
        if month:
            raise Unreadable("not-a-time", value=text)
        return Time(Kind.FISCAL_YEAR, year, overflow=overflow)
    try:
        date(year, int(month or 1), int(day or 1))
    except ValueError:
        raise Unreadable("no-such-day", value=text) from None
    kind = Kind.DAY if day else Kind.MONTH if month else Kind.YEAR
    return Time(kind, year, int(month) if month else None, int(day) if day else None, overflow)


def stored_time(text: str, kind: str = "") -> Time | None:
    """A time as tables keep it (2025-01-01, 2023-02, 2022); ``None`` if it is none. ``kind`` says
    what a year alone is, where something does: it looks the same as a fiscal year."""
    try:
        time = read_time(text)
    except Unreadable:
        return None
    is_fiscal = time.kind is Kind.YEAR and kind == Kind.FISCAL_YEAR
    return replace(time, kind=Kind.FISCAL_YEAR) if is_fiscal else time


def is_bare_year(time: Time, text: str) -> bool:
    """Whether only a year is printed and not even 年 (R5, 平成19, 2019)."""
    return time.kind is Kind.YEAR and "年" not in text


def as_fiscal_year(time: Time, text: str) -> Time:
    """The time, a bare year taken as the fiscal year: where one is asked for, offices leave 年度
    out. With 年 it stays a calendar year, and so does a number that is hardly a year."""
    if is_bare_year(time, text) and _ERAS[0].first.year <= time.year <= _LATEST:
        return replace(time, kind=Kind.FISCAL_YEAR)
    return time
