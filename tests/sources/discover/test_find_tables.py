"""Tables of sheets nobody has defined: side by side, one below the other, with what is around."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.found import FoundSheet, FoundTable
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.discover import find_tables

HEADER = ("町名", "人口", "世帯数")
TOWNS = (("みどり町", 300, 120), ("そら村", 45, 20), ("うみ町", 870, 390))


def found(
    rows: Sequence[Sequence[Cell]], merged: Sequence[tuple[int, int, int, int]] = ()
) -> FoundSheet:
    leads = {
        (row, column): (top, left)
        for top, left, bottom, right in merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    return find_tables(Sheet("a.xlsx", "表", tuple(map(tuple, rows)), merged=leads))


def shape(table: FoundTable) -> dict[str, Any]:
    """What the table has of each kind of row."""
    kinds = ("header", "body", "totals", "blank", "repeated")
    told: dict[str, Any] = {kind: list(rows) for kind in kinds if (rows := getattr(table, kind))}
    return {**told, **({} if table.units is None else {"units": table.units})}


SHAPES: dict[str, tuple[list[Sequence[Cell]], dict[str, Any]]] = {
    "plain": ([HEADER, *TOWNS], {"header": [1], "body": [2, 3, 4]}),
    "title rows": (
        [("町の人口",), ("2024年1月1日現在",), (), HEADER, *TOWNS],
        {"header": [4], "body": [5, 6, 7]},
    ),
    "blank row": (
        [HEADER, TOWNS[0], (), *TOWNS[1:]],
        {"header": [1], "body": [2, 4, 5], "blank": [3]},
    ),
    "blank row below the header": (
        [HEADER, (), *TOWNS],
        {"header": [1], "body": [3, 4, 5], "blank": [2]},
    ),
    "repeated header": (
        [HEADER, *TOWNS[:2], (), HEADER, TOWNS[2]],
        {"header": [1], "body": [2, 3, 6], "blank": [4], "repeated": [5]},
    ),
    "repeated header without a gap": (
        [HEADER, *TOWNS[:2], HEADER, TOWNS[2]],
        {"header": [1], "body": [2, 3, 5], "repeated": [4]},
    ),
    "heading above a repeated header": (
        [("町名", "人口"), ("みどり町", 300), (), ("南の町",), ("町名", "人口"), ("うみ町", 870)],
        {"header": [1], "body": [2, 6], "blank": [3], "repeated": [5]},
    ),
    "a name without any value": (
        [HEADER, TOWNS[0], ("もり町",), TOWNS[2]],
        {"header": [1], "body": [2, 3, 4]},
    ),
    "headings of groups": (
        [HEADER, ("北郡",), TOWNS[0], ("南郡",), TOWNS[2]],
        {"header": [1], "body": [3, 5]},
    ),
    "totals": (
        [HEADER, *TOWNS[:2], ("小　計", 345, 140), TOWNS[2], ("合計", 1215, 530)],
        {"header": [1], "body": [2, 3, 5], "totals": [4, 6]},
    ),
    "total on top": (
        [HEADER, ("総数", 1215, 530), *TOWNS],
        {"header": [1], "body": [3, 4, 5], "totals": [2]},
    ),
    "会計 is no sum": ([HEADER, ("会計", 1, 2), *TOWNS], {"header": [1], "body": [2, 3, 4, 5]}),
    "units row": (
        [HEADER, (None, "（人）", "（世帯）"), *TOWNS],
        {"header": [1], "body": [3, 4, 5], "units": 2},
    ),
    "notes": (
        [HEADER, *TOWNS, (), ("※ 外国人住民を含む。",), ("資料：住民基本台帳",)],
        {"header": [1], "body": [2, 3, 4]},
    ),
    "headerless": ([*TOWNS], {"body": [1, 2, 3]}),
    "years as headers": (
        [("町名", 2022, 2023), *TOWNS],
        {"header": [1], "body": [2, 3, 4]},
    ),
    "words only": (
        [("町名", "担当"), ("みどり町", "環境課"), ("そら村", "土木課")],
        {"header": [1], "body": [2, 3]},
    ),
    "－ in the header": (
        [("町名", "人口", "－"), *TOWNS],
        {"header": [1], "body": [2, 3, 4]},
    ),
    "signs among data": (
        [HEADER, ("みどり町", "－", "x"), *TOWNS[1:]],
        {"header": [1], "body": [2, 3, 4]},
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_rows_of_one_table(name: str) -> None:
    rows, expected = SHAPES[name]
    (table,) = found(rows).tables
    assert shape(table) == expected


def test_titles_and_notes_are_told_apart() -> None:
    rows = [("町の人口",), HEADER, *TOWNS, ("※ 外国人住民を含む。",)]
    sheet = found(rows)
    assert (sheet.titles, sheet.notes) == (((1, 1),), ((6, 1),))


def test_a_merged_header_is_joined_level_by_level() -> None:
    rows = [("町名", "人口", None), (None, "男", "女"), ("みどり町", 160, 140), ("そら村", 20, 25)]
    (table,) = found(rows, [(1, 1, 2, 1), (1, 2, 1, 3)]).tables
    assert shape(table) == {"header": [1, 2], "body": [3, 4]}
    assert [column.name for column in table.columns] == ["町名", "人口_男", "人口_女"]


def test_a_merged_title_is_no_header() -> None:
    sheet = found([("町の人口", None, None), HEADER, *TOWNS], [(1, 1, 1, 3)])
    assert sheet.tables[0].header == (2,)
    assert sheet.titles == ((1, 1),)


def test_tables_side_by_side() -> None:
    rows = [
        (*HEADER, None, *HEADER),
        *((*left, None, *right) for left, right in zip(TOWNS, TOWNS[::-1], strict=True)),
    ]
    first, second = found(rows).tables
    assert (first.area, second.area) == ("A1:C4", "E1:G4")


def test_tables_one_below_the_other() -> None:
    rows = [HEADER, *TOWNS, (), ("路線名", "便数", "距離"), ("循環線", 12, 8.5), ("港線", 8, 4.2)]
    first, second = found(rows).tables
    assert (first.area, second.area) == ("A1:C4", "A6:C8")


def test_a_blank_column_alone_parts_no_table() -> None:
    rows = [(row[0], None, *row[1:]) for row in (HEADER, *TOWNS)]
    (table,) = found(rows).tables
    assert table.area == "A1:D4"


def test_a_memo_to_the_right_is_a_note() -> None:
    rows: list[Sequence[Cell]] = [HEADER, TOWNS[0], (*TOWNS[1], None, "要確認"), TOWNS[2]]
    sheet = found(rows)
    assert (sheet.tables[0].area, sheet.notes) == ("A1:C4", ((3, 5),))


@pytest.mark.parametrize(
    ("header", "values", "kind", "unit"),
    [
        ("人口", (300, 45), "integer", ""),
        ("人口（人）", (300, 45), "integer", "人"),
        ("人口", ("300人", "45人"), "integer", "人"),
        ("割合（％）", (12.5, 3), "number", "％"),
        ("人口", ("1,234", "980"), "integer", ""),
        ("人口", (300, "－"), "integer", ""),
        ("市町村コード", ("032018", "032026"), "code", ""),
        ("番号", (1, 2), "code", ""),
        ("年度", (2023, 2024), "year", ""),
        ("開設日", ("2024-04-01", "2024-05-01"), "date", ""),
        ("年度", ("令和5年度", "令和6年度"), "date", ""),
        ("避難所", (0, 1), "boolean", ""),
        ("世帯数", (0, 1), "integer", ""),
        ("担当", ("環境課", "土木課"), "text", ""),
        ("備考", (300, "環境課"), "mixed", ""),
    ],
)
def test_what_a_column_holds(header: str, values: tuple[Cell, Cell], kind: str, unit: str) -> None:
    (table,) = found([("名", header), ("甲", values[0]), ("乙", values[1])]).tables
    assert (table.columns[1].kind, table.columns[1].unit) == (kind, unit)


@pytest.mark.parametrize(("different", "kind"), [(20, "text"), (10, "choice"), (2, "choice")])
def test_a_choice_is_made_more_than_once(different: int, kind: str) -> None:
    words = [f"{'あいうえおかきくけこさしすせそたちつてと'[n % different]}町" for n in range(20)]
    (table,) = found([("町名", "人口"), *((word, 300) for word in words)]).tables
    assert table.columns[0].kind == kind


@given(
    st.lists(
        st.lists(
            st.sampled_from([None, "町名", "人口", "合計", "※注", "－", 1, 2.5, " "]), max_size=4
        ),
        max_size=8,
    )
)
def test_any_sheet_is_walked_and_no_row_is_in_two_places(rows: list[list[Cell]]) -> None:
    for table in found(rows).tables:
        parts = (table.header, table.body, table.totals, table.blank, table.repeated)
        every = [row for part in parts for row in part]
        assert len(every) == len(set(every))
        assert 0 <= table.sure <= 1
        assert table.first_column <= table.last_column
