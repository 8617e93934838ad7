"""A source workbook without what nobody is to get: comments, people, links, embedded things.

What is hidden stays: a row cannot be taken out without moving all others, so somebody unhides or
deletes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aoimori.core.exif import silenced
from aoimori.core.opc import TYPES, Relation, part_key, source_of
from aoimori.core.package import PICTURES, PRESENT, PROPERTIES, SAYING, is_web
from aoimori.outputs.opc.package import DAMAGED, Package
from aoimori.outputs.opc.xmlbytes import attributes
from aoimori.outputs.sources.xmlcuts import asks_others, cut_book, cut_sheet, without_people

Goes = Callable[[Relation], bool]

_GOING = (*PRESENT, *SAYING)
# What a workbook is not sound without: the records of a pivot table, and sheets of macros, which
# are listed among the others. With the code of the finding that tells why nothing is published.
_ROOTED = {
    "pivotCacheRecords": "source-has-pivot",
    "xlMacrosheet": "source-has-macros",
    "xlIntlMacrosheet": "source-has-macros",
    "dialogsheet": "source-has-macros",
}
_BOXES = re.compile(rb"<(?:\w+:)?legacyDrawing\s[^>]*")


class Unstrippable(ValueError):  # noqa: N818 - what a workbook is
    """A workbook from which not everything can be taken: the code of the finding that tells why,
    and the part of the package it is about."""

    def __init__(self, check: str, part: str = "") -> None:
        super().__init__(f"{check} {part}".strip())
        self.check, self.part = check, part


def strip(content: bytes) -> bytes:
    """An .xlsx without the parts above; each of the others byte for byte as it was, but for the
    places that named what is gone, and for what photographs tell of themselves. The same content
    gives the same bytes.

    Raises :class:`Unstrippable`: no package, pivot tables (which keep a copy of their data) and
    sheets of macros, rules of formats or lists that ask other workbooks, XML in another encoding
    than UTF-8.
    """
    try:
        package = Package(content)
        _strip(package)
        return bytes(package)
    except Unstrippable:
        raise
    except DAMAGED as error:
        raise Unstrippable("source-damaged") from error


def _strip(package: Package) -> None:
    for name in package.names:
        if name == TYPES or source_of(name) is not None:
            _utf8(package, name)
    relations = package.every_relation()
    if rooted := next((_ROOTED[r.kind] for r in relations if r.kind in _ROOTED), ""):
        raise Unstrippable(rooted)
    gone = package.parts_of(*_GOING) | set(_helpers(package, relations))
    goes = _goer({part_key(part) for part in gone})
    _cut(package, relations, goes)
    for source in {relation.source for relation in relations}:
        package.unrelate(source, goes)
    package.remove(gone)


def _goer(gone: set[str]) -> Goes:
    """Which relations go: to parts that do, whether they are there or not, and out to files."""

    def goes(relation: Relation) -> bool:
        if relation.outside:
            return not is_web(relation.target)
        kinds = frozenset({relation.kind})
        is_gone = part_key(relation.target) in gone
        return is_gone or any(kind.belongs(relation.target, kinds) for kind in _GOING)

    return goes


def _cut(package: Package, relations: list[Relation], goes: Goes) -> None:
    for part in package.parts_of(PICTURES):
        package.put(part, silenced(package.read(part)))
    for part in package.parts_of(PROPERTIES):
        package.put(part, without_people(_utf8(package, part)))
    for relation in relations:
        part = relation.target
        if relation.kind == "officeDocument":
            package.put(part, cut_book(_utf8(package, part)))
        if relation.kind == "worksheet":
            ids = {own.id for own in package.relations(part) if goes(own)}
            cut = cut_sheet(_utf8(package, part), ids)
            if asks_others(cut):
                raise Unstrippable("source-asks-others", part)
            package.put(part, cut)


def _helpers(package: Package, relations: list[Relation]) -> Iterator[str]:
    """Drawings of the boxes that comments and controls are shown in. And a list of formulas, where
    some go: Excel makes it anew, but calls one damaged that names cells without any."""
    has_links = any(relation.kind == "externalLink" for relation in relations)
    for relation in relations:
        if relation.kind == "calcChain" and has_links:
            yield relation.target
        if relation.kind == "vmlDrawing" and package.has(relation.source):
            found = _BOXES.search(package.read(relation.source))
            if found and relation.id in _ids(found[0]):
                yield relation.target


def _ids(element: bytes) -> set[str]:
    words = attributes(element)
    return {text for name, text in words.items() if name.rpartition(":")[2] == "id"}


def _utf8(package: Package, part: str) -> bytes:
    """XML that can be cut byte by byte."""
    text = package.read(part)
    try:
        text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unstrippable("source-damaged", part) from error
    if b"\0" in text or b"<!DOCTYPE" in text:
        raise Unstrippable("source-damaged", part)
    return text
