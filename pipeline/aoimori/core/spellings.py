"""The ways a word is written and read, so that whoever looks for it finds it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from operator import add

from aoimori.core.codes import Code

_SMALL_KE = ("ヶ", "ケ", "が")
# Runs of letters and digits, of ASCII or of others.
_RUNS = re.compile(r"[a-z0-9]+|(?:(?![\x00-\x7f])[^\W_])+")
# One for each hexadecimal digit of a character; no words of a language, which an index would stem.
_LETTERS = "bcdfghjklmnpqrst"
# What kind of place a reading ends in, the longest first.
_KINDS = ("チョウ", "マチ", "ムラ", "ソン", "シ", "ちょう", "まち", "むら", "そん", "し")
_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def spellings(text: str) -> Iterator[str]:
    """A text as it stands, and without differences of width (ＡＥＤ, AED)."""
    yield text
    yield unicodedata.normalize("NFKC", text)


def folded(text: str) -> str:
    """One spelling for all that are the same to who looks for it: width, case and kana; ヶ, ケ and
    が are one sound in names of places. Pages fold what is typed in the same way (``fold.js``)."""
    plain = unicodedata.normalize("NFKC", text).lower().translate(_HIRAGANA)
    return re.sub("[ゖけが]", "が", plain)


def indexed(text: str) -> str:
    """What a search index is given of a text. Words in letters of ASCII are themselves; of others
    each two neighbouring characters are a word of consonants, so that 避難 is found in 緊急避難所
    and no program has to know where Japanese words end: an index and a browser part them in other
    places. Pages do the same with what is typed (``search.js``)."""
    words = (word for run in _RUNS.findall(folded(text)) for word in _words(run))
    return " ".join(dict.fromkeys(words))


@cache
def facet(name: str, value: str) -> str:
    """The word by which a search is narrowed to pages of a value: not the beginning of any other,
    and none that can be typed. Pagefind has filters of its own, and writes them in an order that is
    another one every time."""
    return f"z{_coded(f'{name}:{value}')}z"


def _words(run: str) -> Iterator[str]:
    if run.isascii():
        yield run
        return
    codes = [*map(_of_character, run)]
    yield from map(add, codes, codes[1:]) if len(codes) > 1 else codes


def _coded(text: str) -> str:
    return "".join(map(_of_character, text))


@cache
def _of_character(char: str) -> str:
    return "".join(_LETTERS[int(digit, 16)] for digit in f"{ord(char):05x}")


def names_of(code: Code) -> tuple[str, ...]:
    """Every name of an entry of a code list: its own, the other spellings it is known by, with ヶ,
    ケ and が alike, its reading in both kana, its English name; each with and without what kind of
    place it is (町, マチ, Town)."""
    kana = code.column("name_kana") or ""
    found = [code.name.ja, *code.variants, kana, kana.translate(_HIRAGANA), code.name.en.casefold()]
    found += [text for name in (code.name.ja, *code.variants) for text in _sounds(name)]
    found += [short for text in found if (short := _short(text, code.name.ja, kana))]
    every = (text for name in found for text in (*spellings(name), folded(name)) if text)
    return tuple(dict.fromkeys(every))


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
