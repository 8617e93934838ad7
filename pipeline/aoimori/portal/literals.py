"""Texts as markup that shows them and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from string import Formatter
from typing import Any

from markupsafe import Markup, escape

# A reader of HTML takes a carriage return for a line feed, and drops a line feed that is the first
# in some elements; as character references they mean themselves. Other control characters cannot
# stand in HTML at all and show as their pictures.
_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "\n\r"}
_PICTURES = {code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"}
_PICTURES |= {0x7F: "\u2421"}
_CONTROL, _BREAK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"), re.compile("[\n\r]")
# Most texts have nothing that has to be written otherwise, and a page has thousands.
_SPECIAL = re.compile("[\x00-\x08\n-\x1f\x7f<>&'\"]")


def literal(value: Any) -> Markup:
    """A value as markup that shows it and nothing else. ``None`` is a mistake of a template."""
    if type(value) is Markup:
        return value
    if type(value) is not str:
        if value is None:
            raise TypeError("None has no text")
        if hasattr(value, "__html__"):
            return Markup(value.__html__())
        value = str(value)
    return as_markup(shown(value))


def as_markup(text: str) -> Markup:
    """What is markup already, called so: without the question whether it is, which takes long."""
    return str.__new__(Markup, text)


def shown(value: Any) -> str:
    """What a template shows, as :func:`literal` has it; plain text stays what it is."""
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return literal(value)
    if _SPECIAL.search(value) is None:
        return value
    text = value.translate(_PICTURES) if _CONTROL.search(value) else value
    return str(escape(text)).translate(_REFERENCES) if _BREAK.search(text) else str(escape(text))


def fill(text: str, **blanks: Any) -> Markup:
    """A label with its blanks filled by values or by markup. Raises :class:`KeyError` for a blank
    that is not filled."""
    filled = []
    for piece, name in _blanks(text):
        filled.append(piece)
        if name is not None:
            filled.append(shown(blanks[name]))
    return as_markup("".join(filled))


@lru_cache(maxsize=4096)
def _blanks(text: str) -> tuple[tuple[str, str | None], ...]:
    """A label as markup, cut after each blank; the names of its blanks."""
    return tuple((str(literal(piece)), name) for piece, name, _, _ in Formatter().parse(text))
