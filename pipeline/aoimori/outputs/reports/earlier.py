"""A marked copy as the workbook it was made of: who mends it and has it checked again is told
about the workbook, not about what an earlier check wrote into it."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice

from aoimori.core.ownsheets import is_results
from aoimori.core.sheet import Sheet, parse_address
from aoimori.outputs.opc.package import DAMAGED, Package
from aoimori.outputs.opc.xmlbytes import Element, Xml
from aoimori.outputs.reports.bookparts import book_sheets, take_out, workbook_part
from aoimori.outputs.reports.cellmarks import SheetCells
from aoimori.outputs.reports.marks import COLOURED, OURS, Address, cells_of, rectangle
from aoimori.outputs.reports.notes import drawing_of_notes
from aoimori.outputs.reports.results import colours_before
from aoimori.outputs.reports.styles import Styles, take_fills

_Colours = Mapping[str, Mapping[Address, str]]

_BOX = re.compile(rb"<((?:\w+:)?shape)\s.*?</\1>", re.DOTALL)
_PLACE = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*([0-9]+)\s*<")


def without_marks(content: bytes, sheets: Sequence[Sheet]) -> bytes:
    """A workbook (.xlsx) without lists of results, comments and colours of earlier checks;
    ``sheets`` are its sheets as read. The same bytes if there are none, or none that can be taken
    out.
    """
    lists = {sheet.name: sheet for sheet in sheets if is_results(sheet)}
    comments = (text for sheet in sheets for text in sheet.comments.values())
    if not lists and not any(map(OURS.search, comments)):
        return content
    try:
        return _without_marks(content, lists)
    except DAMAGED:
        return content


def _without_marks(content: bytes, lists: Mapping[str, Sheet]) -> bytes:
    package = Package(content)
    book = workbook_part(package)
    listed = book_sheets(package, book)
    if lists.keys() >= {sheet.name for sheet in listed}:
        return content  # there is nothing else
    for sheet in listed:
        if sheet.name in lists:
            take_out(package, book, sheet)
        elif sheet.kind == "worksheet":
            _take_notes(package, sheet.part)
    cells = {sheet.name: sheet.part for sheet in listed if sheet.name not in lists}
    _paint_back(package, book, cells, _had(lists.values()))
    return bytes(package)


def _paint_back(package: Package, book: str, parts: Mapping[str, str], had: _Colours) -> None:
    """Take our colours off, and give cells those that they had."""
    part = package.related(book, "styles")
    if part is None:
        return
    take_fills(package.xml(part))
    package.settle(part)
    styles = Styles(package.xml(part))
    for name, cells in had.items():
        if name in parts:
            SheetCells(package.xml(parts[name])).colour(cells, styles.painted)
            package.settle(parts[name])
    styles.finish()


def _had(lists: Iterable[Sheet]) -> _Colours:
    """The colours that cells had, by sheet; no more cells than we colour, whatever is said."""
    had: dict[str, dict[Address, str]] = {}
    for painted in chain.from_iterable(map(colours_before, lists)):
        cells = had.setdefault(painted.sheet, {})
        areas = filter(None, map(rectangle, painted.cells))
        every = chain.from_iterable(map(cells_of, areas))
        cells.update(dict.fromkeys(islice(every, COLOURED - len(cells)), painted.colour))
    return had


def _take_notes(package: Package, sheet: str) -> None:
    """Take our comments and their boxes from a sheet, and our words from below those of others."""
    part = package.related(sheet, "comments")
    if part is None:
        return
    xml = package.xml(part)
    listed = xml.child(xml.root, b"commentList")
    comments = [] if listed is None else list(xml.children(listed))
    gone: set[Address] = set()
    for comment in comments:
        if _cut(xml, comment):
            xml.replace(comment.start, comment.end, b"")
            gone.add(parse_address(xml.attributes(comment).get("ref", "")))
    package.settle(part)
    if gone:
        _take_boxes(package, sheet, gone)
        if len(gone) == len(comments):
            package.remove([part])


def _cut(xml: Xml, comment: Element) -> bool:
    """Cut off a comment where our words begin, unless they are all there is: whether they are."""
    body = xml.child(comment, b"text")
    pieces = [] if body is None else [p for p in xml.children(body) if p.name in (b"r", b"t")]
    texts = [(p, p if p.name == b"t" else xml.child(p, b"t")) for p in pieces]
    told = [(piece, text, xml.text(text)) for piece, text in texts if text is not None]
    ours = OURS.search("".join(words for _, _, words in told))
    if ours is None or ours.start() == 0:
        return ours is not None
    left = ours.start()
    for piece, text, words in told:
        if left <= 0:
            xml.replace(piece.start, piece.end, b"")
        elif left < len(words):
            xml.replace(text.inner, text.close, html.escape(words[:left]))
        left -= len(words)
    return False


def _take_boxes(package: Package, sheet: str, gone: Collection[Address]) -> None:
    cells = SheetCells(package.xml(sheet))
    part = drawing_of_notes(package, sheet, cells)
    if part is None:
        return

    def kept(box: re.Match[bytes]) -> bytes:
        place = {name: int(number) + 1 for name, number in _PLACE.findall(box[0])}
        is_ours = b'"Note"' in box[0] and (place.get(b"Row"), place.get(b"Column")) in gone
        return b"" if is_ours else box[0]

    drawing = _BOX.sub(kept, package.content(part))
    if _BOX.search(drawing):
        package.put(part, drawing)
    else:
        cells.remove_legacy_drawing()
        package.settle(sheet)
        package.remove([part])
