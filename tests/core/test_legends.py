"""Legends of signs, as they stand in real sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.codes import CodeList
from aoimori.core.layout import Symbol
from aoimori.core.legends import Legend, read_legend
from aoimori.sources.codelists import read_code_list
from support.project import ROOT

PATH = ROOT / "schemas/codes/observation-statuses.csv"
STATUSES = read_code_list(PATH, PATH.name)


def zero(sign: str, meaning: str) -> Legend:
    return Legend(sign, meaning, Symbol("0", meaning))


def none(sign: str, meaning: str, status: str) -> Legend:
    return Legend(sign, meaning, Symbol(None, meaning, status))


@pytest.mark.parametrize(
    ("text", "legends"),
    [
        ("「-」は該当なし（0）", [zero("-", "該当なし（0）")]),
        ("（記号）「-」…皆無（0）", [zero("-", "皆無（0）")]),
        ("　　　　「…」…資料なし", [none("…", "資料なし", "not-available")]),
        ("　　　　「x」…５未満のため秘匿", [none("x", "５未満のため秘匿", "concealed")]),
        (
            "（記号）「-」…皆無（0）　「…」…資料なし　「x」…５未満のため秘匿",
            [
                zero("-", "皆無（0）"),
                none("…", "資料なし", "not-available"),
                none("x", "５未満のため秘匿", "concealed"),
            ],
        ),
        ("－：該当なし", [none("－", "該当なし", "not-applicable")]),
        (
            "－：該当なし、…：不詳、Ｘ：秘匿",
            [
                none("－", "該当なし", "not-applicable"),
                none("…", "不詳", "not-available"),
                none("Ｘ", "秘匿", "concealed"),
            ],
        ),
        (
            "記号　－ 皆無　… 不詳　x 秘匿",
            [
                zero("－", "皆無"),
                none("…", "不詳", "not-available"),
                none("x", "秘匿", "concealed"),
            ],
        ),
        (
            "表中の「－」は皆無、「…」は未調査を示す。",
            [zero("－", "皆無"), none("…", "未調査を示す", "not-collected")],
        ),
        (
            "※１　「－」は資料に記載のないもの。",
            [none("－", "資料に記載のないもの", "not-printed")],
        ),
        (
            "「－」及び「…」は該当数字なし",
            [
                none("－", "該当数字なし", "not-applicable"),
                none("…", "該当数字なし", "not-applicable"),
            ],
        ),
        ("（「-」は０を示す）", [zero("-", "０を示す")]),
        ("＊印は秘匿", [none("＊", "秘匿", "concealed")]),
        ("-…皆無", [zero("-", "皆無")]),
    ],
)
def test_reads_the_signs_of_a_legend(text: str, legends: list[Legend]) -> None:
    assert read_legend(text, STATUSES) == tuple(legends)


@pytest.mark.parametrize(
    "text",
    [
        "「△」は減少を示す",
        "「-」は別途算定中",
        "「-」は皆無又は該当数字なし",
        "「0」は単位未満",
        "「-」は四捨五入して0となるもの",
        "「x」は10未満",
        "「…」は不詳（0）",
        "「○」は不詳を除く",
    ],
)
def test_words_that_are_not_known_or_contradict_each_other_are_for_people(text: str) -> None:
    (legend,) = read_legend(text, STATUSES)
    assert legend.symbol is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "※1　確認済",
        "注　社会増減は、転入・転出のほか職権等による記載・消除を含む。",
        "※　転入・転出は、国内・国外の計。",
        "※２　充足率＝充足数÷新規求人数×１００",
        "※３　No58は個票では「暮らし・まち分野」。",
        "○ 不詳を含む",
        "* 数値は調査なしの年を補った。",
        "- 12",
        "（単位：人、世帯）",
        "平成28年１月～12月",
    ],
)
def test_other_lines_are_no_legend(text: str) -> None:
    assert read_legend(text, STATUSES) == ()


def test_the_statuses_have_codes_of_sdmx(root: Path) -> None:
    """CL_OBS_STATUS 2.2: missing values, and A for a normal one."""
    assert {status.extra["sdmx"] for status in STATUSES} <= set("AHLMOQ")
    assert {status.extra["zero"] for status in STATUSES} <= {"", "printed", "always"}


def test_no_word_of_a_status_is_part_of_another_ones() -> None:
    words = [(w, s.code) for s in STATUSES for w in s.extra["words"].split(";")]
    for word, code in words:
        assert {other for longer, other in words if word in longer} == {code}, word


@given(st.text(alphabet="「」-…x0０（）は：、 皆無不詳秘匿該当なし。", max_size=24))
def test_a_sign_stands_for_one_thing_at_most(text: str) -> None:
    codes: CodeList = STATUSES
    for legend in read_legend(text, codes):
        assert legend.meaning
        assert legend.sign in text
        if legend.symbol is not None:
            assert (legend.symbol.value is None) == (legend.symbol.status in codes)
