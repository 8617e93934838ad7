"""What lies on a sheet: pictures, shapes, text boxes, charts, embedded objects, controls.

Most of it is DrawingML. Controls and embedded objects are drawn in VML, as Excel has done since
1997; DrawingML has stand-ins for them, which are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast
from xml.parsers.expat import ExpatError

from aoimori.core.looks import Shape, ShapeKind
from aoimori.sources.opc.package import Package
from aoimori.sources.opc.xmlstream import attribute, walk
from aoimori.sources.readers.grid import Address
from aoimori.sources.readers.sheetxml import Lying

_MAX_SHAPES = 100_000
_ANCHORS = frozenset(("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"))
_KINDS: dict[str, ShapeKind] = {
    "pic": "picture",
    "sp": "shape",
    "cxnSp": "shape",
    "grpSp": "shape",
    "graphicFrame": "shape",
    "contentPart": "shape",
}


def read_shapes(package: Package, sheet: str, lying: Mapping[str, Lying]) -> tuple[Shape, ...]:
    """All that lies on a sheet; ``lying`` are the controls and objects that the sheet names."""
    shapes: list[Shape] = []
    for part in package.linked(sheet, "drawing"):
        shapes.extend(_Drawing(package.pieces(part)).shapes)
    drawn: dict[str, Shape] = {}
    for part in package.linked(sheet, "vmlDrawing"):
        try:
            drawn.update(_Vml(package.pieces(part), lying).shapes)
        except ExpatError:
            continue  # old VML may hold <br> and the like; the sheet names what matters
    for number, told in lying.items():
        at = (told.row, told.column) if told.row and told.column else None
        drawn.setdefault(number, Shape(cast(ShapeKind, told.kind), at))
    return (*shapes, *drawn.values())


class _Drawing:
    """DrawingML: one shape for each anchor, of the outermost of its elements."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self.shapes: list[Shape] = []
        self._path: list[str] = []
        self._column: int | None = None
        self._row: int | None = None
        self._kind: ShapeKind | None = None
        self._lines: list[str] = []
        self._stand_in = False
        walk(pieces, self._start, self._end)

    def _start(self, name: str, told: dict[str, str]) -> None:
        self._path.append(name)
        if "Fallback" in self._path:
            return  # the same once more, for older programs
        if name in _ANCHORS:
            self._column = self._row = self._kind = None
            self._lines = []
            self._stand_in = False
        elif name in _KINDS and self._kind is None:
            self._kind = _KINDS[name]
        elif name == "chart" and "graphicData" in self._path:
            self._kind = "chart"
        elif name == "p":
            self._lines.append("")
        elif name == "compatExt":
            self._stand_in = True

    def _end(self, name: str, text: str) -> None:
        fallback = "Fallback" in self._path
        self._path.pop()
        if fallback:
            return
        above = self._path[-1] if self._path else ""
        if name in _ANCHORS:
            self._add()
        elif name == "col" and above == "from":
            self._column = int(text) + 1
        elif name == "row" and above == "from":
            self._row = int(text) + 1
        elif name == "t" and self._lines:
            self._lines[-1] += text
        elif name == "br" and self._lines:
            self._lines[-1] += "\n"

    def _add(self) -> None:
        if self._kind is None or self._stand_in:
            return
        at = (self._row, self._column) if self._row and self._column else None
        self.shapes.append(Shape(self._kind, at, "\n".join(self._lines).strip("\n")))
        if len(self.shapes) > _MAX_SHAPES:
            raise ValueError("drawing")


class _Vml:
    """VML: what belongs to the sheet (pictures of headers do not) and is no box of a note."""

    def __init__(self, pieces: Iterable[bytes], lying: Mapping[str, Lying]) -> None:
        self.shapes: dict[str, Shape] = {}
        self._lying = lying
        self._number = ""
        self._what = ""
        self._anchor = ""
        self._in_box = False
        self._texts: list[str] = []
        walk(pieces, self._start, self._end)

    def _start(self, name: str, told: dict[str, str]) -> None:
        if name in ("shape", "rect", "group", "oval", "line", "roundrect"):
            self._number = attribute(told, "id").rpartition("_s")[2]
            self._what = self._anchor = ""
            self._texts = []
        elif name == "ClientData":
            self._what = told.get("ObjectType", "")
        elif name == "textbox":
            self._in_box = True

    def _end(self, name: str, text: str) -> None:
        if self._in_box and (told := " ".join(text.split())):
            self._texts.append(told)
        if name == "textbox":
            self._in_box = False
        elif name == "Anchor":
            self._anchor = text
        elif name == "ClientData" and self._what not in ("", "Note"):
            listed = self._lying.get(self._number)
            kind = listed.kind if listed else "object" if self._what == "Pict" else "control"
            text = "\n".join(self._texts)
            self.shapes[self._number] = Shape(cast(ShapeKind, kind), _cell(self._anchor), text)
            if len(self.shapes) > _MAX_SHAPES:
                raise ValueError("vmlDrawing")


def _cell(anchor: str) -> Address | None:
    """Left column, its offset, top row, its offset, and the same of the right and bottom."""
    numbers = [part.strip() for part in anchor.split(",")]
    if len(numbers) < 4 or not (numbers[0].isdecimal() and numbers[2].isdecimal()):
        return None
    return int(numbers[2]) + 1, int(numbers[0]) + 1
