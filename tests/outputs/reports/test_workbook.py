"""The annotated copy: nothing of the workbook is lost, and what was found is at its cells."""

from __future__ import annotations

import base64
import io
import re
import time
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.localized import Language
from aoimori.core.sheet import Sheet, address
from aoimori.outputs.reports.earlier import without_marks
from aoimori.outputs.reports.marks import entries
from aoimori.outputs.reports.styles import FILLS
from aoimori.outputs.reports.words import say
from aoimori.outputs.reports.workbook import annotate
from support.annotated import check_copy, check_parts, checkup, finding, loaded, parts, read, seen
from support.xlsx import made, repacked, replaced, saved, signed

ROOT = Path(__file__).resolve().parents[3]
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8).filter(
    lambda text: not text.startswith(("=", "{", "<r>", "#"))
)
VALUES = st.one_of(
    texts, st.integers(-(10**9), 10**9), st.booleans(), st.dates(date(1950, 1, 1)),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.sampled_from(["=1+1", '=B2&"a"']),
)  # fmt: skip
CELLS = st.dictionaries(st.tuples(st.integers(1, 9), st.integers(1, 6)), VALUES, max_size=12)
EXTRAS = st.sets(
    st.sampled_from(
        ["merged", "comment", "picture", "chart", "condition", "choice", "table", "hidden", "name"]
    )
)
NAMES = st.lists(
    st.sampled_from(["表", "Sheet 2", "a'b&<c>", "診断結果", "データ"]),
    min_size=1,
    max_size=3,
    unique=True,
)
Book = dict[str, dict[tuple[int, int], Any]]


@st.composite
def books(draw: st.DrawFn) -> Book:
    return {name: draw(CELLS) for name in draw(NAMES)}


def by_openpyxl(book: Book, extras: set[str]) -> bytes:
    file = Workbook()
    file.remove(file.active)  # type: ignore[arg-type]
    for name, cells in book.items():
        sheet = file.create_sheet(name)
        for (row, column), value in cells.items():
            cell = sheet.cell(row, column, value)
            cell.font = Font(bold=row % 2 == 0)
            cell.fill = PatternFill("solid", "FF00FF00" if column % 2 else "FF0000FF")
        if "merged" in extras:
            sheet.merge_cells("B4:C5")
        if "comment" in extras:
            sheet["A1"].comment = Comment("もとの\nコメント", "人")
            sheet["F6"].comment = Comment("ほか", "人")
        if "picture" in extras:
            sheet.add_image(Picture(), "H1")
        if "condition" in extras:
            rule = CellIsRule("lessThan", ["5"], fill=PatternFill(bgColor="FFFF0000"))
            sheet.conditional_formatting.add("A1:C9", rule)
        if "choice" in extras:
            choice = DataValidation("list", '"有,無"')
            choice.add("D1:D9")
            sheet.add_data_validation(choice)
        if "hidden" in extras:
            sheet.row_dimensions[3].hidden = True
            sheet.sheet_state = "hidden" if sheet is not file.worksheets[0] else "visible"
        if "name" in extras:
            sheet.print_area = "A1:F9"
            file.defined_names["全体"] = DefinedName("全体", attr_text=f"{quoted(name)}!$A$1")
    return saved(file)


class Picture(Image):
    """openpyxl asks another library for the size of a picture; ours is known."""

    def __init__(self) -> None:
        self.ref = io.BytesIO(DOT)
        self.width = self.height = 1
        self.format = "png"

    def _data(self) -> bytes:
        return DOT


def by_xlsxwriter(book: Book, extras: set[str]) -> bytes:
    stream = io.BytesIO()
    file = xlsxwriter.Workbook(stream)
    formats = [
        file.add_format({"bg_color": "#00FF00"}),
        file.add_format({"num_format": "yyyy/m/d"}),
    ]
    for name, cells in book.items():
        sheet = file.add_worksheet(name)
        if "merged" in extras:
            sheet.merge_range("B4:C5", "まとめ")
        for (row, column), value in cells.items():
            if "merged" in extras and 4 <= row <= 5 and 2 <= column <= 3:
                continue
            if isinstance(value, date):
                sheet.write_datetime(row - 1, column - 1, value, formats[1])
            elif isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row - 1, column - 1, value, None, "2")
            elif isinstance(value, str):
                sheet.write_string(row - 1, column - 1, value, formats[0])
            else:
                sheet.write(row - 1, column - 1, value)
        add_extras(file, sheet, name, extras)
    file.close()
    return stream.getvalue()


