"""The fast way for sheets of nothing but plain values: python-calamine, if it is certain.

calamine knows no formats, notes or hidden parts. So a sheet comes this way only if its rows are,
from the first byte to the last, of the few forms spelled out here, of which openpyxl would say
the same, with nothing but known elements around them. Anything else, and any doubt, is left to
openpyxl (docs/decisions/0009).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cached_property
from typing import cast
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from aoimori.core.sheet import Cell, parse_address

Rows = tuple[tuple[Cell, ...], ...]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NAMESPACE = _MAIN[1:-1].encode()

# Formats that change nothing about a number, and dates. Built-in ones are meant by number.
_NUMBERS = frozenset(
    ("General", "@", "0", "0.0", "0.00", "0.000", "#,##0", "#,##0.0", "#,##0.00", "0_ ", "#,##0_ ")
)
_SIGNED = frozenset(("#,##0;[Red]-#,##0", "#,##0_);[Red]\\(#,##0\\)"))
_DAYS = frozenset(("yyyy-mm-dd", "yyyy/mm/dd", "yyyy/m/d", "yyyy/m/d;@", "yyyy-mm-dd h:mm:ss"))
_FORMATS = _NUMBERS | _SIGNED | _DAYS
_BUILT_IN = frozenset(("0", "1", "2", "3", "4", "14", "37", "38", "39", "40", "49"))
_FIRST_CUSTOM = 164

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
    rb'<c r="[A-Z]{1,3}+(?P=row)"(?: s="\d++"| t="(?:n|s|b|inlineStr)"){0,2}'
    rb"(?: ?/>|>(?:" + _VALUE + rb")?</c>)"
)
_ROW = re.compile(
    rb'\s*+<row r="(?P<row>\d++)"'
    rb'(?: (?:spans|s|customFormat|ht|customHeight|thickTop|thickBot|x14ac:dyDescent)="[^"<>]*+")*'
    rb"(?: ?/>|>(?:" + _CELL + rb")*</row>)"
)
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]{1,3}[1-9][0-9]*)"')
# It stands within the first bytes of a sheet.
_HEAD = 1 << 14
_TAG = re.compile(rb"<([A-Za-z][\w:]*)")
_AROUND = frozenset(
    b"worksheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView pane "
    b"selection sheetFormatPr cols col phoneticPr printOptions pageMargins pageSetup headerFooter "
    b"oddHeader oddFooter ignoredErrors ignoredError".split()
)


class PlainBook:
    """The visible sheets of a workbook whose styles and strings are plain."""

    def __init__(self, content: bytes, package: zipfile.ZipFile) -> None:
        self._content, self._package = content, package
        links = _links(package, "xl/workbook.xml")
        book = ET.fromstring(package.read("xl/workbook.xml"))
        sheets = [sheet.attrib for sheet in book.iter(f"{_MAIN}sheet")]
        parts = {told["name"]: links[told[_ID]] for told in sheets}
        self.names = tuple(name for name, (kind, _) in parts.items() if kind == "worksheet")
        self._parts = {
            told["name"]: parts[told["name"]][1]
            for told in sheets
            if told.get("state", "visible") == "visible"
        }
        others = {kind: part for kind, part in links.values() if kind != "worksheet"}
        properties = book.find(f"{_MAIN}workbookPr")
        self._usual = (
            (properties is None or properties.get("date1904", "0") in ("0", "false"))
            and len(set(package.namelist())) == len(package.namelist())
            and _plain_styles(package.read(others["styles"]))
            and ("sharedStrings" not in others or _plain_strings(package, others["sharedStrings"]))
        )

    @classmethod
    def open(cls, content: bytes) -> PlainBook | None:
        """The workbook, or nothing if anything about it is unusual."""
        try:
            return cls(content, zipfile.ZipFile(io.BytesIO(content)))
        except Exception:
            return None  # openpyxl will read it, or say why not

    @cached_property
    def _fast(self) -> CalamineWorkbook:
        return CalamineWorkbook.from_filelike(io.BytesIO(self._content))

    def rows(self, name: str) -> Rows | None:
        """The values of a plain sheet; nothing for one that openpyxl has to read."""
        try:
            if not self._usual or not _plain_sheet(self._package, self._parts[name]):
                return None
            return _trimmed(self._fast.get_sheet_by_name(name).to_python(skip_empty_area=False))
        except Exception:
            return None  # as in open()

    def used(self, name: str) -> tuple[int, int]:
        """The last row and column that a plain sheet has cells for, with or without values."""
        with self._package.open(self._parts[name]) as part:
            told = _DIMENSION.search(part.read(_HEAD))
        return parse_address(told[1].decode()) if told else (0, 0)


def _links(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """The parts another part leads to by relation: (kind, path) by identifier."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in package.namelist():
        return {}
    found = ET.fromstring(package.read(path))
    return {
        link.attrib["Id"]: (
            link.attrib["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, link.attrib["Target"])).lstrip("/"),
        )
        for link in found
    }


def _plain_styles(xml: bytes) -> bool:
    styles = ET.fromstring(xml)
    custom = {f.attrib["numFmtId"]: f.attrib["formatCode"] for f in styles.iter(f"{_MAIN}numFmt")}
    cells = styles.find(f"{_MAIN}cellXfs")
    used = {style.get("numFmtId", "0") for style in cells} if cells is not None else set()
    return all(
        custom[number] in _FORMATS and int(number) >= _FIRST_CUSTOM
        if number in custom
        else number in _BUILT_IN
        for number in used
    )


def _plain_strings(package: zipfile.ZipFile, part: str) -> bool:
    xml = package.read(part)
    if b"<si" not in xml:
        return True
    start, end = xml.find(b"<si>"), xml.rfind(b"</sst>")
    # _x000D_ is a control character; libraries differ in what they make of it.
    return b"_x" not in xml and b"x005F" not in xml and _covers(_STRING, xml, start, end)


def _plain_sheet(package: zipfile.ZipFile, part: str) -> bool:
    xml = package.read(part)
    head, opened, _ = xml.partition(b"<sheetData>")
    _, closed, tail = xml.rpartition(b"</sheetData>")
    around = head + tail
    return (
        bool(opened and closed)
        and b'xmlns="' + _NAMESPACE + b'"' in around
        and set(_TAG.findall(around)) <= _AROUND
        and not any(word in around for word in (b"hidden", b"zeroHeight", b"<!"))
        and b"_x" not in xml
        and not any("comments" in kind.lower() for kind, _ in _links(package, part).values())
        and _covers(_ROW, xml, len(head + opened), len(xml) - len(closed + tail))
    )


def _covers(pattern: re.Pattern[bytes], xml: bytes, start: int, end: int) -> bool:
    """Whether matches follow each other without a gap, rows in ascending order."""
    at, last = start, 0
    for match in pattern.finditer(xml, start, end):
        if match.start() != at:
            return False
        at = match.end()
        if "row" in pattern.groupindex:
            if (row := int(match["row"])) <= last:
                return False
            last = row
    return not xml[at:end].strip()


def _trimmed(rows: Sequence[Sequence[object]]) -> Rows | None:
    """Without empty rows and columns at the end; nothing if there is a value that the two
    libraries may round or count differently: a time, or a day before March 1900."""
    kinds = {type(cell) for row in rows for cell in row}
    if not kinds <= {str, float, int, bool, date, datetime}:
        return None
    if kinds & {date, datetime} and not all(_sure_day(cell) for row in rows for cell in row):
        return None
    told = [tuple(cell if cell != "" else None for cell in row) for row in rows]
    width = max((_length(row) for row in told), default=0)
    while told and not _length(told[-1]):
        told.pop()
    return cast(Rows, tuple(row[:width] for row in told))


def _sure_day(cell: object) -> bool:
    if not isinstance(cell, date):
        return True
    return cell.year > 1900 and not (isinstance(cell, datetime) and cell.time() != time.min)


def _length(cells: Sequence[object]) -> int:
    """Up to the last that holds something."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] is not None), 0)
