"""Codes and telephone numbers that have lost their leading zeros, as they do when a spreadsheet
takes them for numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TypeVar
from unicodedata import normalize

from aoimori.core.text import drop_spaces

# Headers of columns whose digits are no amounts.
CODE_HEADER = re.compile(
    r"コード|番号|電話|FAX|(?<![a-z])(?:ID|code|TEL|No)(?![a-z])|〒|郵便", re.IGNORECASE
)
# What a number of such a column looks like without its zero. A telephone number has ten digits,
# eleven where it begins with 050 to 090; a postcode has seven, of which two may be lost.
_WITHOUT: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"電話|携帯|ファックス|(?<![a-z])(?:FAX|TEL|phone)(?![a-z])", re.IGNORECASE),
        re.compile("[1-9][0-9]{8}|[5789]0[0-9]{8}"),
    ),
    (re.compile(r"郵便番号|〒|postcode", re.IGNORECASE), re.compile("[1-9][0-9]{4,5}")),
)
# How many zeros are tried.
_MOST = 3
At = TypeVar("At")


def with_zeros(text: str) -> tuple[str, ...]:
    """What a text of digits may have been: with one zero before it, with two, with three; nothing
    for any other text."""
    if not (text.isascii() and text.isdigit()):
        return ()
    return tuple("0" * count + text for count in range(1, _MOST + 1))


def lost_zeros(
    texts: Mapping[At, str], numbers: Collection[At], header: str, *, of_codes: bool
) -> list[At]:
    """Where the texts of a column seem to lack a zero; ``numbers`` are those that a cell holds as a
    number. ``of_codes``: the column holds codes, so that one that is shorter is damaged."""
    digits = {at: text for at, text in texts.items() if text.isascii() and text.isdigit()}
    found = {*_by_header(digits, header), *_among_padded(digits, numbers, of_codes=of_codes)}
    found |= {*_among_texts(digits, numbers)}
    return [at for at in digits if at in found]


def _by_header(digits: Mapping[At, str], header: str) -> list[At]:
    name = normalize("NFKC", drop_spaces(header))
    for pattern, form in _WITHOUT:
        if pattern.search(name):
            return [at for at, text in digits.items() if form.fullmatch(text)]
    return []


def _among_padded(digits: Mapping[At, str], numbers: Collection[At], *, of_codes: bool) -> list[At]:
    """Shorter ones than those that begin with 0, which all have the same length."""
    padded = {len(text) for text in digits.values() if text[0] == "0" and len(text) > 1}
    if len(padded) != 1:
        return []
    (width,) = padded
    short = [at for at, text in digits.items() if len(text) < width]
    told = short if of_codes else [at for at in short if at in numbers]
    return told if len(short) * 2 <= len(digits) else []


def _among_texts(digits: Mapping[At, str], numbers: Collection[At]) -> list[At]:
    """Numbers that are shorter than the texts, which all have the same length."""
    if not numbers:
        return []
    widths = [len(text) for at, text in digits.items() if at not in numbers]
    if len(widths) * 2 < len(digits) or len(set(widths)) != 1:
        return []
    return [at for at, text in digits.items() if at in numbers and len(text) < widths[0]]