def add_extras(file: Any, sheet: Any, name: str, extras: set[str]) -> None:
    if "comment" in extras:
        sheet.write_comment("A1", "もとの\nコメント", {"author": "人"})
        sheet.write_comment("F6", "ほか")
    if "picture" in extras:
        sheet.insert_image("H1", "dot.png", {"image_data": io.BytesIO(DOT)})
        sheet.set_header("&L&G", {"image_left": "dot.png", "image_data_left": io.BytesIO(DOT)})
    if "chart" in extras:
        chart = file.add_chart({"type": "line"})
        chart.add_series({"values": f"={quoted(name)}!$A$1:$A$5"})
        sheet.insert_chart("H9", chart)
    if "condition" in extras:
        rule = {"type": "cell", "criteria": "<", "value": 5, "format": file.add_format({"bold": 1})}
        sheet.conditional_format("A1:C9", rule)
    if "choice" in extras:
        sheet.data_validation("D1:D9", {"validate": "list", "source": ["有", "無"]})
    if "table" in extras:
        sheet.add_table("J1:K4")
        sheet.insert_button("M1", {"caption": "押す"})
    if "hidden" in extras:
        sheet.set_row(2, None, None, {"hidden": True})
        if sheet.index:
            sheet.hide()
    if "name" in extras:
        sheet.print_area("A1:F9")
        file.define_name("全体", f"={quoted(name)}!$A$1")


def quoted(name: str) -> str:
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


SEVERITIES = st.sampled_from(list(Severity))
PLACES = st.lists(
    st.tuples(st.integers(1, 12), st.integers(1, 8), SEVERITIES, st.booleans()), max_size=5
)


@given(books(), EXTRAS, PLACES, st.sampled_from([by_openpyxl, by_xlsxwriter]), st.booleans())
@settings(max_examples=25)
def test_the_copy_has_every_value_and_what_was_found(
    book: Book, extras: set[str], places: list[Any], write: Any, english: bool
) -> None:
    content, lang = write(book, extras), "en" if english else "ja"
    found = tuple(
        finding(
            list(book)[number % len(book)], address(row, column), severity=severity, mended=mended
        )
        for number, (row, column, severity, mended) in enumerate(places)
    )
    told = checkup(*found)
    copy = annotate(content, told, lang, read(content))
    flagged = {(f.place.sheet, anchor(f.place.cell, extras)) for f in found}
    colours = {(f.place.sheet, f.place.cell) for f in found} | flagged
    check_copy(content, copy, colours)
    check_marks(told, copy, extras)
    assert annotate(content, told, lang, read(content)) == copy
    # Marked again, it has no mark twice.
    second = annotate(copy, told, lang, read(copy))
    check_copy(content, second, colours)
    check_marks(told, second, extras)
    assert shown(second) == shown(copy)
    first, again = parts(copy), parts(second)
    assert {name for name in again if again[name] != first.get(name)} <= {
        name for name in first if MARKED.fullmatch(name)
    }
    assert seen(without_marks(copy, read(copy))) == seen(content)


def shown(copy: bytes) -> dict[str, Any]:
    """What a marked copy shows of itself: sheets, comments, colours."""
    return {
        sheet.title: {
            at: (cell.value, cell.comment and cell.comment.text, cell.fill.fgColor.rgb)
            for at, cell in getattr(sheet, "_cells", {}).items()
        }
        for sheet in loaded(copy)
    }


def anchor(cell: str, extras: set[str]) -> str:
    return "B4" if "merged" in extras and cell in ("B4", "B5", "C4", "C5") else cell


def check_marks(told: FileCheckup, copy: bytes, extras: set[str]) -> None:
    book = loaded(copy)
    for entry in entries(told):
        place = entry.finding.place
        sheet = book[place.sheet]
        cell = sheet[anchor(place.cell, extras)]
        assert f"No. {entry.number}" in cell.comment.text
        assert "L1-12" in cell.comment.text
        assert cell.fill.fgColor.rgb in FILLS.values()
    if "comment" in extras:
        for name in book.sheetnames[1:]:
            assert book[name]["A1"].comment.text.startswith("もとの\nコメント")
            assert book[name]["F6"].comment.text.startswith("ほか")


