"""Words that name a year, moved on to another one: R6_jinkou.xlsx, 令和6年度, 2024年."""

from __future__ import annotations

import re
from datetime import date

from aoimori.core.fiscal import FiscalYear, era_year, plain_time, read_time
from aoimori.core.steps import Unreadable
from aoimori.core.text import narrow

# A year further away is one that something began with, or ends with, and stays.
_NEAR = 2
_DIGIT = "[0-9０-９]"
_YEAR = re.compile(
    # 2024, also of 20250101 and 202501
    rf"(?<!{_DIGIT})(?P<year>{_DIGIT}{{4}})"
    rf"(?=(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?)?(?!{_DIGIT}))"
    # 令和6, 令和元, R6, r06, Ｒ６
    r"|(?P<mark>令和|平成|[㋿㍻]|(?<![A-Za-zＡ-Ｚａ-ｚ])[RHrhＲＨｒｈ])"
    rf"(?P<gap>[ 　]?)(?P<n>元|{_DIGIT}{{1,2}})(?!{_DIGIT})"
)
# The day of a date is its last number.
_LAST_DAY = re.compile(rf"(?:29|２９)(?!.*{_DIGIT})")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
# The same era mark in the order of eras, in the form in which it was written.
_MARKS = ("平成", "令和"), ("㍻", "㋿"), ("H", "R"), ("h", "r"), ("Ｈ", "Ｒ"), ("ｈ", "ｒ")
_LETTERS = "HRhrＨＲｈｒ"


def renewed(text: str, around: int, by: int) -> str:
    """The text with every year near to ``around`` moved ``by`` some, in the form in which it is
    written; H30 becomes R1, 平成30 becomes 令和元."""

    def moved(match: re.Match[str]) -> str:
        try:
            year = _year_of(match)
        except Unreadable:
            return match[0]
        if abs(year - around) > _NEAR:
            return match[0]
        return _written(match, year + by)

    return _YEAR.sub(moved, text)


def renewed_time(value: object, around: int, by: int) -> str | int | None:
    """A value that is nothing but a time in a year near to ``around``, moved; else ``None``."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        time = read_time(str(value))
    except Unreadable:
        return None
    moved = renewed(str(value), around, by)
    if abs(time.year - around) > _NEAR or moved == str(value):
        return None
    try:
        read_time(moved)
    except Unreadable:  # 29 February: the last of a February stays the last
        moved = _LAST_DAY.sub(lambda day: "28" if day[0].isascii() else "２８", moved)
    return int(moved) if isinstance(value, int) else moved


def renewed_path(path: str, before: int, year: int) -> str:
    """Where the sheet of another year is to be: the folder of that year, and the years in the name
    moved. A path that names no year is put into the folder of the year."""
    first, *rest = path.split("/")
    folder = str(year) if first == str(before) else renewed(first, before, year - before)
    moved = "/".join([folder, *(renewed(part, before, year - before) for part in rest)])
    return moved if moved != path else f"{year}/{path.rpartition('/')[2]}"


def renewed_day(text: str, by: int) -> str:
    """A day (2024-04-01) some years later; the last of a February stays the last."""
    day = date.fromisoformat(text)
    try:
        return day.replace(year=day.year + by).isoformat()
    except ValueError:  # 29 February
        return day.replace(year=day.year + by, day=28).isoformat()


def _year_of(match: re.Match[str]) -> int:
    if match["year"]:
        return int(narrow(match["year"]))
    return era_year(plain_time(match["mark"]), plain_time(match["n"]))[0]


def _written(match: re.Match[str], year: int) -> str:
    if match["year"]:
        return _in_width(str(year), wide=not match["year"].isascii())
    forms = next(forms for forms in _MARKS if match["mark"] in forms)
    era = FiscalYear(year).japanese.removesuffix("年度")
    is_later = era.startswith("令和")
    mark, number = forms[is_later], era[2:]
    if match["mark"] in _LETTERS:
        number = number.replace("元", "1")
    was = match["n"]
    if narrow(was).startswith("0"):
        number = number.rjust(2, "0")
    is_wide = not was.isascii() if was != "元" else mark in "ＨＲｈｒ"
    return f"{mark}{match['gap']}{_in_width(number, wide=is_wide)}"


def _in_width(number: str, *, wide: bool) -> str:
    return number.translate(_WIDE) if wide else number
