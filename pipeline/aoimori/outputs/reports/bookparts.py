"""The list of sheets with one more at its front, and all that counts sheets from the front."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aoimori.core.opc import RELATIONS
from aoimori.outputs.opc.package import Package
from aoimori.outputs.opc.xmlbytes import Element, Xml, escaped

# Children of a workbook that stand after <definedNames> (ISO/IEC 29500-1, CT_Workbook).
_LATER = frozenset(
    b"calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    b"fileRecoveryPr webPublishObjects extLst".split()
)
_SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of a workbook: its name, its part; ``kind`` is worksheet for one with cells."""

    name: str
    part: str
    kind: str


def workbook_part(package: Package) -> str:
    """The part that lists the sheets. Raises ``ValueError`` if the package is no workbook."""
    part = package.related("", "officeDocument")
    if part is None:
        raise ValueError("no workbook in the package")
    return part


def book_sheets(package: Package, book: str) -> list[BookSheet]:
    """The sheets that are there, in their order."""
    relations = {link.id: link for link in package.relations(book) if not link.outside}
    part = package.xml(book)
    found = []
    for sheet in part.children(_sheets(part)):
        relation = relations.get(_relation(part, sheet))
        if relation is not None and package.has(relation.target):
            name = part.attributes(sheet).get("name", "")
            found.append(BookSheet(name, relation.target, relation.kind))
    return found


def _relation(xml: Xml, sheet: Element) -> str:
    told = xml.attributes(sheet)
    return next((value for name, value in told.items() if name.endswith(":id")), "")


def free_name(wanted: str, sheets: list[BookSheet]) -> str:
    """A name for a sheet that none has (in either case): the wanted one, or with a number."""
    taken = {sheet.name.casefold() for sheet in sheets}
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted} ({number})"
    return name


def put_first(package: Package, book: str, name: str, part: str, header: int) -> None:
    """List a sheet (a part that is there) before all others and show it when the book is opened;
    its row ``header`` is printed on every page."""
    relation = package.relate(book, "worksheet", part)
    xml = package.xml(book)
    sheets = _sheets(xml)
    ids = [xml.attributes(sheet).get("sheetId", "") for sheet in xml.children(sheets)]
    number = max((int(id_) for id_ in ids if id_.isdecimal()), default=0) + 1
    prefix = xml.root.prefix.decode()
    told = f'xmlns:r="{RELATIONS}" r:id="{relation}"'
    xml.insert(
        sheets.inner,
        f'<{prefix}sheet name="{escaped(name)}" sheetId="{number}" {told}/>',
    )
    _show_first(xml)
    _names(xml, name, header)


def _sheets(xml: Xml) -> Element:
    found = xml.child(xml.root, b"sheets")
    if found is None:
        raise ValueError("a workbook without a list of sheets")
    return found


def _show_first(xml: Xml) -> None:
    views = xml.child(xml.root, b"bookViews")
    for view in () if views is None else xml.children(views):
        for name in ("activeTab", "firstSheet"):
            if xml.attributes(view).get(name, "0") != "0":
                xml.set_attribute(view, name, "0")


def _names(xml: Xml, sheet: str, header: int) -> None:
    """Names of one sheet say which by its place; all places are one further now."""
    prefix = xml.root.prefix.decode()
    quoted = sheet.replace("'", "''")
    area = escaped(f"'{quoted}'!${header}:${header}")
    own = (
        f'<{prefix}definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{area}</{prefix}definedName>"
    )
    names = xml.child(xml.root, b"definedNames")
    if names is None:
        later = (c.start for c in xml.children(xml.root) if c.name in _LATER)
        place = next(later, xml.root.close)
        xml.insert(place, f"<{prefix}definedNames>{own}</{prefix}definedNames>")
        return
    for name in xml.children(names):
        place_of_sheet = xml.attributes(name).get("localSheetId", "")
        if place_of_sheet.isdecimal():
            xml.set_attribute(name, "localSheetId", str(int(place_of_sheet) + 1))
    xml.append(names, own)


def take_out(package: Package, book: str, sheet: BookSheet) -> None:
    """Unlist a sheet and remove its part: what counts sheets from the front is one back behind
    it."""
    _forget_properties(package, sheet.name, book_sheets(package, book))
    xml = package.xml(book)
    ids = {link.id for link in package.relations(book) if link.target == sheet.part}
    listed = list(xml.children(_sheets(xml)))
    at = next(n for n, one in enumerate(listed) if _relation(xml, one) in ids)
    xml.replace(listed[at].start, listed[at].end, b"")
    views = xml.child(xml.root, b"bookViews")
    for view in () if views is None else xml.children(views):
        for name in ("activeTab", "firstSheet"):
            _one_back(xml, view, name, at)
    names = xml.child(xml.root, b"definedNames")
    for one in () if names is None else xml.children(names):
        if xml.attributes(one).get("localSheetId") == str(at):
            xml.replace(one.start, one.end, b"")
        else:
            _one_back(xml, one, "localSheetId", at)
    package.settle(book)
    package.remove([sheet.part])


def _one_back(xml: Xml, element: Element, name: str, at: int) -> None:
    place = xml.attributes(element).get(name, "")
    if place.isdecimal() and int(place) > at:
        xml.set_attribute(element, name, str(int(place) - 1))


def tell_properties(package: Package, name: str, sheets: list[BookSheet]) -> None:
    """The properties of a file list its sheets by name, if whoever wrote it cared to."""
    found = _titles(package, sheets)
    if found is None:
        return
    xml, first = found.xml, found.parts[0]
    prefix = first.prefix.decode()
    xml.insert(first.start, f"<{prefix}lpstr>{escaped(name)}</{prefix}lpstr>")
    found.count(1)


def _forget_properties(package: Package, name: str, sheets: list[BookSheet]) -> None:
    found = _titles(package, sheets)
    if found is None:
        return
    for part in found.parts:
        if found.xml.text(part) == name:
            found.xml.replace(part.start, part.end, b"")
            found.count(-1)
            package.settle(found.part)
            return


@dataclass(frozen=True, slots=True)
class _Titles:
    """The titles of sheets among those of all parts, with the places of their numbers."""

    part: str
    xml: Xml
    parts: list[Element]
    all: Element
    number: Element
    size: int

    def count(self, more: int) -> None:
        self.xml.set_attribute(self.all, "size", str(self.size + more))
        self.xml.replace(self.number.inner, self.number.close, str(len(self.parts) + more))


def _titles(package: Package, sheets: list[BookSheet]) -> _Titles | None:
    part = package.related("", "extended-properties")
    if part is None:
        return None
    xml = package.xml(part)
    pairs, titles = (_vector(xml, name) for name in (b"HeadingPairs", b"TitlesOfParts"))
    if pairs is None or titles is None:
        return None
    parts = list(xml.children(titles))
    names = [sheet.name for sheet in sheets if sheet.kind == "worksheet"]
    at = 0
    for number, count in _counts(xml, pairs):
        own = parts[at : at + count]
        if own and [xml.text(one) for one in own] == names[: len(own)]:
            return _Titles(part, xml, own, titles, number, len(parts))
        at += count
    return None


def _vector(xml: Xml, name: bytes) -> Element | None:
    holder = xml.child(xml.root, name)
    return None if holder is None else xml.child(holder, b"vector")


def _counts(xml: Xml, pairs: Element) -> Iterator[tuple[Element, int]]:
    """The elements with the number of parts of each heading, and the numbers."""
    for variant in xml.children(pairs):
        number = xml.child(variant, b"i4")
        if number is not None and xml.text(number).strip().isdecimal():
            yield number, int(xml.text(number))
