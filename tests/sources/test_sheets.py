"""Which sheets of a workbook a layout means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from aoimori.core.findings import Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import Sheet
from aoimori.sources.sheets import pick_sheets


@dataclass(frozen=True)
class Book:
    names: tuple[str, ...]

    def sheet(self, name: str) -> Sheet:
        return Sheet("x.xlsx", name, ((name,),))


def picked(*names: str, **words: Any) -> list[str]:
    return [sheet.name for sheet in pick_sheets(Book(names), "x.xlsx", Layout((1,), (), **words))]


def refused(*names: str, **words: Any) -> list[tuple[str, str]]:
    with pytest.raises(Stop) as caught:
        picked(*names, **words)
    return [(f.check, f.place.sheet) for f in caught.value.findings]


def test_the_only_sheet_needs_no_name() -> None:
    assert picked("表") == ["表"]
    assert refused("表", "裏") == [("sheet-unnamed", "")]


def test_named_sheets_come_in_the_order_of_the_definition() -> None:
    assert picked("甲", "乙", "丙", sheets=("丙", "甲")) == ["丙", "甲"]
    assert refused("甲", "乙", sheets=("丙", "丁")) == [("sheet-missing", "")] * 2


def test_a_pattern_takes_sheets_in_the_order_of_the_workbook() -> None:
    assert picked("No2", "No1", "No10", sheet_pattern="^No") == ["No2", "No1", "No10"]


def test_a_sheet_nobody_mentions_may_be_one_that_was_renamed() -> None:
    words = {"sheet_pattern": "^No", "other_sheets": ("表紙",)}
    assert picked("表紙", "No1", **words) == ["No1"]
    assert refused("表紙", "No1", "２", "三", **words) == [
        ("sheet-unmapped", "２"),
        ("sheet-unmapped", "三"),
    ]
    assert refused("表紙", **words) == [("sheet-missing", "")]
