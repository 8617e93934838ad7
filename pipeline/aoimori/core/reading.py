"""One raw text of a column becomes one canonical value, by the words its layout gives.

Canonical text: numbers as ``-12.50``, dates ISO 8601, booleans as the schema's first true or
false value, text as it stands. Every change is a named :class:`Step`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from aoimori.core.codes import CodeList
from aoimori.core.fiscal import Kind, Time, read_time
from aoimori.core.layout import Column, Extract
from aoimori.core.numbers import read_integer, read_number
from aoimori.core.registry import Registry
from aoimori.core.schema import Field
from aoimori.core.steps import Step, Unreadable
from aoimori.core.text import CLEANERS, trim


@dataclass(frozen=True, slots=True)
class Reader:
    """What a way of reading may look at beside the text: column, field and its code list."""

    column: Column
    field: Field
    codes: CodeList | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """Suffixes a number may carry: the column's, else the field's own unit."""
        if self.column.units:
            return self.column.units
        return (self.field.unit.ja,) if self.field.unit else ()


Reading = tuple[str, tuple[Step, ...]]
READINGS: Registry[Callable[[str, Reader], Reading]] = Registry("reading")


def default_reading(field: Field) -> str:
    """How a field reads when its column does not say: by its code list or its type."""
    return "code" if field.codes else "text" if field.type == "string" else field.type


@READINGS.register("text")
def _text(text: str, reader: Reader) -> Reading:
    return text, ()


@READINGS.register("number")
def _number(text: str, reader: Reader) -> Reading:
    return read_number(text, reader.units)


@READINGS.register("integer")
def _integer(text: str, reader: Reader) -> Reading:
    return read_integer(text, reader.units)


@READINGS.register("boolean")
def _boolean(text: str, reader: Reader) -> Reading:
    for values in (reader.field.true_values, reader.field.false_values):
        if text in values:
            return values[0], () if text == values[0] else (Step("boolean", text, values[0]),)
    allowed = "・".join((*reader.field.true_values, *reader.field.false_values))
    raise Unreadable("not-a-boolean", value=text, allowed=allowed)


@READINGS.register("code")
def _code(text: str, reader: Reader) -> Reading:
    if reader.codes is None:
        raise ValueError(f"{reader.field.name} has no code list")
    code = reader.codes.find(text)
    return code, () if code == text else (Step("code-lookup", text, code),)


def _time_reading(name: str, rule: str, form: Callable[[Time, str], str]) -> None:
    """Register a reading that takes one part of a printed time; ``form`` may refuse it."""

    def read(text: str, reader: Reader) -> Reading:
        time = read_time(text)
        value = form(time, text)
        steps = (Step(rule, text, value),) if value != text else ()
        if time.overflow:
            steps = (*steps, Step("era-overflow", text, value))
        return value, steps

    READINGS.add(name, read)


def _date(time: Time, text: str) -> str:
    if time.kind is not Kind.DAY:
        raise Unreadable("not-a-date", value=text)
    return str(time)


_time_reading("date", "calendar", _date)
_time_reading("year", "year-of", lambda time, text: f"{time.year:04}")
_time_reading("fiscal-year", "fiscal-year-of", lambda time, text: f"{time.fiscal_year:04}")
_time_reading("period", "calendar", lambda time, text: str(time))
_time_reading("period-kind", "period-kind", lambda time, text: str(time.kind))


def read_value(raw: str, reader: Reader) -> tuple[str | None, tuple[Step, ...]]:
    """Read one raw text (of a cell, or of one part of a split cell).

    Order: clean, symbols, extract, map, default, read. The value is canonical for the field's
    type, whatever way it came, or it is :class:`Unreadable`.
    """
    value, steps = _read(raw, reader)
    if value is not None and not reader.field.is_canonical(value):
        raise Unreadable("type-error", value=value, type=reader.field.type)
    return value, steps


def _read(raw: str, reader: Reader) -> tuple[str | None, tuple[Step, ...]]:
    column = reader.column
    value, steps = _clean(raw, column)
    if value in column.symbols:
        stands_for = column.symbols[value].value
        return stands_for, (*steps, Step("symbol", value, stands_for))
    found: str | None = value or None
    if found is not None and column.extract is not None:
        found = _extract(found, column, column.extract)
        steps = (*steps, Step("extract", value, found)) if found != value else steps
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


def _clean(raw: str, column: Column) -> tuple[str, tuple[Step, ...]]:
    value, steps = raw, []
    for rule, cleaner in (("trim", trim), *((name, CLEANERS[name]) for name in column.clean)):
        after = cleaner(value)
        if after != value:
            steps.append(Step(rule, value, after))
        value = after
    return value, tuple(steps)


def _extract(text: str, column: Column, extract: Extract) -> str | None:
    match = re.search(extract.pattern, text)
    if match is not None:
        found = match[1] if match.re.groups else match[0]
        if found:
            return found
    if column.has_default:
        return None
    raise Unreadable("pattern-not-found", value=text, pattern=extract.pattern)
