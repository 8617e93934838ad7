"""Comments that are there stay as they are, with ours below."""

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment

from aoimori.outputs.reports.workbook import annotate
from support.annotated import check_parts, checkup, finding, loaded, parts
from support.xlsx import made, repacked

COMMENTS = "xl/comments/comment1.xml"


def commented(text: str = "もと", author: str = "人") -> bytes:
    def fill(sheet: Any) -> None:
        sheet["B4"] = 1
        sheet["B4"].comment = Comment(text, author)

    return made(fill)


def test_ours_is_below_a_line() -> None:
    copy = annotate(commented(), checkup(finding(cell="B4")), "ja")
    first, line, *rest = loaded(copy)["表"]["B4"].comment.text.split("\n")
    assert (first, line) == ("もと", "――――――――")
    assert rest[0] == "［No. 1］エラー（要修正）"
    assert loaded(copy)["表"]["B4"].comment.author == "人"


def test_how_a_text_is_said_stays_last_and_a_plain_one_becomes_a_run() -> None:
    content = repacked(commented(), {COMMENTS: with_sound})
    copy = annotate(content, checkup(finding(cell="B4")), "ja")
    text = parts(copy)[COMMENTS].decode()
    start, end = text.index("<text>"), text.index("</text>")
    body = text[start:end]
    assert body.startswith("<text><r><t>もと</t></r><r>")
    assert body.endswith('<rPh sb="0" eb="2"><t>モト</t></rPh>')


def with_sound(text: str) -> str:
    start, end = text.index("<text>"), text.index("</text>")
    said = '<text><t>もと</t><rPh sb="0" eb="2"><t>モト</t></rPh>'
    return text[:start] + said + text[end:]


def test_a_thread_stays_as_it_is_and_the_results_tell() -> None:
    content = commented("[Threaded comment]", "tc={00000000-0000-0000-0000-000000000001}")
    copy = annotate(content, checkup(finding(cell="B4"), finding(cell="C5")), "ja")
    check_parts(content, copy)
    assert loaded(copy)["表"]["B4"].comment.text == "[Threaded comment]"
    assert "No. 2" in loaded(copy)["表"]["C5"].comment.text
    told = [str(cell.value) for cell in loaded(copy)["診断結果"]["C"]]
    assert any("スレッド" in text and "B4" in text for text in told)


def test_a_drawing_that_is_no_xml_is_extended() -> None:
    """Excel of old wrote <br> into text boxes."""
    (name,) = (name for name in parts(commented()) if name.endswith(".vml"))
    content = repacked(commented(), {name: lambda text: text.replace("</xml>", "<br></xml>")})
    copy = annotate(content, checkup(finding(cell="C5")), "ja")
    drawing = parts(copy)[name].decode()
    assert drawing.count('"Note"') == 2
    assert "<br>" in drawing


def test_signs_that_no_xml_holds_are_shown() -> None:
    found = finding(cell="B4", anchor="a\x01b<&>\ud800_x000D_")
    text = loaded(annotate(commented(), checkup(found), "ja"))["表"]["B4"].comment.text
    assert "a␁b<&>�_x005F_x000D_" in text


def test_a_comment_longer_than_a_cell_may_have_goes_on_in_the_results() -> None:
    found = [finding(cell="B4", anchor=f"{number}" * 2000) for number in range(20)]
    text = loaded(annotate(commented(), checkup(*found), "ja"))["表"]["B4"].comment.text
    assert 30_000 < len(text) < 32_767
    assert "続きはシート「診断結果」" in text
