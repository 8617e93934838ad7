"""Texts out of tables as people see them beside each other."""

from __future__ import annotations

import unicodedata

from aoimori.core.localized import Language
from aoimori.core.text import not_for_xml
from aoimori.outputs.diffs.words import word
from aoimori.outputs.reports.visible import visible

_RETURN = "\u240d"  # the picture of a carriage return
# Which say how the letter before them is drawn.
_SELECTORS = (*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0)))
_INVISIBLE = frozenset(_SELECTORS)
_MOST = 8  # characters that a note tells


def shown(text: str) -> str:
    """A text as it can stand in any page or workbook, its line breaks LF."""
    if text.isprintable():
        return text
    told = visible(text.replace("\r", _RETURN))
    while bad := not_for_xml(told):
        told = told.replace(bad, "\ufffd")
    return told


def alike_note(before: str | None, after: str | None, lang: Language) -> str:
    """Which characters differ in two texts that look the same; empty if people see it."""
    if before is None or after is None or _looks(before) != _looks(after):
        return ""
    start = _common(before, after)
    end = min(_common(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    told = [_codes(text[start : len(text) - end], lang) for text in (before, after)]
    return word("alike", lang, before=told[0], after=told[1])


def _looks(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        sign
        for sign in composed
        if not (sign.isspace() or sign in _INVISIBLE or unicodedata.category(sign) in ("Cc", "Cf"))
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _codes(text: str, lang: Language) -> str:
    told = " ".join(f"U+{ord(sign):04X}" for sign in text[:_MOST])
    return f"{told} …" if len(text) > _MOST else told or word("nothing-there", lang)
