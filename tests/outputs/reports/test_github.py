"""What GitHub shows: commands a runner takes, and Markdown in which every value is itself."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from aoimori.core.checkup import FileCheckup
from aoimori.core.localized import LANGUAGES, Language
from aoimori.outputs.reports.github import annotations, code, plain, summary
from aoimori.outputs.reports.visible import one_line
from support.checkups import (
    CSV,
    FILE,
    NASTY,
    all_checkups,
    clean_checkup,
    csv_checkup,
    finding,
    table,
    workbook_checkup,
)


def parsed(command: str) -> tuple[str, dict[str, str], str]:
    """A command as a runner reads it: https://github.com/actions/toolkit, core/src/command.ts."""
    match = re.fullmatch(r"::(error|warning|notice) ([^\n\r]*?)::([^\n\r]*)", command)
    assert match, command
    pairs = (pair.partition("=") for pair in match[2].split(","))
    properties = {key: unescaped(value) for key, _, value in pairs}
    return match[1], properties, unescaped(match[3])


def unescaped(text: str) -> str:
    for code_, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code_, sign)
    return text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_annotations_are_commands_with_the_worst_first(lang: Language) -> None:
    found = [parsed(command) for command in annotations(all_checkups(), lang)]
    assert len(found) == 10
    assert {kind for kind, _, _ in found} == {"error"}
    every = [parsed(command) for command in annotations(all_checkups(), lang, limit=99)]
    kinds = [kind for kind, _, _ in every]
    assert len(kinds) == 15
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert "東　京　都" in every[-1][2]  # what is mended comes last
    assert annotations([clean_checkup()], lang) == ()


def test_a_workbook_has_its_cell_in_the_text_and_a_csv_its_line() -> None:
    book = [parsed(command) for command in annotations([workbook_checkup()], "ja")]
    for _, properties, text in book:
        assert set(properties) == {"file", "title"}
        assert properties["file"] == FILE
        assert text.startswith("第1表!")
    assert book[1][1]["title"].startswith("L2-01 ")
    lines = [parsed(command) for command in annotations([csv_checkup()], "ja")]
    assert [properties["line"] for _, properties, _ in lines] == ["3", "7"]
    assert lines[0][1]["title"] == "bad-grouping"
    assert {properties["file"] for _, properties, _ in lines} == {CSV}


@given(st.text(), st.text(min_size=1))
@example(NASTY, "a,b::c%0A\nd")
def test_no_value_breaks_out_of_a_command(value: str, file: str) -> None:
    checkup = FileCheckup(file, "xlsx", 1, "", (), (finding("B2", value, file=file),))
    (command,) = annotations([checkup], "ja")
    assert "\n" not in command
    assert "\r" not in command
    kind, properties, text = parsed(command)
    assert kind == "error"
    assert properties == {"file": file, "title": "not-a-number"}
    assert text.startswith("第1表!B2: 「")


# Signs of which a reader of GitHub Flavored Markdown makes something, inside a table.
MARKUP = re.compile(r"[\\`*_~<>\[\]|@$]|&(?!#\d+;)|(?<!&)#|:|www\.", re.IGNORECASE)


@given(st.text(alphabet=st.sampled_from(NASTY + "www. http://\t \x00\x1b　漢a1~$^:")))
@example(NASTY)
def test_a_value_shows_as_itself_in_markdown(text: str) -> None:
    told = plain(text, 10_000)
    assert not MARKUP.search(told)
    assert "\n" not in told
    shown = html.unescape(told)
    expected = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "↵")
    controls = {code_: chr(0x2400 + code_) for code_ in range(32)} | {9: "→"}
    assert shown == expected.translate(controls)
    as_code = code(text, 10_000)
    if text:
        assert html.unescape(as_code) == f"<code>{shown}</code>"
        assert not re.search(r"  |<code> | </code>", as_code)


@given(st.text(min_size=1), st.text(alphabet=st.sampled_from(NASTY + "-=.!~$")))
@example(NASTY, "https://a.jp www.b.jp")
def test_a_reader_of_markdown_sees_the_table_and_in_it_the_value(sheet: str, value: str) -> None:
    found = finding("B2", value, sheet=sheet)
    text = summary([FileCheckup("a.xlsx", "xlsx", 1, "", (), (found,))], "ja")
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    cells = re.findall("<td.*?>(.*?)</td>", page, re.DOTALL)
    assert len(cells) == 5 + 7
    shown = one_line(value, 100)
    assert html.unescape(cells[9]) == (f"<code>{shown}</code>" if shown else "")
    assert html.unescape(cells[7]).strip() == one_line(sheet, 300).strip()
    tags = set(re.findall("<([a-z0-9]+)", page))
    assert tags <= {"h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}


def rows(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


def test_a_summary_has_a_line_per_file_and_the_findings_under_it() -> None:
    text = summary(all_checkups(), "ja")
    files = [row for row in rows(text) if len(row) == 5][2:]
    assert [row[1:] for row in files] == [
        ["× 要修正", "70 点", "0 点", "90 点"],
        ["× 要修正", "0 点", "100 点", "100 点"],
        ["○ 合格", "100 点", "100 点", "100 点"],
        ["－ 判定できません", "判定なし", "判定なし", "判定なし"],
    ]
    found = [row for row in rows(text) if len(row) == 7]
    assert found[0] == ["程度", "状態", "シート", "セル", "値", "何が問題か", "直し方"]
    assert len(found) == 15 + 2 * 2
    assert ["第1表", "B7、B9:B12", ""] in [row[2:5] for row in found]
    assert "ほか" not in text
    assert "件のうち" not in text


def test_a_summary_lists_the_weightiest_and_says_how_many_there_are() -> None:
    many = {"L2-01": tuple(finding(f"B{row}") for row in range(5, 205))}
    late = FileCheckup("b.xlsx", "xlsx", 1, "", (table(many),))
    text = summary([csv_checkup(), late], "ja", limit=3)
    assert len([row for row in rows(text) if len(row) == 7]) == 3 + 2 * 2
    assert "見つかった 202 件のうち 3 件を" in text
    assert "残りの 199 件は" in text


def test_a_summary_of_many_files_stays_below_what_github_takes() -> None:
    many = [
        FileCheckup(f"{'長い名前' * 50}{n}.xlsx", "xlsx", 1, "", (table({}),)) for n in range(2000)
    ]
    nasty = {"L2-01": tuple(finding(f"B{row}", NASTY * 300) for row in range(5, 205))}
    text = summary([*many, FileCheckup(FILE, "xlsx", 1, "", (table(nasty),))], "ja")
    assert len(text.encode()) < 1024 * 1024
    assert "ほか 1501 個のファイル" in text


def test_nothing_to_tell() -> None:
    assert "調べたファイルはありません" in summary([], "ja")
    assert annotations([], "ja") == ()
