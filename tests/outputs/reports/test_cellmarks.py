"""Styles of cells changed in the bytes of a sheet, and not a byte more."""

from __future__ import annotations

import pytest

from aoimori.core.findings import Severity
from aoimori.outputs.opc.xmlbytes import Xml, escaped
from aoimori.outputs.reports.cellmarks import SheetCells

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def coloured(data: str, *cells: tuple[int, int], before: str = "") -> str:
    """The rows of a sheet after cells were coloured: style n becomes 100 + n."""
    head = f'<worksheet xmlns="{MAIN}">{before}'
    part = Xml(f"{head}{data}</worksheet>".encode())
    fills = dict.fromkeys(cells, Severity.ERROR)
    SheetCells(part).colour(fills, lambda style, severity: 100 + style)
    text = bytes(part).decode()
    assert text.startswith(head)
    assert text.endswith("</worksheet>")
    return text[len(head) : -len("</worksheet>")]


@pytest.mark.parametrize(
    ("row", "column", "before", "after"),
    [
        (1, 1, '<row r="1"><c r="A1"/></row>', '<row r="1"><c r="A1" s="100"/></row>'),
        (1, 1, "<row r='1'><c s='7' r='A1'><v>1</v></c></row>",
         "<row r='1'><c s=\"107\" r='A1'><v>1</v></c></row>"),
        (1, 2, '<row r="1"><c r="A1"/><c r="C1"/></row>',
         '<row r="1"><c r="A1"/><c r="B1" s="100"/><c r="C1"/></row>'),
        (1, 4, '<row r="1" spans="1:3"><c r="A1"/></row>',
         '<row r="1" spans="1:4"><c r="A1"/><c r="D1" s="100"/></row>'),
        (1, 1, '<row r="1" s="3" customFormat="1" />',
         '<row r="1" s="3" customFormat="1" ><c r="A1" s="103"/></row>'),
        (2, 1, '<row r="1"/><row r="3"/>',
         '<row r="1"/><row r="2"><c r="A2" s="100"/></row><row r="3"/>'),
        (4, 1, '<row r="1"/> <!-- <row r="4"/> -->',
         '<row r="1"/> <!-- <row r="4"/> --><row r="4"><c r="A4" s="100"/></row>'),
        (2, 2, "<row/><row><c/><c><v>1</v></c></row>",
         '<row/><row><c/><c s="100"><v>1</v></c></row>'),
        (1, 1, '<row><c r="A1" t="inlineStr"><is><t>&lt;c r="A1" s="1"</t></is></c></row>',
         '<row><c r="A1" t="inlineStr" s="100"><is><t>&lt;c r="A1" s="1"</t></is></c></row>'),
    ],
)  # fmt: skip
def test_only_the_style_changes(row: int, column: int, before: str, after: str) -> None:
    assert coloured(f"<sheetData>{before}</sheetData>", (row, column)) == (
        f"<sheetData>{after}</sheetData>"
    )


def test_a_sheet_without_rows() -> None:
    assert coloured("<sheetData />", (2, 1), (2, 3), (5, 2)) == (
        '<sheetData ><row r="2"><c r="A2" s="100"/><c r="C2" s="100"/></row>'
        '<row r="5"><c r="B5" s="100"/></row></sheetData>'
    )


def test_a_new_cell_looks_like_its_column() -> None:
    columns = '<cols><col min="2" max="3" style="5"/></cols>'
    made = coloured("<sheetData/>", (1, 1), (1, 3), before=columns)
    assert made == (
        '<sheetData><row r="1"><c r="A1" s="100"/><c r="C1" s="105"/></row></sheetData>'
    )


@pytest.mark.parametrize(
    "later",
    [
        '<tableParts count="1"><tablePart/></tableParts>',
        "<extLst/>",
        "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent>",
        "",
    ],
)
def test_the_drawing_of_comments_has_its_place(later: str) -> None:
    first = f'<worksheet xmlns="{MAIN}"><sheetData/><pageMargins/><drawing/>'
    part = Xml(f"{first}{later}</worksheet>".encode())
    SheetCells(part).legacy_drawing("rId7")
    made = bytes(part).decode()
    assert made.startswith(f"{first}<legacyDrawing xmlns:r=")
    assert made.endswith(f'r:id="rId7"/>{later}</worksheet>')


def test_utf_16_becomes_utf_8() -> None:
    text = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"><あ/></worksheet>'
    assert bytes(Xml(text.encode("utf-16"))).decode() == text.partition("?>")[2]


def test_a_text_as_xml() -> None:
    assert escaped('<"&\x00\ufffe_x0041_') == "&lt;&quot;&amp;␀�_x005F_x0041_"
