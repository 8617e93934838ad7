"""Periods as results sheets print them: R6.11～R7.2, 令和5年度末, R6年9月～（R7.3.31現在）."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aoimori.core.fiscal import Kind, Time, as_fiscal_year, is_bare_year, plain_time, read_time
from aoimori.core.steps import Unreadable
from aoimori.core.text import MINUS_SIGNS


class Basis(StrEnum):
    """Where the year of a period comes from; ``assumed``: no period is printed at all."""

    PRINTED = "printed"
    YEAR_ASSUMED = "year_assumed"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Interval:
    """A printed period in ISO 8601 (a year and month, or a day where a day is printed).

    ``end`` is ``None`` where it is open; a mere ``as_of`` (令和5年度末) has no start either.
    ``bare``: a year is printed without 年 or 年度; ``overflow``: a year is past its era's end.
    """

    start: str | None
    end: str | None
    as_of: str | None
    basis: Basis
    bare: bool = False
    overflow: bool = False

    def __str__(self) -> str:
        return f"{self.start}/{self.end or '..'}" if self.start else self.as_of or ""

    @property
    def fiscal_year(self) -> str:
        """The fiscal year of its start, or of the day it is as of."""
        first = _first_day(self.start or self.as_of or "")
        return f"{Time(Kind.DAY, first.year, first.month, first.day).fiscal_year:04}"

    @property
    def first_day(self) -> str:
        """The first day, or the day it is as of."""
        return _first_day(self.start or self.as_of or "").isoformat()

    @property
    def last_day(self) -> str | None:
        """The last day, or the day it is as of; ``None`` where the end is open."""
        last = self.end if self.start else self.as_of
        return _last_day(last).isoformat() if last else None


_MINUS = re.escape(MINUS_SIGNS)
_TO = re.compile(rf"[～〜~]|から|(?<=[年月日度])[{_MINUS}](?=.)")
_AND = re.compile(r"[、､,・･]|及び")
_END = re.compile(r"(?P<body>.+?)(?P<end>末)?(?P<now>現在|時点)?")
# A note in brackets behind a range: it says where the open end is, or as of when.
_NOTED = re.compile(r"(?P<main>[^（(]*(?:[～〜~]|から)[^（(]*)[（(](?P<note>[^（()）]+)[)）]")
_DURING = re.compile(r"(?<=[年度月])中$")
_MONTH_BEHIND_POINT = re.compile(r"(?<=[0-9元])[./](?=[0-9]{1,2}月)")
_YEARLESS = re.compile(
    r"(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?"
    r"|(?P<month_n>[0-9]{1,2})[/.](?P<day_n>[0-9]{1,2})"
    r"|(?P<same_month>[0-9]{1,2})日|(?P<same>[0-9]{1,2})"
)


def read_interval(text: str, assume: int | None = None) -> Interval:
    """Read a printed period; ``assume`` is the fiscal year of months printed without a year.

    A part without year or month has those of the part before it (R6年7月～11月; 3月 after 11月
    is of the next year); a year alone (R6) is a fiscal year. Raises :class:`Unreadable`:
    ``not-a-period``, ``year-not-printed`` (nothing to assume), ``period-backwards``,
    ``year-or-fiscal-year`` (R5末), and what :func:`read_time` raises.
    """
    return _Reader(text, assume).read(_DURING.sub("", plain_time(text)))


class _Reader:
    """Reads one text; remembers what was assumed on the way."""

    def __init__(self, text: str, assume: int | None) -> None:
        self.text = text
        self.assume = assume
        self.basis = Basis.PRINTED
        self.bare = self.overflow = False

    def read(self, plain: str) -> Interval:
        if plain == "通年":
            year = Time(Kind.FISCAL_YEAR, self.assumed_year())
            return self.interval(_first(year), _last(year), None)
        noted = _NOTED.fullmatch(plain)
        main = noted["main"] if noted else plain
        times, is_open, as_of = self.parts(main)
        if as_of and is_open:
            raise self.refuse()
        if as_of and len(times) == 1:
            return self.interval(None, None, as_of)
        start, end = _first(times[0]), None if is_open else _last(times[-1])
        if noted:
            end, as_of = self.noted(noted["note"], times[-1], end, as_of)
        return self.interval(start, end, as_of)

    def interval(self, start: str | None, end: str | None, as_of: str | None) -> Interval:
        return Interval(start, end, as_of, self.basis, self.bare, self.overflow)

    def refuse(self) -> Unreadable:
        return Unreadable("not-a-period", value=self.text)

    def assumed_year(self) -> int:
        if self.assume is None:
            raise Unreadable("year-not-printed", value=self.text)
        self.basis = Basis.YEAR_ASSUMED
        return self.assume

    def parts(self, main: str) -> tuple[list[Time], bool, str | None]:
        """The times from first to last, whether the end is open, and as of when."""
        ranges = _TO.split(main)
        is_open = len(ranges) > 1 and not ranges[-1]
        if is_open:
            ranges.pop()
        elif len(ranges) > 1:
            ranges[-1] = ranges[-1].removesuffix("まで")
        tokens = [token for part in ranges for token in _AND.split(part)]
        last = _END.fullmatch(tokens[-1])
        if last is None:
            raise self.refuse()
        times: list[Time] = []
        for token in (*tokens[:-1], last["body"]):
            times.append(self.part(token, times[-1] if times else None))
            if len(times) > 1 and _first_day(_first(times[-2])) > _last_day(_last(times[-1])):
                raise Unreadable("period-backwards", value=self.text)
        return times, is_open, self.as_of(times[-1], last)

    def as_of(self, time: Time, said: re.Match[str]) -> str | None:
        """The day or month that 末 or 現在 behind a time means."""
        if said["end"]:
            if self.bare and time.month is None:
                raise Unreadable("year-or-fiscal-year", value=self.text)
            if time.kind is Kind.DAY:
                raise self.refuse()
            return _last_day(_last(time)).isoformat()
        if said["now"]:
            if time.month is None:
                raise self.refuse()
            return str(time)
        return None

    def noted(
        self, note: str, before: Time, end: str | None, as_of: str | None
    ) -> tuple[str | None, str | None]:
        """What the note in brackets adds: as of when, and the end where it is open."""
        said = _END.fullmatch(note)
        if said is None or as_of:
            raise self.refuse()
        time = self.part(said["body"], before)
        as_of = self.as_of(time, said)
        if end and not as_of:
            raise self.refuse()
        if _last_day(_last(time)) < _first_day(_first(before)):
            raise Unreadable("period-backwards", value=self.text)
        # As exact as the start: a month goes to the month of 現在.
        return end or _last(time)[: len(_first(before))], as_of

    def part(self, token: str, before: Time | None) -> Time:
        """One time; what it leaves out it has from the part before, or from the assumed year."""
        yearless = _YEARLESS.fullmatch(token)
        if yearless is not None:
            return self.yearless(yearless.groupdict(), before)
        try:
            time = read_time(_MONTH_BEHIND_POINT.sub("年", token))
        except Unreadable as error:
            raise self.refuse() if error.check == "not-a-time" else error from None
        self.overflow = self.overflow or time.overflow
        self.bare = self.bare or is_bare_year(time, token)
        time = as_fiscal_year(time, token)
        if is_bare_year(time, token) or not date.min.year <= time.year < date.max.year:
            raise self.refuse()
        return time

    def yearless(self, found: dict[str, str | None], before: Time | None) -> Time:
        month, day = found["month"] or found["month_n"], found["day"] or found["day_n"]
        if month is None and before is not None and before.month is not None:
            inherits_day = found["same_month"] or before.kind is Kind.DAY
            day = found["same_month"] or (found["same"] if inherits_day else None)
            month = str(before.month) if day else found["same"]
        if month is None or (before is not None and before.month is None):
            raise self.refuse()
        number = int(month)
        if before is None or self.basis is Basis.YEAR_ASSUMED:
            year = self.assumed_year() + (number < 4)
        else:
            year = before.year + (number < (before.month or number))
        try:
            date(year, number, int(day or 1))
        except ValueError:
            raise Unreadable("no-such-day", value=self.text) from None
        return Time(Kind.DAY if day else Kind.MONTH, year, number, int(day) if day else None)


def _first(time: Time) -> str:
    """The first month or the day of a time."""
    months = {Kind.FISCAL_YEAR: 4, Kind.YEAR: 1}
    return f"{time.year:04}-{months[time.kind]:02}" if time.kind in months else str(time)


def _last(time: Time) -> str:
    """The last month or the day of a time."""
    match time.kind:
        case Kind.FISCAL_YEAR:
            return f"{time.year + 1:04}-03"
        case Kind.YEAR:
            return f"{time.year:04}-12"
        case _:
            return str(time)


def _first_day(iso: str) -> date:
    return date.fromisoformat(iso if len(iso) > 7 else f"{iso}-01")


def _last_day(iso: str) -> date:
    first = _first_day(iso)
    return first if len(iso) > 7 else first.replace(day=monthrange(first.year, first.month)[1])
