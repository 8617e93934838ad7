"""Comments of cells: the part that has their words, and the old drawing that has their boxes.

Comments that are there stay, with ours below them; a thread of comments stays as it is, because
Excel shows nothing of the plain comment that stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from aoimori.core.opc import MAIN
from aoimori.core.package import THREAD_AUTHOR
from aoimori.core.sheet import address, parse_address
from aoimori.outputs.books.book import lines_in
from aoimori.outputs.opc.package import DECLARATION, Package
from aoimori.outputs.opc.xmlbytes import Element, Xml, escaped
from aoimori.outputs.reports.cellmarks import SheetCells
from aoimori.outputs.reports.marks import COLUMNS, LINE, ROWS, Address

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_WIDTH, _LETTERS = 330, 50  # of a box: in pixels, and in half-width letters a line
_TALLEST = 30  # rows of a box
_IDS = re.compile(rb'_x0000_s(\d+)"')
_BLOCKS = re.compile(rb'(<(?:\w+:)?idmap\b[^>]*?\bdata=")([\d,]*)(")')
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{block}"/></o:shapelayout></xml>'
)
_SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BOX_TYPE = (
    '<v:shapetype{spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    '<v:shape{spaces} id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:240pt;height:{height}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>"
    "</x:ClientData></v:shape>"
)


def add_notes(
    package: Package, sheet: str, cells: SheetCells, notes: Mapping[Address, str], author: str
) -> list[Address]:
    """Put comments into the cells of a sheet (a part); the cells that have a thread instead."""
    if not notes:
        return []
    part = package.related(sheet, "comments")
    if part is None:
        part = package.free("xl/comments{}.xml")
        text = f'{DECLARATION}<comments xmlns="{MAIN}"><authors></authors>'
        made = f"{text}<commentList></commentList></comments>".encode()
        package.add(part, made, _COMMENTS_TYPE)
        package.relate(sheet, "comments", part)
    words = _Words(package.xml(part), author)
    threads = [at for at in notes if words.is_thread(at)]
    new = {at: text for at, text in sorted(notes.items()) if not words.extend(at, text)}
    if new:
        words.add(new)
        _add_boxes(package, sheet, cells, new)
    return threads


def drawing_of_notes(package: Package, sheet: str, cells: SheetCells) -> str | None:
    """The old drawing (VML) that has the boxes of the comments of a sheet, among others."""
    relation = cells.legacy_relation()
    found = (told.target for told in package.relations(sheet) if told.id == relation)
    return next(filter(package.has, found), None)


class _Words:
    """The part with the words of comments."""

    def __init__(self, part: Xml, author: str) -> None:
        self.part = part
        self.prefix = part.root.prefix.decode()
        self.authors = part.child(part.root, b"authors")
        self.list = part.child(part.root, b"commentList")
        names = () if self.authors is None else part.children(self.authors)
        self.names = [part.text(child) for child in names]
        self.author = author
        self.there: dict[Address, Element] = {}
        for comment in () if self.list is None else part.children(self.list):
            try:
                at = parse_address(part.attributes(comment).get("ref", "").replace("$", ""))
            except ValueError:
                continue
            self.there.setdefault(at, comment)

    def is_thread(self, at: Address) -> bool:
        if at not in self.there:
            return False
        told = self.part.attributes(self.there[at]).get("authorId", "")
        number = int(told) if told.isdecimal() else len(self.names)
        return number < len(self.names) and self.names[number].startswith(THREAD_AUTHOR)

    def extend(self, at: Address, text: str) -> bool:
        """Put a text below that of a comment; whether there is one (a thread is left alone)."""
        if at not in self.there:
            return False
        if self.is_thread(at):
            return True
        comment = self.there[at]
        body = self.part.child(comment, b"text")
        run = self._run(f"\n{LINE}\n{text}")
        if body is None:
            self.part.append(comment, f"<{self.prefix}text>{run}</{self.prefix}text>")
            return True
        # A plain text becomes a run, because ours has to be one; how it is said comes last.
        place = body.close
        for child in self.part.children(body):
            if child.name == b"t":
                self.part.insert(child.start, f"<{self.prefix}r>")
                self.part.insert(child.end, f"</{self.prefix}r>")
            if child.name in (b"rPh", b"phoneticPr"):
                place = min(place, child.start)
        if body.is_empty_tag:
            self.part.append(body, run)
        else:
            self.part.insert(place, run)
        return True

    def add(self, texts: Mapping[Address, str]) -> None:
        """Comments for cells that have none."""
        p = self.prefix
        if self.author in self.names:
            number = self.names.index(self.author)
        else:
            number = len(self.names)
            told = f"<{p}author>{escaped(self.author)}</{p}author>"
            self._append(self.authors, "authors", told)
        comments = "".join(
            f'<{p}comment ref="{address(*at)}" authorId="{number}"><{p}text>{self._run(text)}'
            f"</{p}text></{p}comment>"
            for at, text in texts.items()
        )
        self._append(self.list, "commentList", comments)

    def _append(self, element: Element | None, name: str, told: str) -> None:
        if element is not None:
            self.part.append(element, told)
        else:
            full = self.prefix + name
            self.part.insert(self.part.root.close, f"<{full}>{told}</{full}>")

    def _run(self, text: str) -> str:
        p = self.prefix
        return (
            f'<{p}r><{p}rPr><{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="游ゴシック"/>'
            f'<{p}family val="2"/></{p}rPr><{p}t xml:space="preserve">{escaped(text)}</{p}t></{p}r>'
        )


def _add_boxes(
    package: Package, sheet: str, cells: SheetCells, notes: Mapping[Address, str]
) -> None:
    """Excel shows a comment only if an old drawing (VML) has a box for it."""
    part = drawing_of_notes(package, sheet, cells)
    if part is None:
        part = package.free("xl/drawings/vmlDrawing{}.vml")
        package.add(part, _VML.format(block=1).encode(), _VML_TYPE)
        cells.legacy_drawing(package.relate(sheet, "vmlDrawing", part))
    # Not parsed: VML as Excel writes it may have tags that never end.
    package.put(part, _with_boxes(package.content(part), cells, notes))


def _with_boxes(vml: bytes, cells: SheetCells, notes: Mapping[Address, str]) -> bytes:
    used = [int(number) for number in _IDS.findall(vml)]
    blocks = [int(told) for found in _BLOCKS.findall(vml) for told in found[1].split(b",") if told]
    # Each block of a drawing has 1,024 numbers; ours are from blocks that are not in use.
    first = max((number // 1024 for number in used), default=0) + 1
    needed = range(first, first + len(notes) // 1023 + 1)
    numbers = (block * 1024 + one for block in needed for one in range(1, 1024))
    root = vml[: vml.find(b">", vml.find(b"<xml")) + 1]
    usual = all(space.encode() in root for space in _SPACES.split())
    spaces = "" if usual else _SPACES
    made = "" if b'"_x0000_t202"' in vml else _BOX_TYPE.format(spaces=spaces)
    for order, (at, text) in enumerate(notes.items(), start=len(used) + 1):
        made += _box(next(numbers), order, at, text, cells, spaces)
    added = ",".join(str(block) for block in needed if block not in blocks).encode()
    if added:
        vml = _BLOCKS.sub(
            lambda old: old[1] + b",".join(filter(None, (old[2], added))) + old[3], vml, 1
        )
    end = vml.rfind(b"</xml>")
    return vml[:end] + made.encode() + vml[end:]


def _box(number: int, order: int, at: Address, text: str, cells: SheetCells, spaces: str) -> str:
    row, column = at[0] - 1, at[1] - 1
    tall = min(lines_in(text, _LETTERS) + 1, _TALLEST)
    top = min(max(row - 1, 0), ROWS - 1 - tall)
    left = min(column + 1, COLUMNS - 2)
    right, width = left, 0
    while width < _WIDTH and right < min(left + 40, COLUMNS - 1):
        width += cells.columns.pixels(right + 1)
        right += 1
    anchor = f"{left}, 15, {top}, 10, {right}, 15, {top + tall}, 4"
    return _BOX.format(
        spaces=spaces,
        id=number,
        order=order,
        height=15 * tall,
        anchor=anchor,
        row=row,
        column=column,
    )
