"""Signs that a sheet explains itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.findings import Finding
from aoimori.core.layout import Column, Header, Layout, RowTest, Symbol
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.areas import locate
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.legendlines import with_legend

ZERO = Symbol("0", "なし")


def legend(
    root: Path, *lines: str, asked: bool = True, **symbols: Symbol
) -> tuple[Layout, list[Finding]]:
    rows: tuple[tuple[Cell, ...], ...] = (("数",), (1,), *((line,) for line in lines))
    column = Column("a", Header("数"), symbols=symbols)
    layout = Layout((1,), (column,), end=RowTest(row=3), legend=asked)
    sheet = Sheet("x.xlsx", "表", rows)
    area = locate(sheet, Layout((1,), (column,), end=RowTest(row=3), notes=(RowTest(matches="."),)))
    codes = read_code_lists(root / "schemas/codes", root)
    return with_legend(layout, sheet, area.body, codes["observation-statuses"])


def test_signs_are_read_by_the_legend_if_it_is_asked_for(root: Path) -> None:
    layout, findings = legend(root, "「-」は該当なし（0）", "「x」は秘匿")
    symbols = layout.columns[0].symbols
    assert (symbols["-"].value, symbols["x"].status, findings) == ("0", "concealed", [])
    layout, findings = legend(root, "「-」は該当なし（0）", asked=False)
    assert (dict(layout.columns[0].symbols), findings) == ({}, [])


@pytest.mark.parametrize("asked", [True, False])
def test_a_legend_that_says_something_else_is_an_error(root: Path, asked: bool) -> None:
    _, found = legend(root, "「x」は秘匿", asked=asked, x=ZERO)
    assert [(f.check, f.place.cell) for f in found] == [("legend-disagrees", "A3")]
    _, found = legend(root, "「-」は該当なし（0）", "「-」は秘匿", asked=asked)
    assert [(f.check, f.place.cell) for f in found] == [("legend-disagrees", "A4")]
    _, found = legend(root, "「x」は皆無", asked=asked, x=ZERO)
    assert found == []


def test_words_that_are_not_known_are_a_warning_where_they_are_needed(root: Path) -> None:
    _, found = legend(root, "「x」は別表のとおり")
    assert [(f.check, str(f.severity), f.place.cell) for f in found] == [
        ("legend-unknown", "warning", "A3")
    ]
    assert legend(root, "「x」は別表のとおり", asked=False)[1] == []
