"""The hidden rows and columns of a sheet that hold values, as ranges; read in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import digits

from aoimori.core.package import PackagePart
from aoimori.core.ranges import range_text
from aoimori.core.sheet import column_letters, parse_address
from aoimori.sources.opc.package import Package
from aoimori.sources.opc.sheetwords import HINTS, is_hidden_column, is_hidden_row, row_number
from aoimori.sources.opc.xmlstream import walk

_LONGEST_HINT = max(map(len, HINTS))
_COLUMNS = 1 << 14


class Hidden:
    """Gathers, row by row, where hidden rows and columns hold values."""

    def __init__(self, columns: Iterable[tuple[int, int]] = ()) -> None:
        self.columns: set[int] = set()
        for first, last in columns:
            self.hide_columns(first, last)
        self._rows: dict[int, tuple[int, int]] = {}
        self._held: dict[int, tuple[int, int]] = {}

    def hide_columns(self, first: int, last: int) -> None:
        self.columns.update(range(first, min(last, _COLUMNS) + 1))

    def value(self, row: int, column: int, *, in_hidden_row: bool) -> None:
        """A cell with a value; rows come in order."""
        if in_hidden_row:
            left, right = self._rows.get(row, (column, column))
            self._rows[row] = min(left, column), max(right, column)
        if column in self.columns:
            self._held[column] = self._held.get(column, (row, row))[0], row

    def parts(self, sheet: str) -> Iterator[PackagePart]:
        """A part for every run of hidden rows, and for every hidden column."""
        for top, bottom, left, right in _runs(self._rows):
            name = str(top) if top == bottom else f"{top}-{bottom}"
            cell = range_text((top, left, bottom, right))
            yield PackagePart("hidden-row", name, sheet=sheet, cell=cell)
        for column, (top, bottom) in sorted(self._held.items()):
            cell = range_text((top, column, bottom, column))
            yield PackagePart("hidden-column", column_letters(column), sheet=sheet, cell=cell)


def _runs(rows: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    run: list[tuple[int, int, int, int]] = []
    for row, (left, right) in sorted(rows.items()):
        if run and run[-1][1] == row - 1:
            top, _, first, last = run.pop()
            run.append((top, row, min(left, first), max(right, last)))
        else:
            run.append((row, row, left, right))
    return iter(run)


def xml_hidden(package: Package, sheet: str, part: str) -> Iterator[PackagePart]:
    """Of the part of a sheet, which is searched for the words first, and only if they are there
    parsed, which takes long. Raises what a damaged package raises."""
    if _may_hide(package.pieces(part)):
        walked = _Walk()
        walk(package.pieces(part), walked.start)
        yield from walked.hidden.parts(sheet)


def _may_hide(pieces: Iterable[bytes]) -> bool:
    before = b""
    for piece in pieces:
        if not before and b"\0" in piece[:4]:
            return True  # of two bytes a letter
        searched = before + piece
        if any(hint in searched for hint in HINTS):
            return True
        before = piece[-_LONGEST_HINT:]
    return False


class _Walk:
    """The rows, columns and cells of the XML of a sheet as they pass by."""

    def __init__(self) -> None:
        self.hidden = Hidden()
        self.row, self.column, self.is_hidden = 0, 0, False

    def start(self, name: str, told: dict[str, str]) -> None:
        match name:
            case "row":
                self.row, self.column = row_number(told, self.row), 0
                self.is_hidden = is_hidden_row(told)
            case "c":
                at = told.get("r")
                self.column = _column(at.rstrip(digits)) if at else self.column + 1
            case "v" | "is" | "f":
                self.hidden.value(self.row, self.column, in_hidden_row=self.is_hidden)
            case "col" if is_hidden_column(told):
                self.hidden.hide_columns(int(told["min"]), int(told["max"]))


@lru_cache(_COLUMNS)
def _column(letters: str) -> int:
    return parse_address(f"{letters}1")[1]
