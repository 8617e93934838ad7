"""The hidden rows and columns of a sheet that hold values, as ranges; read in one walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO
from xml.parsers import expat

from aoimori.core.package import PackagePart
from aoimori.core.ranges import range_text
from aoimori.core.sheet import column_letters, parse_address

_CHUNK = 1 << 20
# Also rows and columns of no size: they are shown as little.
_HINTS = (b"hidden", b' ht="0', b" ht='0", b' width="0', b" width='0")
_LONGEST_HINT = max(map(len, _HINTS))
_NOT_PLAIN = (b"\xff\xfe", b"\xfe\xff")
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


def xml_hidden(searched: IO[bytes], parsed: IO[bytes], sheet: str) -> Iterator[PackagePart]:
    """Of the XML of a sheet, given as two streams of the same: the first is searched for the
    words, and only if they are there the second is parsed, which takes twenty times as long.

    Raises ``ValueError`` for a document type, ``ExpatError`` for what is no XML.
    """
    if _may_hide(searched):
        walk = _Walk()
        walk.parse(parsed)
        yield from walk.hidden.parts(sheet)


def _may_hide(stream: IO[bytes]) -> bool:
    before = b""
    while chunk := stream.read(_CHUNK):
        if not before and chunk.startswith(_NOT_PLAIN):
            return True
        piece = before + chunk
        if any(hint in piece for hint in _HINTS):
            return True
        before = chunk[-_LONGEST_HINT:]
    return False


class _Walk:
    """The rows, columns and cells of the XML of a sheet as they pass by."""

    def __init__(self) -> None:
        self.hidden = Hidden()
        self.row, self.column, self.is_hidden = 0, 0, False

    def parse(self, stream: IO[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.ParseFile(stream)

    def _start(self, name: str, words: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self.row = int(words.get("r", self.row + 1))
                self.column = 0
                self.is_hidden = _is_true(words.get("hidden")) or _is_zero(words.get("ht"))
            case "c":
                at = words.get("r")
                self.column = parse_address(at)[1] if at else self.column + 1
            case "v" | "is" | "f":
                self.hidden.value(self.row, self.column, in_hidden_row=self.is_hidden)
            case "col" if _is_true(words.get("hidden")) or _is_zero(words.get("width")):
                self.hidden.hide_columns(int(words["min"]), int(words["max"]))


def _refuse(*_: object) -> None:
    raise ValueError("<!DOCTYPE")


def _is_true(text: str | None) -> bool:
    return text in ("1", "true", "on")


def _is_zero(text: str | None) -> bool:
    return text is not None and float(text) == 0
