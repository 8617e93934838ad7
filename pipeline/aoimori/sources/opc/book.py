"""The workbook of a package: the sheets it lists, and what else it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from aoimori.core.opc import MAIN, Relation
from aoimori.sources.opc.package import Package
from aoimori.sources.opc.xmlstream import MANY, attribute, is_on, walk

# Where it is by custom, for a package that does not tell.
USUAL_BOOK = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it; ``kind`` is ``worksheet`` for one with cells."""

    name: str
    part: str
    kind: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Book:
    """``part`` is its own; ``relations`` are all it has."""

    part: str
    relations: tuple[Relation, ...]
    sheets: tuple[ListedSheet, ...]
    epoch_1904: bool

    def linked(self, kind: str) -> str:
        """The part of a kind; empty if there is none."""
        links = (link for link in self.relations if link.kind == kind and not link.outside)
        return next((link.target for link in links), "")


def read_book(package: Package) -> Book:
    """Raises what a damaged package raises; what a sheet leads to need not be there."""
    part = next(iter(package.linked("", "officeDocument")), USUAL_BOOK)
    relations = package.relations(part)
    links = {link.id: link for link in relations if not link.outside}
    sheets: list[ListedSheet] = []
    epoch_1904 = False

    def start(name: str, told: dict[str, str]) -> None:
        nonlocal epoch_1904
        if name == "workbookPr":
            epoch_1904 = is_on(told.get("date1904"))
        elif name == "sheet":
            link = links.get(attribute(told, "id"))
            if link is not None:
                visible = told.get("state", "visible") == "visible"
                sheets.append(ListedSheet(told.get("name", ""), link.target, link.kind, visible))
                if len(sheets) > MANY:
                    raise ValueError(name)

    walk(package.pieces(part), start, namespace=MAIN)
    return Book(part, tuple(relations), tuple(sheets), epoch_1904)
