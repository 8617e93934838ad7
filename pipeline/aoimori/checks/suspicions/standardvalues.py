"""Values of a standard data set that are not written as it asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time

from aoimori.checks.rules.looked import Looked, named, quoted
from aoimori.checks.suspicions.suspicion import tell
from aoimori.core.findings import Finding
from aoimori.core.found import Address, FoundColumn
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.standards import Format, StandardColumn
from aoimori.core.text import trim

_KANA = re.compile("[\u30a1-\u30fa\u30fc-\u30fe・＝（）ー\u3000 ０-９Ａ-Ｚａ-ｚ0-9A-Za-z()]+")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_URL = re.compile(r"https?://[!-~]+")


def _is_flag(cell: Cell) -> bool:
    return cell == "1" and type(cell) is str


def _is_time(cell: Cell) -> bool:
    return type(cell) is time or _fits(_TIME)(cell)


def _is_date(cell: Cell) -> bool:
    whole = isinstance(cell, date) and not (isinstance(cell, datetime) and cell.time() != time.min)
    return whole or _fits(_DATE)(cell)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or _fits(_NUMBER)(cell)


def _fits(pattern: re.Pattern[str]) -> Callable[[Cell], bool]:
    return lambda cell: pattern.fullmatch(cell_text(cell)) is not None


# What a value of a format is, and how it is told that it is none.
_TESTS: Mapping[Format, Callable[[Cell], bool]] = {
    "flag": _is_flag,
    "presence": lambda cell: cell in ("有", "無"),
    "kana": _fits(_KANA),
    "time": _is_time,
    "number": _is_number,
    "digits": _fits(re.compile("[0-9]+")),
    "alphanumeric": _fits(re.compile("[!-~]+")),
    "date": _is_date,
    "url": _fits(_URL),
}


def wrong_values(
    looked: Looked, columns: Mapping[FoundColumn, StandardColumn]
) -> Iterator[Finding]:
    """One finding for each format that values do not keep."""
    for wanted, is_right in _TESTS.items():
        wrong = {
            column: cells
            for column, meant in columns.items()
            if meant.format == wanted and (cells := _wrong(looked, column, is_right))
        }
        if wrong:
            sheet = looked.table.sheet
            places = [at for cells in wrong.values() for at in cells]
            texts = dict.fromkeys(cell_text(sheet.cell(*at)) for at in places)
            yield _told(wanted, looked, places, **quoted(texts), **named(wrong))


def _wrong(looked: Looked, column: FoundColumn, is_right: Callable[[Cell], bool]) -> list[Address]:
    return [
        (row, column.column)
        for row, cell in looked.cells(column)
        if trim(cell_text(cell)) and not is_right(cell)
    ]


def _told(wanted: Format, looked: Looked, cells: list[Address], /, **details: str) -> Finding:
    match wanted:
        case "flag":
            return tell("standard-flag", looked, cells, **details)
        case "presence":
            return tell("standard-presence", looked, cells, **details)
        case "kana":
            return tell("standard-kana", looked, cells, **details)
        case "time":
            return tell("standard-time", looked, cells, **details)
        case "number":
            return tell("standard-number", looked, cells, **details)
        case "date":
            return tell("standard-date", looked, cells, **details)
        case "url":
            return tell("standard-url", looked, cells, **details)
        case _:
            return tell("standard-ascii", looked, cells, **details)
