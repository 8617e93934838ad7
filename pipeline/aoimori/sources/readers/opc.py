"""An .xlsx as a package (ECMA-376 part 2): its parts, and what each is to another."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote

# Parts that are read whole are small; a sheet, which may be big, is not.
_MAX_PART = 64 << 20
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, ET.ParseError),
    *(OSError, EOFError, ValueError, LookupError, NotImplementedError, RuntimeError),
)


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of its type (``comments``); ``target`` the name of a part, or
    what is ``outside``. ``source`` is the part that has it, empty for the package."""

    source: str
    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a package by name. Raises what is in ``DAMAGED``."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._stored = {name.lstrip("/").lower(): name for name in self._zip.namelist()}
        self.names = tuple(sorted({name.lstrip("/") for name in self._zip.namelist()}))

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._entry(name))

    def _entry(self, name: str) -> str:
        """The name of a part as it is stored: large and small letters are one to Excel."""
        return self._stored.get(name.lower(), name)

    def xml(self, name: str) -> ET.Element:
        """A small part. Raises ``ValueError`` for one with a document type: its entities could
        unfold without end."""
        entry = self._entry(name)
        if self._zip.getinfo(entry).file_size > _MAX_PART:
            raise ValueError("too big")
        content = self._zip.read(entry)
        refuse_dtd(content)
        return ET.fromstring(content)

    def relations(self, name: str) -> Iterator[Relation]:
        """What a part of relationships says."""
        at, file = posixpath.split(name)
        folder = posixpath.dirname(at)
        source = posixpath.join(folder, file.removesuffix(".rels"))
        for item in self.xml(name):
            target, mode = item.get("Target", ""), item.get("TargetMode", "")
            outside = mode == "External"
            if not outside:
                target = _resolved(folder, target)
            kind = item.get("Type", "").rpartition("/")[2]
            yield Relation(source, item.get("Id", ""), kind, target, outside)


def refuse_dtd(content: bytes) -> None:
    """Raises ``ValueError`` for XML with a document type, in any encoding that can be read."""
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise ValueError("<!DOCTYPE")


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str:
    """An attribute by its local name; empty if there is none."""
    return next((text for key, text in element.attrib.items() if local(key) == name), "")


def found(root: ET.Element, *names: str) -> Iterator[ET.Element]:
    """Every element below with one of these local names."""
    return (element for element in root.iter() if local(str(element.tag)) in names)


def text_in(element: ET.Element) -> str:
    """All text of an element as one line."""
    return " ".join("".join(element.itertext()).split())