# Where styles are added, and told by their numbers.
MARKED = re.compile(r"xl/styles\.xml|xl/worksheets/sheet[0-9]+\.xml|xl/drawings/[^/]*\.vml")
WORKBOOKS = sorted((ROOT / "datasets").rglob("*.xlsx"))


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.name)
def test_copies_of_real_workbooks(path: Path) -> None:
    content = path.read_bytes()
    by_calamine = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = by_calamine.sheet_names
    found = tuple(finding(name, "A1", "Z50", "C3:D4") for name in names[:3])
    copy = annotate(content, checkup(*found), "ja")
    check_parts(content, copy)
    after = CalamineWorkbook.from_filelike(io.BytesIO(copy))
    assert after.sheet_names == ["診断結果", *names]
    for name in names:
        rows = by_calamine.get_sheet_by_name(name).to_python(skip_empty_area=False)
        assert rows == after.get_sheet_by_name(name).to_python(skip_empty_area=False)
    if len(names) > 20:
        return  # openpyxl would take long, and it has read the others
    cells = ("A1", "Z50", "C3", "C4", "D3", "D4")
    anchors = {
        (name, area.coord.partition(":")[0])
        for name in names[:3]
        for area in loaded(content)[name].merged_cells.ranges
    }
    check_copy(content, copy, {(name, cell) for name in names[:3] for cell in cells} | anchors)


def simple(rows: int = 5) -> bytes:
    def fill(sheet: Any) -> None:
        for row in range(1, rows + 1):
            sheet.append([f"値{row}", row, row / 3])

    return made(fill)


def test_the_gravest_gives_the_colour_and_all_share_one_comment() -> None:
    found = (
        finding(cell="B2", severity=Severity.NOTICE, anchor="A9"),
        finding(cell="B2:C3", severity=Severity.ERROR),
        finding(cell="B3", severity=Severity.WARNING),
        finding(cell="A5", severity=Severity.ERROR, mended=True),
    )
    book = loaded(annotate(simple(), checkup(*found), "ja"))
    fills = {cell.coordinate: cell.fill.fgColor.rgb for row in book["表"] for cell in row}
    error, notice = FILLS[Severity.ERROR], FILLS[Severity.NOTICE]
    assert [fills[at] for at in ("B2", "C2", "B3", "C3", "A5")] == [error] * 4 + [notice]
    comment = book["表"]["B2"].comment.text
    assert "エラー" in comment
    assert "お知らせ" in comment
    assert book["表"]["C2"].comment is None
    assert "（公開する表で修正済み）" in book["表"]["A5"].comment.text


