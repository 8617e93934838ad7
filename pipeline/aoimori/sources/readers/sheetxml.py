"""The XML of one sheet, read as it comes: what its cells hold, how they look, what is hidden.

Cells without a value cost nothing, however many a file may have.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from aoimori.core.opc import MAIN
from aoimori.core.sheet import Cell, column_letters, parse_address
from aoimori.sources.opc.runs import Runs
from aoimori.sources.opc.sheetwords import is_hidden_column, is_hidden_row, row_number
from aoimori.sources.opc.xmlstream import (
    MANY,
    MAX_DEPTH,
    attribute,
    feed,
    new_parser,
    too_deep,
)
from aoimori.sources.readers.cellvalues import Values
from aoimori.sources.readers.formulas import Formulas
from aoimori.sources.readers.grid import MAX_COLUMNS, MAX_ROWS, Address, Filled, Packed, pack

_C, _V, _F, _T, _IS = (f"{MAIN} {name}" for name in ("c", "v", "f", "t", "is"))
_ROW, _RPH = f"{MAIN} row", f"{MAIN} rPh"
_TEXTS = frozenset((_V, _F, _T))
# A formatted cell without a value, as all programs write it.
_EMPTY = re.compile(rb'<c r="[A-Z]{1,3}\d{1,7}+"(?: s="\d++")?(?: ?/>|></c>)')


class NoAddresses(Exception):  # noqa: N818 - no error of the file; it has to be read again
    """Cells that tell no address stand among others, so that the empty ones count."""


@dataclass(slots=True)
class Lying:
    """A control or an embedded object that a sheet names: from which cell, if it tells."""

    kind: str
    column: int | None = None
    row: int | None = None


class SheetXml:
    """Reads a sheet; what was read is in the attributes, rows and columns counted from 1.

    ``looks`` are indices into the table of the styles, row by row. Raises what XML raises for a
    damaged part, ``ValueError`` for what no cell can be or where none can be,
    :class:`~aoimori.core.findings.Stop` (``sheet-too-large``).
    """

    def __init__(self, values: Values, looks: Sequence[int], filled: Filled) -> None:
        self.filled = filled
        self.looks: dict[int, Sequence[int]] = {}
        self.formulas: dict[Address, str] = {}
        self.merged: dict[tuple[int, int, int, int], None] = {}
        self.hidden_rows = array("L")
        self.hidden_columns: set[tuple[int, int]] = set()
        self.lying: dict[str, Lying] = {}
        self._values, self._looks = values, looks
        self._texts = Formulas()
        self._columns = _columns()
        self._packed: Packed = {}
        self._depth = self._row = self._column = 0
        self._number = "0"
        self._cells: list[Cell] = []
        self._shown: list[int] = []
        self._cell: dict[str, str] | None = None
        self._value: str | None = None
        self._formula: tuple[dict[str, str], str] | None = None
        self._asked: dict[str, str] = {}
        self._inline: Runs | None = None
        self._text: list[str] = []
        self._lies: Lying | None = None
        self._in_from = self._skipped = False

    def read(self, pieces: Iterable[bytes], *, skip_empty: bool = True) -> None:
        """Raises :class:`NoAddresses` if empty cells must not be skipped."""
        parser = new_parser(self._text)
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        feed(parser, self._without_empty(pieces) if skip_empty else pieces, self._text)

    def _without_empty(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Take out cells that are certainly empty; in a CDATA section they would be text."""
        certain, last = True, b""
        for piece in pieces:
            certain = certain and b"<!" not in last + piece
            last = piece[-1:]
            if certain:
                piece, skipped = _EMPTY.subn(b"", piece)
                self._skipped = self._skipped or skipped > 0
            yield piece

    def _start(self, name: str, told: dict[str, str]) -> None:
        self._depth += 1
        if name == _C:
            self._cell, self._value, self._formula, self._inline = told, None, None, None
        elif name in _TEXTS:
            self._text.clear()
            if name == _F:
                self._asked = told
        elif name == _ROW:
            self._row_starts(told)
        elif self._cell is not None:
            if name == _IS:
                self._inline = Runs()
            elif name == _RPH and self._inline is not None:
                self._inline.start("rPh")
        else:
            self._around(name, told)
        if self._depth > MAX_DEPTH:
            raise too_deep()

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == _C:
            self._cell_ends()
            return
        if name == _V:
            if self._value is None:
                self._value = "".join(self._text)
        elif name == _ROW:
            self._row_ends()
        elif name in (_T, _RPH):
            if self._inline is not None:
                self._inline.end(name.rpartition(" ")[2], "".join(self._text))
        elif name == _F:
            if self._cell is not None and self._formula is None:
                self._formula = self._asked, "".join(self._text)
        elif self._lies is not None:
            self._place_ends(name)
        self._text.clear()

    def _row_starts(self, told: dict[str, str]) -> None:
        self._row = row_number(told, self._row)
        self._number = told.get("r") or str(self._row)
        self._column = 0
        self._cells = self.filled.rows.get(self._row) or []
        self._shown = list(self.looks.get(self._row, ()))
        if is_hidden_row(told) and 0 < self._row <= MAX_ROWS:
            self.hidden_rows.append(self._row)

    def _row_ends(self) -> None:
        if self._cells:
            if not 0 < self._row <= MAX_ROWS:
                raise ValueError(f"row {self._row}")
            self.filled.put(self._row, self._cells)
        if self._shown:
            self.looks[self._row] = pack(self._shown, self._packed)

    def _cell_ends(self) -> None:
        told = self._cell
        self._cell = None
        if told is None:
            raise ValueError("c")
        address = told.get("r")
        row = self._row
        if address is None:
            if self._skipped:
                raise NoAddresses
            column = self._column + 1
        else:
            end = len(self._number)
            known = address[-end:] == self._number
            column = self._columns.get(address[:-end], 0) if known else 0
            if not column:
                row, column = parse_address(address.upper())
        self._column = column
        cell = self._read_cell(told, row, column)
        if cell is None:
            self._text.clear()
            return
        if row != self._row:
            self._keep_elsewhere(row, column, cell, self._looks[int(told.get("s", 0))])
            return
        cells = self._cells
        if column == len(cells) + 1 <= MAX_COLUMNS:
            cells.append(cell)
        else:
            _set(cells, column, cell, None)
        look = self._looks[int(told.get("s", 0))]
        if look or len(self._shown) >= column:
            _set(self._shown, column, look, 0)

    def _read_cell(self, told: dict[str, str], row: int, column: int) -> Cell:
        kind = told.get("t", "n")
        value = self._value or None
        if kind == "inlineStr":
            value = self._inline.taken() if self._inline is not None else None
        if self._formula is None:
            return self._values.cell(kind, value, int(told.get("s", 0)))
        text = self._texts.text(*self._formula, f"{column_letters(column)}{row}")
        # A stored text may be empty: =IF(A1="","",A1).
        if value is None and kind != "str":
            return self._values.never(text)
        self.formulas[row, column] = text
        return self._values.cell(kind, value, int(told.get("s", 0))) if value is not None else None

    def _keep_elsewhere(self, row: int, column: int, cell: Cell, look: int) -> None:
        """A cell may stand in another row than the one it belongs to."""
        if row > MAX_ROWS:
            raise ValueError(f"{column_letters(column)}{row}")
        cells = self.filled.rows.get(row, [])
        _set(cells, column, cell, None)
        self.filled.put(row, cells)
        if look or row in self.looks:
            shown = list(self.looks.get(row, ()))
            _set(shown, column, look, 0)
            self.looks[row] = pack(shown, self._packed)

    def _around(self, name: str, told: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if local == "from":
            self._in_from = True
        if space != MAIN:
            return
        if local == "mergeCell":
            self.merged[range_of(told["ref"])] = None
        elif local == "col" and is_hidden_column(told):
            self.hidden_columns.add((int(told["min"]), int(told["max"])))
        elif local in ("control", "oleObject"):
            # They are told twice, for older programs without their place.
            kind = "control" if local == "control" else "object"
            self._lies = self.lying.setdefault(attribute(told, "shapeId"), Lying(kind))
        if max(map(len, (self.merged, self.hidden_columns, self.lying))) > MANY:
            raise ValueError(local)

    def _place_ends(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local in ("control", "oleObject"):
            self._lies = None
        elif local == "from":
            self._in_from = False
        elif self._in_from and self._lies is not None and local in ("col", "row"):
            number = int("".join(self._text)) + 1
            if local == "col":
                self._lies.column = self._lies.column or number
            else:
                self._lies.row = self._lies.row or number


def range_of(text: str) -> tuple[int, int, int, int]:
    """First row, first column, last row, last column of ``B4:C9`` or ``B4``."""
    first, _, last = text.replace("$", "").upper().partition(":")
    top, left = parse_address(first)
    bottom, right = parse_address(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _set(row: list[Any], column: int, value: Any, empty: Any) -> None:
    if column > MAX_COLUMNS:
        raise ValueError(column_letters(column))
    missing = column - 1 - len(row)
    if missing < 0:
        row[column - 1] = value
        return
    if missing:
        row.extend([empty] * missing)
    row.append(value)


@cache
def _columns() -> dict[str, int]:
    return {column_letters(column): column for column in range(1, MAX_COLUMNS + 1)}
