"""An annotated copy of a workbook: cells coloured, comments in them, the results as first sheet.

The package is edited, not read and written anew: drawings, stored results of formulas, styles of
other cells, and whatever a library would not know, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Severity
from aoimori.core.localized import Language
from aoimori.core.package import SIGNATURE
from aoimori.core.ranges import ranges
from aoimori.core.sheet import Sheet, address, cell_text
from aoimori.outputs.opc.package import Package
from aoimori.outputs.reports import resultsheet
from aoimori.outputs.reports.bookparts import (
    BookSheet,
    book_sheets,
    free_name,
    put_first,
    tell_properties,
    workbook_part,
)
from aoimori.outputs.reports.cellmarks import SheetCells, unselect
from aoimori.outputs.reports.earlier import without_marks
from aoimori.outputs.reports.marks import (
    COLOURED,
    COMMENTED,
    Address,
    Entry,
    SheetMarks,
    entries,
    marks,
    rectangle,
)
from aoimori.outputs.reports.notes import add_notes
from aoimori.outputs.reports.results import Painted, results, with_colours
from aoimori.outputs.reports.styles import CONTENT_TYPE, EMPTY, Styles
from aoimori.outputs.reports.words import say

_CELLS = "worksheet"
_TEXT = 30_000  # of a comment; Excel has 32,767 units in one


@dataclass(frozen=True, slots=True)
class Made:
    """What a workbook was made of where it is not the file that was checked: ``names`` of sheets
    in it by those in the findings, and ``notes`` to be said first in the results."""

    names: Mapping[str, str]
    notes: Sequence[str] = ()


def annotate(
    content: bytes, checkup: FileCheckup, lang: Language, sheets: Sequence[Sheet] = ()
) -> bytes:
    """A copy of a workbook (.xlsx) with what a checkup found; ``sheets`` are its sheets as read,
    for the values in the list of findings, and to know the marks of an earlier check, in the place
    of which the new ones come. Values and formulas of all cells stay.

    Raises ``ValueError``, ``KeyError`` or ``BadZipFile`` for what is no workbook.
    """
    return annotate_made(without_marks(content, sheets), checkup, lang, sheets, None)


def annotate_made(
    content: bytes,
    checkup: FileCheckup,
    lang: Language,
    sheets: Sequence[Sheet],
    made: Made | None,
) -> bytes:
    """Like :func:`annotate`, of a workbook that may have been made of another file."""
    package = Package(content)
    book = workbook_part(package)
    there = book_sheets(package, book)
    found = entries(checkup)
    named = {sheet.name: sheet for sheet in there}
    names = {name: name for name in named} if made is None else dict(made.names)
    name = free_name(say("results", lang), there)
    styles = _styles(package, book)
    wanted = {names.get(sheet, ""): told for sheet, told in marks(found, lang).items()}
    notes = [] if made is None else list(made.notes)
    if signature := package.parts_of(SIGNATURE):
        package.remove(signature)
        notes.append(say("unsigned", lang))
    painted: list[Painted] = []
    for sheet in there:
        if sheet.kind == _CELLS and sheet.name in wanted:
            marked = wanted[sheet.name]
            notes += _mark(_Marking(package, styles, lang, name, painted), sheet, marked)
        else:
            _unselect(package, sheet)
    values = {sheet.name: sheet for sheet in sheets}

    def target(sheet: str, cells: str) -> tuple[str, str] | None:
        inside = names.get(sheet)
        is_there = inside in named and named[inside].kind == _CELLS
        return (inside, cells) if inside is not None and is_there else None

    told = results(checkup, found, notes, lang, target, lambda entry: _value(entry, values))
    told = with_colours(told, painted, lang)
    part = package.free("xl/worksheets/sheet{}.xml")
    xml = resultsheet.sheet_xml(told, styles.own)
    styles.finish()
    package.add(part, xml, resultsheet.CONTENT_TYPE)
    put_first(package, book, name, part, told.header)
    tell_properties(package, name, there)
    return bytes(package)


@dataclass(frozen=True, slots=True)
class _Marking:
    """What all sheets are marked with; ``results`` is the name of the sheet of results, into
    ``painted`` goes what colours cells had."""

    package: Package
    styles: Styles
    lang: Language
    results: str
    painted: list[Painted]


def _mark(work: _Marking, sheet: BookSheet, marked: SheetMarks) -> list[str]:
    """Mark the cells of a sheet; what has to be said about it in the results."""
    package, lang = work.package, work.lang
    cells = SheetCells(package.xml(sheet.part))
    notes, fills = _seen(cells, marked)
    cut = {at: _cut(texts, work) for at, texts in notes.items()}
    threads = add_notes(package, sheet.part, cells, cut, say("author", lang))
    cells.colour(fills, work.styles.filled)
    work.painted.extend(_painted(sheet.name, cells, work.styles))
    cells.unselect()
    package.settle(sheet.part)
    return list(_left(sheet.name, marked, threads, lang))


def _painted(sheet: str, cells: SheetCells, styles: Styles) -> Iterable[Painted]:
    had: dict[str, list[Address]] = {}
    for at, style in cells.before.items():
        if colour := styles.colour(style):
            had.setdefault(colour, []).append(at)
    return (Painted(sheet, ranges(at), colour) for colour, at in sorted(had.items()))


def _seen(
    cells: SheetCells, marked: SheetMarks
) -> tuple[dict[Address, list[str]], dict[Address, Severity]]:
    """The marks where they are seen: those of cells under a merged one at its first cell."""
    anchors = cells.anchors(marked.notes)
    notes: dict[Address, list[str]] = {}
    fills = dict(marked.fills)
    for at, texts in marked.notes.items():
        anchor = anchors.get(at, at)
        notes.setdefault(anchor, []).extend(texts)
        if at in marked.fills:
            fills.setdefault(anchor, marked.fills[at])
    return notes, fills


def _cut(texts: Iterable[str], work: _Marking) -> str:
    """The words of a comment; each is said once, and what is too long goes on in the results."""
    text = "\n\n".join(dict.fromkeys(texts))
    if len(text) <= _TEXT:
        return text
    return f"{text[:_TEXT]}\n{say('comment-cut', work.lang, results=work.results)}"


def _left(
    sheet: str, marked: SheetMarks, threads: Sequence[Address], lang: Language
) -> Iterable[str]:
    if marked.uncoloured:
        n = f"{marked.uncoloured:,}"
        yield say("uncoloured", lang, sheet=sheet, limit=f"{COLOURED:,}", n=n)
    if marked.uncommented:
        n = f"{len(marked.uncommented):,}"
        yield say("uncommented", lang, sheet=sheet, limit=f"{COMMENTED:,}", n=n)
    if threads:
        cells = " ".join(address(*at) for at in sorted(threads))
        yield say("threads", lang, sheet=sheet, cells=cells)


def _unselect(package: Package, sheet: BookSheet) -> None:
    """Only the results are selected; a sheet that is not, is not even unpacked twice."""
    if b"tabSelected" not in package.read(sheet.part):
        return
    xml = package.xml(sheet.part)
    unselect(xml, xml.child(xml.root, b"sheetViews"))
    package.settle(sheet.part)


def _value(entry: Entry, sheets: Mapping[str, Sheet]) -> str:
    """What stands in the first cell of a finding, as it was read."""
    sheet = sheets.get(entry.finding.place.sheet)
    area = rectangle(next(iter(entry.ranges), ""))
    if sheet is None or area is None:
        return entry.finding.details.get("value", "")
    return cell_text(sheet.cell(*sheet.anchor(area[0], area[1])))


def _styles(package: Package, book: str) -> Styles:
    part = package.related(book, "styles")
    if part is None:
        part = package.free("xl/styles{}.xml")
        package.add(part, EMPTY, CONTENT_TYPE)
        package.relate(book, "styles", part)
    return Styles(package.xml(part))
