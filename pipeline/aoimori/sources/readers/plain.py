"""The fast way for sheets of nothing but plain values: python-calamine, if it is certain.

calamine knows no formats, notes or hidden parts. So a sheet comes this way only if its rows are,
from the first byte to the last, of the few forms spelled out here, of which the full way would
say the same, with nothing but known elements around them. Anything else, and any doubt, is left
to the full way (docs/decisions/0009). How the cells look is found on the way.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import cast

from python_calamine import CalamineWorkbook

from aoimori.core.opc import MAIN
from aoimori.core.sheet import Cell
from aoimori.sources.opc.package import Package
from aoimori.sources.opc.sheetwords import HINTS
from aoimori.sources.readers.formats import FIRST_CUSTOM
from aoimori.sources.readers.grid import MAX_CELLS, shown
from aoimori.sources.readers.styles import Styles

Rows = tuple[tuple[Cell, ...], ...]

_NAMESPACE = f'xmlns="{MAIN}"'.encode()

# Formats that change nothing about a number, and dates. Built-in ones are meant by number.
_NUMBERS = frozenset(
    ("General", "@", "0", "0.0", "0.00", "0.000", "#,##0", "#,##0.0", "#,##0.00", "0_ ", "#,##0_ ")
)
_SIGNED = frozenset(("#,##0;[Red]-#,##0", "#,##0_);[Red]\\(#,##0\\)"))
_DAYS = frozenset(("yyyy-mm-dd", "yyyy/mm/dd", "yyyy/m/d", "yyyy/m/d;@", "yyyy-mm-dd h:mm:ss"))
_FORMATS = _NUMBERS | _SIGNED | _DAYS
_BUILT_IN = frozenset((0, 1, 2, 3, 4, 14, 37, 38, 39, 40, 49))

# No character references, no \r (readers of XML differ), no runs of rich text. How a text is
# said (rPh, where an IME was used) is no part of it. Without xml:space, calamine cuts off spaces
# and line breaks at either end, openpyxl does not.
_LETTERS = rb"[^<&\r]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\r]*+)*"
_TEXT = (
    rb'<t(?: ?/>| xml:space="preserve">' + _LETTERS + rb"</t>"
    rb"|>(?![ \t\n])" + _LETTERS + rb"(?<![ \t\n])</t>)"
)
_SAID = rb'<rPh sb="\d++" eb="\d++">' + _TEXT + rb"</rPh>"
_STRING = re.compile(rb"\s*+<si>" + _TEXT + rb"(?:" + _SAID + rb")*(?:<phoneticPr [^<>]*/>)?</si>")
# Numbers of up to 15 digits before the point are the same as integers and as floats.
_VALUE = rb"<v>-?\d{1,15}+(?:\.\d++)?(?:[eE][+-]?\d++)?</v>|<v ?/>|<is>" + _TEXT + rb"</is>"
_CELL = (
    rb'<c r="[A-Z]{1,2}+(?P=row)"(?: s="\d++"| t="(?:n|s|b|inlineStr)"){0,2}'
    rb"(?: ?/>|>(?:" + _VALUE + rb")?</c>)"
)
_ROW = re.compile(
    rb'\s*+<row r="(?P<row>\d++)"'
    rb'(?: (?!ht="[0.]*")(?:spans|s|customFormat|ht|customHeight|thickTop|thickBot|x14ac:dyDescent)'
    rb'="[^"<>]*+")*'
    rb"(?: ?/>|>(?:" + _CELL + rb")*</row>)"
)
_TAG = re.compile(rb"<([A-Za-z][\w:]*)")
_WIDE = re.compile(rb'<c r="[A-Z]{2}')
# What is escaped, and what is hidden.
_NOT_PLAIN = (b"_x", *HINTS)
_MAX_COLUMNS = 26 * 27  # of one or two letters
# They are read whole, twice.
_MAX_STRINGS = 1 << 28
# What stands around the rows, and a row: more than that is nothing plain.
_MAX_AROUND = 1 << 20
_AROUND = frozenset(
    b"worksheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView pane "
    b"selection sheetFormatPr cols col phoneticPr printOptions pageMargins pageSetup headerFooter "
    b"oddHeader oddFooter ignoredErrors ignoredError".split()
)


class PlainBook:
    """The sheets of a workbook whose styles and strings are plain."""

    def __init__(self, content: bytes, package: Package, styles: Styles) -> None:
        self._content, self._package = content, package
        self._looks = _LookScan(styles.looks)

    @classmethod
    def open(
        cls, content: bytes, package: Package, styles: Styles, strings: str
    ) -> PlainBook | None:
        """The workbook, or nothing if anything about it is unusual; ``strings`` is the part of
        the shared ones, if there is one. Raises what a damaged package raises."""
        usual = (
            not package.repeats
            and _plain_styles(styles)
            and (not strings or package.size(strings) <= _MAX_STRINGS)
            and (not strings or _plain_strings(package.pieces(strings)))
        )
        return cls(content, package, styles) if usual else None

    @cached_property
    def _fast(self) -> CalamineWorkbook:
        return CalamineWorkbook.from_filelike(io.BytesIO(self._content))

    def read(self, name: str, part: str) -> tuple[Rows, Mapping[int, Sequence[int]]] | None:
        """The values of a plain, visible sheet, and the looks of those that are not plain by
        row; nothing for a sheet that has to be read the full way."""
        try:
            looks = self._plain_sheet(part)
            if looks is None:
                return None
            rows = _trimmed(self._fast.get_sheet_by_name(name).to_python(skip_empty_area=False))
            return (rows, shown(looks, rows)) if rows else None
        except Exception:
            return None  # the full way will read it, or say why not

    def _plain_sheet(self, part: str) -> Mapping[int, Sequence[int]] | None:
        """The looks of a sheet, if all of it is plain."""
        if any(link.kind != "printerSettings" for link in self._package.relations(part)):
            return None
        # Looking around takes a tenth of the time of looking at the rows.
        around, cells, filled = b"", 0, 0
        for is_row, xml in self._split(part):
            if is_row:
                cells, filled = cells + xml.count(b"<c "), filled + xml.count(b"</c>")
            else:
                around += xml
        # The full way passes over empty cells unread.
        if filled * 2 < cells or not _plain_around(around):
            return None
        looks: dict[int, list[int]] = {}
        last, wide = 0, False
        for is_row, xml in self._split(part):
            if is_row:
                until = _covers(xml, last)
                if until is None or any(word in xml for word in _NOT_PLAIN):
                    return None
                last, wide = until, wide or _WIDE.search(xml) is not None
                self._looks.find(xml, looks)
        # calamine makes a sheet of billions of cells where a value stands far away from others.
        return looks if not wide or last * _MAX_COLUMNS <= MAX_CELLS else None

    def _split(self, part: str) -> Iterator[tuple[bool, bytes]]:
        return _split(self._package.pieces(part), b"<sheetData>", b"</row>")


class _LookScan:
    """Finds the cells with a look of their own, by the numbers of their styles."""

    _FEW = 8

    def __init__(self, looks: Sequence[int]) -> None:
        self._looks = {str(style).encode(): look for style, look in enumerate(looks) if look}
        self._marks = [b's="' + style + b'"' for style in self._looks]
        few = len(self._looks) <= self._FEW
        styles = b"|".join(self._looks) if few else rb"\d+"
        self._few = few
        self._cell = re.compile(
            rb'<c r="([A-Z]+)(\d+)"(?: t="\w+")? s="(' + styles + rb')"(?: t="\w+")?><(?:v>|is>)'
        )

    def find(self, xml: bytes, found: dict[int, list[int]]) -> None:
        """Add the looks in a piece of a sheet, by row; 0 for a plain one."""
        if not self._looks or (self._few and not any(mark in xml for mark in self._marks)):
            return
        for letters, number, style in self._cell.findall(xml):
            if (look := self._looks.get(style)) is None:
                continue
            row = found.setdefault(int(number), [])
            column = _COLUMNS[letters]
            if (missing := column - len(row)) > 0:
                row.extend([0] * missing)
            row[column - 1] = look


def _letters() -> Iterator[bytes]:
    alphabet = [bytes([letter]) for letter in b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
    yield from alphabet
    yield from (one + other for one in alphabet for other in alphabet)


_COLUMNS = {letters: column for column, letters in enumerate(_letters(), start=1)}


def _split(pieces: Iterable[bytes], opening: bytes, closing: bytes) -> Iterator[tuple[bool, bytes]]:
    """What stands before and behind the records (``False``), and records in whole numbers.

    Records begin behind ``opening`` and each ends with ``closing``, or on its own (``<row/>``).
    """
    end = b"</" + opening[1:]
    rest, inside, over = b"", False, False
    for piece in pieces:
        rest += piece
        if not inside and not over:
            head, inside, body = _parted(rest, opening)
            if inside:
                yield False, head
                rest = body
        if inside:
            body, over, tail = _parted(rest, end)
            if over:
                yield True, body
                inside, rest = False, tail
            elif cut := rest.rfind(closing) + 1:
                cut += len(closing) - 1
                yield True, rest[:cut]
                rest = rest[cut:]
        if len(rest) > _MAX_AROUND:
            raise ValueError("not plain")
    if not over:
        raise ValueError("not plain")
    yield False, rest


def _parted(xml: bytes, by: bytes) -> tuple[bytes, bool, bytes]:
    head, found, tail = xml.partition(by)
    return head, bool(found), tail


def _plain_styles(styles: Styles) -> bool:
    return all(
        styles.custom[number] in _FORMATS and number >= FIRST_CUSTOM
        if number in styles.custom
        else number in _BUILT_IN
        for number in set(styles.numbers)
    )


def _plain_strings(pieces: Iterable[bytes]) -> bool:
    xml = b"".join(pieces)
    if b"<si" not in xml:
        return True
    start, end = xml.find(b"<si>"), xml.rfind(b"</sst>")
    # _x000D_ is a control character; libraries differ in what they make of it.
    unknown = (b"_x", b"x005F", b"<!")
    return not any(word in xml for word in unknown) and _gapless(_STRING, xml, start, end)


def _plain_around(around: bytes) -> bool:
    return (
        _NAMESPACE in around
        and set(_TAG.findall(around)) <= _AROUND
        and not any(word in around for word in (*_NOT_PLAIN, b"zeroHeight", b"<!"))
    )


def _gapless(pattern: re.Pattern[bytes], xml: bytes, start: int, end: int) -> bool:
    """Whether matches follow each other without a gap."""
    at = start
    for match in pattern.finditer(xml, start, end):
        if match.start() != at:
            return False
        at = match.end()
    return not xml[at:end].strip()


def _covers(xml: bytes, last: int) -> int | None:
    """The number of the last row, if there is nothing but plain rows in ascending order."""
    at = 0
    for match in _ROW.finditer(xml):
        if match.start() != at or (row := int(match["row"])) <= last:
            return None
        at, last = match.end(), row
    return last if not xml[at:].strip() else None


def _trimmed(rows: Sequence[Sequence[object]]) -> Rows | None:
    """Without empty rows and columns at the end; nothing if there is a value that the two
    libraries may round or count differently: a time, or a day before March 1900."""
    kinds = {type(cell) for row in rows for cell in row}
    if not kinds <= {str, float, int, bool, date, datetime}:
        return None
    if kinds & {date, datetime} and not all(_sure_day(cell) for row in rows for cell in row):
        return None
    told = [tuple(cell if cell != "" else None for cell in row) for row in rows]
    if date in kinds:
        told = [tuple(_moment(cell) for cell in row) for row in told]
    width = max((_length(row) for row in told), default=0)
    while told and not _length(told[-1]):
        told.pop()
    return cast(Rows, tuple(row[:width] for row in told))


def _sure_day(cell: object) -> bool:
    if not isinstance(cell, date):
        return True
    return cell.year > 1900 and not (isinstance(cell, datetime) and cell.time() != time.min)


def _moment(cell: object) -> object:
    """A day is the moment it begins, as the full way says it."""
    return datetime.combine(cell, time.min) if type(cell) is date else cell


def _length(cells: Sequence[object]) -> int:
    """Up to the last that holds something."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)
