"""The ways a word is written and read, so that whoever looks for it finds it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from aoimori.core.codes import Code

_SMALL_KE = ("ヶ", "ケ", "が")
# What kind of place a reading ends in, the longest first.
_KINDS = ("チョウ", "マチ", "ムラ", "ソン", "シ", "ちょう", "まち", "むら", "そん", "し")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def spellings(text: str) -> Iterator[str]:
    """A text as it stands, and without differences of width (ＡＥＤ, AED)."""
    yield text
    yield unicodedata.normalize("NFKC", text)


def names_of(code: Code) -> tuple[str, ...]:
    """Every name of an entry of a code list: its own, the other spellings it is known by, with ヶ,
    ケ and が alike, its reading in both kana, its English name; each with and without what kind of
    place it is (町, マチ, Town)."""
    kana = code.column("name_kana") or ""
    found = [code.name.ja, *code.variants, kana, kana.translate(_HIRAGANA), code.name.en.casefold()]
    found += [text for name in (code.name.ja, *code.variants) for text in _sounds(name)]
    found += [short for text in found if (short := _short(text, code.name.ja, kana))]
    return tuple(dict.fromkeys(text for name in found for text in spellings(name) if text))


def _sounds(name: str) -> Iterator[str]:
    """A name with each of the signs that are one sound in names of places."""
    for sign in _SMALL_KE:
        if sign in name[1:]:
            yield from (name.replace(sign, other) for other in _SMALL_KE)


def _short(text: str, name: str, kana: str) -> str:
    """A name without what kind of place it is, as the official name and reading end in it."""
    if text.isascii():
        return text.rpartition(" ")[0]
    if text[-1:] == name[-1:]:
        return text[:-1]
    kind = next((kind for kind in _KINDS if text.endswith(kind)), "")
    is_reading = text in (kana, kana.translate(_HIRAGANA))
    return text.removesuffix(kind) if is_reading and len(text) > len(kind) + 1 else ""
