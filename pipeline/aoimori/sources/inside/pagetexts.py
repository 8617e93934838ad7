"""What is printed above and below every page of a sheet, as far as somebody should see it: marks
such as 部外秘, and what looks personal. Titles and page numbers are not told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from aoimori.core.handling import is_marked
from aoimori.core.package import PackagePart
from aoimori.core.personal import hidden_middle, marks
from aoimori.sources.opc.package import Package

_WORD = b"headerFooter"
# Six texts of 255 letters, as Excel has them; other programs may write more.
_MOST = 1 << 16
_TEXT = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^<>]*>([^<]*)<")
# A font, a size, a colour, a field such as &P; && is an ampersand.
_CODE = re.compile(r'&(?:"[^"]*"|[0-9]+|K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|.)', re.DOTALL)
# Where the left, the middle and the right part begin.
_PARTS = {"&L": "\n", "&C": "\n", "&R": "\n", "&&": "&"}
_NUMBERS = ("my-number", "card-number")


def page_parts(package: Package, sheet: str, part: str) -> Iterator[PackagePart]:
    """Of the part of a sheet, which is searched for the word, not parsed. Raises what a damaged
    package raises."""
    for found in _TEXT.finditer(_header_xml(package.pieces(part))):
        text = unescape(found[1].decode("utf-8", "replace"))
        for line in _CODE.sub(lambda code: _PARTS.get(code[0], ""), text).splitlines():
            for told in _told(line.strip()):
                yield PackagePart("page-text", "", told, sheet)


def _header_xml(pieces: Iterable[bytes]) -> bytes:
    """It stands behind the rows."""
    kept, is_found = b"", False
    for piece in pieces:
        kept += piece
        if not is_found:
            at = kept.find(_WORD)
            is_found = at >= 0
            kept = kept[at:] if is_found else kept[-len(_WORD) :]
        if len(kept) > _MOST:
            break
    return kept if is_found else b""


def _told(line: str) -> Iterator[str]:
    if is_marked(line):
        yield line
    for mark in marks(line):
        yield hidden_middle(mark.text) if mark.check in _NUMBERS else mark.text
