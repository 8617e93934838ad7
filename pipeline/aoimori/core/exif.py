"""What a photograph tells of itself: where it was taken, and by whom (Exif 2.3, TIFF 6.0).

Cameras and telephones write it into the head of a JPEG, and Excel keeps pictures as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

JPEG = b"\xff\xd8\xff"
_START_OF_IMAGE, _EXIF_SEGMENT = 0xDA, 0xE1
_EXIF = b"Exif\0\0"
# Tags: directories within others, names of people, and where it was.
_INSIDE = {0x8769: "exif", 0x8825: "gps"}
_PEOPLE = frozenset((0x013B, 0x9C9D, 0xA430))  # Artist, XPAuthor, CameraOwnerName
_WIDE = 0x9C9D
_LATITUDE, _LONGITUDE = 2, 4
# It stands before all else, but for pictures of other programs' data; never more is looked at.
HEAD = 1 << 18
# Bytes of a value by its type; those that are not there are of no interest.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_INLINE = 4


@dataclass(slots=True)
class Told:
    """What a picture tells: whether where it was taken, who took it; ``spans`` are the places of
    the bytes that tell it (first, behind the last)."""

    position: bool = False
    people: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)


def told_by(picture: bytes) -> Told:
    """What a JPEG tells in its head; other pictures tell nothing."""
    told, head = Told(), picture[:HEAD]
    for start, end in _segments(head):
        try:
            _Tags(head, start, end, told).read()
        except struct.error:
            continue  # cut off; what came before is told
    return told


def silenced(picture: bytes) -> bytes:
    """The same picture, in which no byte is left of what it tells."""
    quiet = bytearray(picture)
    for start, end in told_by(picture).spans:
        quiet[start:end] = bytes(end - start)
    return bytes(quiet)


def _segments(picture: bytes) -> Iterator[tuple[int, int]]:
    """Where the tags of a JPEG begin and end: all segments before the image itself."""
    at = 2
    while picture.startswith(JPEG) and picture[at : at + 1] == b"\xff" and len(picture) >= at + 4:
        kind, size = struct.unpack_from(">BH", picture, at + 1)
        if kind == _START_OF_IMAGE:
            return
        if kind == _EXIF_SEGMENT and picture.startswith(_EXIF, at + 4):
            yield at + 4 + len(_EXIF), min(at + 2 + size, len(picture))
        at += 2 + size


class _Tags:
    """The directories of tags in a segment."""

    def __init__(self, picture: bytes, start: int, end: int, told: Told) -> None:
        self._bytes, self._start, self._end = picture[:end], start, end
        self._order = "<" if picture.startswith(b"II", start) else ">"
        self._told = told
        self._seen: set[str] = set()

    def read(self) -> None:
        self._directory(self._number("I", self._start + 4), "")

    def _number(self, form: str, at: int) -> int:
        number: int = struct.unpack_from(self._order + form, self._bytes, at)[0]
        return number

    def _directory(self, offset: int, name: str) -> None:
        if name in self._seen:
            return
        self._seen.add(name)
        at = self._start + offset
        tags: set[int] = set()
        spans: list[tuple[int, int]] = []
        for entry in range(at + 2, at + 2 + 12 * self._number("H", at), 12):
            tag, kind, count = struct.unpack_from(self._order + "HHI", self._bytes, entry)
            span = self._value(entry, kind, count)
            tags.add(tag)
            spans += [(entry, entry + 12), span]
            if name != "gps" and tag in _INSIDE:
                self._directory(self._number("I", entry + 8), _INSIDE[tag])
            elif name != "gps" and tag in _PEOPLE:
                self._person(tag, span)
        if name == "gps" and {_LATITUDE, _LONGITUDE} <= tags:
            self._told.position = True
            # Without its count of entries it is a directory of none.
            self._told.spans += [(at, at + 2), *spans]

    def _value(self, entry: int, kind: int, count: int) -> tuple[int, int]:
        """Where the value of a tag stands."""
        size = _SIZES.get(kind, 0) * count
        start = entry + 8 if size <= _INLINE else self._start + self._number("I", entry + 8)
        return min(start, self._end), min(start + size, self._end)

    def _person(self, tag: int, span: tuple[int, int]) -> None:
        value = self._bytes[slice(*span)]
        text = value.decode("utf-16-le" if tag == _WIDE else "utf-8", "replace").strip("\0 ")
        if text:
            self._told.people.append(text)
            self._told.spans.append(span)
