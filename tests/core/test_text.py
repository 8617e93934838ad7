"""Named normalisations of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.text import CLEANERS, drop_footnotes, lines_to_list, start_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("むつ市※1", "むつ市"),
        ("つがる市（注2）", "つがる市"),
        ("むつ市 ※１", "むつ市"),
        ("むつ市※１、２", "むつ市"),
        ("むつ市※1※2", "むつ市"),
        ("むつ市※", "むつ市"),
        ("つがる市注1)", "つがる市"),
        ("つがる市 注１", "つがる市"),
        ("つがる市(注)", "つがる市"),
        ("青森市*1", "青森市"),
        ("青森市＊", "青森市"),
        ("青森市†", "青森市"),
        ("平川市（旧尾上町）※1", "平川市（旧尾上町）"),
        ("40,700(※)", "40,700"),
    ],
)
def test_footnote_marks_behind_a_name_are_taken_off(text: str, name: str) -> None:
    assert drop_footnotes(text) == name


@pytest.mark.parametrize(
    "text",
    ["平川市（旧尾上町）", "No.1)", "事業（受注1", "受注1", "※1", "***", "*", "注1)", "（注1）",
     "※１　確認済", "面積km²", "事業（その1）", "第1号（※1）決定", "備考（外注）", "2024"],
)  # fmt: skip
def test_what_is_no_mark_at_the_end_stays(text: str) -> None:
    assert drop_footnotes(text) == text


def test_a_mark_inside_brackets_does_not_leave_them_open() -> None:
    assert drop_footnotes("事業（備考注1）") == "事業（備考注1）"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("医療連携部\n医療情報部", "医療連携部;医療情報部"),
        ("一　\r\n\n　二\n", "一;二"),
        ("総務文書課・職員福利課", "総務文書課・職員福利課"),
        ("", ""),
        ("\n", ""),
    ],
)
def test_lines_become_a_list(text: str, listed: str) -> None:
    assert lines_to_list(text) == listed


@given(st.text(alphabet="市名※注*†1（）() \n2、", max_size=10), st.sampled_from(sorted(CLEANERS)))
def test_cleaning_twice_changes_nothing_more(text: str, name: str) -> None:
    once = CLEANERS[name](text)
    assert CLEANERS[name](once) == once


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("あいう", 2, "あい"),
        ("あ葛\U000e0100城", 2, "あ"),
        ("あ葛\U000e0100城", 3, "あ葛\U000e0100"),
        ("か\u3099き", 1, "か"),
        ("x👨\u200d👩\u200d👧", 2, "x"),
        ("x👨\u200d👩\u200d👧", 3, "x"),
        ("あ", 5, "あ"),
    ],
)
def test_no_sign_is_cut_in_two(text: str, length: int, expected: str) -> None:
    assert start_of(text, length) == expected
