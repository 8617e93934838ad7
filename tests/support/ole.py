"""The smallest compound file ([MS-CFB] version 3): what .xls and encrypted workbooks are in."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# Shorter streams would need a second table of smaller sectors; they are padded instead.
SHORTEST = 4096


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container of streams by name."""
    padded = {
        name: stream.ljust(max(SHORTEST, -(-len(stream) // SECTOR) * SECTOR), b"\0")
        for name, stream in streams.items()
    }
    directory = _entry("Root Entry", 5, child=1)
    sectors, chains = b"", list[int]()
    for number, (name, stream) in enumerate(padded.items(), start=1):
        following = number + 1 if number < len(padded) else FREE
        directory += _entry(name, 2, right=following, start=len(chains), size=len(stream))
        sectors += stream
        chains += _chain(len(chains), len(stream) // SECTOR)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    directory_start = len(chains)
    chains += _chain(directory_start, len(directory) // SECTOR)
    table_start = len(chains)
    tables = 1
    while table_start + tables > tables * SECTOR // 4:
        tables += 1
    chains += [FAT] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory_start, 0, SHORTEST, END, 0, END, 0)
    places = [*range(table_start, table_start + tables), *[FREE] * (109 - tables)]
    return header + struct.pack("<109I", *places) + sectors + directory + table


def _chain(start: int, length: int) -> list[int]:
    return [*range(start + 1, start + length), END]


def _entry(
    name: str, kind: int, *, right: int = FREE, child: int = FREE, start: int = END, size: int = 0
) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return entry + struct.pack("<III36xII4x", FREE, right, child, start, size)
