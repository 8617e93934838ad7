"""The package of a workbook (a zip): its parts by the relations between them, in small pieces.

The directory of a zip may say anything, so the bytes are counted as they come.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from aoimori.sources.readers.kinds import MAX_UNPACKED
from aoimori.sources.readers.xmlstream import walk

_PIECE = 1 << 18
_MAX_LINKS = 1_000_000
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation from one part to another: its kind (``worksheet``, ``comments``) and the path."""

    kind: str
    part: str


class Package:
    """Raises whatever zip and XML raise for a damaged package, ``ValueError`` for one that
    unpacks to more than ``MAX_UNPACKED`` bytes."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        names = self._zip.namelist()
        self.names = frozenset(names)
        self.repeats = len(names) != len(self.names)

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part as they unpack. Raises ``KeyError`` if it is not there."""
        size = 0
        with self._zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > MAX_UNPACKED:
                    raise ValueError(f"{part}: {size / (1 << 30):.1f} GiB")
                yield piece

    def size(self, part: str) -> int:
        """The bytes of a part, as the directory tells."""
        return self._zip.getinfo(part).file_size

    def links(self, part: str) -> dict[str, Link]:
        """Where a part leads to inside the package, by identifier; of ``""``: the package."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, Link] = {}

        def start(tag: str, told: dict[str, str]) -> None:
            if tag == "Relationship" and told.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, told["Target"]))
                found[told["Id"]] = Link(told["Type"].rpartition("/")[2], target.lstrip("/"))
                if len(found) > _MAX_LINKS:
                    raise ValueError(path)

        if path in self.names:
            walk(self.pieces(path), start, namespace=_RELATIONS)
        return found

    def linked(self, part: str, kind: str) -> list[str]:
        """The parts another part leads to by relations of one kind, as far as they are there."""
        links = self.links(part).values()
        return [link.part for link in links if link.kind == kind and link.part in self.names]
