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
_DIGITS = re.compile(r"(\d+)")
_LINE_BREAK = re.compile(r"[\r\n]+")
# What is not among the characters of XML 1.0 (its production 2).
_NOT_FOR_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOTE_NUMBERS = r"[0-9０-９]+(?:[、,，・][0-9０-９]+)*"
# ※1, （注2）, 注1), *1, †. 注 without brackets needs its number and is no part of a word (受注1).
_FOOTNOTES = re.compile(
    rf"(?:\s*(?:[（(\[［〔]\s*[※注*＊†]\s*(?:{_NOTE_NUMBERS})?\s*[)）\]］〕]"
    rf"|(?<![発受外特別傾])注\s*(?:{_NOTE_NUMBERS}[)）]?|[)）])"
    rf"|※\s*(?:{_NOTE_NUMBERS})?|[*＊]+(?:{_NOTE_NUMBERS})?|[†‡]+))+$"
)
_BRACKETS = (("（(", "）)"), ("[［", "]］"), ("〔", "〕"))


# Makes one picture of two (Unicode, emoji).
_JOINER = "\u200d"


def narrow_digits(text: str) -> str:
    """Full-width digits, point, comma, plus, slash and colon as ASCII."""
    return text.translate(_WIDE)


# The full-width forms of ASCII, as an input method types them.
_FULL_WIDTH = {0xFF01 + number: 0x21 + number for number in range(94)} | {0x3000: 0x20}


def narrow(text: str) -> str:
    """Full-width ASCII as ASCII: for what is typed where ASCII is meant, never for values."""
    return text.translate(_FULL_WIDTH)


def trim(text: str) -> str:
    """Without white space (ideographic too) at both ends."""
    return text.strip(" \t\r\n\u3000\u00a0")


def join_lines(text: str) -> str:
    """Without line breaks: a name was broken to fit its cell."""
    return _LINE_BREAK.sub("", text)


def unify_line_ends(text: str) -> str:
    """Line ends as LF: a program on Windows writes CRLF, which some formats cannot hold."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def show_breaks(text: str) -> str:
    """On one line, ↵ where a line ends: how every report shows a break inside a cell."""
    return unify_line_ends(text).replace("\n", "↵")


def drop_spaces(text: str) -> str:
    """Without any white space: letters were spread to fill a cell (rule L1-06)."""
    return _SPACE.sub("", text)


def drop_footnotes(text: str) -> str:
    """Without the footnote marks behind it: 名※1, 名（注2）, 名*. A mark alone stays (it may be a
    symbol), and so does one without which a bracket would be left open."""
    name = _FOOTNOTES.sub("", text)
    closed = all(
        sum(name.count(mark) for mark in opening) == sum(name.count(mark) for mark in closing)
        for opening, closing in _BRACKETS
    )
    return name if closed and trim(name) else text


def lines_to_list(text: str) -> str:
    """Lines as a list parted by ``;``, each trimmed, blank ones left out."""
    parts = [trim(part) for part in _LINE_BREAK.split(text)]
    return ";".join(part for part in parts if part) if len(parts) > 1 else text


def not_for_xml(text: str) -> str:
    """The first character that XML 1.0 cannot hold, not even escaped; empty if there is none."""
    found = _NOT_FOR_XML.search(text)
    return found[0] if found else ""


def for_xml(text: str) -> str:
    """The text with the pictures of characters that XML 1.0 cannot hold (␂), � for those that
    have none."""
    return _NOT_FOR_XML.sub(lambda found: _picture(found[0]), text)


def _picture(character: str) -> str:
    return chr(0x2400 + ord(character)) if character < " " else "\N{REPLACEMENT CHARACTER}"


CLEANERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "line-breaks": join_lines,
        "spaces": drop_spaces,
        "digits": narrow_digits,
        "footnotes": drop_footnotes,
        "lines-to-list": lines_to_list,
    }
)


def header_key(text: str) -> str:
    """A header as it is compared: without white space or line breaks, otherwise exact."""
    return drop_spaces(text)


def spaced_pattern(text: str) -> str:
    """A text as a pattern, any white space as it comes."""
    return r"\s*".join(re.escape(part) for part in _SPACE.split(text))


def near(
    word: str,
    known: Collection[str],
    most: int = 3,
    *,
    only_like: bool = False,
    cutoff: float = 0.6,
) -> str:
    """The known words that look most like this one, else (unless ``only_like``) the first of all;
    for suggestions.

    Compared loosely (NFKC, without spaces or case), shown as they are.
    """
    return "・".join(alike(word, known, most, cutoff) or ([] if only_like else sorted(known)[:12]))


def alike(word: str, known: Collection[str], most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The known words that look most like this one, compared loosely, the most like it first."""
    loose = {_folded(name): name for name in known}
    found = difflib.get_close_matches(_folded(word), loose, n=most, cutoff=cutoff)
    return [loose[name] for name in found]


def _folded(text: str) -> str:
    return drop_spaces(unicodedata.normalize("NFKC", text)).casefold()


def natural(text: str) -> list[tuple[int, str]]:
    """What sorts names as people do: No2 before No10."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(text)]


def start_of(text: str, length: int) -> str:
    """The first characters of a text, and no half of one that is written with several: what joins a
    sign or chooses its form (葛󠄀, が, 👨‍👩‍👧) stays with it."""
    end = length
    while end and end < len(text) and (_is_joined(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[: end or length]


def _is_joined(sign: str) -> bool:
    return sign == _JOINER or unicodedata.category(sign) in ("Mn", "Me", "Mc")
