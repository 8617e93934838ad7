"""Words that say something beside a value."""

from __future__ import annotations

import pytest

from aoimori.core.printed import NO_UNIT, has_other_text, is_ditto, is_era_only, other_text


@pytest.mark.parametrize("text", ["〃", "同上", " 〃 ", "同左", '"', "々"])
def test_a_ditto_mark(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "上", "佐々木", "同上記"])
def test_no_ditto_mark(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("その他（寄附）", "寄附"),
        ("その他 (寄附)", "寄附"),
        ("その他：寄附", "寄附"),
        ("その他　寄附", "寄附"),
        ("その他（寄附", None),
        ("その他（一）と（二）", None),
        ("その他", None),
        ("その他の事業", None),
    ],
)
def test_what_stands_behind_other(text: str, said: str | None) -> None:
    assert other_text(text) == said
    assert has_other_text(text) or said is None


@pytest.mark.parametrize(
    ("text", "header", "alone"),
    [
        ("令和5年", "", True),
        ("R5", "", True),
        ("5年", "時点", True),
        ("5年", "経験", False),
        ("2023年（令和5年）", "", False),
        ("令和5年（2023年）", "", False),
        ("R05.04.01", "", False),
        ("2023年", "時点", False),
    ],
)
def test_a_time_of_the_era_alone(text: str, header: str, alone: bool) -> None:
    assert is_era_only(text, header) is alone


@pytest.mark.parametrize("header", ["人口", "世帯数", "増減率", "コード", "緯度", "rank"])
def test_a_header_that_needs_no_unit(header: str) -> None:
    assert NO_UNIT.search(header)


@pytest.mark.parametrize("header", ["面積", "予算額", "延長"])
def test_a_header_that_needs_a_unit(header: str) -> None:
    assert not NO_UNIT.search(header)
