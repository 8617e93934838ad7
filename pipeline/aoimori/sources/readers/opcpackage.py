"""What an .xlsx holds beside its values, by the relationships of its parts, and by their names for
parts that nothing leads to: they are sent along all the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar
from xml.parsers.expat import ExpatError

from aoimori.core.package import PackagePart
from aoimori.sources.readers.hiddenparts import xml_hidden
from aoimori.sources.readers.kinds import told
from aoimori.sources.readers.opc import (
    DAMAGED,
    Package,
    Relation,
    attribute,
    found,
    local,
    text_in,
)

T = TypeVar("T")

_PROPERTIES = ("creator", "lastModifiedBy", "revision", "Company", "Manager", "HyperlinkBase")
# What programs write where nobody gave a name.
NOBODY = frozenset(
    {
        "openpyxl",
        "Apache POI",
        "Microsoft Corporation",
        "Microsoft Office User",
        "Microsoft Office ユーザー",
        "Unknown Creator",
        "XlsxWriter",
    }
)
_USER_FOLDER = re.compile(
    r"[\\/](?:users|home|documents and settings)[\\/][^\\/]+|^\\\\|^//", re.IGNORECASE
)
_PERSONAL_VIEW = re.compile("個人用ビュー|Personal View")
_BUILT_IN = ("_xlnm.", "_xlfn", "_xlpm", "_xlws", "_xleta")


@dataclass(frozen=True, slots=True)
class _Kind:
    """Parts that are told by being there: by the kinds of relations to them, and by their names."""

    check: str
    kinds: tuple[str, ...]
    names: re.Pattern[str]


_KINDS = (
    _Kind("external-link", ("externalLink",), re.compile(r"xl/externalLinks/[^/]+")),
    _Kind(
        "embedded-object",
        ("oleObject", "package", "control", "activeXControlBinary"),
        re.compile(r"xl/(?:embeddings|activeX)/[^/]+"),
    ),
    _Kind(
        "macro-code",
        ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"),
        re.compile(r"(?:.*/)?vbaProject[^/]*|xl/(?:macrosheets|dialogsheets)/[^/]+"),
    ),
    _Kind(
        "revision-log",
        ("revisionHeaders", "revisionLog", "usernames"),
        re.compile(r"xl/revisions/[^/]+|xl/userNames.xml"),
    ),
    _Kind("custom-xml", ("customXml",), re.compile(r"customXml/item[0-9]+\.xml")),
    _Kind("digital-signature", ("signature",), re.compile(r"_xmlsignatures/[^/]+\.xml")),
    _Kind("pivot-cache", ("pivotCacheRecords",), re.compile(r"xl/pivotCache/[^/]+Records[^/]*")),
    _Kind(
        "data-connection",
        ("connections", "queryTable"),
        re.compile(r"xl/connections\.xml|xl/queryTables/[^/]+"),
    ),
)


def opc_parts(content: bytes, *, of_sheets: bool = True) -> Iterator[PackagePart]:
    """What the package of an .xlsx holds beside values that are seen; ``of_sheets``: with what is
    hidden inside sheets."""
    try:
        book = _Book(Package(content))
    except DAMAGED as error:
        yield PackagePart("package-unread", told(error), "")
        return
    yield from book.parts(of_sheets=of_sheets)


class _Book:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.unread: list[PackagePart] = []
        self.relations: list[Relation] = []
        for name in package.names:
            if name.endswith(".rels"):
                self.relations += self._tried(name, package.relations)

    def parts(self, *, of_sheets: bool) -> Iterator[PackagePart]:
        for one, read in self._readings():
            yield from self._tried(one, read)
        yield from self._present()
        yield from self._outside()
        for part in self.sheets if of_sheets else ():
            yield from self._tried(part, self._hidden)
        yield from self.unread

    def _readings(self) -> Iterator[tuple[str, Callable[[str], Iterator[PackagePart]]]]:
        """Parts that are told by what they say, with how they are read."""
        readings: dict[str, Callable[[str], Iterator[PackagePart]]] = {
            "core-properties": self._properties,
            "extended-properties": self._properties,
            "custom-properties": self._own_properties,
            "officeDocument": self._workbook,
            "comments": self._comments,
            "threadedComment": self._threads,
            "person": self._people,
            "pivotCacheDefinition": self._pivot,
        }
        names = {
            "docProps/core.xml": "core-properties",
            "docProps/app.xml": "extended-properties",
            "docProps/custom.xml": "custom-properties",
        }
        kinds = {part: kind for part, kind in names.items() if part in self.package.names}
        for relation in self.relations:
            if relation.kind in readings and not relation.outside:
                kinds[relation.target] = relation.kind
        for part, kind in sorted(kinds.items()):
            yield part, readings[kind]

    def _tried(self, part: str, read: Callable[[str], Iterator[T]]) -> list[T]:
        """What is read of a part; that it cannot be read is told instead."""
        try:
            return list(read(part))
        except (*DAMAGED, ExpatError) as error:
            self.unread.append(PackagePart("package-unread", told(error)[:80], part))
            return []

    @cached_property
    def sheets(self) -> dict[str, str]:
        """The names of the sheets by their parts."""
        ids: dict[str, str] = {}
        for part in self._targets("officeDocument"):
            root = self._xml(part)
            for sheet in found(root, "sheet") if root is not None else ():
                key = next((v for k, v in sheet.attrib.items() if local(k) == "id"), "")
                ids[key] = sheet.get("name", "")
        books = set(self._targets("officeDocument"))
        return {
            relation.target: ids[relation.id]
            for relation in self.relations
            if relation.source in books and relation.id in ids and not relation.outside
        }

    def _xml(self, part: str) -> ET.Element | None:
        try:
            return self.package.xml(part)
        except DAMAGED:  # told where the part is read
            return None

    def _targets(self, kind: str) -> list[str]:
        return sorted({r.target for r in self.relations if r.kind == kind and not r.outside})

    def _sheet_of(self, part: str) -> str:
        """The sheet a part belongs to."""
        sources = (r.source for r in self.relations if r.target == part and not r.outside)
        return next((self.sheets[source] for source in sources if source in self.sheets), "")

    def _properties(self, part: str) -> Iterator[PackagePart]:
        for element in self.package.xml(part):
            name, text = local(str(element.tag)), text_in(element)
            if name in _PROPERTIES and text and text not in NOBODY:
                yield PackagePart("author-property", name, text)

    def _own_properties(self, part: str) -> Iterator[PackagePart]:
        for element in self.package.xml(part):
            yield PackagePart("custom-property", element.get("name", ""), text_in(element))

    def _workbook(self, part: str) -> Iterator[PackagePart]:
        for element in found(
            self.package.xml(part),
            *("sheet", "definedName", "fileSharing", "absPath", "customWorkbookView"),
        ):
            name = element.get("name", "")
            match local(str(element.tag)):
                case "sheet" if element.get("state", "visible") != "visible":
                    yield PackagePart("hidden-sheet", name, sheet=name)
                case "definedName" if _is_on(element.get("hidden")):
                    if not name.startswith(_BUILT_IN):
                        yield PackagePart("hidden-name", name, text_in(element) or name)
                case "fileSharing" if element.get("userName"):
                    yield PackagePart("author-property", "fileSharing", element.get("userName", ""))
                case "absPath" if _USER_FOLDER.search(attribute(element, "url")):
                    yield PackagePart("local-path", "absPath", attribute(element, "url"))
                case "customWorkbookView" if _PERSONAL_VIEW.search(name):
                    yield PackagePart("author-property", "customWorkbookView", name)

    def _comments(self, part: str) -> Iterator[PackagePart]:
        root, sheet = self.package.xml(part), self._sheet_of(part)
        authors = [text_in(author) for author in found(root, "author")]
        for comment in found(root, "comment"):
            number = int(comment.get("authorId", "-1"))
            by = authors[number] if 0 <= number < len(authors) else ""
            if not by.startswith("tc="):  # stands in for a thread, which is told itself
                cell = comment.get("ref", "").partition(":")[0]
                yield PackagePart("cell-comment", "", text_in(comment), sheet, cell, by)

    def _threads(self, part: str) -> Iterator[PackagePart]:
        sheet = self._sheet_of(part)
        for comment in found(self.package.xml(part), "threadedComment"):
            by = self._names.get(comment.get("personId", ""), "")
            cell = comment.get("ref", "").partition(":")[0]
            yield PackagePart("cell-comment", "", text_in(comment), sheet, cell, by)

    @cached_property
    def _names(self) -> dict[str, str]:
        roots = [root for part in self._targets("person") if (root := self._xml(part)) is not None]
        people = (person for root in roots for person in found(root, "person"))
        return {person.get("id", ""): person.get("displayName", "") for person in people}

    def _people(self, part: str) -> Iterator[PackagePart]:
        for person in found(self.package.xml(part), "person"):
            yield PackagePart("author-property", "person", person.get("displayName", ""))

    def _pivot(self, part: str) -> Iterator[PackagePart]:
        by = self.package.xml(part).get("refreshedBy", "")
        if by and by not in NOBODY:
            yield PackagePart("author-property", "refreshedBy", by)

    def _present(self) -> Iterator[PackagePart]:
        """Parts that are something by being there."""
        kinds = defaultdict(set)
        for relation in self.relations:
            if not relation.outside:
                kinds[relation.target].add(relation.kind)
        for name in self.package.names:
            if name.endswith((".rels", "/")):
                continue
            for kind in _KINDS:
                if kinds[name].intersection(kind.kinds) or kind.names.fullmatch(name):
                    yield self._told(kind.check, name)
                    break

    def _told(self, check: str, name: str) -> PackagePart:
        """An external link is told by where it leads, a connection by its name."""
        outside = [r.target for r in self.relations if r.source == name and r.outside]
        if check == "data-connection":
            root = self._xml(name)
            named = (
                [attribute(e, "name") for e in found(root, "connection")]
                if root is not None
                else []
            )
            outside = outside or [each for each in named if each]
        return PackagePart(check, name, "・".join(outside) or name)

    def _outside(self) -> Iterator[PackagePart]:
        """What leads out of the package to a file; a page of the web is there to be seen."""
        for relation in self.relations:
            is_link = relation.source.startswith("xl/externalLinks/")
            if relation.outside and not is_link and not _is_web(relation.target):
                yield PackagePart("external-link", relation.source, relation.target)

    def _hidden(self, part: str) -> Iterator[PackagePart]:
        with self.package.open(part) as searched, self.package.open(part) as parsed:
            yield from xml_hidden(searched, parsed, self.sheets[part])


def _is_web(target: str) -> bool:
    return re.match(r"(?:https?|ftp|mailto|tel):|#", target, re.IGNORECASE) is not None


def _is_on(text: str | None) -> bool:
    return text in ("1", "true", "on")
