"""A workbook as a package (OPC, ISO/IEC 29500-2): what its parts are named, and how one leads to
another."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "[Content_Types].xml"
_RELS = ".rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """``kind`` is the last word of its type (``comments``); ``target`` the name of a part, or
    what is ``outside``. ``source`` is the part that has it, empty for the package."""

    source: str
    id: str
    kind: str
    target: str
    outside: bool

    @classmethod
    def told(cls, source: str, words: Mapping[str, str]) -> Relation:
        """As the attributes of the element say it. Raises ``KeyError`` for one that does not."""
        target, outside = words["Target"], words.get("TargetMode") == "External"
        kind = words["Type"].rpartition("/")[2]
        if not outside:
            target = _resolved(source, target)
        return cls(source, words["Id"], kind, target, outside)


def relations_of(part: str) -> str:
    """The part that says where a part leads to; of ``""``: where the package does."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}{_RELS}")


def source_of(name: str) -> str | None:
    """The part whose relations a part tells (empty: the package); ``None`` if it tells none."""
    at, file = posixpath.split(name)
    if posixpath.basename(at).lower() != "_rels" or not file.lower().endswith(_RELS):
        return None
    return posixpath.join(posixpath.dirname(at), file[: -len(_RELS)])


def part_name(stored: str) -> str:
    """The name of a part by the one it is stored with: some programs write backslashes, or a
    slash at the front."""
    return stored.replace("\\", "/").lstrip("/")


def part_key(name: str) -> str:
    """What is the same for all spellings of the name of a part."""
    return unquote(part_name(name)).casefold()


def _resolved(source: str, target: str) -> str:
    path = unquote(target.partition("#")[0]).replace("\\", "/")
    folder = posixpath.dirname(source)
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
