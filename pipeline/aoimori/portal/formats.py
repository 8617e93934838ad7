"""Numbers, sizes, dates and periods as a reader of each language expects them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from aoimori.core.fiscal import FiscalYear, Kind, Period, Time, japanese_date
from aoimori.core.localized import Language
from aoimori.core.text import start_of

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# So many times are named one by one.
_FEW = 3
_SENTENCES = {
    "ja": re.compile(r".*?。", re.DOTALL),
    "en": re.compile(r".*?[.!?](?=\s+[A-Z]|$)", re.DOTALL),
}


def number(count: int) -> str:
    return f"{count:,}"


def size(count: int) -> str:
    """A file size; a started KB counts, so that nothing weighs 0 KB."""
    if count < 1024:
        return f"{count} B"
    if count < 1024 * 1024:
        return f"{-(-count // 1024):,} KB"
    return f"{count / (1024 * 1024):,.1f} MB"


def share(part: int, whole: int) -> str:
    """A percentage that says 0 % and 100 % only where that is exact."""
    if part in (0, whole):
        return "0%" if part == 0 else "100%"
    return f"{min(max(100 * part / whole, 0.1), 99.9):.1f}%"


def day(value: date, lang: Language) -> str:
    if lang == "ja":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date, lang: Language) -> str:
    """The month of a day."""
    if lang == "ja":
        return f"{value.year}年{value.month}月"
    return f"{_MONTHS[value.month - 1]} {value.year}"


def full_day(value: date, lang: Language) -> str:
    """The day, in Japanese with the year of the era too."""
    if lang == "en":
        return day(value, lang)
    era = japanese_date(value).partition("年")[0]
    return f"{day(value, lang)}（{era}年）"


def fiscal_year(year: FiscalYear, lang: Language) -> str:
    return year.japanese if lang == "ja" else f"FY{year.year}"


def period(days: Period, lang: Language) -> str:
    """The days that figures cover."""
    start, end = day(days.start, lang), day(days.end, lang)
    return f"{start}から{end}まで" if lang == "ja" else f"{start} to {end}"


def time(value: Time, lang: Language) -> str:
    """A time as exact as it is: a day, a month, a year, a fiscal year."""
    match value.kind:
        case Kind.DAY:
            return day(_first_day(value), lang)
        case Kind.MONTH:
            return month(_first_day(value), lang)
        case Kind.FISCAL_YEAR:
            # Of this calendar, as what stands beside it is.
            return f"{value.year}年度" if lang == "ja" else f"FY{value.year}"
        case Kind.YEAR:
            return f"{value.year}年" if lang == "ja" else str(value.year)


def _first_day(value: Time) -> date:
    return date(value.year, value.month or 1, value.day or 1)


def times(some: Sequence[Time], lang: Language) -> str:
    """Each of a few times, in their order; of many the first and the last."""
    told = [time(each, lang) for each in some]
    if len(told) <= _FEW:
        return ("、" if lang == "ja" else ", ").join(told)
    return f"{told[0]}～{told[-1]}" if lang == "ja" else f"{told[0]} to {told[-1]}"


def first_sentence(text: str, lang: Language) -> str:
    """Up to the first full stop; the whole text where there is none."""
    found = _SENTENCES[lang].match(text)
    return found[0] if found else text


def shorten(text: str, length: int = 60) -> str:
    """One line, cut where it would fill a table cell."""
    line = " ".join(text.split()) if "\n" in text else text
    return line if len(line) <= length else start_of(line, length - 1) + "…"
