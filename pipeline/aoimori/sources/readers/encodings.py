"""Bytes of a text file to its text: the encoding is found, also where lines differ in it.

Japanese "Shift_JIS" is decoded as CP932, never as shift_jis, which reads ～ and － differently.

Files that were put together of two have lines in UTF-8 and lines in CP932. Read as either, many of
them are nonsense without any error. So every line is read as what it is, and that they differ is
told. The encoding of the file is what its definition or its mark (BOM) says, else what most lines
are in, else what the first is in.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import AnyStr

from aoimori.core.findings import Finding, Place, Stop

UTF_8, UTF_8_MARKED, CP932 = "utf-8", "utf-8-sig", "cp932"
_NEITHER = f"{UTF_8}・{CP932}"
_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# What a line is in. Of two bytes (C2-DF, 80-BF) nobody knows: é, or two katakana of half width.
_EITHER, _UTF_8, _CP932 = 0, 1, 2
_LAST_OF_TWO = "\u07ff"
_MAY_BE_UTF_8 = re.compile(rb"[\x00-\x7f]*+[\xc2-\xf4][\x80-\xbf]")
# In neither encoding a comma, a tab, a semicolon or a quote is a part of another letter.
_WORD = re.compile(rb'[\x80-\xff][^,\t;"\r\n]*')
_NOT_ASCII = bytes(range(128, 256))
_SHOWN, _SAMPLE = 20, 1 << 18


@dataclass(frozen=True, slots=True)
class OtherLines:
    """The lines (from 1) that are in another encoding than the file; a word of the first of them
    as it would read in that of the file, and as it is."""

    encoding: str
    lines: Sequence[int]
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and its encoding: ``utf-8-sig`` where a BOM was taken off."""

    text: str
    encoding: str
    others: OtherLines | None = None


def decode(name: str, content: bytes, encoding: str) -> Decoded:
    """The text in the encoding that is given (``utf-8`` or ``cp932``), else UTF-16 if a BOM says
    so (the "Unicode text" of Excel), else UTF-8, else CP932, else line by line.

    Raises :class:`Stop`: ``wrong-encoding`` with the byte where it shows, ``no-text``.
    """
    if not encoding and content.startswith(_UTF_16):
        text = _strict(name, content, "utf-16")
        _check_zeros(name, text, "\0", "\n")
        return Decoded(text, "utf-16")
    _check_zeros(name, content, b"\0", b"\n")
    marked = UTF_8_MARKED if content.startswith(_BOM) else UTF_8
    if encoding != CP932:
        try:
            return Decoded(content.decode(UTF_8_MARKED), encoding or marked)
        except UnicodeDecodeError:
            pass  # here begins what takes time: no file of nothing but ASCII comes this far
    kinds = bytes(map(_kind, _lines(content)))
    if _UTF_8 not in kinds:
        said = encoding or CP932
        text = _strict(name, content, said)
        _check_width(name, text)
        return Decoded(text, said)
    said = encoding or (marked if marked != UTF_8 else _usual(kinds))
    return _line_by_line(name, content, kinds, said)


def _lines(content: bytes) -> Iterable[bytes]:
    """Every line with its end: \\n, \\r\\n or \\r, as the module csv counts them."""
    if content.count(b"\r") == content.count(b"\r\n"):
        return io.BytesIO(content)
    return content.splitlines(keepends=True)


def _kind(line: bytes) -> int:
    if line.isascii():
        return _EITHER
    if not _MAY_BE_UTF_8.match(line):  # the first letter tells most CP932 from UTF-8
        return _CP932
    try:
        text = line.decode(UTF_8)
    except UnicodeDecodeError:
        return _CP932
    return _UTF_8 if max(text) > _LAST_OF_TWO else _EITHER


def _usual(kinds: bytes) -> str:
    utf_8, cp932 = kinds.count(_UTF_8), kinds.count(_CP932)
    if utf_8 == cp932:
        return UTF_8 if kinds.index(_UTF_8) < kinds.index(_CP932) else CP932
    return UTF_8 if utf_8 > cp932 else CP932


def _line_by_line(name: str, content: bytes, kinds: bytes, said: str) -> Decoded:
    """Each line read as what it is, in a file whose encoding is ``said``."""
    usual, other = (_CP932, _UTF_8) if said == CP932 else (_UTF_8, _CP932)
    if usual not in kinds:
        before = islice(_lines(content), kinds.index(other))
        raise _wrong(name, content, said, sum(map(len, before)))
    texts: list[str] = []
    others: list[int] = []
    first, at = b"", 0
    for number, (line, kind) in enumerate(zip(_lines(content), kinds, strict=True), start=1):
        try:
            texts.append(_text_of(line.removeprefix(_BOM), kind, said))
        except UnicodeDecodeError as error:
            raise _wrong(name, content, _NEITHER, at) from error
        if kind == other:
            first = first or line
            others.append(number)
        at += len(line)
    _check_width(name, "".join(t for t, kind in zip(texts, kinds, strict=True) if kind == _CP932))
    return Decoded("".join(texts), said, _told(first, others, said))


def _text_of(line: bytes, kind: int, said: str) -> str:
    if kind == _EITHER:
        try:
            return line.decode(said)
        except UnicodeDecodeError:
            return line.decode(UTF_8)
    if kind == _CP932 and not _is_cut(line):
        return line.decode(CP932)
    return line.decode(UTF_8)


def _is_cut(line: bytes) -> bool:
    """Whether a line is UTF-8 but for a letter that was cut in two. It may well be CP932, too, and
    no word of it would be right."""
    text = line.decode(UTF_8, "replace")
    letters = len(text) - len(line.translate(None, _NOT_ASCII))
    return letters > 4 * text.count("\ufffd")


def _told(line: bytes, others: Sequence[int], said: str) -> OtherLines:
    other, read = (UTF_8, CP932) if said == CP932 else (CP932, UTF_8)
    word = _WORD.search(line.removeprefix(_BOM))
    shown = word[0] if word else b""
    return OtherLines(
        other,
        others,
        shown.decode(read, "replace")[:_SHOWN],
        shown.decode(other, "replace")[:_SHOWN],
    )


def _check_zeros(name: str, content: AnyStr, zero: AnyStr, line: AnyStr) -> None:
    """A zero is in no text, but in UTF-16 without a mark, and where a file is damaged."""
    if (at := content.find(zero)) >= 0:
        record = content.count(line, 0, at) + 1
        raise Stop(Finding("no-text", Place(name, cell=f"A{record}")))


def _check_width(name: str, text: str) -> None:
    """EUC-JP read as CP932 is a text of half-width katakana, which no office writes so much."""
    letters = [character for character in text[:_SAMPLE] if character > "\x7f"]
    half_width = sum("\uff61" <= character <= "\uff9f" for character in letters)
    if half_width * 2 > len(letters):
        details = {"encoding": _NEITHER, "offset": "0", "record": "1"}
        raise Stop(Finding("wrong-encoding", Place(name), details))


def _strict(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _wrong(name, content, encoding, error.start) from error


def _wrong(name: str, content: bytes, encoding: str, offset: int) -> Stop:
    record = content[:offset].count(b"\n") + 1
    details = {"encoding": encoding, "offset": str(offset), "record": str(record)}
    return Stop(Finding("wrong-encoding", Place(name), details))
