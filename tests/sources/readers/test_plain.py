"""The fast way says the same as the full one, and is not taken where that is not certain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.core.looks import Look
from aoimori.core.sheet import Cell, CellProblem, Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, xlsx
from support.byopenpyxl import looks_of
from support.xlsx import SHEET, filled, made, replaced, saved, shared


def plain(content: bytes, name: str = "表") -> tuple[tuple[Cell, ...], ...] | None:
    sheet = xlsx.XlsxFile(SourceBytes("a.xlsx", content))._plainly(name)
    return sheet.rows if sheet is not None else None


def full(content: bytes, name: str = "表") -> Sheet:
    return xlsx.XlsxFile(SourceBytes("a.xlsx", content)).fully(name)


def texts(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    assert not any(isinstance(cell, CellProblem) for row in rows for cell in row)
    return [[cell_text(cell) for cell in row] for row in rows]


def days(rows: tuple[tuple[Cell, ...], ...]) -> list[tuple[type, Cell]]:
    return [(type(cell), cell) for row in rows for cell in row if isinstance(cell, date)]


def assert_same(content: bytes) -> None:
    """Both ways say the same, and the fast one is taken."""
    rows = plain(content)
    assert rows is not None
    expected = full(content)
    assert texts(rows) == texts(expected.rows)
    blank = [[cell is None for cell in row] for row in rows]
    assert blank == [[cell is None for cell in row] for row in expected.rows]
    assert days(rows) == days(expected.rows)
    assert not expected.merged
    assert not expected.formulas


LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.one_of(
    st.text(LETTERS | st.sampled_from("\n\t 　'１２人&<>\""), max_size=12),
    st.sampled_from(
        [
            "007",
            "1e5",
            "",
            "１２",
            "'0123",
            " 前後 ",
            "　",
            "甲\n乙",
            "TRUE",
            "2024-04-01",
            "=1+1",
            "-",
        ]
    ),
)
NUMBERS = st.one_of(
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda x: abs(x) < 1e15),
    st.floats(-1000, 1000).map(lambda x: round(x, 2)),
)
CELLS = st.one_of(st.none(), TEXTS, NUMBERS, st.booleans(), st.dates(date(1901, 1, 1)))
GRIDS = st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=6).filter(
    lambda rows: any(cell not in (None, "") for row in rows for cell in row)
)


def certain(rows: list[list[object]]) -> bool:
    """_x000D_ is a control character in a workbook, and openpyxl writes a text of nothing but
    spaces without its mark: such sheets are left to the full way, and those that are mostly
    empty."""
    cells = [c for row in rows for c in row if c is not None]
    if sum(c != "" for c in cells) * 2 < len(cells):
        return False
    told = [c for row in rows for c in row if isinstance(c, str)]
    return not any("_x" in c or "x005F" in c or (c and not c.strip(" \t\n")) for c in told)


@given(GRIDS.filter(certain))
def test_random_plain_sheets_read_the_same_both_ways(rows: list[list[object]]) -> None:
    content = filled(rows)
    assert_same(content)
    assert_same(shared(content))


@given(st.text(LETTERS | st.sampled_from("\n\t  _x005F_"), max_size=8))
def test_any_text_reads_the_same_or_is_left_to_the_full_way(text: str) -> None:
    for content in (filled([["甲", text]]), shared(filled([["甲", text]]))):
        rows = plain(content)
        assert rows is None or texts(rows) == texts(full(content).rows)


def test_a_text_of_spaces_with_its_mark() -> None:
    content = filled([["甲", " \n"]])
    assert plain(content) is None
    assert_same(replaced(content, "<t> ", '<t xml:space="preserve"> '))
    assert_same(shared(content, lambda si: si.replace("<t> ", '<t xml:space="preserve"> ')))


def test_leading_empty_rows_and_columns_keep_their_place() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C4"] = "甲"
        sheet["F9"].number_format = "0.00"

    content = made(fill)
    assert plain(content) == ((None, None, None),) * 3 + ((None, None, "甲"),)
    assert_same(content)


def test_how_a_japanese_text_is_said_is_no_part_of_it() -> None:
    def say(text: str) -> str:
        said = '<rPh sb="0" eb="2"><t>アオバ</t></rPh><phoneticPr fontId="1"/>'
        return text.replace("</si>", said + "</si>")

    content = shared(filled([["青葉", "市"]]), say)
    assert plain(content) == (("青葉", "市"),)
    assert_same(content)


def spoil(old: str, new: str, part: str = SHEET) -> Callable[[], bytes]:
    return lambda: replaced(filled([["甲", 1], ["乙", 2]]), old, new, part)


def change(change: Callable[[Worksheet], Any]) -> Callable[[], bytes]:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["甲", 1])
        sheet.append(["乙", 2])
        change(sheet)

    return lambda: made(fill)


def cell(address: str, value: object, number_format: str = "General") -> Callable[[], bytes]:
    def fill(sheet: Worksheet) -> None:
        sheet[address].value = value  # type: ignore[union-attr]
        sheet[address].number_format = number_format  # type: ignore[union-attr]

    return change(fill)


def hidden(dimensions: str, which: str | int) -> Callable[[], bytes]:
    return change(lambda s: setattr(getattr(s, dimensions)[which], "hidden", True))


DOUBTFUL: dict[str, Callable[[], bytes]] = {
    "a formula": cell("A3", "=1+1"),
    "an error value": cell("A3", "#REF!"),
    "a merged range": change(lambda s: s.merge_cells("A1:B1")),
    "a comment": change(lambda s: setattr(s["A1"], "comment", Comment("注", "係"))),
    "a hidden row": hidden("row_dimensions", 2),
    "a hidden column": hidden("column_dimensions", "B"),
    "a row of no height": spoil('<row r="2"', '<row r="2" ht="0" customHeight="1"'),
    "a row of no height, put otherwise": spoil('<row r="2"', '<row r="2" ht="0.0"'),
    "a column of no width": spoil(
        "<sheetData>", '<cols><col min="2" max="2" width="0"/></cols><sheetData>'
    ),
    "a hyperlink": change(lambda s: setattr(s["A1"], "hyperlink", "https://example.org/")),
    "a percentage": cell("B1", 0.5, "0%"),
    "a sign by format": cell("B1", 5, '"△"0'),
    "an unknown format": cell("B1", 5, "0.0E+00"),
    "a time": cell("B1", time(12, 30), "h:mm"),
    "a day with its time": cell("B1", datetime(2024, 4, 1, 12, 30), "yyyy-mm-dd"),  # noqa: DTZ001
    "a day before March 1900": cell("B1", 40, "yyyy-mm-dd"),
    "a long number": spoil("<v>1</v>", "<v>1234567890123456</v>"),
    "an escaped character": cell("A1", "甲_x000D_乙"),
    "a date as text": spoil('<c r="B1" t="n"><v>1</v>', '<c r="B1" t="d"><v>2024-04-01</v>'),
    "a number by reference": spoil("<t>甲</t>", "<t>&#30002;</t>"),
    "a carriage return": spoil("<t>甲</t>", "<t>甲\r\n乙</t>"),
    "rich text": spoil("<t>甲</t>", "<r><t>甲</t></r><r><t>乙</t></r>"),
    "a cell in another row": spoil('r="A2"', 'r="A7"'),
    "rows out of order": spoil('<row r="1"', '<row r="3"'),
    "something unknown": spoil("</sheetData>", "</sheetData><extLst/>"),
    "a comment of XML": spoil("<sheetData>", "<sheetData><!-- <f> -->"),
    "rows hidden by default": spoil("<sheetFormatPr", '<sheetFormatPr zeroHeight="1"'),
    "dates from 1904": spoil("<workbookPr ", '<workbookPr date1904="1" ', "xl/workbook.xml"),
    "a hidden sheet": spoil('state="visible"', 'state="hidden"', "xl/workbook.xml"),
}


@pytest.mark.parametrize("name", DOUBTFUL)
def test_what_is_not_certainly_plain_is_left_to_the_full_way(name: str) -> None:
    content = DOUBTFUL[name]()
    assert plain(content) is None
    if name != "rows out of order":
        assert xlsx.read(SourceBytes("a.xlsx", content), Options()).sheet("表") == full(content)


def test_one_sheet_may_be_plain_and_another_not() -> None:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    sheet["A1"] = "甲"
    other = book.create_sheet("注")
    other["A1"] = "乙"
    other.merge_cells("A1:B2")
    book.create_chartsheet("図")
    content = saved(book)
    assert plain(content) == (("甲",),)
    assert plain(content, "注") is None
    assert xlsx.read(SourceBytes("a.xlsx", content), Options()).names == ("表", "注")


def test_the_published_workbooks_read_the_same_both_ways(root: Path) -> None:
    for path in sorted((root / "datasets").rglob("*.xlsx")):
        content = path.read_bytes()
        for name in xlsx.read(SourceBytes(path.name, content), Options()).names:
            rows = plain(content, name)
            if rows is not None:
                assert texts(rows) == texts(full(content, name).rows)


def test_the_looks_of_a_plain_sheet_are_those_of_the_full_way() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 40):
            sheet.append([f"甲{row}", row, "", row / 7, "乙"])
        for column in "ABCE":
            sheet[f"{column}1"].font = Font(bold=True)
        for row in range(3, 20, 3):
            sheet.cell(row, 1 + row % 5).fill = PatternFill("solid", fgColor=f"FFFF{row:02}")
        sheet["H50"].font = Font(strike=True)

    for content in (made(fill), shared(made(fill))):
        sheet = xlsx.read(SourceBytes("a.xlsx", content), Options()).sheet("表")
        assert plain(content) is not None
        assert looks_of(sheet) == looks_of(full(content)) != {}
        assert (1, 3) not in looks_of(sheet)
        assert sheet.looks.at(1, 5) == Look(bold=True)


def test_many_looks_are_found_as_well() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 301):
            sheet.cell(row, 2, row).fill = PatternFill("solid", fgColor=f"{row:06X}")

    content = made(fill)
    sheet = xlsx.read(SourceBytes("a.xlsx", content), Options()).sheet("表")
    assert plain(content) is not None
    assert looks_of(sheet) == looks_of(full(content))
    assert sheet.looks.at(300, 2) == Look(fill="00012C")
