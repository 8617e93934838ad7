"""What an .xls holds beside its values: property sets ([MS-OLEPS]), storages, and what xlrd knows
of names, notes, links and hidden parts."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

import xlrd
from xlrd.compdoc import CompDoc

from aoimori.core.package import NOBODY, OF_PROGRAMS, PackagePart
from aoimori.core.sheet import address
from aoimori.sources.inside.hidden import Hidden
from aoimori.sources.readers.kinds import told

_SUMMARY, _MORE = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
# Identifiers of [MS-OSHARED] 2.3.3.2: which properties tell of people.
_PEOPLE = {
    _SUMMARY: {4: "creator", 8: "lastModifiedBy", 9: "revision"},
    _MORE: {14: "Manager", 15: "Company"},
}
_CODE_PAGE, _NAMES = 1, 0
# VT_I2, VT_I4, VT_LPSTR, VT_LPWSTR of [MS-OLEPS] 2.15.
_SHORT, _LONG, _BYTES, _WIDE = 2, 3, 30, 31


def xls_parts(content: bytes) -> Iterator[PackagePart]:
    """What the container of an .xls holds beside values that are seen."""
    try:
        container: Any = CompDoc(content, logfile=io.StringIO())
        yield from _storages(container)
        for stream in (_SUMMARY, _MORE):
            found = container.get_named_stream(stream)
            if found:
                yield from _properties(stream, bytes(found))
        yield from _book(content)
    except Exception as error:
        # Read by offsets, as the values are: a damaged file makes the library stumble anywhere.
        yield PackagePart("package-unread", told(error)[:80], "OLE")


def _storages(container: Any) -> Iterator[PackagePart]:
    root = container.dirlist[0]
    for name in sorted(container.dirlist[number].name for number in root.children):
        if name.startswith("MBD") or name in ("Ctls", "ObjectPool"):
            yield PackagePart("embedded-object", name, name)
        elif name in ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "Macros"):
            yield PackagePart("macro-code", name, name)
        elif name in ("Revision Log", "User Names"):
            yield PackagePart("revision-log", name, name)
        elif name == "MsoDataStore":
            yield PackagePart("custom-xml", name, name)
        elif name in ("_signatures", "_xmlsignatures"):
            yield PackagePart("digital-signature", name, name)
        elif name in ("_SX_DB_CUR", "_SX_DB"):
            yield PackagePart("pivot-cache", name, name)


def _properties(stream: str, content: bytes) -> Iterator[PackagePart]:
    (sets,) = struct.unpack_from("<I", content, 24)
    for number in range(min(sets, 2)):
        (start,) = struct.unpack_from("<I", content, 28 + 20 * number + 16)
        values = dict(_values(content, start))
        if number == 0:
            for key, name in _PEOPLE[stream].items():
                text = values.get(key, "")
                if text and text not in NOBODY:
                    yield PackagePart("author-property", name, text)
        else:
            names = _dictionary(content, start, values.get(_CODE_PAGE, ""))
            for key, name in sorted(names.items()):
                if key in values and name not in OF_PROGRAMS:
                    yield PackagePart("custom-property", name, values[key])


def _offsets(content: bytes, start: int) -> dict[int, int]:
    (count,) = struct.unpack_from("<I", content, start + 4)
    pairs = (struct.unpack_from("<II", content, start + 8 + 8 * n) for n in range(min(count, 999)))
    return {key: start + offset for key, offset in pairs}


def _values(content: bytes, start: int) -> Iterator[tuple[int, str]]:
    """The properties of a set that are texts or whole numbers."""
    offsets = _offsets(content, start)
    page = ""
    if _CODE_PAGE in offsets:
        page = str(struct.unpack_from("<H", content, offsets[_CODE_PAGE] + 4)[0])
        yield _CODE_PAGE, page
    for key, at in offsets.items():
        if key not in (_CODE_PAGE, _NAMES):
            text = _value(content, at, page)
            if text:
                yield key, text


def _value(content: bytes, at: int, page: str) -> str:
    (kind,) = struct.unpack_from("<I", content, at)
    if kind in (_SHORT, _LONG):
        return str(struct.unpack_from("<h" if kind == _SHORT else "<i", content, at + 4)[0])
    if kind not in (_BYTES, _WIDE):
        return ""
    (size,) = struct.unpack_from("<I", content, at + 4)
    if kind == _WIDE:
        return _decoded(content[at + 8 : at + 8 + 2 * size], "1200")
    return _decoded(content[at + 8 : at + 8 + size], page)


def _dictionary(content: bytes, start: int, page: str) -> dict[int, str]:
    """The names people gave to their own properties."""
    at = _offsets(content, start).get(_NAMES)
    if at is None:
        return {}
    (count,) = struct.unpack_from("<I", content, at)
    at += 4
    names: dict[int, str] = {}
    for _ in range(min(count, 999)):
        key, size = struct.unpack_from("<II", content, at)
        is_wide = page == "1200"
        length = 2 * size if is_wide else size
        names[key] = _decoded(content[at + 8 : at + 8 + length], page)
        at += 8 + length + (-length % 4 if is_wide else 0)
    return names


def _decoded(content: bytes, page: str) -> str:
    known = {"1200": "utf-16-le", "65001": "utf-8", "65535": "utf-8", "932": "cp932"}
    encoding = known.get(page, f"cp{page}" if page else "cp932")
    try:
        text = content.decode(encoding, "replace")
    except LookupError:
        text = content.decode("cp932", "replace")
    return text.strip("\0 ")


def _book(content: bytes) -> Iterator[PackagePart]:
    book: Any = xlrd.open_workbook(
        file_contents=content, formatting_info=True, on_demand=True, logfile=io.StringIO()
    )
    user = str(book.user_name or "").strip()
    if user and user not in NOBODY:
        yield PackagePart("author-property", "WRITEACCESS", user)
    if xlrd.book.SUPBOOK_EXTERNAL in book._supbook_types:
        yield PackagePart("external-link", "SUPBOOK", "SUPBOOK")
    for name in book.name_obj_list:
        if name.hidden and not name.builtin:
            yield PackagePart("hidden-name", name.name, name.name)
    for position, sheet_name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(position)
        if sheet.visibility:
            yield PackagePart("hidden-sheet", sheet_name, sheet=sheet_name)
        for (row, column), note in sorted(sheet.cell_note_map.items()):
            text, cell = " ".join(str(note.text).split()), address(row + 1, column + 1)
            yield PackagePart("cell-comment", "", text, sheet_name, cell, str(note.author or ""))
        yield from _hidden(sheet, sheet_name)
        book.unload_sheet(position)


def _hidden(sheet: Any, name: str) -> Iterator[PackagePart]:
    columns = [c + 1 for c, told in sheet.colinfo_map.items() if told.hidden or told.width == 0]
    rows = {row for row, told in sheet.rowinfo_map.items() if told.hidden or told.height == 0}
    hidden = Hidden((column, column) for column in columns)
    for row in range(sheet.nrows) if rows or columns else ():
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and cell.value != "":
                hidden.value(row + 1, column + 1, in_hidden_row=row in rows)
    yield from hidden.parts(name)
