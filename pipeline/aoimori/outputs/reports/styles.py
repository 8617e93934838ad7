"""The styles of a workbook with some added: no style that is there changes, nor its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aoimori.core.findings import Severity
from aoimori.core.opc import MAIN
from aoimori.outputs.opc.package import DECLARATION
from aoimori.outputs.opc.xmlbytes import Element, Xml, ascii_bytes, attributes, with_attribute

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
# Light enough to read black letters on, and apart from each other in grey as well.
FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFF2B3", Severity.NOTICE: "FFDDEBF7"}
_HEAD = "FFE7E6E6"
# The order of children (ISO/IEC 29500-1, CT_Stylesheet).
_ORDER = (
    b"numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst"
).split()

EMPTY = (
    f'{DECLARATION}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/>'
    '<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/>'
    '</fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
    "<left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
).encode()

_FONT = '<{p}sz val="{size}"/>{colour}<{p}name val="游ゴシック"/><{p}family val="2"/>'
_SIDE = '<{p}{side} style="thin"><{p}color rgb="FFBFBFBF"/></{p}{side}>'


# A colour as the file tells it: "rgb=FFFFFF00", "theme=4 tint=0.6".
Colour = str
_WORDS = ("rgb", "theme", "indexed", "tint")
_COLOUR = re.compile(rf"({'|'.join(_WORDS)})=([0-9A-Fa-f.+-]+)")


@dataclass(slots=True)
class _Group:
    """The styles of a kind: how many there are, and those to be added."""

    element: Element | None
    count: int
    added: list[bytes]

    def add(self, made: bytes) -> int:
        if made in self.added:
            return self.count + self.added.index(made)
        self.added.append(made)
        return self.count + len(self.added) - 1


class Styles:
    """The part of styles, and the numbers of the styles that are added to it."""

    def __init__(self, part: Xml) -> None:
        self.part = part
        self._prefix = part.root.prefix.decode()
        names = (b"fonts", b"fills", b"borders", b"cellXfs")
        self._groups = {name: self._group(name) for name in names}
        self._formats = [part.source(child) for child in _members(part, b"cellXfs")]
        self._colours = [_solid(part, child) for child in _members(part, b"fills")]
        self._painted: dict[tuple[int, Colour], int] = {}

    def filled(self, style: int, severity: Severity) -> int:
        """The number of the style that is like another, but with the colour of a severity."""
        return self.painted(style, f"rgb={FILLS[severity]}")

    def painted(self, style: int, colour: Colour) -> int:
        """The number of the style that is like another, but with a colour."""
        key = (style, colour)
        if key not in self._painted:
            made = self._format(style)
            end = made.index(b">") + 1
            tag = with_attribute(made[:end], "fillId", str(self._fill(colour)))
            tag = with_attribute(tag, "applyFill", "1")
            self._painted[key] = self._groups[b"cellXfs"].add(tag + made[end:])
        return self._painted[key]

    def colour(self, style: int) -> Colour:
        """The one colour of the cells of a style; empty if they have none, or several."""
        made = self._format(style)
        number = attributes(made[: made.index(b">") + 1]).get("fillId", "0")
        is_there = number.isdecimal() and int(number) < len(self._colours)
        return self._colours[int(number)] if is_there else ""

    def own(self, style: str) -> int:
        """The number of a style of the results, by its name there."""
        font = self._font(style)
        fill = 0
        if style == "head":
            fill = self._fill(f"rgb={_HEAD}")
        elif style in tuple(Severity):
            fill = self._fill(f"rgb={FILLS[Severity(style)]}")
        bordered = style not in ("title", "label", "plain")
        border = self._border() if bordered else 0
        wrap = ' wrapText="1"' if bordered else ""
        align = f'<{self._prefix}alignment vertical="top"{wrap}/>'
        made = (
            f'<{self._prefix}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" '
            f'xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{align}'
            f"</{self._prefix}xf>"
        )
        return self._groups[b"cellXfs"].add(ascii_bytes(made))

    def finish(self) -> None:
        """Write what was added into the part."""
        for name, group in self._groups.items():
            if not group.added:
                continue
            if group.element is None:
                self._insert_group(name, group)
                continue
            self.part.append(group.element, b"".join(group.added))
            if "count" in self.part.attributes(group.element):
                total = str(group.count + len(group.added))
                self.part.set_attribute(group.element, "count", total)

    def _insert_group(self, name: bytes, group: _Group) -> None:
        later = _ORDER[_ORDER.index(name) + 1 :]
        children = self.part.children(self.part.root)
        place = next((c.start for c in children if c.name in later), self.part.root.close)
        full = self.part.root.prefix + name
        self.part.insert(place, b"<" + full + b">" + b"".join(group.added) + b"</" + full + b">")

    def _group(self, name: bytes) -> _Group:
        element = self.part.child(self.part.root, name)
        count = 0 if element is None else sum(1 for _ in self.part.children(element))
        return _Group(element, count, [])

    def _format(self, style: int) -> bytes:
        """A style by its number; one that is not there is the first, as programs read it."""
        if style < len(self._formats):
            return self._formats[style]
        if self._formats:
            return self._formats[0]
        return ascii_bytes(f'<{self._prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>')

    def _fill(self, colour: Colour) -> int:
        p = self._prefix
        told = " ".join(f'{name}="{value}"' for name, value in _COLOUR.findall(colour))
        return self._groups[b"fills"].add(
            ascii_bytes(
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor {told}/>'
                f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
            )
        )

    def _font(self, style: str) -> int:
        p = self._prefix
        bold = f"<{p}b/>" if style in ("title", "head", "label") else ""
        under = f"<{p}u/>" if style == "link" else ""
        colour = f'<{p}color rgb="FF0563C1"/>' if style == "link" else ""
        inside = _FONT.format(p=p, size=16 if style == "title" else 10, colour=colour)
        made = f"<{p}font>{bold}{under}{inside}</{p}font>"
        return self._groups[b"fonts"].add(ascii_bytes(made))

    def _border(self) -> int:
        p = self._prefix
        sides = "".join(_SIDE.format(p=p, side=s) for s in ("left", "right", "top", "bottom"))
        made = f"<{p}border>{sides}<{p}diagonal/></{p}border>"
        return self._groups[b"borders"].add(ascii_bytes(made))


def take_fills(part: Xml) -> None:
    """Take our colours out of the styles of a workbook that was marked."""
    p = part.root.prefix.decode()
    ours = {f"rgb={colour}" for colour in FILLS.values()}
    for fill in _members(part, b"fills"):
        if _solid(part, fill) in ours:
            none = f'<{p}fill><{p}patternFill patternType="none"/></{p}fill>'
            part.replace(fill.start, fill.end, none)


def _solid(part: Xml, fill: Element) -> Colour:
    """The colour of a fill that has one; empty for patterns."""
    pattern = part.child(fill, b"patternFill")
    if pattern is None or part.attributes(pattern).get("patternType") != "solid":
        return ""
    colour = part.child(pattern, b"fgColor")
    told = {} if colour is None else part.attributes(colour)
    return " ".join(f"{name}={told[name]}" for name in _WORDS if name in told)


def _members(part: Xml, group: bytes) -> list[Element]:
    element = part.child(part.root, group)
    return [] if element is None else list(part.children(element))


def style_of(tag: bytes) -> int:
    """The number of the style of a cell, a row or a column by its start tag."""
    told = attributes(tag).get("s", "0")
    return int(told) if told.isdecimal() else 0
