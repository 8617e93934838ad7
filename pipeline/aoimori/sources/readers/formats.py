"""Number formats: a cell as a reader of the sheet sees it (docs/decisions/0008).

Shared by the readers of .xlsx and .xls, so that both say the same of the same cell.
"""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import Literal

from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from aoimori.core.sheet import Cell, CellProblem, Percent, cell_text

Meaning = Literal["number", "percent", "date", "duration", "changed"]

# Formats a file names by number only; in a Japanese Excel all of these are dates or times
# (ECMA-376 part 1, 18.8.30, ja-jp). The libraries know them as General, or not at all.
JAPANESE_DATES = frozenset((*range(27, 37), *range(50, 59)))
JAPANESE_DATE = "yyyy/m/d"
# Formats from this number on are named by the file.
FIRST_CUSTOM = 164

# Quoted and escaped characters and [colours] of a number format.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SIGNED = re.compile(r'^(?:\[[^\]]*\])*["\\]?[△▲−-]')
_SCALED = re.compile(r"[0#],+(?![0#,])")
_DIGIT = re.compile("[0#?]")
_BEHIND_POINT = re.compile(r"[.][0#?]+")
_NEGATIVE = re.compile("[-－−△▲(（]")
# As it is shown, also by a Japanese Excel; and text as it stands.
_GENERAL = ("general", "g/標準", "@")
# The year of an era alone (ggge"年") has none of the letters the libraries look for.
_ERA = re.compile(r"^[^A-Za-z]*(?:g{1,3}|g{0,3}e{1,2})[^A-Za-z]*$")


@cache
def meaning(code: str) -> Meaning:
    """What a format makes of a positive number; ``changed``: it shows another number."""
    first = code.split(";")[0]
    shown = _QUOTED.sub("", first)
    if is_timedelta_format(code):
        return "duration"
    if is_date_format(code) or (_ERA.match(shown) and not _DIGIT.search(shown)):
        return "date"
    if "%" in shown:
        return "percent"
    return "changed" if _SIGNED.match(code) or _SCALED.search(shown) else "number"


def seen(value: int | float, code: str, *, epoch_1904: bool) -> Cell:
    """A stored number as its format shows it, or the problem why it cannot be read.

    12.3% is stored as 0.123 (12.3 is what is read), a date as days since the epoch of the workbook.
    A sign or a scale in the format of positive numbers (△0, #,##0,) shows another number than the
    one stored.
    """
    match meaning(code):
        case "percent":
            return Percent(float(Decimal(f"{value:.15g}") * 100), _decimals(code))
        case "date" | "duration" as what:
            return _moment(value, epoch_1904=epoch_1904, duration=what == "duration")
        case "changed" if value > 0:
            return CellProblem("number-format", f"{cell_text(value)} ({code})")
    if not _says((value > 0) - (value < 0), code):
        return CellProblem("number-format", f"{cell_text(value)} ({code})")
    return value


@cache
def _decimals(code: str) -> int:
    """How many digits behind the point a format shows at most: 1 of 0.0%."""
    found = _BEHIND_POINT.search(_QUOTED.sub("", code.split(";")[0]))
    return len(found[0]) - 1 if found else 0


@cache
def _sections(code: str) -> tuple[str, ...]:
    """The formats of positive, negative and zero numbers, as far as there are own ones."""
    parts = [""]
    for piece in re.split(r'("[^"]*"|\\.|\[[^\]]*\]|;)', code):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(parts)


@cache
def _says(sign: int, code: str) -> bool:
    """Whether a format shows numbers of a sign at all, and negative ones as negative.

    With a section of its own, a negative number is shown without its sign, unless the section
    writes one: ``#,##0;△#,##0``.
    """
    sections = _sections(code)
    if sign < 0 and len(sections) > 1:
        own = sections[1]
        return _DIGIT.search(_QUOTED.sub("", own)) is not None and _NEGATIVE.search(own) is not None
    if sign == 0 and len(sections) > 2:
        return True  # A zero shown as a dash or as nothing is a zero all the same.
    plain = _QUOTED.sub("", sections[0])
    return not code or bool(_DIGIT.search(plain)) or plain.strip().lower() in _GENERAL


def _moment(value: int | float, *, epoch_1904: bool, duration: bool) -> Cell:
    try:
        told = from_excel(value, MAC_EPOCH if epoch_1904 else WINDOWS_EPOCH, timedelta=duration)
    except (OverflowError, ValueError):  # before the epoch or beyond the year 9999
        return CellProblem("error-value", "#VALUE!")
    return duration_text(told) if isinstance(told, timedelta) else told


def duration_text(duration: timedelta) -> str:
    """Hours, minutes and seconds of a time span: 26:00:00, not 1 day."""
    sign = "-" if duration < timedelta() else ""
    minutes, seconds = divmod(round(abs(duration).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{seconds:02}"
