"""A source workbook without what nobody is to get: comments, people, links, embedded things.

What is hidden stays: a row cannot be taken out without moving all others, so somebody unhides or
deletes it, or an office accepts it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile

from aoimori.outputs.sources.xmlcuts import (
    Relation,
    asks_others,
    cut_book,
    cut_sheet,
    relations,
    without_people,
    without_types,
)
from aoimori.outputs.zipped import write_zip

# Parts that go, by what leads to them, and by their names where nothing does.
_GONE = frozenset(
    {
        *("comments", "threadedComment", "person"),
        *("externalLink", "externalLinkPath", "oleObject", "package", "control"),
        *("activeXControlBinary", "vbaProject", "vbaProjectSignature", "xlMacrosheet"),
        *("revisionHeaders", "revisionLog", "usernames", "customXml", "customXmlProps"),
        *("custom-properties", "signature", "origin", "connections", "queryTable"),
    }
)
_NAMES = re.compile(
    r"xl/(?:comments[^/]*|threadedComments/.*|persons/.*|externalLinks/.*|embeddings/.*"
    r"|activeX/.*|vbaProject[^/]*|macrosheets/.*|revisions/.*|connections\.xml|queryTables/.*)"
    r"|customXml/.*|_xmlsignatures/.*|docProps/custom\.xml"
)
_DAMAGED = (
    *(BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, LookupError, NotImplementedError, RuntimeError),
)
_TYPES = "[Content_Types].xml"
_WEB = re.compile(r"(?:https?|ftp|mailto|tel):|#", re.IGNORECASE)


class Unstrippable(ValueError):  # noqa: N818 - what a workbook is
    """A workbook from which not everything can be taken: the code of the finding that tells why,
    and the part of the package it is about."""

    def __init__(self, check: str, part: str = "") -> None:
        super().__init__(f"{check} {part}".strip())
        self.check, self.part = check, part


def strip(content: bytes) -> bytes:
    """An .xlsx without the parts above; each of the others byte for byte as it was, but for the
    places that named what is gone. The same content gives the same bytes.

    Raises :class:`Unstrippable`: no package, pivot tables (which keep a copy of their data), rules
    of formats or lists that ask other workbooks, XML in another encoding than UTF-8.
    """
    try:
        with ZipFile(io.BytesIO(content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except _DAMAGED as error:
        raise Unstrippable("source-damaged") from error
    stream = io.BytesIO()
    write_zip(stream, _Stripped(parts).members())
    return stream.getvalue()


class _Stripped:
    """The parts of a package, and which of them go."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self.relations = {
            _source(name): list(relations(_utf8(name, text)))
            for name, text in parts.items()
            if name.endswith(".rels")
        }
        kinds = {relation.kind for some in self.relations.values() for relation in some}
        if "pivotCacheRecords" in kinds:
            raise Unstrippable("source-has-pivot")
        # Excel makes a list of formulas anew, but calls one damaged that names cells without any.
        self.has_links = "externalLink" in kinds
        self.notes = {source: set(self._notes(source)) for source in self.relations}
        self.gone = {name for name in parts if _NAMES.fullmatch(name)}
        for source, some in self.relations.items():
            self.gone |= {_target(source, r) for r in some if self._goes(source, r)}

    def members(self) -> Iterator[tuple[str, bytes]]:
        """The parts that stay, in their order."""
        for name, text in self.parts.items():
            if name in self.gone or _source(name) in self.gone:
                continue
            yield name, self._cut(name, text)

    def _cut(self, name: str, text: bytes) -> bytes:
        if name == _TYPES:
            return without_types(_utf8(name, text), self.gone)
        if name.endswith(".rels"):
            source = _source(name)
            for relation in self.relations[source]:
                if self._goes(source, relation):
                    text = text.replace(relation.text, b"")
            return text
        kind = self._kind(name)
        if kind in ("core-properties", "extended-properties"):
            return without_people(_utf8(name, text))
        if kind == "officeDocument":
            return cut_book(_utf8(name, text))
        if kind == "worksheet":
            ids = {r.id for r in self.relations.get(name, ()) if self._goes(name, r)}
            cut = cut_sheet(_utf8(name, text), ids)
            if asks_others(cut):
                raise Unstrippable("source-asks-others", name)
            return cut
        return text

    def _kind(self, name: str) -> str:
        """What a part is to the one that leads to it."""
        for source, some in self.relations.items():
            for relation in some:
                if not relation.outside and _target(source, relation) == name:
                    return relation.kind
        return ""

    def _goes(self, source: str, relation: Relation) -> bool:
        if relation.outside:
            return _WEB.match(relation.target) is None
        target = _target(source, relation)
        is_named = _NAMES.fullmatch(target) is not None
        if relation.kind == "calcChain" and self.has_links:
            return True
        return relation.kind in _GONE or is_named or relation.id in self.notes.get(source, ())

    def _notes(self, source: str) -> Iterator[str]:
        """The drawing of the boxes that comments and controls are shown in."""
        found = re.search(rb"<(?:\w+:)?legacyDrawing\s[^>]*", self.parts.get(source, b""))
        if found:
            yield from re.findall(
                r""":id\s*=\s*["']([^"']*)""", found[0].decode("utf-8", "replace")
            )


def _source(name: str) -> str:
    """The part whose relations a part holds; empty for the package, and for other parts."""
    folder, file = posixpath.split(name)
    if not file.endswith(".rels") or posixpath.basename(folder) != "_rels":
        return ""
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _target(source: str, relation: Relation) -> str:
    folder = posixpath.dirname(source)
    return posixpath.normpath(posixpath.join("/", folder, relation.target)).lstrip("/")


def _utf8(name: str, text: bytes) -> bytes:
    """XML that can be cut byte by byte."""
    try:
        text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unstrippable("source-damaged", name) from error
    if b"\0" in text or b"<!DOCTYPE" in text:
        raise Unstrippable("source-damaged", name)
    return text
