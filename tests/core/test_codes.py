"""Code lists, and the check digit of local government codes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from aoimori.core.codes import Code, CodeList, area_code_check_digit
from aoimori.core.localized import Localized
from aoimori.core.steps import Unreadable

TOWNS = CodeList(
    "towns",
    {
        code: Code(code, Localized(name))
        for code, name in (("1", "森町"), ("2", "森町"), ("3", "鰺ヶ沢町"))
    },
)


def test_finds_codes_and_exact_names() -> None:
    assert [TOWNS.find("3"), TOWNS.find("鰺ヶ沢町")] == ["3", "3"]


@pytest.mark.parametrize(
    ("text", "reason"), [("鯵ヶ沢町", "not-in-code-list"), ("森町", "ambiguous-name")]
)
def test_refuses_unknown_and_ambiguous_names(text: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        TOWNS.find(text)
    assert caught.value.check == reason


def test_every_code_we_ship_has_the_right_check_digit(root: Path) -> None:
    with (root / "schemas/codes/local-governments.csv").open(encoding="utf-8") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    assert len(codes) == 42
    assert all(area_code_check_digit(code[:5]) == code[5] for code in codes)