def test_the_results_lead_to_the_cells() -> None:
    found = (finding(cell="B2:C3"), finding(cell="A5", severity=Severity.WARNING))
    others = (Finding("source-empty", Place("a.xlsx"), {}, Severity.NOTICE),)
    sheets = (Sheet("a.xlsx", "表", ((None,), (None, "値そのもの"))),)
    copy = annotate(simple(), checkup(*found, others=others), "ja", sheets)
    sheet = loaded(copy)["診断結果"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (header,) = (number for number, row in enumerate(rows) if row[0] == "No.")
    assert sheet.freeze_panes == f"A{header + 2}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == f"${header + 1}:${header + 1}"
    first, second, whole, blank, title, heads, rule = rows[header + 1 :]
    assert first[:5] == [1, "要修正", "エラー", "表", "B2:C3"]
    assert first[8].startswith("L1-12")
    assert first[5] == "値そのもの"
    assert second[4] == "A5"
    assert whole[3:5] == [None, None]
    assert (set(blank), title[0]) == ({None}, "守れていないルール")
    assert heads[6:] == ["なぜ", "直し方", "ルール"]
    assert rule[8].startswith("L1-12")
    links = {
        cell.coordinate: cell.hyperlink.location
        for row in sheet.iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links[f"E{header + 2}"] == "'表'!B2:C3"
    top = "\n".join(str(value) for row in rows[:header] for value in row if value)
    for told in ("a.xlsx", "A1:C9", "93%", "レベル1: 90 点", "レベル2: 判定なし"):
        assert told in top


def test_a_file_without_findings_says_so() -> None:
    content = simple()
    copy = annotate(content, checkup(), "en")
    check_copy(content, copy, ())
    values = [cell.value for row in loaded(copy)["Results"].iter_rows() for cell in row]
    assert "Nothing was found that has to change." in values


def test_beyond_the_bounds_the_results_tell() -> None:
    found = (
        finding(cell="A1:A30000", severity=Severity.WARNING),
        finding("表", "C1", *(f"C{row}" for row in range(2, 1200))),
        finding(cell="B1:B1048576", severity=Severity.NOTICE),
    )
    copy = annotate(simple(), checkup(*found), "ja")
    sheet = loaded(copy)["表"]
    coloured = [c for c in sheet._cells.values() if c.fill.fgColor.rgb in FILLS.values()]
    comments = [c for c in sheet._cells.values() if c.comment]
    assert len(coloured) == 20_000
    assert len(comments) == 1_000
    told = [cell.value for cell in loaded(copy)["診断結果"]["C"]]
    assert any("20,000 セルまで" in str(value) and "2 個の範囲" in str(value) for value in told)
    assert any("1,000 セルまで" in str(value) and "ほか 201 セル" in str(value) for value in told)


def test_what_no_sheet_has_stands_in_the_results_only() -> None:
    found = (finding("ない", "A1"), finding("表", "B:B"))
    with pytest.raises(ValueError, match="B"):
        found[1].order  # noqa: B018 - such a range is no cell of a finding at all
    content = simple()
    copy = annotate(content, checkup(found[0]), "ja")
    check_copy(content, copy, ())
    assert "ない&" not in parts(copy)["xl/worksheets/sheet2.xml"].decode()


def test_a_book_of_another_prefix_and_cells_without_addresses() -> None:
    content = simple()
    for part in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        content = repacked(content, {part: prefixed})
    content = repacked(content, {"xl/worksheets/sheet1.xml": without_addresses})
    copy = annotate(content, checkup(finding("表", "B2", "E2", "A9", "B4:D5")), "ja")
    flagged = {("表", at) for at in ("B2", "E2", "A9", "B4", "C4", "D4", "B5", "C5", "D5")}
    check_copy(content, copy, flagged)


def prefixed(text: str) -> str:
    text = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text)
    return text.replace(" xmlns=", " xmlns:x=", 1)


def without_addresses(text: str) -> str:
    return re.sub(r' r="[A-Z]*\d+"', "", text)


def test_a_comment_in_the_xml_is_no_cell() -> None:
    fake = '<sheetData><!-- <row r="2"><c r="B2" s="9"/></row> -->'
    content = replaced(simple(), "<sheetData>", fake)
    copy = annotate(content, checkup(finding(cell="B2")), "ja")
    check_copy(content, copy, {("表", "B2")})
    assert fake.encode() in parts(copy)["xl/worksheets/sheet1.xml"]


def test_names_of_sheets_and_what_counts_them() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name in ("一", "診断結果"):
        sheet = book.add_worksheet(name)
        sheet.print_area("A1:B2")
        sheet.write("A1", 1)
    book.add_chartsheet("図").set_chart(chart_of(book))
    book.get_worksheet_by_name("診断結果").activate()
    book.close()
    copy = annotate(stream.getvalue(), checkup(finding("診断結果", "A1")), "ja")
    check_copy(stream.getvalue(), copy, {("診断結果", "A1")})
    after = loaded(copy)
    assert after.sheetnames == ["診断結果 (2)", "一", "診断結果", "図"]
    assert after["一"].print_area == "'一'!$A$1:$B$2"
    assert after["診断結果"].print_area == "'診断結果'!$A$1:$B$2"
    assert after.active.title == "診断結果 (2)"
    selected = [sheet.title for sheet in after.worksheets if sheet.sheet_view.tabSelected]
    assert selected == ["診断結果 (2)"]
    titles = parts(copy)["docProps/app.xml"].decode()
    assert "<vt:i4>3</vt:i4>" in titles
    assert titles.index("&#35386;") < titles.index("一")


def chart_of(book: Any) -> Any:
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "=一!$A$1:$A$1"})
    return chart


def test_a_large_sheet_takes_seconds_and_little_memory() -> None:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    sheet = book.add_worksheet("表")
    for row in range(5_000):
        sheet.write_row(row, 0, range(12))
    book.close()
    found = (*(finding(cell=f"C{row}") for row in (1, 500, 4_999)), finding(cell="L1:L5000"))
    began = time.perf_counter()
    tracemalloc.start()
    copy = annotate(stream.getvalue(), checkup(*found), "ja")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    unpacked = sum(map(len, parts(copy).values()))
    assert time.perf_counter() - began < 30
    assert most < 8 * unpacked


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_signature_that_no_longer_holds_is_left_out_and_told(lang: Language) -> None:
    plain = simple()  # once: it knows the second in which it was made
    content = signed(plain)
    copy = annotate(content, checkup(finding(cell="B2")), lang)
    assert set(parts(content)) - set(parts(copy)) == {
        "_xmlsignatures/origin.sigs",
        "_xmlsignatures/_rels/origin.sigs.rels",
        "_xmlsignatures/sig1.xml",
    }
    assert not any(b"_xmlsignatures" in text for text in parts(copy).values())
    check_copy(plain, copy, {("表", "B2")})
    results = loaded(copy)[say("results", lang)]
    assert (results["A2"].value, results["C2"].value) == (say("note", lang), say("unsigned", lang))
    again = annotate(copy, checkup(finding(cell="B2")), lang, read(copy))
    assert loaded(again)[say("results", lang)]["A2"].value == say("file", lang)
