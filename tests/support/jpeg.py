"""Photographs of one point, with tags as cameras write them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

Tags = Mapping[int, tuple[int, int, bytes]]
_FRAME = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
IMAGE = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xd2\xcf\x20\xff\xd9"
EXIF, GPS, ARTIST, XP_AUTHOR, MAKER = 0x8769, 0x8825, 0x013B, 0x9C9D, 0x010F


def jpeg(root: Tags, gps: Tags | None = None, order: str = "<", before: bytes = b"") -> bytes:
    """A picture with tags (type, count, value) in its first directory and in that of the place."""
    size = 8
    more: dict[int, tuple[int, int, bytes]] = dict(root)
    if gps is not None:
        more[GPS] = (4, 1, struct.pack(f"{order}I", size + _size(more, pointer=True)))
    tiff = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", size)
    tiff += _directory(more, size, order)
    if gps is not None:
        tiff += _directory(gps, len(tiff), order)
    segment = b"Exif\0\0" + tiff
    head = b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment
    return b"\xff\xd8" + before + head + _FRAME + IMAGE


def photograph(order: str = "<", *, place: bool = True, artist: str = "") -> bytes:
    """One by a telephone that knows where it is, or by somebody who is named."""
    root: dict[int, tuple[int, int, bytes]] = {MAKER: (2, 6, b"Maker\0")}
    if artist:
        text = artist.encode() + b"\0"
        root[ARTIST] = (2, len(text), text)
    degrees = b"".join(struct.pack(f"{order}II", *pair) for pair in ((40, 1), (49, 1), (28, 1)))
    gps = {0: (1, 4, b"\2\3\0\0"), 1: (2, 2, b"N\0"), 2: (5, 3, degrees), 4: (5, 3, degrees)}
    return jpeg(root, gps if place else {0: gps[0]}, order)


def _size(tags: Tags, *, pointer: bool) -> int:
    values = sum(len(value) for _, _, value in tags.values() if len(value) > 4)
    return 2 + 12 * (len(tags) + pointer) + 4 + values


def _directory(tags: Tags, at: int, order: str) -> bytes:
    entries, values = b"", b""
    after = at + 2 + 12 * len(tags) + 4
    for tag, (kind, count, value) in sorted(tags.items()):
        told = value.ljust(4, b"\0")
        if len(value) > 4:
            told = struct.pack(f"{order}I", after + len(values))
            values += value
        entries += struct.pack(f"{order}HHI", tag, kind, count) + told
    return struct.pack(f"{order}H", len(tags)) + entries + bytes(4) + values
