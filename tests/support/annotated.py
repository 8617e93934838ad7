"""What an annotated copy must keep of the workbook it was made of, and checkups made by hand."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from collections.abc import Collection
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl

from aoimori.core.checkup import FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.looks import PLAIN, Look
from aoimori.core.sheet import Sheet, address
from aoimori.sources.readers import Options, SourceBytes, filled_sheets, open_workbook

FILE = "a.xlsx"
# ISO/IEC 29500-1, CT_Worksheet and CT_Workbook: the order of children.
WORKSHEET = re.findall(
    r"\w+",
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells "
    "phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins "
    "pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors "
    "smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst",
)
WORKBOOK = re.findall(
    r"\w+",
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups "
    "externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst",
)
# Parts in which something may be added; all others keep their bytes.
CHANGED = re.compile(
    r"\[Content_Types\]\.xml|docProps/app\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|"
    r"xl/styles\.xml|xl/worksheets/(_rels/)?[^/]*|xl/comments[^/]*|xl/comments/[^/]*|.*\.vml"
)


def finding(
    sheet: str = "表",
    cell: str = "B4",
    *more: str,
    severity: Severity = Severity.ERROR,
    mended: bool = False,
    anchor: str = "A1",
) -> Finding:
    cells = (cell, *more) if more else ()
    details = {"value": anchor, "count": "1"}
    return Finding(
        "merged-cell", Place(FILE, sheet, cell), details, severity, "", "", cells, mended
    )


def checkup(*findings: Finding, others: Collection[Finding] = (), file: str = FILE) -> FileCheckup:
    """A file of one table in which one rule was broken."""
    sheet = findings[0].place.sheet if findings else "表"
    result = RuleResult("L1-12", Verdict.FAILED if findings else Verdict.PASSED, findings)
    table = TableCheckup(sheet, "A1:C9", "A1:C1", "A2:C9", 0.93, (), (result,))
    return FileCheckup(file, "Excel (.xlsx)", 12345, "", (table,), tuple(others))


def loaded(content: bytes, *, values: bool = False) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def read(content: bytes) -> tuple[Sheet, ...]:
    """The sheets that hold anything, if one does."""
    try:
        return tuple(filled_sheets(open_workbook(SourceBytes(FILE, content), Options())))
    except Stop:
        return ()


def seen(content: bytes) -> list[object]:
    """All that is read of a workbook; looks by cell, not by their numbers."""
    return [
        (sheet.name, sheet.rows, sheet.comments, sheet.merged, sheet.formulas, sheet.shapes,
         sheet.hidden_rows, sheet.hidden_columns, sheet.visible, _looks(sheet))
        for sheet in read(content)
    ]  # fmt: skip


def _looks(sheet: Sheet) -> dict[tuple[int, int], Look]:
    places = ((r, c) for r, row in enumerate(sheet.rows, 1) for c in range(1, len(row) + 1))
    return {at: look for at in places if (look := sheet.looks.at(*at)) != PLAIN}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


class Looks:
    """The looks of the cells of a workbook, each told once."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, ...], tuple[object, ...]] = {}

    def of(self, cell: Any) -> tuple[object, ...]:
        key = tuple(cell._style or ())
        if key not in self._told:
            shown = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            self._told[key] = (cell.number_format, *map(repr, shown))
        return self._told[key]


def check_copy(before: bytes, after: bytes, flagged: Collection[tuple[str, str]]) -> None:
    """Every value and formula is there, every style but those of flagged cells (sheet, address),
    every other part with its bytes; all XML is well-formed and in order."""
    check_values(before, after, flagged)
    check_parts(before, after)


def check_parts(before: bytes, after: bytes) -> None:
    """Every part but those in which something is added has its bytes; all XML is in order."""
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    for name, content in old.items():
        assert content == new[name] or CHANGED.fullmatch(name), name
    for name, content in new.items():
        if name.endswith((".xml", ".rels", ".vml")):
            check_xml(name, content)
    check_links(new)
    check_boxes(new)


