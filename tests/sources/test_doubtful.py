"""Rows that no definition names and that are no records are told; records are left alone."""

from __future__ import annotations

from typing import Any

import pytest

from aoimori.core.codes import STATUSES, Code, CodeList
from aoimori.core.findings import Severity
from aoimori.core.layout import Column, Header, Layout, RowTest, Symbol, TotalTest
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, FieldType
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.areareader import AreaReader
from aoimori.sources.areas import locate

Grid = list[list[Cell]]
KINDS: dict[str, FieldType] = {"人口": "integer", "世帯": "integer", "率": "number"}


def told(
    rows: Grid,
    *,
    required: tuple[str, ...] = (),
    fields: dict[str, dict[str, Any]] | None = None,
    columns: dict[str, dict[str, Any]] | None = None,
    sheet: dict[str, Any] | None = None,
    **layout: Any,
) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is found in a sheet whose first row names all columns: the check, its weight, where."""
    head = [str(cell) for cell in rows[0]]
    known = {
        name: Field(
            name,
            Localized(name),
            KINDS.get(name, "string"),
            constraints={"required": True} if name in required else {},
            **(fields or {}).get(name, {}),
        )
        for name in head
    }
    read = tuple(
        Column(
            name,
            Header(name),
            read="text" if field.type == "string" else field.type,
            **(columns or {}).get(name, {}),
        )
        for name, field in known.items()
    )
    words = Layout((1,), read, **layout)
    grid = Sheet("a.xlsx", "表", tuple(map(tuple, rows)), **(sheet or {}))
    found = AreaReader(locate(grid, words), words, known, (), codes()).read().findings
    return [
        (f.check, str(f.severity), f.cells or (f.place.cell,))
        for f in found
        if f.severity is not Severity.NOTICE
    ]


def codes() -> dict[str, CodeList]:
    sexes = {"total": Code("total", Localized("総数", "total"))}
    return {STATUSES: CodeList(STATUSES, {}), "sexes": CodeList("sexes", sexes)}


HEAD: list[Cell] = ["町名", "人口", "世帯"]
TOWNS: Grid = [HEAD, ["甲町", 10, 4], ["乙町", 20, 9], ["丙村", 5, 2]]
ERROR, WARNING = "error", "warning"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*TOWNS, ["合　計", 35, 15]], [("total-as-data", ERROR, ("A5",))]),
        # Above its parts, or over the rows between two of its kind.
        ([HEAD, ["計", 35, 15], *TOWNS[1:]], [("total-as-data", ERROR, ("A2",))]),
        (
            [*TOWNS[:3], ["東部計", 30, 13], *TOWNS[3:], ["丁村", 1, 1], ["西部計", 6, 3]],
            [("total-as-data", ERROR, ("A4",)), ("total-as-data", ERROR, ("A7",))],
        ),
        # The same word in several rows is one finding.
        (
            [*TOWNS[:3], ["小計", 30, 13], *TOWNS[3:], ["丁村", 1, 1], ["小計", 6, 3]],
            [("total-as-data", ERROR, ("A4", "A7"))],
        ),
        # One column that adds up tells enough: a sign is nothing, a word is not judged.
        ([*TOWNS, ["計", 35, "－"]], [("total-as-data", ERROR, ("A5",))]),
        ([*TOWNS, ["計", 36, "－"]], [("total-row-likely", WARNING, ("A5",))]),
        ([*TOWNS, ["計", None, None]], [("total-row-likely", WARNING, ("A5",))]),
        ([*TOWNS, ["体温計", 3, 2]], []),
    ],
)
def test_a_row_that_calls_itself_a_sum(
    rows: Grid, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert [f for f in told(rows) if f[0].startswith("total")] == expected


TIDY: Grid = [
    ["町名", "性別", "人口"],
    ["甲町", "総数", 10],
    ["甲町", "男", 6],
    ["甲町", "女", 4],
    ["乙町", "総数", 20],
    ["乙町", "男", 9],
    ["乙町", "女", 11],
]


def test_a_sum_among_the_answers_of_a_column_is_told_unless_the_definition_lists_it() -> None:
    assert told(TIDY) == [("total-as-data", ERROR, ("B2", "B5"))]
    for words in (
        {"fields": {"性別": {"codes": "sexes"}}},
        {"columns": {"性別": {"map": {"総数": "total", "男": "male", "女": "female"}}}},
        {"totals": (TotalTest(RowTest(matches="^総数$"), by=("町名",), keep=True),)},
    ):
        assert told(TIDY, **words) == []  # type: ignore[arg-type]


def test_a_code_may_stand_before_the_word() -> None:
    rows: Grid = [["コード", *HEAD], *([n, *row] for n, row in enumerate(TOWNS[1:], 1))]
    assert told([*rows, ["02000", "県計", 35, 15]]) == [("total-as-data", ERROR, ("B5",))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*TOWNS, ["※ 外国人を含む"]], [("note-as-data", ERROR, ("A5",))]),
        ([*TOWNS, [], ["出典：住民基本台帳"]], [("note-as-data", ERROR, ("A6",))]),
        ([*TOWNS, ["注1）", "外国人を含む"]], [("note-as-data", ERROR, ("A5",))]),
        # A record, whatever it is called.
        ([*TOWNS, ["注意報", 3]], []),
        ([["名"], ["甲"], ["※ 乙を含む"]], [("note-as-data", ERROR, ("A3",))]),
    ],
)
def test_a_note_among_the_records(
    rows: Grid, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = [f for f in told(rows) if f[0] != "not-a-number"]
    assert found == expected


def test_what_stands_beside_the_table_is_another_matter() -> None:
    rows: Grid = [[*row, None, "※ 隣の表の注" if n == 2 else None] for n, row in enumerate(TOWNS)]
    assert told([row[:3] for row in rows], within=(1, 3)) == []


NAMED: Grid = [["番号", "名称", "人口", "世帯"], *([n, *row] for n, row in enumerate(TOWNS[1:], 1))]
KEY = ("番号",)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ([4, "丁村", None, None], [("record-empty", WARNING, ("A5",))]),
        ([4, None, None, None], [("record-empty", WARNING, ("A5",))]),
        ([4, "丁村", "　", None], [("record-empty", WARNING, ("A5",))]),
        ([4, "丁村", 1, None], []),
        # A sign says why there is no value; all of them together leave no question.
        ([4, "丁村", "x", None], [("record-empty", WARNING, ("A5",))]),
        ([4, "丁村", "x", "x"], []),
        # What cannot be read is told at its cell.
        ([4, "丁村", "多い", None], [("not-a-number", ERROR, ("C5",))]),
    ],
)
def test_a_record_that_only_has_a_name(
    last: list[Cell], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    sign = {"symbols": {"x": Symbol(None, "秘匿", "concealed")}}
    columns = dict.fromkeys(("人口", "世帯"), sign)
    assert told([*NAMED, last], required=KEY, columns=columns) == expected


def test_a_value_filled_from_above_is_none_of_its_own() -> None:
    rows: Grid = [["地区", *NAMED[0]], *(["東", *row] for row in NAMED[1:])]
    columns = {"地区": {"fill": "above"}}
    found = told([*rows, [None, 4, "丁村"]], required=KEY, columns=columns)
    assert found == [("record-empty", WARNING, ("B5",))]


def test_columns_that_are_often_blank_tell_nothing() -> None:
    few: Grid = [[n, f"{n}町", None if n > 7 else n, None if n > 7 else 1] for n in range(1, 11)]
    assert told([NAMED[0], *few], required=KEY) == []


def test_one_column_of_words_is_too_little() -> None:
    rows: Grid = [["番号", "名称", "備考"], [1, "甲", "あ"], [2, "乙", "い"], [3, "丙", None]]
    assert told(rows, required=KEY) == []


def test_where_every_value_is_required_each_is_told_for_itself() -> None:
    assert told([*NAMED, [4, "丁村"]], required=tuple(map(str, NAMED[0]))) == []
