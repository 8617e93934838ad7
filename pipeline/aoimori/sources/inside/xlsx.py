"""What an .xlsx holds beside its values, by the relations of its parts, and by their names for
parts that nothing leads to: they are sent along all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from typing import TypeVar

from aoimori.core.exif import told_by
from aoimori.core.opc import Relation, source_of
from aoimori.core.package import (
    COMMENTS,
    NOBODY,
    OF_PROGRAMS,
    OWN_PROPERTIES,
    PEOPLE,
    PERSONAL_PROPERTIES,
    PICTURES,
    PRESENT,
    PROPERTIES,
    THREADS,
    PackagePart,
    is_web,
)
from aoimori.sources.inside.hidden import xml_hidden
from aoimori.sources.inside.pagetexts import page_parts
from aoimori.sources.opc.book import USUAL_BOOK, ListedSheet, read_book
from aoimori.sources.opc.comments import Note, read_notes, read_threads
from aoimori.sources.opc.package import DAMAGED, Package
from aoimori.sources.opc.xmlstream import Told, elements, is_on
from aoimori.sources.readers.kinds import told as reason

T = TypeVar("T")

_USER_FOLDER = re.compile(
    r"[\\/](?:users|home|documents and settings)[\\/][^\\/]+|^\\\\|^//", re.IGNORECASE
)
_PERSONAL_VIEW = re.compile("個人用ビュー|Personal View")
_BUILT_IN = ("_xlnm.", "_xlfn", "_xlpm", "_xlws", "_xleta")


def xlsx_parts(content: bytes, *, of_sheets: bool = True) -> Iterator[PackagePart]:
    """What the package of an .xlsx holds beside values that are seen; ``of_sheets``: with what is
    hidden inside sheets."""
    try:
        inside = _Inside(Package(content))
    except DAMAGED as error:
        yield PackagePart("package-unread", reason(error), "")
        return
    yield from inside.parts(of_sheets=of_sheets)


class _Inside:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.unread: list[PackagePart] = []
        self.relations: list[Relation] = []
        for name in package.names:
            if source_of(name) is not None:
                self.relations += self._tried(name, package.relations_in)
        kinds: dict[str, set[str]] = defaultdict(set)
        for relation in self.relations:
            if not relation.outside:
                kinds[relation.target].add(relation.kind)
        names = (name for name in package.names if not name.endswith("/"))
        # What leads to a part that is not there may be damage.
        self.kinds = {name: frozenset(kinds[name]) for name in sorted({*names, *kinds})}
        self.sheets = self._book_sheets()

    def parts(self, *, of_sheets: bool) -> Iterator[PackagePart]:
        for name in self.kinds:
            for read in self._readings(name):
                yield from self._tried(name, read)
        yield from self._present()
        yield from self._outside()
        for sheet in self.sheets:
            yield from self._tried(sheet.part, partial(page_parts, self.package, sheet.name))
            if of_sheets:
                yield from self._tried(sheet.part, partial(xml_hidden, self.package, sheet.name))
        yield from self.unread

    def _readings(self, part: str) -> Iterator[Callable[[str], Iterator[PackagePart]]]:
        """How a part is read that is told by what it says."""
        kinds = self.kinds[part]
        by_kind = (
            (PROPERTIES, self._properties),
            (OWN_PROPERTIES, self._own_properties),
            (COMMENTS, self._comments),
            (THREADS, self._threads),
            (PEOPLE, self._people),
            (PICTURES, self._picture),
        )
        yield from (read for kind, read in by_kind if kind.is_one(part, kinds))
        if "officeDocument" in kinds or part == USUAL_BOOK:
            yield self._workbook
        if "pivotCacheDefinition" in kinds:
            yield self._pivot

    def _tried(self, part: str, read: Callable[[str], Iterable[T]]) -> list[T]:
        """What is read of a part; that it cannot be read is told instead."""
        try:
            return list(read(part))
        except DAMAGED as error:
            self.unread.append(PackagePart("package-unread", reason(error)[:80], part))
            return []

    def _book_sheets(self) -> tuple[ListedSheet, ...]:
        try:
            return read_book(self.package).sheets
        except DAMAGED:  # told where the part is read
            return ()

    def _elements(self, part: str, *names: str) -> list[Told]:
        return elements(self.package.pieces(part), *names)

    def _sheet_of(self, part: str) -> str:
        """The name of the sheet a part belongs to, by itself or by a drawing."""
        parts, before = {part}, set[str]()
        while parts:
            for sheet in self.sheets:
                if sheet.part in parts:
                    return sheet.name
            before |= parts
            leading = (r.source for r in self.relations if r.target in parts and not r.outside)
            parts = set(leading) - before
        return ""

    def _properties(self, part: str) -> Iterator[PackagePart]:
        for told in self._elements(part, *PERSONAL_PROPERTIES):
            if told.text and told.text not in NOBODY:
                yield PackagePart("author-property", told.name, told.text)

    def _own_properties(self, part: str) -> Iterator[PackagePart]:
        for told in self._elements(part, "property"):
            if told.word("name") not in OF_PROGRAMS:
                yield PackagePart("custom-property", told.word("name"), told.text)

    def _workbook(self, part: str) -> Iterator[PackagePart]:
        for sheet in self.sheets:
            if not sheet.visible:
                yield PackagePart("hidden-sheet", sheet.name, sheet=sheet.name)
        names = ("definedName", "fileSharing", "absPath", "customWorkbookView")
        for told in self._elements(part, *names):
            name = told.word("name")
            match told.name:
                case "definedName" if is_on(told.words.get("hidden")):
                    if not name.startswith(_BUILT_IN):
                        yield PackagePart("hidden-name", name, told.text or name)
                case "fileSharing" if by := told.word("userName"):
                    yield PackagePart("author-property", "fileSharing", by)
                case "absPath" if _USER_FOLDER.search(told.word("url")):
                    yield PackagePart("local-path", "absPath", told.word("url"))
                case "customWorkbookView" if _PERSONAL_VIEW.search(name):
                    yield PackagePart("author-property", "customWorkbookView", name)

    def _comments(self, part: str) -> Iterator[PackagePart]:
        sheet = self._sheet_of(part)
        for note in read_notes(self.package.pieces(part)):
            if not note.is_stand_in:  # of a thread, which is told itself
                yield _comment(sheet, note, note.author)

    def _threads(self, part: str) -> Iterator[PackagePart]:
        sheet = self._sheet_of(part)
        for said in read_threads(self.package.pieces(part)):
            yield _comment(sheet, said, self._names.get(said.author, ""))

    @cached_property
    def _names(self) -> dict[str, str]:
        """Who takes part in threads, by ids."""
        parts = [part for part, kinds in self.kinds.items() if PEOPLE.is_one(part, kinds)]
        people = [person for part in parts for person in self._persons(part)]
        return {person.word("id"): person.word("displayName") for person in people}

    def _persons(self, part: str) -> list[Told]:
        try:
            return self._elements(part, "person")
        except DAMAGED:  # told where the part is read
            return []

    def _people(self, part: str) -> Iterator[PackagePart]:
        for person in self._elements(part, "person"):
            yield PackagePart("author-property", "person", person.word("displayName"))

    def _picture(self, part: str) -> Iterator[PackagePart]:
        told = told_by(self.package.head(part))
        if told.position:
            yield PackagePart("picture-position", part, part, self._sheet_of(part))
        for person in told.people:
            yield PackagePart("picture-author", part, person, self._sheet_of(part))

    def _pivot(self, part: str) -> Iterator[PackagePart]:
        for told in self._elements(part, "pivotCacheDefinition"):
            by = told.word("refreshedBy")
            if by and by not in NOBODY:
                yield PackagePart("author-property", "refreshedBy", by)

    def _present(self) -> Iterator[PackagePart]:
        """Parts that are something by being there."""
        for name in self.package.names:
            if name in self.kinds and source_of(name) is None:
                check = next((k.check for k in PRESENT if k.is_one(name, self.kinds[name])), "")
                if check:
                    yield PackagePart(check, name, self._leads(check, name) or name)

    def _leads(self, check: str, name: str) -> str:
        """An external link is told by where it leads, a connection by its name."""
        outside = [r.target for r in self.relations if r.source == name and r.outside]
        if check == "data-connection" and not outside:
            connections = self._tried(name, lambda part: self._elements(part, "connection"))
            outside = [named for told in connections if (named := told.word("name"))]
        return "・".join(outside)

    def _outside(self) -> Iterator[PackagePart]:
        """What leads out of the package to a file; a page of the web is there to be seen."""
        for relation in self.relations:
            is_link = relation.source.startswith("xl/externalLinks/")
            if relation.outside and not is_link and not is_web(relation.target):
                yield PackagePart("external-link", relation.source, relation.target)


def _comment(sheet: str, note: Note, by: str) -> PackagePart:
    cell, text = note.ref.partition(":")[0], " ".join(note.text.split())
    return PackagePart("cell-comment", "", text, sheet, cell, by)
