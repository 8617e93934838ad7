"""The package of a workbook (a zip): its parts by the relations between them, in small pieces.

The directory of a zip may say anything, but of no part more is unpacked than it says.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from xml.parsers.expat import ExpatError

from aoimori.core.opc import Relation, part_key, part_name, relations_of, source_of
from aoimori.sources.opc.xmlstream import MANY, walk

# A sheet of 1,000,000 x 12 is half of this. Libraries take several times as much memory.
MAX_UNPACKED = 1 << 30
_PIECE = 1 << 18
# All that a package may have (ISO/IEC 29500-2, annex B); others unpack without a bound.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zip and XML raise for a damaged package, and this room for one without end.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, ExpatError),
    *(OSError, EOFError, ValueError, LookupError, NotImplementedError, RuntimeError),
)


class Package:
    """The parts of a package, by any spelling of their names. Raises what is in ``DAMAGED``:
    ``ValueError`` for one that unpacks to more than ``MAX_UNPACKED`` bytes."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        entries = self._zip.infolist()
        if (size := sum(entry.file_size for entry in entries)) > MAX_UNPACKED:
            raise ValueError(f"{size / (1 << 30):.1f} GiB")
        if any(entry.compress_type not in _PACKED for entry in entries):
            raise NotImplementedError("ZIP")
        self._entries = {part_key(entry.filename): entry for entry in entries}
        self.names = tuple(sorted(part_name(entry.filename) for entry in self._entries.values()))
        self.repeats = len(self._entries) != len(entries)

    def __contains__(self, part: str) -> bool:
        return part_key(part) in self._entries

    def size(self, part: str) -> int:
        """The bytes of a part, as the directory tells."""
        return self._entry(part).file_size

    def pieces(self, part: str) -> Iterator[bytes]:
        """The bytes of a part as they unpack."""
        with self._zip.open(self._entry(part)) as stream:
            while piece := stream.read(_PIECE):
                yield piece

    def head(self, part: str) -> bytes:
        """The first bytes of a part, 256 KiB at most."""
        return next(self.pieces(part), b"")

    def relations(self, part: str) -> list[Relation]:
        """Where a part leads to; of ``""``: the package."""
        name = relations_of(part)
        return self.relations_in(name) if name in self else []

    def relations_in(self, name: str) -> list[Relation]:
        """What a part of relations says, whether or not the part that has them is there."""
        source = source_of(name)
        found: list[Relation] = []

        def start(tag: str, words: dict[str, str]) -> None:
            if tag == "Relationship" and source is not None:
                found.append(self._as_stored(Relation.told(source, words)))
                if len(found) > MANY:
                    raise ValueError(name)

        walk(self.pieces(name), start)
        return found

    def _entry(self, part: str) -> zipfile.ZipInfo:
        entry = self._entries.get(part_key(part))
        if entry is None:
            raise FileNotFoundError(f"no part {part}")
        return entry

    def _as_stored(self, relation: Relation) -> Relation:
        entry = None if relation.outside else self._entries.get(part_key(relation.target))
        return replace(relation, target=part_name(entry.filename)) if entry else relation

    def linked(self, part: str, kind: str) -> list[str]:
        """The parts another part leads to by relations of one kind, as far as they are there."""
        links = (link for link in self.relations(part) if link.kind == kind and not link.outside)
        return [link.target for link in links if link.target in self]
