"""What stands beside the values of a workbook: formulas, comments, hidden parts, dates."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.core.findings import Stop
from aoimori.core.sheet import CellProblem, Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from support.xlsx import SHEET, filled, made, renamed, replaced, saved


def read(content: bytes, name: str = "表") -> Sheet:
    return open_workbook(SourceBytes("a.xlsx", content), Options()).sheet(name)


def calculated(formula: str, result: str, kind: str = "n") -> bytes:
    """A workbook whose formula has a stored result, as Excel saves it."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "計"
        sheet["A2"] = f"={formula}"

    old = f'<c r="A2"><f>{formula}</f><v /></c>'
    new = f'<c r="A2" t="{kind}"><f>{formula}</f><v>{result}</v></c>'
    return replaced(made(fill), old, new)


def test_a_formula_gives_its_stored_result_and_its_text() -> None:
    sheet = read(calculated("1+1", "2"))
    assert sheet.cell(2, 1) == 2
    assert sheet.formulas == {(2, 1): "=1+1"}


def test_a_formula_without_its_result_is_a_problem_and_no_value() -> None:
    sheet = read(filled_formula("=1+1"))
    assert sheet.cell(1, 1) == CellProblem("formula-without-value", "=1+1")
    assert sheet.formulas == {}


def filled_formula(formula: object) -> bytes:
    return made(lambda sheet: setattr(sheet["A1"], "value", formula))


def test_a_stored_text_may_be_empty() -> None:
    """=IF(A1="","",A1) is the commonest formula of a form; its empty result is an empty cell."""
    sheet = read(calculated("A9", "", "str"))
    assert sheet.cell(2, 1) is None
    assert sheet.rows == (("計",),)


def test_an_error_as_the_result_of_a_formula() -> None:
    sheet = read(calculated("A9/0", "#DIV/0!", "e"))
    assert sheet.cell(2, 1) == CellProblem("error-value", "#DIV/0!")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (ArrayFormula("A1:A2", "=SUM(B1:B2)"), "=SUM(B1:B2)"),
        (DataTableFormula("A1:A2", dt2D=True, r1="B1", r2="B2"), "=TABLE()"),
    ],
)
def test_formulas_of_several_cells(formula: object, text: str) -> None:
    assert read(filled_formula(formula)).cell(1, 1) == CellProblem("formula-without-value", text)


def test_comments_are_kept_at_their_cells() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "甲"
        sheet["B2"] = 1
        sheet["B1"].comment = Comment("速報値", "係")
        sheet["Z99"].comment = Comment("はるか下", "係")

    assert read(made(fill)).comments == {(1, 2): "速報値"}


def test_hidden_rows_columns_and_groups_of_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 5):
            sheet.append([row] * 7)
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[99].hidden = True
        sheet.column_dimensions["B"].hidden = True
        sheet.column_dimensions.group("D", "E", hidden=True)
        sheet.column_dimensions.group("G", "XFD", hidden=True)

    sheet = read(made(fill))
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {2, 4, 5, 7}
    assert sheet.visible


def test_rows_and_columns_of_no_size_are_as_good_as_hidden() -> None:
    content = filled([[1, 2], [3, 4]])
    assert read(content).hidden_rows == frozenset()
    assert read(replaced(content, '<row r="2"', '<row r="2" ht="0.0"')).hidden_rows == {2}
    columns = '<cols><col min="2" max="2" width="0"/></cols><sheetData>'
    assert read(replaced(content, "<sheetData>", columns)).hidden_columns == {2}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_read_and_known_to_be_hidden(state: str) -> None:
    book = Workbook()
    sheet = book.create_sheet("控え")
    sheet["A1"] = 1
    sheet.sheet_state = state
    content = saved(book)
    assert open_workbook(SourceBytes("a.xlsx", content), Options()).names == ("Sheet", "控え")
    assert not read(content, "控え").visible


DATES: list[tuple[Any, str, str]] = [
    (45000, "yyyy/m/d", "2023-03-15"),
    (45000, '[$-411]ggge"年"m"月"d"日現在"', "2023-03-15"),
    (45000, '[$-411]ggge"年"', "2023-03-15"),
    (45000.5, "yyyy/m/d h:mm", "2023-03-15 12:00:00"),
    (0.5, "h:mm", "12:00:00"),
    (1.25, "[h]:mm", "30:00:00"),
    ("2023/3/15", "yyyy/m/d", "2023/3/15"),
]


@pytest.mark.parametrize(("value", "number_format", "text"), DATES)
def test_dates_as_numbers_and_as_text(value: Any, number_format: str, text: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = number_format

    assert cell_text(read(made(fill)).cell(1, 1)) == text


def test_a_date_in_the_format_a_japanese_excel_names_by_number() -> None:
    content = filled([[45000.5]])
    styles = "xl/styles.xml"
    content = replaced(
        content, '<xf numFmtId="0" fontId="0"', '<xf numFmtId="31" fontId="0"', styles
    )
    assert cell_text(read(content).cell(1, 1)) == "2023-03-15 12:00:00"


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "表"
    sheet["A1"] = datetime(2024, 4, 1)  # noqa: DTZ001
    sheet["A2"] = 1
    sheet["A2"].number_format = '[$-411]ggge"年"'
    content = saved(book)
    assert [cell_text(row[0]) for row in read(content).rows] == ["2024-04-01", "1904-01-02"]


def test_every_kind_of_value() -> None:
    row = [True, 1, 1.5, date(2024, 4, 1), time(9, 30), timedelta(hours=26), "甲\n乙", " 前後　"]
    told = [cell_text(cell) for cell in read(filled([row])).rows[0]]
    assert told == ["TRUE", "1", "1.5", "2024-04-01", "09:30:00", "26:00:00", "甲\n乙", " 前後　"]


def test_rich_text_is_its_letters() -> None:
    rich = CellRichText("青", TextBlock(InlineFont(b=True), "葉"), "市")
    assert read(filled_formula(rich)).cell(1, 1) == "青葉市"


def test_a_cell_as_long_as_a_cell_can_be() -> None:
    text = "長" * 32_767
    assert read(filled([[text]])).cell(1, 1) == text


def test_five_hundred_sheets() -> None:
    book = Workbook()
    for number in range(499):
        sheet = book.create_sheet(f"No{number}")
        sheet["B2"] = number
        if number == 7:
            sheet["D4"] = number
            sheet.merge_cells("B2:C3")
    opened = open_workbook(SourceBytes("a.xlsx", saved(book)), Options())
    assert len(opened.names) == 500
    assert opened.sheet("No498").cell(2, 2) == 498
    assert opened.sheet("No7").anchor(3, 3) == (2, 2)


def test_a_workbook_without_sheets_is_none() -> None:
    """Strict Open XML has names of its own, which the libraries pass over."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = replaced(filled([[1]]), main, strict, "xl/workbook.xml")
    with pytest.raises(Stop) as caught:
        read(content)
    assert caught.value.findings[0].check == "not-a-workbook"


def test_a_damaged_sheet_of_a_sound_package() -> None:
    with pytest.raises(Stop) as caught:
        read(replaced(filled([[1]]), "</sheetData>", "", SHEET))
    assert caught.value.findings[0].check == "not-a-workbook"


def test_parts_are_found_however_their_names_are_spelled() -> None:
    content = filled([["甲", 1]])
    assert read(renamed(content, SHEET, "XL/Worksheets/Sheet1.XML")).rows == (("甲", 1),)
    assert read(renamed(content, SHEET, "xl\\worksheets\\sheet1.xml")).rows == (("甲", 1),)
