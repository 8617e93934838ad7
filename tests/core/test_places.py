"""Columns of municipalities, and their codes as they stand."""

from __future__ import annotations

import pytest

from aoimori.core.found import FoundColumn
from aoimori.core.places import is_area_code, is_code_column, is_place_column


def column(name: str, kind: str = "text") -> FoundColumn:
    return FoundColumn(1, (name,), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "codes", "names"),
    [
        ("全国地方公共団体コード", True, False),
        ("市町村コード", True, False),
        ("コード", True, False),
        ("町字コード", False, False),
        ("市町村名", False, True),
        ("市 町 村", False, True),
        ("所在地_市区町村", False, True),
        ("施設名", False, False),
    ],
)
def test_headers_that_promise_codes_or_names(name: str, codes: bool, names: bool) -> None:
    assert (is_code_column(column(name)), is_place_column(column(name))) == (codes, names)


def test_an_empty_column_promises_nothing() -> None:
    assert not is_code_column(column("コード", ""))


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("022012", True),
        ("02201", True),
        ("022013", False),
        ("22012", False),
        ("２２０１２", False),
        ("abc", False),
    ],
)
def test_a_code_as_it_stands(text: str, whole: bool) -> None:
    assert is_area_code(text, None) is whole
