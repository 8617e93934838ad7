"""Text of cells: named, recorded normalisations. Never NFKC on names (it eats ①, ㎡, kanji)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

# Digits and the signs that surround them, full width to ASCII; nothing else is touched.
_WIDE = str.maketrans("０１２３４５６７８９．，＋／：", "0123456789.,+/:")
# Every sign that Japanese sheets use for minus or a dash inside a number (NFKC unifies few).
MINUS_SIGNS = "-－−‐‑–—―"
_SPACE = re.compile(r"[\s\u3000]+")
_LINE_BREAK = re.compile(r"[\r\n]+")


def narrow_digits(text: str) -> str:
    """Full-width digits, point, comma, plus, slash and colon as ASCII."""
    return text.translate(_WIDE)


def trim(text: str) -> str:
    """Without white space (ideographic too) at both ends."""
    return text.strip(" \t\r\n\u3000\u00a0")


def join_lines(text: str) -> str:
    """Without line breaks: a name was broken to fit its cell."""
    return _LINE_BREAK.sub("", text)


def drop_spaces(text: str) -> str:
    """Without any white space: letters were spread to fill a cell (rule L1-06)."""
    return _SPACE.sub("", text)


CLEANERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "trim": trim,
        "line-breaks": join_lines,
        "spaces": drop_spaces,
        "digits": narrow_digits,
    }
)


def header_key(text: str) -> str:
    """A header as it is compared: without white space or line breaks, otherwise exact."""
    return drop_spaces(text)


def near(word: str, known: Collection[str], most: int = 3) -> str:
    """The known words that look most like this one, else the first of all; for suggestions.

    Compared loosely (NFKC, without spaces or case), shown as they are.
    """
    loose = {_folded(name): name for name in known}
    found = difflib.get_close_matches(_folded(word), loose, n=most, cutoff=0.5)
    return "・".join([loose[name] for name in found] or sorted(known)[:12])


def _folded(text: str) -> str:
    return drop_spaces(unicodedata.normalize("NFKC", text)).casefold()
