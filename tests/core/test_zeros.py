"""Codes without their leading zeros are told by what stands beside them, and nothing else is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aoimori.core.zeros import lost_zeros, with_zeros


def found(values: Sequence[str | int], header: str, *, of_codes: bool = False) -> list[str]:
    """The texts that lack a zero; an int is what a cell holds as a number."""
    texts = {at: str(value) for at, value in enumerate(values)}
    numbers = {at for at, value in enumerate(values) if isinstance(value, int)}
    return [texts[at] for at in lost_zeros(texts, numbers, header, of_codes=of_codes)]


@pytest.mark.parametrize(
    ("values", "header", "of_codes", "expected"),
    [
        # Others begin with 0.
        (["02201", "02202", 2203], "記号", False, ["2203"]),
        (["02201", "02202", "2203"], "記号", False, []),
        (["02201", "02202", "2203"], "記号", True, ["2203"]),
        (["01", "02", "3", "4", "5"], "番号", True, []),
        (["012", "1234", "5"], "番号", True, ["5"]),
        # Others are texts of one length.
        (["13101", "20201", 2018], "記号", False, ["2018"]),
        (["13101", "20201", 30101], "記号", False, []),
        (["13101", 2018, 2019], "記号", False, []),
        (["1", "10", 3], "記号", False, []),
        ([1, 2, 10, 100], "番号", True, []),
        # What the header promises.
        ([177341111, 178432111], "電話番号", True, ["177341111", "178432111"]),
        (["177341111", "017-734-1111"], "ＴＥＬ", True, ["177341111"]),
        ([9012345678], "携帯電話", True, ["9012345678"]),
        ([1234, 120123456], "電話", True, ["120123456"]),
        (["300861", "0300801"], "郵便番号", True, ["300861"]),
        ([177341111], "人口", False, []),
        (["甲", "-", ""], "コード", True, []),
    ],
)
def test_what_lacks_a_zero(
    values: Sequence[str | int], header: str, of_codes: bool, expected: list[str]
) -> None:
    assert found(values, header, of_codes=of_codes) == expected


def test_what_digits_may_have_been() -> None:
    assert with_zeros("12") == ("012", "0012", "00012")
    assert with_zeros("1-2") == with_zeros("") == ()
