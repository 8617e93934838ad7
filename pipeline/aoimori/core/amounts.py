"""Numbers as they are read: digits in groups, the unit behind."""

from __future__ import annotations

from aoimori.core.localized import Localized
from aoimori.core.numbers import exact, is_number


def grouped(text: str) -> str:
    """A canonical number with its digits in groups of three (``-1,234.50``); any other text as it
    is."""
    if not is_number(text):
        return text
    whole, point, fraction = text.partition(".")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{int(whole.lstrip('-')):,}{point}{fraction}"


def amount(text: str | None, unit: Localized | None) -> Localized:
    """A number with its unit: ``1,234人``, ``1,234 persons``; no space before a per cent sign."""
    shown = grouped(text or "")
    if unit is None:
        return Localized(shown, shown)
    english = unit.text("en")
    return Localized(shown + unit.ja, shown + ("" if english == "%" else " ") + english)


def signed(text: str, unit: Localized | None) -> Localized:
    """By how much something changed, with its sign: ``+1,234人``, ``-5 persons``, ``±0人``."""
    told = amount(text, unit)
    number = exact(text)
    sign = "" if number is None or number < 0 else "+" if number else "±"
    return Localized(sign + told.ja, sign + told.text("en"))
