"""How times are written: L3-05."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from aoimori.checks.rules.looked import (
    RULES,
    Looked,
    finding,
    judged,
    named,
    quoted,
    together,
    undecided,
)
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.printed import is_era_only, time_form
from aoimori.core.recognise import begins_with_era, is_western_time, is_year_number
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.text import header_key, narrow_digits

_YEARS = re.compile(r"(?:調査|実施|会計|対象|基準|和暦)?年度?")
# Headers of days of one year; 月日 and 休館日 may be those of every year.
_DAYS = re.compile(r"(?:年月日|日付|期日|日時|時点|(?<![曜月])日)(?:[（(].*)?$")
_EVERY_YEAR = re.compile(r"休|記念|誕生|毎年|縁日|祝日|締")
_OF_YEARS = frozenset(("year", "fiscal-year", "number"))
# In whole columns of times, one in five may be words.
_SHARE = 0.8


@RULES.register("L3-05")
def time_axis(looked: Looked) -> RuleResult:
    """Times told by an era alone, without the Gregorian year beside them; several ways of writing
    in one column. Which year a day without one is of, its file may say elsewhere."""
    told = [*_eras(looked), *_mixed(looked)]
    open_ = list(_without_year(looked))
    return judged("L3-05", [*told, *open_]) if told or not open_ else undecided("L3-05", open_)


def _eras(looked: Looked) -> Iterator[Finding]:
    columns = looked.table.columns
    alone = [
        column
        for column in columns
        if header_key(column.name) not in looked.known.spelled
        and not any(_is_western(looked, other) for other in _beside(columns, column))
    ]
    hits = (
        (c, looked.where(c, partial(is_era_only, header=c.name)) | _bare_years(looked, c))
        for c in alone
    )
    yield from together(looked, "time-axis", hits)
    headers = {c.name: c for c in columns if any(map(begins_with_era, c.levels))}
    if headers:
        row = looked.table.header[-1]
        cells = [(row, column.column) for column in headers.values()]
        yield finding(looked, "time-in-header", cells, **quoted(headers))


def _beside(columns: Sequence[FoundColumn], column: FoundColumn) -> list[FoundColumn]:
    at = columns.index(column)
    return [other for other in columns[max(0, at - 1) : at + 2] if other is not column]


def _bare_years(looked: Looked, column: FoundColumn) -> dict[str, list[int]]:
    """The rows of 5 and 6 under 年度, by text: years of an era that is not said."""
    found: dict[str, list[int]] = {}
    if _YEARS.fullmatch(column.name) and column.kind == "integer":
        for row, cell in looked.cells(column):
            if re.fullmatch("[1-9][0-9]?", text := narrow_digits(cell_text(cell))):
                found.setdefault(text, []).append(row)
    return found


def _is_western(looked: Looked, column: FoundColumn) -> bool:
    """Whether a column tells the same rows' time in the Gregorian calendar."""
    if column.kind == "year":
        return True
    return column.kind == "date" and not looked.where(column, lambda t: not is_western_time(t))


@dataclass(slots=True)
class _Form:
    """A way of writing: what was first written so, and the rows."""

    example: str
    rows: list[int] = field(default_factory=list)


def _mixed(looked: Looked) -> Iterator[Finding]:
    """Columns of times that are not all written alike, at the cells of the rarer ways."""
    for column in looked.table.columns:
        forms = sorted(_forms(looked, column).values(), key=lambda form: -len(form.rows))
        times = sum(len(form.rows) for form in forms)
        if len(forms) < 2 or times < _SHARE * len(looked.filled(column)):
            continue
        cells = [(row, column.column) for form in forms[1:] for row in form.rows]
        yield finding(
            looked,
            "time-forms-mixed",
            cells,
            **quoted(form.example for form in forms),
            **named([column]),
            count=str(len(cells)),
        )


def _forms(looked: Looked, column: FoundColumn) -> dict[str, _Form]:
    """The ways in which the times of a column are written; none of a column whose times another
    one tells in the Gregorian calendar."""
    if column.kind not in ("date", "mixed") or _is_told_beside(looked, column):
        return {}
    forms: dict[str, _Form] = {}
    of_days = _asks_for_year(looked, column)
    for text, rows in looked.texts(column).items():
        form = time_form(text)
        if form and (form != "no-year" or of_days):
            forms.setdefault(form, _Form(text)).rows.extend(rows)
    for row, cell in looked.cells(column) if forms else ():
        if type(cell) is not str and (form := _native_form(cell, column)):
            forms.setdefault(form, _Form(cell_text(cell))).rows.append(row)
    if forms.keys() - _OF_YEARS:  # a year among days is written in no other way
        forms.pop("year", None)
    return forms


def _native_form(cell: Cell, column: FoundColumn) -> str:
    if isinstance(cell, date):
        return "date"
    return "number" if "年" in column.name and is_year_number(cell) else ""


def _is_told_beside(looked: Looked, column: FoundColumn) -> bool:
    """Whether it keeps the spelling of the source, or stands beside its Gregorian time."""
    if header_key(column.name) in looked.known.spelled:
        return True
    return any(
        _is_western(looked, other) and ("西暦" in other.name or re.search("和暦|元号", column.name))
        for other in _beside(looked.table.columns, column)
    )


def _without_year(looked: Looked) -> Iterator[Finding]:
    columns = [column for column in looked.table.columns if _asks_for_year(looked, column)]
    hits = ((c, looked.where(c, lambda text: time_form(text) == "no-year")) for c in columns)
    yield from together(looked, "time-without-year", hits)


def _asks_for_year(looked: Looked, column: FoundColumn) -> bool:
    """Whether a header promises days of one year, which no other column says."""
    if not _DAYS.search(column.name) or _EVERY_YEAR.search(column.name):
        return False
    return not any(other.kind == "year" for other in looked.table.columns)
