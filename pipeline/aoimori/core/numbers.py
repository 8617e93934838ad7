"""Numbers as offices write them, read exactly: text in, canonical decimal text out."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from aoimori.core.serials import serial_number
from aoimori.core.steps import Step, Unreadable
from aoimori.core.text import MINUS_SIGNS, narrow_digits, trim

_CANONICAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)?")
_SIGN = re.compile(rf"^[▲△{re.escape(MINUS_SIGNS)}]\s*(?=[0-9])")
# Signs that stand for a value or for none; what they mean only a legend can say (L3-03).
_ONLY_SIGN = re.compile(rf"[{re.escape(MINUS_SIGNS)}…‥*＊.．·・xXｘＸ×/／△▲]+")
# What begins so behind a number is a note, and no unit.
_NOTE = "（(［[〔【※＊*注"
_BODY = re.compile(r"^[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")


def is_number(text: str) -> bool:
    """Whether the text is in canonical form already: ``-12``, ``0.50``; not ``+1``, ``007``."""
    return _CANONICAL.fullmatch(text) is not None


def exact(text: str | None) -> Decimal | None:
    """The number a canonical text is, ``None`` for no text or no number."""
    return Decimal(text) if text is not None and is_number(text) else None


def read_number(text: str, units: Collection[str] = ()) -> tuple[str, tuple[Step, ...]]:
    """Read a number with separators, full-width digits, ▲ or a unit behind it.

    Decimals keep the digits that are written (``10.0`` stays ``10.0``). A suffix is taken off
    only if it is one of ``units``; anything else is :class:`Unreadable` with the reason code
    ``not-a-number``, ``wrong-unit``, ``bad-grouping``, or ``looks-like-date`` (the cell of a
    number has a date format). Rule L2-01.
    """
    if is_number(text):
        return text, ()
    _refuse_date(text)
    steps: list[Step] = []

    def become(rule: str, after: str) -> str:
        if after != value:
            steps.append(Step(rule, value, after))
        return after

    value = text
    value = become("trim", trim(value))
    value = become("full-width-digits", narrow_digits(value))
    value = become("sign-mark", _SIGN.sub("-", value))
    body = _BODY.match(value)
    if body is None:
        is_sign = _ONLY_SIGN.fullmatch(value) is not None
        raise Unreadable("sign-unexplained" if is_sign else "not-a-number", value=text)
    suffix = trim(value[body.end() :])
    if suffix and suffix not in units:
        if not units or suffix[0] in _NOTE:
            raise Unreadable("not-a-number", value=text)
        raise Unreadable("wrong-unit", value=text, unit=suffix, allowed="・".join(units))
    value = become("unit-suffix", body.group())
    value = become("plus-sign", value.removeprefix("+"))
    if "," in value:
        if not _GROUPED.fullmatch(value):
            raise Unreadable("bad-grouping", value=text)
        value = become("separators", value.replace(",", ""))
    if not _PLAIN.fullmatch(value):
        raise Unreadable("not-a-number", value=text)
    value = become("leading-zeros", re.sub(r"^(-?)0+(?=[0-9])", r"\1", value))
    return value, tuple(steps)


def _refuse_date(text: str) -> None:
    if (number := serial_number(text)) is not None:
        raise Unreadable("looks-like-date", value=text, number=str(number))


def read_integer(text: str, units: Collection[str] = ()) -> tuple[str, tuple[Step, ...]]:
    """As :func:`read_number`, and without a fraction (``12.0`` is 12, ``12.5`` unreadable)."""
    value, steps = read_number(text, units)
    whole, _, fraction = value.partition(".")
    if fraction.strip("0"):
        raise Unreadable("not-an-integer", value=text)
    if fraction:
        steps = (*steps, Step("whole-number", value, whole))
    return whole, steps
