"""Cuts in the XML of a workbook: what is taken out is named, every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Collection

from aoimori.core.package import PERSONAL_PROPERTIES
from aoimori.outputs.opc.xmlbytes import attributes

# A reference to a sheet of another workbook: [1]Sheet1!A1, '[1]Sheet 1'!A1, [1]!Name. A column of
# a table is written like that too, but has no ! behind it: 表[2020].
_OTHER_BOOK = re.compile(
    rb"\[[0-9]+\][0-9A-Za-z_.:\x80-\xff]*!"
    rb"|(?:'|&apos;)\[[0-9]+\](?:[^'<&]|''|&amp;)*(?:'|&apos;)!"
)


def _whole(*names: bytes) -> re.Pattern[bytes]:
    """An element of one of these names with all that is in it; none of them holds itself."""
    start = rb"<((?:\w+:)?(?:" + b"|".join(names) + rb"))"
    words = rb"""(?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?"""
    return re.compile(start + words + rb"(?:/>|(?<!/)>.*?</\1\s*>)", re.DOTALL)


_PEOPLE = _whole(*(name.encode() for name in PERSONAL_PROPERTIES))
_OF_A_BOOK = _whole(b"externalReferences", b"fileSharing", b"absPath", b"customWorkbookViews")
_NAME = _whole(b"definedName")
_IN_A_SHEET = _whole(b"oleObjects", b"controls", b"customSheetViews")
_POINTER = _whole(b"legacyDrawing", b"hyperlink")
_FORMULA = _whole(b"f")
_ASKING = _whole(b"f", b"formula", b"formula1", b"formula2")
_EMPTY = re.compile(rb"<((?:\w+:)?(?:definedNames|hyperlinks))\s*>\s*</\1\s*>")


def without_people(xml: bytes) -> bytes:
    """Properties without those that tell of people."""
    return _PEOPLE.sub(b"", xml)


def cut_book(xml: bytes) -> bytes:
    """A workbook without what leads to others, tells of people, or is a name nobody sees."""

    def kept(found: re.Match[bytes]) -> bytes:
        words = attributes(found[0].partition(b">")[0])
        is_own = not words.get("name", "").startswith("_xl")
        is_hidden = words.get("hidden") in ("1", "true") and is_own
        return b"" if is_hidden or _OTHER_BOOK.search(found[0]) else found[0]

    return _EMPTY.sub(b"", _NAME.sub(kept, _OF_A_BOOK.sub(b"", xml)))


def cut_sheet(xml: bytes, gone: Collection[str]) -> bytes:
    """A sheet without embedded things, pointers to relations that are ``gone``, and formulas that
    ask other workbooks: their stored values stay."""

    def pointer(found: re.Match[bytes]) -> bytes:
        words = attributes(found[0].partition(b">")[0])
        ids = {text for name, text in words.items() if name.rpartition(":")[2] == "id"}
        return b"" if ids & set(gone) else found[0]

    def formula(found: re.Match[bytes]) -> bytes:
        is_shared = attributes(found[0].partition(b">")[0]).get("si") in shared
        return b"" if is_shared or _OTHER_BOOK.search(found[0]) else found[0]

    # Cells that share a formula name it by a number, and only the first of them has its text.
    asking = (f[0].partition(b">")[0] for f in _FORMULA.finditer(xml) if _OTHER_BOOK.search(f[0]))
    shared = {si for start in asking if (si := attributes(start).get("si")) is not None}
    xml = _POINTER.sub(pointer, _IN_A_SHEET.sub(b"", xml))
    return _EMPTY.sub(b"", _FORMULA.sub(formula, xml))


def asks_others(xml: bytes) -> bool:
    """Whether anything in a sheet asks another workbook: a formula, a rule of a format or list."""
    return any(_OTHER_BOOK.search(found[0]) for found in _ASKING.finditer(xml))
