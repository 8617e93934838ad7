"""What an earlier check wrote into a workbook is taken out again, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from aoimori.core.localized import Language
from aoimori.outputs.reports.earlier import without_marks
from aoimori.outputs.reports.workbook import annotate
from support.annotated import check_parts, checkup, finding, loaded, parts, read, seen
from support.xlsx import made, repacked

YELLOW = re.compile(r'<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00".*?</fill>')
FOUND = (finding(cell="B2:C3"), finding(cell="A5"), finding(cell="B4", mended=True))
COMMENTS = "xl/comments/comment1.xml"


def content() -> bytes:
    def fill(sheet: Any) -> None:
        for row in range(1, 6):
            sheet.append([f"値{row}", row, row / 3])
        sheet["B4"].comment = Comment("もとの\nコメント", "人")
        sheet["C1"].comment = Comment("ほか", "人")
        for at, colour in (("B2", "FFFFFF00"), ("C3", "FFFFC7CE"), ("C4", "FF00FF00")):
            sheet[at].fill = PatternFill("solid", fgColor=colour)
        sheet.print_area = "A1:C5"

    return made(fill)


def marked(before: bytes, lang: Language = "ja") -> bytes:
    return annotate(before, checkup(*FOUND), lang, read(before))


def cleaned(copy: bytes) -> bytes:
    return without_marks(copy, read(copy))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_marked_copy_is_read_as_the_workbook_it_was_made_of(lang: Language) -> None:
    before = content()
    after = cleaned(marked(before, lang))
    assert seen(after) == seen(before)
    assert set(parts(after)) == set(parts(before))
    check_parts(before, after)
    assert loaded(after)["表"].print_area == loaded(before)["表"].print_area
    assert cleaned(before) is before


def test_cells_have_the_colours_of_the_workbook_again_whatever_they_are() -> None:
    solid = '<patternFill patternType="solid"><fgColor theme="4" tint="0.6"/></patternFill>'
    theme = f"<fill>{solid}</fill>"
    before = repacked(content(), {"xl/styles.xml": lambda text: YELLOW.sub(theme, text)})
    assert seen(cleaned(marked(before))) == seen(before)
    assert "theme=4 tint=0.6" in parts(marked(before))["xl/worksheets/sheet2.xml"].decode()


def test_what_somebody_wrote_among_the_colours_is_bounded() -> None:
    copy = marked(content())
    told = repacked(
        copy,
        {"xl/worksheets/sheet2.xml": lambda text: text.replace(">C3<", ">A1:XFD1048576 ?<")},
    )
    assert parts(told) != parts(copy)
    assert len(cleaned(told)) < 500_000


def test_comments_of_ours_leave_nothing_where_there_were_none() -> None:
    before = made(lambda sheet: sheet.append([1, 2, 3]))
    after = cleaned(marked(before))
    changed = {name for name, text in parts(before).items() if parts(after).get(name) != text}
    # Styles that were added stay, without a colour; an empty list of names is none.
    assert changed <= {"xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}
    assert set(parts(after)) - set(parts(before)) == {"xl/worksheets/_rels/sheet1.xml.rels"}
    assert b"legacyDrawing" not in parts(after)["xl/worksheets/sheet1.xml"]


def test_a_copy_in_the_other_language_takes_the_place_of_the_first() -> None:
    copy = marked(marked(content(), "ja"), "en")
    book = loaded(copy)
    assert book.sheetnames == ["Results", "表"]
    text = book["表"]["B4"].comment.text
    assert text.startswith("もとの\nコメント\n――――――――\n[No. ")
    assert len(re.findall("No. ", text)) == 1
    assert "エラー" not in text


def test_what_people_said_stays_where_a_program_made_one_run_of_all() -> None:
    copy = marked(content())
    run = re.search(r"コメント</t></r><r>.*?<t[^>]*>", parts(copy)[COMMENTS].decode(), re.DOTALL)
    assert run is not None
    one = repacked(copy, {COMMENTS: lambda text: text.replace(run[0], "コメント")})
    (sheet,) = read(cleaned(one))
    assert sheet.comments == {(4, 2): "もとの\nコメント", (1, 3): "ほか"}


def test_a_list_that_only_looks_like_ours_stays() -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "診断結果"
        sheet.append(["診断結果"])
        sheet.append(["No.", "シート", "セル"])

    before = made(fill)
    assert cleaned(before) is before
    copy = annotate(before, checkup(finding("診断結果", "A1")), "ja", read(before))
    assert loaded(copy).sheetnames == ["診断結果 (2)", "診断結果"]
    again = annotate(copy, checkup(finding("診断結果", "A1")), "ja", read(copy))
    assert loaded(again).sheetnames == ["診断結果 (2)", "診断結果"]


def test_a_workbook_of_nothing_but_results_stays() -> None:
    copy = marked(content())
    only = repacked(
        copy,
        {"xl/workbook.xml": lambda text: re.sub(r'<sheet [^>]*name="表"[^>]*/>', "", text)},
    )
    assert cleaned(only) is only
