"""Excel 97-2003: the same face, with what xlrd can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Stop
from aoimori.core.looks import PLAIN, Look
from aoimori.core.sheet import CellProblem, Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, Workbook, load_source, open_workbook
from support.biff import DIV_0, NOT_AVAILABLE, XlsSheet, xls

FIXTURES = Path(__file__).parents[2] / "fixtures/readers"


def opened(content: bytes) -> Workbook:
    return open_workbook(SourceBytes("a.xls", content), Options())


def read(sheet: XlsSheet, *, epoch_1904: bool = False) -> Sheet:
    return opened(xls({"表": sheet}, epoch_1904=epoch_1904)).sheet("表")


def fixture(name: str) -> Workbook:
    return open_workbook(load_source(FIXTURES / name, name), Options())


def test_values_and_their_types() -> None:
    cells = {(0, 0): "甲\n乙", (0, 1): 12.0, (0, 2): 0.1, (0, 3): True, (1, 3): False, (2, 0): ""}
    sheet = read(XlsSheet(cells))
    assert sheet.rows == (("甲\n乙", 12.0, 0.1, True), (None, None, None, False))
    assert [cell_text(cell) for cell in sheet.rows[0]] == ["甲\n乙", "12", "0.1", "TRUE"]


def test_error_values_are_problems() -> None:
    sheet = read(XlsSheet({(0, 0): DIV_0, (0, 1): NOT_AVAILABLE}))
    assert sheet.rows == (
        (CellProblem("error-value", "#DIV/0!"), CellProblem("error-value", "#N/A")),
    )


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.123, "0.0%", "12.3%"),
        (-5.0, '#,##0;"△"#,##0', "-5"),
        (45000.0, "yyyy/m/d", "2023-03-15"),
        (45000.0, '[$-411]ggge"年"m"月"d"日現在"', "2023-03-15"),
        (45000.0, '[$-411]ggge"年"', "2023-03-15"),
        (45000.0, 31, "2023-03-15"),
        (45000.0, 14, "2023-03-15"),
        (1.25, "[h]:mm", "30:00:00"),
        (0.5, 20, "12:00:00"),
        (5.0, "G/標準", "5"),
    ],
)
def test_formats_are_seen_as_in_a_newer_workbook(
    value: float, number_format: str | int, text: str
) -> None:
    assert cell_text(read(XlsSheet({(0, 0): (value, number_format)})).cell(1, 1)) == text


def test_a_format_that_changes_the_number_is_a_problem() -> None:
    sheet = read(XlsSheet({(0, 0): (5.0, '"△"0'), (0, 1): (-1e9, "yyyy/m/d")}))
    assert sheet.rows == (
        (CellProblem("number-format", '5 ("△"0)'), CellProblem("error-value", "#VALUE!")),
    )


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    sheet = read(XlsSheet({(0, 0): (1.0, "yyyy/m/d")}), epoch_1904=True)
    assert cell_text(sheet.cell(1, 1)) == "1904-01-02"


def test_a_formula_reads_as_its_stored_result() -> None:
    assert read(XlsSheet({}, formulas={(1, 0): 7.0})).rows == ((None,), (7.0,))


def test_what_stands_beside_the_values() -> None:
    sheet = XlsSheet(
        {(0, 0): "甲", (4, 5): 1.0},
        merged=[(0, 1, 0, 1), (3, 99, 5, 5)],
        hidden_rows=[2, 50],
        hidden_columns=[(1, 2), (5, 255)],
        notes={(4, 5): "速報値"},
    )
    told = read(sheet)
    assert told.merged == {
        **dict.fromkeys([(1, 2), (2, 1), (2, 2)], (1, 1)),
        (5, 6): (4, 6),
    }
    assert (told.hidden_rows, told.hidden_columns) == ({3}, {2, 3, 6})
    assert told.comments == {(5, 6): "速報値"}
    assert told.formulas == {}
    assert told.visible


def test_rows_and_columns_of_no_size_are_hidden() -> None:
    cells = {(row, column): 1.0 for row in range(3) for column in range(3)}
    told = read(XlsSheet(cells, flat_rows=[1], narrow_columns=[(2, 2)]))
    assert (told.hidden_rows, told.hidden_columns) == ({2}, {3})


@pytest.mark.parametrize("visibility", [1, 2])
def test_hidden_sheets_are_read_and_known_to_be_hidden(visibility: int) -> None:
    one = XlsSheet({(0, 0): "甲"})
    other = XlsSheet({(0, 0): "乙"}, visibility=visibility)
    book = opened(xls({"表": one, "控え": other}))
    assert book.names == ("表", "控え")
    assert [book.sheet(name).visible for name in book.names] == [True, False]


def reason(content: bytes) -> str:
    with pytest.raises(Stop) as caught:
        opened(content).sheet("表")
    return caught.value.findings[0].check


def test_files_that_cannot_be_read() -> None:
    content = xls({"表": XlsSheet({(0, 0): "甲"})})
    assert reason(xls({"表": XlsSheet({})})) == "source-empty"
    assert reason(xls({"表": XlsSheet({(0, 0): "甲"})}, password=True)) == "password-protected"
    assert reason(content[:1000]) == "not-a-workbook"
    spoilt = bytearray(content)
    spoilt[512 + 4 : 512 + 6] = b"\x99\x99"  # another version of the format
    assert reason(bytes(spoilt)) == "not-a-workbook"


def test_a_workbook_with_a_merged_header_and_signs_by_format() -> None:
    book = fixture("H26_jinkou.xls")
    sheet = book.sheet("市町村別人口")
    assert sheet.cell(7, 1) == "県　　計"
    assert cell_text(sheet.cell(7, 2)) == "1353336"
    assert sheet.cell(7, 8) == -8179  # shown as △ 8,179
    assert sheet.anchor(6, 14) == (5, 14)


def test_a_workbook_with_a_date_in_the_era() -> None:
    sheet = fixture("H30_jinkou.xls").sheet("Sheet1")
    assert cell_text(sheet.cell(1, 8)) == "2019-01-01"
    assert sheet.anchor(32, 11) == (31, 11)


def test_how_the_cells_of_a_workbook_look() -> None:
    looks = fixture("H26_jinkou.xls").sheet("市町村別人口").looks
    assert looks.at(1, 1) == Look(bold=True)
    assert looks.at(4, 2) == Look(fill="C0C0C0", bold=True)
    assert looks.at(7, 2) == looks.at(1, 2) == PLAIN
