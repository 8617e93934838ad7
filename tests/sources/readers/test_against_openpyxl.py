"""Our own reader says of every cell what openpyxl says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.core.looks import PLAIN, Looks
from aoimori.sources.readers import SourceBytes
from aoimori.sources.readers.xlsx import XlsxFile
from support.byopenpyxl import OpenpyxlBook, looks_of
from support.xlsx import SHEET, filled, made, replaced, saved, shared


def assert_same(content: bytes) -> None:
    book, truth = XlsxFile(SourceBytes("a.xlsx", content)), OpenpyxlBook(content)
    assert book.names == truth.names
    for name in book.names:
        sheet, expected = book.fully(name), truth.sheet(name)
        assert replace(sheet, looks=Looks(), shapes=(), used=(0, 0)) == expected
        assert [list(map(type, row)) for row in sheet.rows] == [
            list(map(type, row)) for row in expected.rows
        ]
        named = ("theme", "indexed")
        looks = looks_of(sheet)
        for row, cells in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(cells, start=1):
                look = looks.get((row, column), PLAIN)
                if cell is None:
                    assert look == PLAIN
                elif not any(word in look.fill + look.colour for word in named):
                    assert look == truth.look(name, row, column), (row, column)


def workbooks(root: Path) -> Iterator[Path]:
    yield from sorted((root / "datasets").rglob("*.xlsx"))
    yield from sorted((root / "tests/fixtures").rglob("*.xlsx"))


@pytest.mark.slow
def test_the_workbooks_we_have(root: Path) -> None:
    for path in workbooks(root):
        assert_same(path.read_bytes())


# Each is written and read three times over.
FEW = 20
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(LETTERS | st.sampled_from("\n\t 　'１２人&<>\""), max_size=8).filter(
    lambda text: "x005F" not in text
)
FORMATS = st.sampled_from(
    [
        "General",
        "0",
        "#,##0",
        "#,##0;△#,##0",
        '"△"0',
        "#,##0,",
        "0.0%",
        "yyyy/m/d",
        '[$-411]ggge"年"m"月"d"日"',
        '[$-411]ggge"年"',
        "h:mm",
        "[h]:mm",
        "yyyy-mm-dd h:mm:ss",
        "@",
        ";;;",
        '0"人"',
    ]
)
NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    st.integers(-10, 60000),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.floats(0, 60000).map(lambda x: round(x, 3)),
)
VALUES = st.one_of(
    TEXTS,
    NUMBERS,
    st.booleans(),
    st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)),  # noqa: DTZ001
    st.dates(date(1900, 3, 1)),
    st.times(),
    st.timedeltas(timedelta(), timedelta(days=99)),
    st.sampled_from(["#REF!", "#N/A", "=A1+1", "=SUM(A1:B2)", "_x000D_", "甲_x000D_乙"]),
)
COLOURS = st.sampled_from(["", "FF0000", "FFFF00", "FFFFFF", "000000"])
STYLES = st.tuples(FORMATS, COLOURS, COLOURS, st.booleans(), st.booleans(), st.booleans())
PLACES = st.tuples(st.integers(1, 9), st.integers(1, 6))
CELLS = st.dictionaries(PLACES, st.tuples(VALUES, STYLES), min_size=1, max_size=12)
RANGES = st.lists(st.tuples(PLACES, PLACES), max_size=2)


def apart(ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[tuple[int, int, int, int]]:
    """Ranges of at least two cells that do not meet."""
    taken: set[tuple[int, int]] = set()
    kept = []
    for one, other in ranges:
        top, bottom = sorted((one[0], other[0]))
        left, right = sorted((one[1], other[1]))
        cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if len(cells) > 1 and not cells & taken:
            taken |= cells
            kept.append((top, left, bottom, right))
    return kept


@settings(max_examples=FEW)
@given(CELLS, RANGES, st.sets(st.integers(1, 12), max_size=2), PLACES, st.booleans())
def test_random_workbooks_of_openpyxl(
    cells: dict, merged: list, hidden: set[int], note: tuple[int, int], epoch: bool
) -> None:
    def fill(sheet: Worksheet) -> None:
        if epoch:
            assert sheet.parent is not None
            sheet.parent.epoch = CALENDAR_MAC_1904
        sheet["H12"] = "甲"
        for (row, column), (value, style) in cells.items():
            cell = sheet.cell(row, column, value)
            cell.number_format = style[0]
            cell.font = Font(
                bold=style[3], italic=style[4], strike=style[5], color=style[1] or None
            )
            if style[2]:
                cell.fill = PatternFill("solid", fgColor=style[2])
        sheet.cell(*note).comment = Comment("速報値\n_x", "係")
        for top, left, bottom, right in apart(merged):
            sheet.merge_cells(None, top, left, bottom, right)
        for number in hidden:
            sheet.row_dimensions[number].hidden = True
            sheet.column_dimensions["ABCDEFGHIJKLM"[number]].hidden = True

    content = made(fill)
    assert_same(content)
    assert_same(shared(content))


@settings(max_examples=FEW)
@given(CELLS, RANGES, st.sets(st.integers(1, 12), max_size=2), PLACES, st.booleans())
def test_random_workbooks_of_xlsxwriter(
    cells: dict, merged: list, hidden: set[int], note: tuple[int, int], epoch: bool
) -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "date_1904": epoch})
    sheet = book.add_worksheet("表")
    covered = [(r, c) for t, le, b, ri in apart(merged) for r in range(t, b + 1)
               for c in range(le, ri + 1)]  # fmt: skip
    sheet.write(11, 7, "甲")
    for (row, column), (value, style) in cells.items():
        told = {"num_format": style[0], "bold": style[3], "italic": style[4]}
        if style[1]:
            told["font_color"] = f"#{style[1]}"
        if style[2]:
            told["bg_color"] = f"#{style[2]}"
        shown = book.add_format({**told, "font_strikeout": style[5]})
        at = (row - 1, column - 1)
        if isinstance(value, str) and value.startswith("="):
            sheet.write_formula(*at, value, shown, 7.5)
        elif isinstance(value, str):
            sheet.write_string(*at, value.replace("_x", "x"), shown)
        elif isinstance(value, datetime | date | time | timedelta):
            sheet.write_datetime(*at, value, shown)
        else:
            sheet.write(*at, value, shown)
    if note not in covered:
        sheet.write_comment(note[0] - 1, note[1] - 1, "速報値")
    for top, left, bottom, right in apart(merged):
        sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "結合")
    for number in hidden:
        sheet.set_row(number - 1, None, None, {"hidden": True})
        sheet.set_column(number - 1, number, None, None, {"hidden": True})
    book.close()
    assert_same(stream.getvalue())


ROWS = '<row r="1"><c r="A1" t="n"><v>1</v></c></row>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODD = {
    "cells without addresses": '<row><c s="0"/><c><v>1</v></c><c/><c><v>2</v></c></row>'
    '<row><c t="str"><v>甲</v></c></row>',
    "some addresses": '<row r="2"><c r="B2" s="0"/><c><v>1</v></c><c r="F2"/><c><v>2</v></c></row>',
    "a cell of another row": '<row r="2"><c r="A2"><v>1</v></c><c r="D9"><v>2</v></c></row>',
    "rows out of order": '<row r="3"><c r="A3"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c>'
    '</row><row r="3"><c r="B3"><v>3</v></c></row>',
    "shared formulas": '<row r="1"><c r="A1"><f t="shared" ref="A1:C3" si="0">B1+$B$2+B$3+"B4"</f>'
    '<v>1</v></c><c r="B1"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="3"><c r="C3"><f t="shared" si="0"/><v>3</v></c>'
    '<c r="D3"><f t="shared" si="9"/><v>4</v></c></row>',
    "an array formula": '<row r="1"><c r="A1"><f t="array" ref="A1:A2">SUM(B1:B2)</f><v>1</v></c>'
    "</row>",
    "a what-if table": '<row r="1"><c r="A1"><f t="dataTable" ref="A1:A2" dt2D="1" r1="B1" '
    'r2="B2"/><v>1</v></c></row>',
    "circular formulas": '<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><f>A1</f><v>0</v></c>'
    "</row>",
    "dates in words": '<row r="1"><c r="A1" t="d"><v>2024-04-01</v></c><c r="B1" t="d">'
    '<v>2024-04-01T12:30:00</v></c><c r="C1" t="d"><v>12:30:00</v></c><c r="D1" t="d">'
    "<v>PT26H</v></c></row>",
    "a formula of text, empty": '<row r="1"><c r="A1" t="str"><f>C9</f><v></v></c>'
    '<c r="B1" t="str"><f>C9</f></c><c r="C1"><f>C9</f><v/></c><c r="D1"><v>1</v></c></row>',
    "CDATA": '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="A1"/>]]></t></is></c></row>',
    "white space": "\n" + ROWS.replace(">", ">\n ").replace("<v>\n 1", "<v>1") + "\n",
    "comments of XML": '<!-- <row> --><row r="1"><c r="A1"><!-- <v>2</v> --><v>1</v></c></row>',
    "inline text, said and in runs": '<row r="1"><c r="A1" t="inlineStr"><is><r><t>青</t></r><r>'
    '<t>葉_x000D_</t></r><rPh sb="0" eb="1"><t>アオ</t></rPh></is></c></row>',
    "an unknown type": '<row r="1"><c r="A1" t="x"><v>1</v></c></row>',
    "a long number": '<row r="1"><c r="A1"><v>12345678901234567890</v></c><c r="B1"><v>1e5</v></c>'
    "</row>",
    "the last column": '<row r="1"><c r="XFD1"><v>1</v></c></row>',
    "a row without height": '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>',
    "a row of 1.0": '<row r="1.0"><c r="A1"><v>1</v></c></row>',
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_what_no_library_writes(name: str) -> None:
    content = filled([[1]])
    assert_same(replaced(content, ROWS, ODD[name], SHEET))


def test_names_with_a_prefix() -> None:
    content = replaced(filled([[1, "甲", None, 2]]), "<", "<x:")
    content = replaced(replaced(content, "<x:/", "</x:"), 'xmlns="', 'xmlns:x="')
    assert_same(content)


def test_values_behind_a_merged_range_are_not_seen() -> None:
    content = filled([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    ranges = '</sheetData><mergeCells count="2"><mergeCell ref="B1:C2"/><mergeCell ref="A3:ZZ3"/>'
    content = replaced(content, "</sheetData>", f"{ranges}</mergeCells>")
    assert_same(content)
    rows = XlsxFile(SourceBytes("a.xlsx", content)).sheet("表").rows
    assert rows == ((1, 2), (4, None), (7, None))


def test_two_sheets_and_one_of_charts() -> None:
    book = Workbook()
    book.active["A1"] = 1  # type: ignore[index]
    book.create_sheet("乙")["B2"] = 2
    chart = BarChart()
    chart.add_data(Reference(book["乙"], range_string="乙!B2:B2"))  # type: ignore[no-untyped-call]
    book.create_chartsheet("図").add_chart(chart)
    assert_same(saved(book))


def test_what_only_looks_like_an_escaped_character() -> None:
    """``_x005F_`` is an underscore (ECMA-376 part 1, 22.9.2.19). Of shared texts, openpyxl drops
    it before it looks for escapes, and so makes a line break of what is none."""
    content = filled([["_x005F_x000D_", "_x005F_甲", "_x000D_"]])
    for one in (content, shared(content)):
        rows = XlsxFile(SourceBytes("a.xlsx", one)).sheet("表").rows
        assert rows == (("_x000D_", "_甲", "\r"),)