def check_values(before: bytes, after: bytes, flagged: Collection[tuple[str, str]]) -> None:
    has_formulas = any(b"<f" in part and b"</f>" in part for part in parts(before).values())
    for values in (False, True) if has_formulas else (False,):
        old, new = loaded(before, values=values), loaded(after, values=values)
        assert new.sheetnames[1:] == old.sheetnames
        looks = (Looks(), Looks())
        for name in old.sheetnames:
            if not hasattr(old[name], "_cells"):
                continue
            was, now = old[name]._cells, new[name]._cells
            assert set(was) <= set(now)
            for at, cell in now.items():
                original = was.get(at)
                value = getattr(original, "value", None)
                # Formulas of arrays are objects that compare by what they are.
                assert told(cell.value) == told(value), (name, at)
                assert cell.data_type == getattr(original, "data_type", "n")
                if (name, cell.coordinate) not in flagged:
                    assert original is not None, (name, at)
                    assert looks[1].of(cell) == looks[0].of(original)
            assert new[name].sheet_state == old[name].sheet_state
            assert new[name].merged_cells.ranges == old[name].merged_cells.ranges


def told(value: object) -> object:
    return getattr(value, "__dict__", value)


def check_xml(name: str, content: bytes) -> None:
    root = ET.fromstring(content)
    order = {"worksheet": WORKSHEET, "workbook": WORKBOOK}.get(local(root))
    if order is not None:
        ranks = [order.index(local(child)) for child in root if local(child) in order]
        assert ranks == sorted(ranks), name
    for group in root.iter():
        if local(group) in ("cellXfs", "fills", "fonts", "borders") and "count" in group.attrib:
            assert int(group.attrib["count"]) == len(group), name


def check_links(new: dict[str, bytes]) -> None:
    """Every part has a type, every reference inside leads to a part, ids are there once."""
    types = ET.fromstring(new["[Content_Types].xml"])
    named = [one.attrib["PartName"] for one in types if "PartName" in one.attrib]
    assert len(named) == len(set(named))
    endings = {one.attrib["Extension"].lower() for one in types if "Extension" in one.attrib}
    for name in new:
        if name != "[Content_Types].xml":
            assert f"/{name}" in named or name.rpartition(".")[2].lower() in endings, name
    for name, content in new.items():
        if not name.endswith(".rels"):
            continue
        relations = ET.fromstring(content)
        ids = [one.attrib["Id"] for one in relations]
        assert len(ids) == len(set(ids))


def check_boxes(new: dict[str, bytes]) -> None:
    """Excel shows a comment only if the drawing of its sheet has one box for it, and no shape of
    a drawing may have the id of another."""
    for name in new:
        if not name.startswith("xl/worksheets/_rels/"):
            continue
        kinds: dict[str, list[str]] = {}
        for one in ET.fromstring(new[name]):
            target = posixpath.normpath(posixpath.join("/xl/worksheets", one.attrib["Target"]))
            kinds.setdefault(one.attrib["Type"].rpartition("/")[2], []).append(target.lstrip("/"))
        comments = [new[part] for part in kinds.get("comments", ())]
        drawings = [new[part] for part in kinds.get("vmlDrawing", ())]
        said = {ref for part in comments for ref in re.findall(rb'<comment ref="(\w+)"', part)}
        shown: list[bytes] = []
        for part in drawings:
            shapes = [one for one in ET.fromstring(part) if local(one) == "shape"]
            ids = [one.attrib["id"] for one in shapes]
            assert len(ids) == len(set(ids)), name
            for shape in shapes:
                told = {local(one): one.text or "" for one in shape.iter()}
                if "Row" in told:
                    at = int(told["Row"]) + 1, int(told["Column"]) + 1
                    shown.append(address(*at).encode())
        assert sorted(shown) == sorted(said), name


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
