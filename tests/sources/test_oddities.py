"""What a sheet computes or merges is told at its cell."""

from __future__ import annotations

from typing import Any

import pytest

from aoimori.core.layout import Column, Header, Inside, Label, Layout, RowTest, TotalTest
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.areas import locate

ROWS: tuple[tuple[Cell, ...], ...] = (
    ("名", "数", "内部用"),
    ("甲", 1, None),
    ("乙", 2, "済"),
    ("計", 3, None),
)


def told(sheet_words: dict[str, Any], **layout_words: Any) -> list[tuple[str, str, str]]:
    columns = (Column("name", Header("名")), Column("number", Header("数"), read="integer"))
    words = {"ignore": ("内部用",), **layout_words}
    sheet = Sheet("x.xlsx", "表", ROWS, **sheet_words)
    area = locate(sheet, Layout((1,), columns, **words))
    return [(f.check, str(f.severity), f.place.cell) for f in area.findings]


TOTAL = TotalTest(RowTest(matches="^計$"))


@pytest.mark.parametrize(
    ("sheet", "layout", "expected"),
    [
        ({}, {}, []),
        ({"formulas": {(2, 2): "=1"}}, {}, [("formula-value", "notice", "B2")]),
        ({"formulas": {(2, 2): "=1"}}, {"formulas": True}, []),
        ({"formulas": {(3, 3): "=1"}}, {}, []),
        ({"formulas": {(4, 2): "=B2+B3"}}, {"totals": (TOTAL,)}, []),
        ({"merged": {(3, 1): (2, 1)}}, {}, [("merged-value-missing", "error", "A3")]),
        ({"merged": {(3, 2): (2, 2)}}, {}, [("merged-value-missing", "error", "B3")]),
        ({"merged": {(3, 2): (3, 1)}}, {}, [("merged-value-missing", "error", "B3")]),
    ],
)
def test_what_a_sheet_computes_or_merges_is_somebodys_decision(
    sheet: dict[str, Any], layout: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert told(sheet, **layout) == expected


def test_values_of_a_column_nobody_decided_on_are_told_once() -> None:
    assert told({}, ignore=()) == [("column-unmapped", "error", "C1")]


def test_single_cells_are_looked_at_like_those_of_a_table() -> None:
    """A form whose value is a formula is not published as if it were a plain one."""
    rows: tuple[tuple[Cell, ...], ...] = (("名", "甲"), ("数", 3), ("作成", "2024-04-01"))
    columns = (
        Column("name", Label(("名",), "right")),
        Column("number", Label(("数",), "right"), read="integer"),
    )
    sheet = Sheet(
        "x.xlsx",
        "様式",
        rows,
        formulas={(2, 2): "=1+2", (3, 2): "=TODAY()"},
    )
    found = locate(sheet, Layout((1,), columns)).findings
    assert [(f.check, f.place.cell) for f in found] == [("formula-value", "B2")]


def test_a_date_above_a_table_is_looked_at_too() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("2024-04-01現在",), ("名",), ("甲",))
    columns = (Column("day", Inside("(.+)現在")), Column("name", Header("名")))
    sheet = Sheet("x.xlsx", "表", rows, formulas={(1, 1): "=TODAY()"})
    found = locate(sheet, Layout((2,), columns)).findings
    assert [(f.check, f.place.cell) for f in found] == [("formula-value", "A1")]


def test_records_are_as_long_as_the_header_wherever_that_is() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("表題",), ("名", "数"), ("↓入力",), ("甲", 1), ("乙",))
    sheet = Sheet("x.csv", "", rows, delimited=True)
    columns = (Column("name", Header("名")), Column("number", Header("数")))
    header, notes = RowTest(matches="^名$"), (RowTest(matches="^↓"),)
    layout = Layout(header, columns, begin=RowTest(matches="^甲$"), notes=notes)
    found = locate(sheet, layout).findings
    assert [(f.check, f.place.cell) for f in found] == [("ragged-row", "A5")]
