"""A file as received and as mended: the workbook, the record, and which findings are done with."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aoimori.core.findings import Severity
from aoimori.core.found import Known
from aoimori.core.messages import hint_of
from aoimori.core.ownsheets import is_own
from aoimori.core.sheet import Sheet, shown_text
from aoimori.sources.codelists import read_code_list
from aoimori.sources.readers import Options, SourceBytes, open_workbook
from aoimori.verbs.copies import copy_of
from aoimori.verbs.examine import checkup, examine, open_unmarked
from aoimori.verbs.mend import MendedFile, mark, mend_file, mend_sheets
from support.xlsx import filled, made

ROWS = [
    ["市町村別の世帯数"],
    [],
    ["市町村名", "年度", "世帯数", "備考"],
    ["青森市", "令和5年度", "1,234", "㈱甲"],
    ["弘前市", "令和5年度", 5, "=甲"],
    ["八戸市", "令和4年度", "x", None],
    ["合計", None, 1239, None],
]


def book(*rows: list[object]) -> SourceBytes:
    return SourceBytes("in/towns.xlsx", filled(rows))


def mended(source: SourceBytes, known: Known | None = None) -> MendedFile:
    return mend_sheets(source.name, sheets(source), known or Known())


def sheets(source: SourceBytes) -> tuple[Sheet, ...]:
    return open_unmarked(source).sheets


def test_the_workbook_reads_as_the_tables_that_were_made() -> None:
    file = mended(book(*ROWS))
    again = open_workbook(SourceBytes("out.xlsx", file.workbook), Options())
    assert again.names == ("表", "表の外の文字", "直した記録")
    assert again.sheet("表").rows == (
        ("市町村名", "年度", "年度_西暦", "世帯数", "備考"),
        ("青森市", "令和5年度", 2023, 1234, "㈱甲"),
        ("弘前市", "令和5年度", 2023, 5, "=甲"),
        ("八戸市", "令和4年度", 2022, "x", None),
    )
    assert again.sheet("表の外の文字").rows[1:] == (
        ("表", "表題", "A1", "市町村別の世帯数"),
        ("表", "合計の行", "A7:D7", "合計 / 1239"),
    )


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert mended(book(*ROWS)).workbook == mended(book(*ROWS)).workbook


def test_the_record_tells_every_change() -> None:
    lines = list(csv.DictReader(io.StringIO(mended(book(*ROWS)).record().decode())))
    assert {line["file"] for line in lines} == {"in/towns.xlsx"}
    (comma,) = [line for line in lines if line["step"] == "separators"]
    assert [comma[name] for name in ("sheet", "cell", "rule", "before", "after", "table_cell")] == [
        "表", "C4", "L2-01", "1,234", "1234", "D2",
    ]  # fmt: skip


def test_the_workbook_has_the_record_in_words_and_every_cell_of_it_is_a_text() -> None:
    rows = [["名称", "合\n計", "率"], ["甲", "1,234", "=B2/2"], ["乙", "5", "〃"]]
    content = mended(book(*rows)).workbook
    sheet = openpyxl.load_workbook(io.BytesIO(content))["直した記録"]
    told = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows()]
    assert told[0] == ("シート", "セル", "列", "直す前", "直した後", "何をしたか")
    assert ("表", "B2", "合計", "1,234", "1234", "桁区切りのカンマを除去") in told
    assert ("表", "B1", "合計", "合↵計", "合計", "セル内の改行を除去") in told
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}


def test_who_checks_a_mended_copy_again_is_not_told_of_the_sheets_it_has_beside() -> None:
    file = mended(book(*ROWS))
    again = sheets(SourceBytes("towns.mended.xlsx", file.workbook))
    assert [sheet.name for sheet in again] == ["表"]
    found = checkup(SourceBytes("towns.mended.xlsx", file.workbook), again, Known())
    assert copy_of(file, "towns.mended.xlsx").scores == found.scores
    ours = Sheet("a.xlsx", "直した記録", (("シート", "ほかの表"), ("甲", 1)))
    assert not is_own(ours)


def test_a_finding_that_mending_answers_in_some_cells_is_parted() -> None:
    values = [*(f"1,{n:03}" for n in range(100, 122)), "12名", "約3"]
    source = book(["町", "食数"], *(["甲", value] for value in values))
    before = checkup(source, sheets(source), Known())
    (whole,) = [f for f in before.every_finding if f.check == "number-marked"]
    assert whole.details["count"] == "24"
    marked = mark(before, mended(source), sheets(source), "towns.mended.xlsx")
    left, done = (f for f in marked.every_finding if f.check == "number-marked")
    assert (left.mended, left.place.cell, left.details["count"]) == (False, "B24:B25", "2")
    assert left.details["values"] == "「12名」「約3」"
    assert (done.mended, done.place.cell, done.details["count"]) == (True, "B2:B23", "22")
    assert "12名" not in done.details["values"]
    assert hint_of(done, "ja") == "修正版では直してあります"
    assert hint_of(left, "ja") != hint_of(done, "ja")


def test_tables_are_csv_too() -> None:
    text = mended(book(*ROWS)).tables()["表"].decode("utf-8-sig")
    assert text.splitlines()[1] == "青森市,令和5年度,2023,1234,㈱甲"


def test_findings_that_mending_answers_are_marked() -> None:
    source = book(*ROWS)
    before = checkup(source, sheets(source), Known())
    marked = mark(before, mended(source), sheets(source))
    told = {f.check: (f.mended, f.severity) for f in marked.every_finding}
    for code in ("header-not-first", "title-outside", "total-rows", "number-marked", "time-axis"):
        assert told[code] == (True, Severity.NOTICE), code
    for code in ("symbol-undefined", "area-without-code", "platform-char"):
        assert told[code][0] is False, code
    assert [r.verdict for r in marked.results] == [r.verdict for r in before.results]
    assert marked.scores == before.scores


def test_codes_are_looked_up_where_they_are_known(root: Path) -> None:
    path = root / "schemas/codes/local-governments.csv"
    known = Known(areas=read_code_list(path, "local-governments"))
    source = book(*ROWS)
    before = checkup(source, sheets(source), known)
    file = mended(source, known)
    assert [row[0] for row in file.sheets[0].tables[0].rows[1:]] == ["022012", "022021", "022039"]
    told = {f.check: f.mended for f in mark(before, file, sheets(source)).every_finding}
    assert told["area-without-code"]


def test_merged_amounts_stay_merged_in_the_workbook() -> None:
    def fill(sheet: object) -> None:
        for row in (["町村名", "地域", "補助額"], ["甲町", "東", 100], ["乙町", "東", None]):
            sheet.append(row)  # type: ignore[attr-defined]
        sheet.merge_cells("C2:C3")  # type: ignore[attr-defined]

    source = SourceBytes("a.xlsx", made(fill))
    again = open_workbook(SourceBytes("b.xlsx", mended(source).workbook), Options())
    assert again.sheet("表").merged == {(3, 3): (2, 3)}
    assert again.sheet("表").cell(2, 3) == 100


@pytest.mark.parametrize("year", ["2014/H26_jinkou.xls", "2019/R1_jinkou.xls"])
def test_an_old_workbook_becomes_a_new_one(root: Path, year: str) -> None:
    path = root / "datasets/aomori/population" / year
    found = examine(path, year)
    marked = mark(found.checkup, mend_file(path, year), found.sheets)
    told = {f.check: f.mended for f in marked.every_finding}
    assert all(told[c] for c in ("file-format", "header-several-rows", "header-not-first"))


def test_a_text_file_has_its_numbers_as_numbers_in_a_workbook() -> None:
    source = SourceBytes("a.csv", '名称,値,番号\n甲,"1,234",01\n乙,5,02\n'.encode())
    again = open_workbook(SourceBytes("b.xlsx", mended(source).workbook), Options())
    name = again.names[0]
    assert again.sheet(name).rows[1:] == (("甲", 1234, "01"), ("乙", 5, "02"))


def test_a_percentage_stays_a_percentage() -> None:
    def fill(sheet: Any) -> None:
        for row in (["費目", "割合"], ["議会費", 2 / 9], ["総務費", 7 / 9], ["民生費", 0.981]):
            sheet.append(row)
        for row in (2, 3, 4):
            sheet.cell(row, 2).number_format = "0.0%"

    source = SourceBytes("a.xlsx", made(fill))
    file = mended(source)
    assert all(m.before_cell[0] != "B" for m in file.sheets[0].mends)
    again = open_workbook(SourceBytes("b.xlsx", file.workbook), Options()).sheet("表")
    assert [shown_text(again.cell(row, 2)) for row in (2, 3, 4)] == ["22.2%", "77.8%", "98.1%"]
    assert again.cell(2, 2) == sheets(source)[0].cell(2, 2)
