"""The XML of a sheet: styles of cells changed, cells put in where there were none, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from aoimori.core.opc import RELATIONS
from aoimori.core.ranges import Rectangle
from aoimori.core.sheet import address, parse_address
from aoimori.outputs.opc.xmlbytes import Element, Xml, attributes
from aoimori.outputs.reports.marks import Address, rectangle
from aoimori.outputs.reports.styles import style_of

# Children of a sheet that stand after <legacyDrawing> (ISO/IEC 29500-1, CT_Worksheet).
_LATER = frozenset(
    b"legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts "
    b"extLst".split()
)
_ALTERNATIVE = b"AlternateContent"
_NAME = re.compile(rb"<(?:[^\s<>/:]+:)?([A-Za-z]+)")

T = TypeVar("T")


@dataclass(slots=True)
class _Row:
    """A row to be changed: the places of its cells by column, and where its parts begin and end
    (a damaged sheet may have several of one number)."""

    start: int
    inner: int
    end: int
    is_empty_tag: bool
    style: int | None
    cells: dict[int, int] = field(default_factory=dict)


class SheetCells:
    """The cells of a sheet whose styles are to be changed; ``before`` are the styles that cells
    had."""

    def __init__(self, part: Xml) -> None:
        self.part = part
        self._children = {child.name: child for child in part.children(part.root)}
        self._data = self._children.get(b"sheetData")
        self.columns = self._columns()
        self.before: dict[Address, int] = {}

    def anchors(self, cells: Iterable[Address]) -> dict[Address, Address]:
        """Where cells that lie under a merged one are seen: its first cell."""
        merged = self._merged()
        found = {}
        for at in cells:
            for top, left, bottom, right in merged:
                if top <= at[0] <= bottom and left <= at[1] <= right:
                    found[at] = (top, left)
                    break
        return found

    def colour(self, fills: Mapping[Address, T], restyle: Callable[[int, T], int]) -> None:
        """Give cells the style they have, with a colour (or what stands for one)."""
        if self._data is None or not fills:
            return
        wanted: dict[int, dict[int, T]] = {}
        for (row, column), fill in sorted(fills.items(), key=lambda item: item[0]):
            wanted.setdefault(row, {})[column] = fill
        rows, places = self._rows(frozenset(wanted))
        made: dict[int, list[str]] = {}
        for number, columns in wanted.items():
            if number in rows:
                self._change(rows[number], number, columns, restyle)
            else:
                cells = "".join(
                    self._cell(number, column, restyle(self.columns.style(column), fill))
                    for column, fill in columns.items()
                )
                place = next((at for at, other in places if other > number), self._data.close)
                made.setdefault(place, []).append(self._tag("row", f' r="{number}"', cells))
        self._put(made)

    def legacy_drawing(self, relation: str) -> None:
        """Let the sheet have the drawing of its comments, in its place of the order."""
        prefix = self.part.root.prefix.decode()
        told = f'<{prefix}legacyDrawing xmlns:r="{RELATIONS}" r:id="{relation}"/>'
        spaces = self.part.attributes(self.part.root)
        bound = [name[6:] for name, uri in spaces.items() if uri == RELATIONS and ":" in name]
        if bound:
            told = f'<{prefix}legacyDrawing {bound[0]}:id="{relation}"/>'
        self.part.insert(self._place_of_drawing(), told)

    def legacy_relation(self) -> str | None:
        """The reference to the drawing of its comments (and controls), if the sheet has one."""
        element = self._children.get(b"legacyDrawing")
        if element is None:
            return None
        told = self.part.attributes(element)
        return next((value for name, value in told.items() if name.endswith(":id")), None)

    def remove_legacy_drawing(self) -> None:
        """Let the sheet have no such drawing."""
        element = self._children.get(b"legacyDrawing")
        if element is not None:
            self.part.replace(element.start, element.end, b"")

    def unselect(self) -> None:
        """Take the sheet out of those that are selected; several would be edited at once."""
        unselect(self.part, self._children.get(b"sheetViews"))

    def _place_of_drawing(self) -> int:
        for child in self.part.children(self.part.root):
            inside = _NAME.findall(self.part.source(child)) if child.name == _ALTERNATIVE else []
            if child.name in _LATER or any(name in _LATER for name in inside):
                return child.start
        return self.part.root.close

    def _merged(self) -> list[Rectangle]:
        element = self._children.get(b"mergeCells")
        if element is None:
            return []
        told = (self.part.attributes(child) for child in self.part.children(element))
        areas = (rectangle(one.get("ref", "")) for one in told)
        return [area for area in areas if area is not None]

    def _columns(self) -> Columns:
        element = self._children.get(b"cols")
        children = () if element is None else self.part.children(element)
        return Columns([self.part.attributes(child) for child in children])

    def _rows(self, wanted: frozenset[int]) -> tuple[dict[int, _Row], list[tuple[int, int]]]:
        """The wanted rows that are there, and the places of all rows with their numbers."""
        assert self._data is not None
        found: dict[int, _Row] = {}
        places: list[tuple[int, int]] = []
        number = 0
        starts = [*self.part.starts(self._data, b"row"), self._data.close]
        for start, end in pairwise(starts):
            tag = self.part.tag_at(start)
            number = _number(tag[0], number + 1)
            places.append((start, number))
            if number in wanted:
                self._read_row(found, number, tag, end)
        return found, places

    def _read_row(
        self, found: dict[int, _Row], number: int, tag: re.Match[bytes], end: int
    ) -> None:
        told = attributes(tag[0])
        style = style_of(tag[0]) if told.get("customFormat") in ("1", "true") else None
        is_empty = tag[3].endswith(b"/")
        row = found.setdefault(number, _Row(tag.start(), tag.end(), end, is_empty, style))
        inside = Element(b"row", self.part.root.prefix, tag.start(), tag.end(), end, end)
        column = 0
        for start in self.part.starts(inside, b"c"):
            column = _column(self.part.tag_at(start)[0], column + 1)
            row.cells[column] = start

    def _change(
        self, row: _Row, number: int, columns: Mapping[int, T], restyle: Callable[[int, T], int]
    ) -> None:
        made: dict[int, list[str]] = {}
        own = [(start, column) for column, start in row.cells.items() if start < row.end]
        own = sorted(pair for pair in own if pair[0] >= row.inner)
        for column, fill in columns.items():
            start = row.cells.get(column)
            if start is not None:
                tag = self.part.tag_at(start)
                cell = Element(b"c", b"", start, tag.end(), tag.end(), tag.end())
                self.before[number, column] = style_of(tag[0])
                self.part.set_attribute(cell, "s", str(restyle(style_of(tag[0]), fill)))
                continue
            base = self.columns.style(column) if row.style is None else row.style
            place = next((at for at, other in own if other > column), self._row_close(row))
            told = self._cell(number, column, restyle(base, fill))
            made.setdefault(place, []).append(told)
        if not made:
            return
        self._widen(row, [column for column in columns if column not in row.cells])
        if row.is_empty_tag:
            cells = "".join(told for place in sorted(made) for told in made[place])
            element = Element(
                b"row", self.part.root.prefix, row.start, row.inner, row.inner, row.inner
            )
            self.part.append(element, cells)
        else:
            self._put(made)

    def _row_close(self, row: _Row) -> int:
        """Where the end tag of a row begins; what follows the row may be space."""
        return 0 if row.is_empty_tag else self.part.last_end_tag(row.inner, row.end)

    def _widen(self, row: _Row, columns: list[int]) -> None:
        """Let the columns a row says it spans hold the new cells."""
        tag = self.part.tag_at(row.start)
        spans = attributes(tag[0]).get("spans", "")
        numbers = [int(part) for part in re.findall(r"\d+", spans)]
        if numbers and not (min(numbers) <= min(columns) and max(columns) <= max(numbers)):
            told = f"{min(*numbers, *columns)}:{max(*numbers, *columns)}"
            element = Element(b"row", b"", row.start, row.inner, row.inner, row.inner)
            self.part.set_attribute(element, "spans", told)

    def _put(self, made: Mapping[int, list[str]]) -> None:
        if self._data is not None and self._data.is_empty_tag and made:
            rows = "".join(told for pieces in made.values() for told in pieces)
            self.part.append(self._data, rows)
            return
        for place, pieces in made.items():
            self.part.insert(place, "".join(pieces))

    def _cell(self, row: int, column: int, style: int) -> str:
        return self._tag("c", f' r="{address(row, column)}" s="{style}"', "")

    def _tag(self, name: str, told: str, inside: str) -> str:
        full = self.part.root.prefix.decode() + name
        return f"<{full}{told}>{inside}</{full}>" if inside else f"<{full}{told}/>"


class Columns:
    """The columns of a sheet as <cols> has them."""

    def __init__(self, told: Iterable[Mapping[str, str]]) -> None:
        self._told = [(int(one.get("min", "1")), int(one.get("max", "1")), one) for one in told]

    def style(self, column: int) -> int:
        """The style of its empty cells."""
        return int(self._of(column).get("style", "0"))

    def pixels(self, column: int) -> int:
        """About how wide it is shown."""
        told = self._of(column)
        if told.get("hidden") in ("1", "true"):
            return 0
        return int(float(told.get("width", "8.43")) * 7 + 5)

    def _of(self, column: int) -> Mapping[str, str]:
        found = (one for first, last, one in self._told if first <= column <= last)
        return next(found, {})


def unselect(part: Xml, views: Element | None) -> None:
    """Take the mark of a selected sheet off its views."""
    for view in () if views is None else part.children(views):
        if part.attributes(view).get("tabSelected", "0") not in ("0", "false"):
            part.remove_attribute(view, "tabSelected")


def _number(tag: bytes, otherwise: int) -> int:
    told = attributes(tag).get("r", "")
    return int(told) if told.isdecimal() else otherwise


def _column(tag: bytes, otherwise: int) -> int:
    try:
        return parse_address(attributes(tag).get("r", ""))[1]
    except ValueError:
        return otherwise
