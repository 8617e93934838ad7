"""Text whose bytes were read in another encoding than they were written in, and saved so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from aoimori.core.findings import Finding, Place
from aoimori.core.ranges import range_text
from aoimori.core.sheet import Cell, Sheet

# How it was read, and how it was written. Bytes that happen to be UTF-8 are UTF-8.
Way = tuple[str, str]
_WAYS: tuple[Way, ...] = (
    ("latin-1", "utf-8"),
    ("cp1252", "utf-8"),
    ("cp932", "utf-8"),
    ("latin-1", "cp932"),
    ("cp1252", "cp932"),
)
_JAPANESE = re.compile("[\u3041-\u30fa\u30fc\u4e00-\u9fff]")
# So many texts of a sheet are tried, and so large a part of them must become Japanese.
_TRIED, _FEWEST, _SHARE = 300, 3, 0.8


@dataclass(frozen=True, slots=True)
class Misread:
    """How a sheet was read and how it was written; the first text as it stands, and as it was."""

    way: Way
    stands: str
    was: str


def readable(sheet: Sheet) -> tuple[Sheet, Misread | None]:
    """The sheet with its texts as they were written, if nearly all that are not ASCII were read in
    another encoding; else the sheet itself."""
    texts = list(_texts(sheet))
    if len(texts) < _FEWEST:
        return sheet, None
    for way in _WAYS:
        told = [(text, was) for text in texts if (was := reread(text, way))]
        if len(told) >= _SHARE * len(texts):
            rows = tuple(tuple(_cell(cell, way) for cell in row) for row in sheet.rows)
            return replace(sheet, rows=rows), Misread(way, *told[0])
    return sheet, None


def misread_finding(sheet: Sheet, misread: Misread) -> Finding:
    """One finding for a sheet that was read in a wrong encoding and saved."""
    width = max(map(len, sheet.rows))
    details = {
        "value": "".join(c if c.isprintable() else "□" for c in misread.stands),
        "expected": misread.was,
        "encoding_read": misread.way[0],
        "encoding_written": misread.way[1],
    }
    place = Place(sheet.file, sheet.name, range_text((1, 1, len(sheet.rows), width)))
    return Finding("text-misread", place, details)


def reread(text: str, way: Way) -> str:
    """A text as it was written; empty if it cannot have been, or was not Japanese."""
    read, written = way
    try:
        was = _bytes(text, read).decode(written)
    except UnicodeError:
        return ""
    return was if _JAPANESE.search(was) else ""


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes a text was read from; cp1252 leaves the bytes it does not know as they are."""
    if encoding != "cp1252":
        return text.encode(encoding)
    return b"".join(
        character.encode("latin-1" if "\x80" <= character <= "\x9f" else encoding)
        for character in text
    )


def _texts(sheet: Sheet) -> Iterator[str]:
    """The first texts that are not ASCII."""
    left = _TRIED
    for row in sheet.rows:
        for cell in row:
            if type(cell) is str and not cell.isascii():
                yield cell
                left -= 1
                if not left:
                    return


def _cell(cell: Cell, way: Way) -> Cell:
    if type(cell) is not str or cell.isascii():
        return cell
    return reread(cell, way) or cell
