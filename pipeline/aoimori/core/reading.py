"""One raw text of a column becomes one canonical value, by the words its layout gives.

Canonical text: numbers as ``-12.50``, dates ISO 8601, booleans as the schema's first true or
false value, text as it stands. Every change is a named :class:`Step`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from aoimori.core.codes import CodeList
from aoimori.core.fiscal import Kind, Time, as_fiscal_year, read_time
from aoimori.core.intervals import Basis, Interval, read_interval
from aoimori.core.layout import Column, Extract
from aoimori.core.numbers import read_integer, read_number
from aoimori.core.recognise import is_sign
from aoimori.core.registry import Registry
from aoimori.core.schema import Field
from aoimori.core.serials import serial_date
from aoimori.core.steps import Step, Unreadable
from aoimori.core.text import CLEANERS, trim, unify_line_ends


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What a way of reading may look at beside the text: column, field, and the code list that
    the column (``codes``), else the field names."""

    column: Column
    field: Field
    codes: CodeList | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """Suffixes a number may carry: the column's, else the field's own unit."""
        if self.column.units:
            return self.column.units
        return (self.field.unit.ja,) if self.field.unit else ()


Reading = tuple[str | None, tuple[Step, ...]]
READINGS: Registry[Callable[[str, ReadingContext], Reading]] = Registry("reading")


def default_reading(field: Field) -> str:
    """How a field reads when its column does not say: by its code list or its type."""
    return "code" if field.codes else "text" if field.type == "string" else field.type


@READINGS.register("text")
def _text(text: str, reader: ReadingContext) -> Reading:
    return text, ()


@READINGS.register("number")
def _number(text: str, reader: ReadingContext) -> Reading:
    return read_number(text, reader.units)


@READINGS.register("integer")
def _integer(text: str, reader: ReadingContext) -> Reading:
    return read_integer(text, reader.units)


@READINGS.register("boolean")
def _boolean(text: str, reader: ReadingContext) -> Reading:
    for values in (reader.field.true_values, reader.field.false_values):
        if text in values:
            return values[0], () if text == values[0] else (Step("boolean", text, values[0]),)
    allowed = "・".join((*reader.field.true_values, *reader.field.false_values))
    raise Unreadable("not-a-boolean", value=text, allowed=allowed)


@READINGS.register("code")
def _code(text: str, reader: ReadingContext) -> Reading:
    if reader.codes is None:
        raise ValueError(f"{reader.field.name} has no code list")
    give = reader.column.give
    if give not in reader.codes.columns:
        raise ValueError(f"the code list {reader.codes.name} has no column {give}")
    found = reader.codes.find(text)
    value = found.entry.column(give)
    if value == found.known:
        return value, found.steps
    return value, (*found.steps, Step("code-lookup", found.known, value))


def _time_reading(name: str, rule: str, form: Callable[[Time, str], str]) -> None:
    """Register a reading that takes one part of a printed time; ``form`` may refuse it."""

    def read(text: str, reader: ReadingContext) -> Reading:
        _refuse_other(text)
        time = read_time(text)
        western = f"{time}年度" if time.kind is Kind.FISCAL_YEAR else str(time)
        steps = _overflow(text, western, reader) if time.overflow else ()
        return _part(text, form(time, text), rule, steps)

    READINGS.add(name, read)


def _refuse_other(text: str) -> None:
    """A number such as 45658 may be a stored date, and may be a slip: it is not guessed. A mere
    sign may stand for anything."""
    if is_sign(text):
        raise Unreadable("sign-unexplained", value=text)
    if (day := serial_date(text)) is not None:
        raise Unreadable("looks-like-serial", value=text, date=day.isoformat())


def _overflow(text: str, western: str, reader: ReadingContext) -> tuple[Step, ...]:
    """A year past its era's end: a step that warns, or an error where the column is strict."""
    if reader.column.era_strict:
        raise Unreadable("era-overflow", value=text, read_as=western)
    return (Step("era-overflow", text, western),)


def _part(text: str, value: str | None, rule: str, steps: tuple[Step, ...]) -> Reading:
    """The part asked for, and the steps to it."""
    known = steps[-1].after if steps else text
    return value, (*steps, Step(rule, known, value)) if value != known else steps


def _fiscal_year(time: Time, text: str) -> str:
    meant = as_fiscal_year(time, text)
    if meant.kind is Kind.YEAR:
        raise Unreadable("not-a-fiscal-year", value=text)
    return f"{meant.fiscal_year:04}"


def _date(time: Time, text: str) -> str:
    if time.kind is not Kind.DAY:
        raise Unreadable("not-a-date", value=text)
    return str(time)


