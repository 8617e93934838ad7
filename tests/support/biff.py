"""A tiny writer of Excel 97-2003 workbooks ([MS-XLS]), for what no kept library writes any more.

Files another program wrote are in tests/fixtures/readers; this makes the rare things: notes,
passwords, error values, days from 1904.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from support.ole import compound

Value = float | str | bool | bytes  # bytes: the one-byte number of an error value
DIV_0, NOT_AVAILABLE = b"\x07", b"\x2a"


@dataclass(frozen=True)
class XlsSheet:
    """Cells as value, or value and number format, at 0-based (row, column)."""

    cells: Mapping[tuple[int, int], Value | tuple[Value, str | int]]
    merged: Sequence[tuple[int, int, int, int]] = ()  # first row, last row, first and last column
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[tuple[int, int]] = ()
    flat_rows: Sequence[int] = ()  # of no height
    narrow_columns: Sequence[tuple[int, int]] = ()  # of no width
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], float] = field(default_factory=dict)  # stored results
    visibility: int = 0


def xls(
    sheets: Mapping[str, XlsSheet], *, epoch_1904: bool = False, password: bool = False
) -> bytes:
    """The bytes of a workbook."""
    formats = {
        cell[1]: 164 + number
        for number, cell in enumerate(
            cell
            for sheet in sheets.values()
            for cell in sheet.cells.values()
            if isinstance(cell, tuple)
        )
    }
    numbers = {code: code if isinstance(code, int) else at for code, at in formats.items()}
    start = _bof(5) + (_record(0x2F, bytes(6)) if password else b"")
    start += _record(0x42, struct.pack("<H", 1200)) + _record(0x22, struct.pack("<H", epoch_1904))
    start += (
        _record(0x31, struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + _short("a"))
        * 5
    )
    for code, number in numbers.items():
        if isinstance(code, str):
            start += _record(0x41E, struct.pack("<H", number) + _long(code))
    start += _xf(0, style=True)
    styles = {None: 1}
    for at, (code, number) in enumerate([(None, 0), *numbers.items()], start=1):
        start += _xf(number, style=False)
        styles[code] = at
    bodies = [_sheet(sheet, styles) for sheet in sheets.values()]
    offset = len(start) + sum(len(_bound(name, 0, 0)) for name in sheets) + 4
    bounds = b""
    for (name, sheet), body in zip(sheets.items(), bodies, strict=True):
        bounds += _bound(name, offset, sheet.visibility)
        offset += len(body)
    return compound({"Workbook": start + bounds + _record(0x0A, b"") + b"".join(bodies)})


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HH", number, len(data)) + data


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _xf(number_format: int, *, style: bool) -> bytes:
    kind = 0xFFF5 if style else 0x0001
    return _record(0xE0, struct.pack("<HHH", 0, number_format, kind) + bytes(14))


def _bound(name: str, offset: int, visibility: int) -> bytes:
    return _record(0x85, struct.pack("<IBB", offset, visibility, 0) + _short(name))


def _sheet(sheet: XlsSheet, styles: Mapping[str | int | None, int]) -> bytes:
    body = _bof(0x10)
    for first, last in sheet.hidden_columns:
        body += _record(0x7D, struct.pack("<HHHHHH", first, last, 2048, 0, 1, 0))
    for first, last in sheet.narrow_columns:
        body += _record(0x7D, struct.pack("<HHHHHH", first, last, 0, 0, 0, 0))
    body += _record(0x200, struct.pack("<IIHHH", 0, 99, 0, 9, 0))
    for row in sheet.hidden_rows:
        body += _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 300, 0, 0, 0x20))
    for row in sheet.flat_rows:
        body += _record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 0, 0, 0, 0x40))
    for at, cell in sorted(sheet.cells.items()):
        value, code = cell if isinstance(cell, tuple) else (cell, None)
        body += _cell(struct.pack("<HHH", *at, styles[code]), value)
    for at, result in sheet.formulas.items():
        one_plus_one = b"\x1e\x01\x00\x1e\x01\x00\x03"
        told = struct.pack("<HHHdHIH", *at, 1, result, 0, 0, len(one_plus_one))
        body += _record(0x06, told + one_plus_one)
    for number, (at, text) in enumerate(sheet.notes.items(), start=1):
        body += _note(number, at, text)
    ranges = b"".join(struct.pack("<HHHH", *area) for area in sheet.merged)
    body += _record(0xE5, struct.pack("<H", len(sheet.merged)) + ranges)
    return body + _record(0x0A, b"")


def _cell(at: bytes, value: Value) -> bytes:
    match value:
        case bool():
            return _record(0x205, at + struct.pack("<BB", value, 0))
        case bytes():
            return _record(0x205, at + value + b"\x01")
        case str():
            return _record(0x204, at + _long(value))
    return _record(0x203, at + struct.pack("<d", value))


def _note(number: int, at: tuple[int, int], text: str) -> bytes:
    shape = struct.pack("<HHHHH12x", 0x15, 0x12, 0x19, number, 0) + bytes(4)
    words = struct.pack("<HH6xHHI", 0x212, 0, len(text), 16, 0)
    return (
        _record(0x5D, shape)
        + _record(0x1B6, words)
        + _record(0x3C, b"\x01" + text.encode("utf-16-le"))
        + _record(0x3C, bytes(16))
        + _record(0x1C, struct.pack("<HHHH", *at, 0, number) + _long("担当"))
    )
