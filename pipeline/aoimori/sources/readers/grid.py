"""From what a file tells of a sheet to a :class:`Sheet` that ends where its values end."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.looks import PLAIN_LOOKS, Looks, Shape
from aoimori.core.sheet import Cell, Sheet, address

Address = tuple[int, int]
Range = tuple[int, int, int, int]
Packed = dict[tuple[str, bytes], Sequence[int]]

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
# Four times 1,000,000 rows of 12 columns; 400 MB where nothing but one cell a row is filled.
MAX_CELLS = 50_000_000
MAX_MERGED = 5_000_000


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet holds beside values; all numbers are 1-based.

    ``merged`` are ranges as (first row, first column, last row, last column), ``hidden_columns``
    ranges of columns, first and last.
    """

    merged: Iterable[Range] = ()
    formulas: Mapping[Address, str] = field(default_factory=dict)
    comments: Mapping[Address, str] = field(default_factory=dict)
    hidden_rows: Iterable[int] = ()
    hidden_columns: Iterable[tuple[int, int]] = ()
    visible: bool = True
    looks: Looks = PLAIN_LOOKS
    shapes: tuple[Shape, ...] = ()


class Filled:
    """The rows of a sheet as they are read, each up to its last value; ``rows`` by number.

    A value far away from all others would make a sheet of billions of cells, so what would be
    more than ``MAX_CELLS`` is a :class:`Stop` (``sheet-too-large``), as soon as it is seen.
    """

    __slots__ = ("_height", "_width", "file", "name", "rows")

    def __init__(self, file: str, name: str) -> None:
        self.file, self.name = file, name
        self.rows: dict[int, list[Cell]] = {}
        self._height = self._width = 0

    def put(self, row: int, cells: list[Cell]) -> None:
        """Keep a row, in place of what it was before."""
        self.rows[row] = cells
        if len(cells) > self._width or row > self._height:
            self._width, self._height = max(self._width, len(cells)), max(self._height, row)
            if self._width * self._height > MAX_CELLS:
                raise self.too_large()

    def too_large(self) -> Stop:
        place = Place(self.file, self.name, address(self._height, self._width))
        details = {"range": f"A1:{place.cell}", "limit": f"{MAX_CELLS:,}"}
        return Stop(Finding("sheet-too-large", place, details))

    def clear(self, ranges: Iterable[Range]) -> None:
        """Empty the cells that merged ranges cover: all but the first of each."""
        work = 0
        for top, left, bottom, right in ranges:
            span = range(top, min(bottom, self._height) + 1)
            rows = [row for row in self.rows if row in span] if len(self.rows) < len(span) else span
            work += max(len(rows), 1)
            if work > MAX_CELLS:
                raise self.too_large()
            for row in rows:
                if (cells := self.rows.get(row)) is not None:
                    start = left if row == top else left - 1
                    count = min(right, len(cells)) - start
                    if count > 0:
                        cells[start : start + count] = [None] * count


def sheet_of(filled: Filled, marks: Marks) -> Sheet:
    """The sheet as far as any cell holds a value: formats, notes and merged ranges may reach
    much further. Raises :class:`Stop` (``source-empty``, ``sheet-too-large``)."""
    rows = _tuples(filled)
    height, width = len(rows), len(rows[0])

    def within(texts: Mapping[Address, str]) -> dict[Address, str]:
        return {at: text for at, text in texts.items() if at[0] <= height and at[1] <= width}

    return Sheet(
        filled.file,
        filled.name,
        rows,
        merged=_anchors(marks.merged, filled, height, width),
        formulas=within(marks.formulas),
        comments=within(marks.comments),
        hidden_rows=frozenset(row for row in marks.hidden_rows if row <= height),
        hidden_columns=frozenset(
            column
            for first, last in marks.hidden_columns
            for column in range(max(first, 1), min(last, width) + 1)
        ),
        visible=marks.visible,
        looks=marks.looks,
        shapes=marks.shapes,
    )


def shown(
    looks: Mapping[int, Sequence[int]], rows: Sequence[Sequence[Cell]]
) -> dict[int, Sequence[int]]:
    """The looks of the cells that hold a value, row by row."""
    found: dict[int, Sequence[int]] = {}
    packed: Packed = {}
    for row, told in looks.items():
        if row <= len(rows):
            cells = rows[row - 1]
            kept = [
                look if cell is not None else 0 for look, cell in zip(told, cells, strict=False)
            ]
            if any(kept):
                found[row] = pack(kept, packed)
    return found


def pack(looks: list[int], packed: Packed) -> Sequence[int]:
    """The looks of a row up to the last that is not plain, in as few bytes as they need; rows
    mostly look like others."""
    while looks and not looks[-1]:
        looks.pop()
    most = max(looks, default=0)
    size = "B" if most < 1 << 8 else "H" if most < 1 << 16 else "L"
    row = array(size, looks)
    return packed.setdefault((size, row.tobytes()), row)


def _tuples(filled: Filled) -> tuple[tuple[Cell, ...], ...]:
    """All rows in the width of the widest; those without values are one and the same."""
    lengths = {row: _length(cells) for row, cells in filled.rows.items()}
    height = max((row for row, length in lengths.items() if length), default=0)
    if not height:
        raise Stop(Finding("source-empty", Place(filled.file, filled.name)))
    width = max(lengths.values())
    blank: tuple[Cell, ...] = (None,) * width
    rows = [blank] * height
    for row, length in lengths.items():
        if length:
            cells = filled.rows.pop(row)
            rows[row - 1] = (*cells[:length], *blank[length:])
    return tuple(rows)


def _length(cells: list[Cell]) -> int:
    """Up to the last that holds something."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)


def _anchors(
    ranges: Iterable[Range], filled: Filled, height: int, width: int
) -> dict[Address, Address]:
    """From every cell of a merged range but the first to the first, where there are values."""
    clipped = [
        (top, left, min(bottom, height), min(right, width))
        for top, left, bottom, right in ranges
        if top <= height and left <= width
    ]
    if sum((d - a + 1) * (e - b + 1) for a, b, d, e in clipped) > MAX_MERGED:
        raise filled.too_large()
    return {
        (row, column): (top, left)
        for top, left, bottom, right in clipped
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