_time_reading("date", "calendar", _date)
_time_reading("year", "year-of", lambda time, text: f"{time.year:04}")
_time_reading("fiscal-year", "fiscal-year-of", _fiscal_year)
_time_reading("period", "calendar", lambda time, text: str(time))
_time_reading("period-kind", "period-kind", lambda time, text: str(time.kind))


PeriodPart = Callable[[Interval, str], str | None]


def _interval(text: str, reader: ReadingContext, rule: str, part: PeriodPart) -> Reading:
    """One part of a printed period, if it has it; ``part`` may refuse the text."""
    _refuse_other(text)
    interval = read_interval(text, reader.column.assume)
    steps = _overflow(text, str(interval), reader) if interval.overflow else ()
    if interval.basis is Basis.YEAR_ASSUMED:
        _, steps = _part(text, str(interval), "year-assumed", steps)
    return _part(text, part(interval, text), rule, steps)


def _interval_reading(name: str, rule: str, part: PeriodPart) -> None:
    READINGS.add(name, lambda text, reader: _interval(text, reader, rule, part))


def _day(interval: Interval, text: str, day: str | None) -> str | None:
    if interval.bare:
        raise Unreadable("year-or-fiscal-year", value=text)
    return day


_interval_reading("first-day", "first-day", lambda i, text: _day(i, text, i.first_day))
_interval_reading("last-day", "last-day", lambda i, text: _day(i, text, i.last_day))
_interval_reading("period-start", "period-part", lambda i, _: i.start)
_interval_reading("period-end", "period-part", lambda i, _: i.end)
_interval_reading("period-as-of", "period-part", lambda i, _: i.as_of)
_interval_reading("period-fiscal-year", "period-part", lambda i, _: i.fiscal_year)


@READINGS.register("period-basis")
def _period_basis(text: str, reader: ReadingContext) -> Reading:
    """A basis itself is one (the ``default`` of a blank cell); else that of the printed period."""
    if text in list(Basis):
        return text, ()
    return _interval(text, reader, "period-part", lambda interval, _: str(interval.basis))


def read_value(raw: str, reader: ReadingContext) -> tuple[str | None, tuple[Step, ...]]:
    """Read one raw text (of a cell, or of one part of a split cell).

    Order: clean, symbols, extract, aliases, map, default, read. The value is canonical for
    the field's type, whatever way it came, or it is :class:`Unreadable`.
    """
    value, steps = _read(raw, reader)
    if value is not None and not reader.field.is_canonical(value):
        raise Unreadable("type-error", value=value, type=reader.field.type)
    return value, steps


def _read(raw: str, reader: ReadingContext) -> tuple[str | None, tuple[Step, ...]]:
    column = reader.column
    value, steps = _clean(raw, column)
    if value in column.symbols:
        sign = column.symbols[value]
        if sign.error:
            raise Unreadable("symbol-not-publishable", value=value, meaning=sign.meaning)
        return sign.value, (*steps, Step("symbol", value, sign.value, sign.status))
    found: str | None = value or None
    if found is not None and column.extract is not None:
        found = _extract(found, column, column.extract)
        steps = (*steps, Step("extract", value, found)) if found != value else steps
    if found is not None and column.aliases.get(found, found) != found:
        steps = (*steps, Step("alias", found, column.aliases[found]))
        found = column.aliases[found]
    if found is not None and column.map:
        if found not in column.map:
            raise Unreadable("not-in-map", value=found, allowed="・".join(column.map))
        mapped = column.map[found]
        steps = (*steps, Step("map", found, mapped)) if mapped != found else steps
        found = mapped
    if found is None and column.default is not None:
        found = column.default
        steps = (*steps, Step("default", None, found))
    if found is None:
        return None, steps
    read = READINGS.get(column.read)
    if read is None:
        raise ValueError(f"no reading named {column.read!r}")
    canonical, more = read(found, reader)
    return canonical, (*steps, *more)


# Done whatever a column says: nothing is lost by them.
_ALWAYS = (("trim", trim), ("line-ends", unify_line_ends))


def _clean(raw: str, column: Column) -> tuple[str, tuple[Step, ...]]:
    value, steps = raw, []
    for rule, cleaner in (*_ALWAYS, *((name, CLEANERS[name]) for name in column.clean)):
        after = cleaner(value)
        if after != value:
            steps.append(Step(rule, value, after))
        value = after
    return value, tuple(steps)


def _extract(text: str, column: Column, extract: Extract) -> str | None:
    """What the pattern finds, nothing if that is empty; no match needs a default."""
    match = re.search(extract.pattern, text)
    if match is None:
        if column.has_default:
            return None
        raise Unreadable("pattern-not-found", value=text, pattern=extract.pattern)
    if extract.groups:
        wanted = [match[int(name) if name.isdecimal() else name] for name in extract.groups]
    else:
        wanted = [match[1] if match.re.groups else match[0]]
    return extract.join.join(part for part in wanted if part) or None
