"""Text out of a cell, fit to be shown: whatever stands in it shows as itself."""

from __future__ import annotations

import unicodedata

from aoimori.core.text import show_breaks

_SHOWN = "\t\n\r"


def visible(text: str) -> str:
    """The text with its control characters as their pictures, as they can stand in no HTML, XML
    or log; those that turn the direction of a line and halves of characters as �."""
    if text.isprintable():
        return text
    return "".join(map(_picture, text))


def one_line(text: str, length: int = 120) -> str:
    """The visible text on one line, ↵ for its line breaks, cut to a length with …."""
    line = visible(show_breaks(text)).replace("\t", "→")
    return line if len(line) <= length else line[: length - 1] + "…"


def size_text(size: int) -> str:
    """A file size; a started KB counts, so that nothing weighs 0 KB."""
    if size < 1024:
        return f"{size:,} B"
    if size < 1024 * 1024:
        return f"{-(-size // 1024):,} KB"
    return f"{size / (1024 * 1024):,.1f} MB"


def _picture(sign: str) -> str:
    code = ord(sign)
    if sign in _SHOWN or sign.isprintable():
        return sign
    if code < 32 or code == 0x7F:
        return "\u2421" if code == 0x7F else chr(0x2400 + code)
    is_turn = unicodedata.bidirectional(sign) in _TURNS
    return "\ufffd" if is_turn or unicodedata.category(sign) in ("Cc", "Cs") else sign


_TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"})
