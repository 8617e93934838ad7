"""What texts of a sheet nobody has defined are taken for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.recognise import (
    NumberForm,
    begins_with_era,
    header_unit,
    is_era_time,
    is_jis_era,
    is_note,
    is_sign,
    is_total_label,
    is_western_time,
    is_year_number,
    number_form,
    units_of,
)
from aoimori.core.units import UNITS

WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("12", NumberForm("12")),
        ("-5", NumberForm("-5")),
        ("0.50", NumberForm("0.50")),
        ("1,234", NumberForm("1234", ("separators",))),
        ("１２", NumberForm("12", ("full-width",))),
        ("１，２３４．５", NumberForm("1234.5", ("separators", "full-width"))),
        ("▲5", NumberForm("-5", ("sign",))),
        ("△ 1,234", NumberForm("-1234", ("sign", "separators", "spaces"))),
        ("−12", NumberForm("-12", ("sign",))),
        ("+3", NumberForm("3", ("sign",))),
        (" 7 ", NumberForm("7", ("spaces",))),
        ("12人", NumberForm("12", ("unit",), "人")),
        ("67.5 ％", NumberForm("67.5", ("unit",), "％")),
        ("40,700(※)", NumberForm("40700", ("separators", "note"), "", "(※)")),
        ("120人/km2（※1）", NumberForm("120", ("unit", "note"), "人/km2", "（※1）")),
        ("5千円※", NumberForm("5", ("unit", "note"), "千円", "※")),
        ("12（速報）", NumberForm("12", ("note",), "", "（速報）")),
        ("約1,000", NumberForm("1000", ("about", "separators"))),
    ],
)
def test_a_number_with_its_marks(text: str, form: NumberForm) -> None:
    assert number_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        "",
        "　",
        "12(3)",
        "1,23",
        "1.2.3",
        "00-0000-0001",
        "A12",
        "12棟目",
        "－",
        "2024-04-01",
        "十二",
    ],
)
def test_what_is_not_one_number(text: str) -> None:
    assert number_form(text) is None


NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False) | st.integers(-(10**9), 10**9)


@given(
    NUMBERS,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", *sorted(UNITS)]),
    st.sampled_from(["", "※", "（※1）", "注2）"]),
    st.sampled_from("-▲△−－"),
)
def test_a_number_is_read_back_however_it_is_written(
    number: int | Decimal, separated: bool, wide: bool, unit: str, note: str, minus: str
) -> None:
    text = f"{abs(number):,}" if separated else f"{abs(number)}"
    text = text.translate(WIDE) if wide else text
    form = number_form(f"{minus if number < 0 else ''}{text}{unit}{note}")
    assert form is not None
    assert Decimal(form.value) == number
    assert (form.unit, form.note) == (unit, note)


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_not(text: str) -> None:
    form = number_form(text)
    assert form is None or Decimal(form.value).is_finite()


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (is_sign, "- － … ‥ x X *** － ○ N/A NULL ・", "12 人 xx市 -5 なし"),
        (
            is_total_label,
            "合計 合　計 計 小計 総数 市部計 郡部計 総計 累計 世帯数計 排出量計",
            "会計 統計 家計 設計 合計特殊出生率 体温計 血圧計 推計 時計 積算電力計",
        ),
        (
            is_note,
            "※外国人を含む 注1)前年 （注）速報 出典：国勢調査 「－」は該当なし 資料：調べ",
            "注文数 中央公民館 備考 資料館 みどり町",
        ),
        (
            is_era_time,
            "令和5年 R5 H27.4.1 平成元年 令和6年1月1日 R08.05.13 ㋿5年 令和6年度末",
            "2024年 平成小学校 5年 昭和の森 S1棟 R4号線 H",
        ),
        (begins_with_era, "令和元年中の異動 平成30年人口 R5.4現在", "平成小学校 2024年 S1棟"),
        (is_jis_era, "R08.05.13 H27.04.01", "R8.5.13 R08.05 2024-04-01"),
        (
            is_western_time,
            "2024-04-01 2024/4/1 2024年 2024年度 2024年4月 2024年4月1日 ２０２４年 2024-04",
            "令和5年 2024 24-04-01 4月1日",
        ),
    ],
    ids=lambda test: test.__name__ if callable(test) else "",
)
def test_what_texts_are(test: object, yes: str, no: str) -> None:
    assert callable(test)
    for text in yes.split(" "):
        assert test(text), text
    for text in no.split(" "):
        assert not test(text), text


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("（人）", ("人",)),
        ("（人、世帯）", ("人", "世帯")),
        ("単位：千円", ("千円",)),
        ("（単位：人・％）", ("人", "％")),
        ("人/km2", ("人/km2",)),
        ("％", ("％",)),
        ("人口", ()),
        ("（注）", ()),
        ("", ()),
    ],
)
def test_units_that_a_text_consists_of(text: str, units: tuple[str, ...]) -> None:
    assert units_of(text) == units


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("人口（人）", "人"),
        ("予算額\n（単位：千円）", "千円"),
        ("密度(人/km2)", "人/km2"),
        ("人口（男）", ""),
        ("人口", ""),
        ("（人）人口", ""),
    ],
)
def test_the_unit_of_a_header(header: str, unit: str) -> None:
    assert header_unit(header) == unit


def test_numbers_that_may_be_years() -> None:
    assert all(map(is_year_number, (1868, 2024, 2024.0, 2100)))
    assert not any(map(is_year_number, (1867, 2101, 2024.5, True, "2024", None)))
