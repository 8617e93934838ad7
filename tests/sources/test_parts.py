"""Tables in several parts: stacked, joined, sorted; and the sums their sheets print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.findings import Finding, Severity
from aoimori.core.layout import (
    Column,
    Counted,
    Header,
    Layout,
    Parent,
    RowTest,
    Stated,
    TotalTest,
)
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.tables import ReadTable, read_table

TEXT = Localized("語")
FIELDS = (
    Field("code", TEXT),
    Field("name", TEXT),
    Field("people", TEXT, "integer"),
    Field("homes", TEXT, "integer"),
)
Rows = tuple[tuple[Cell, ...], ...]


def column(name: str, header: str, **words: Any) -> Column:
    reads = {"people": "integer", "homes": "integer"}
    return Column(name, Header(header), read=reads.get(name, "text"), **words)


CODE, NAME, PEOPLE = column("code", "符号"), column("name", "名"), column("people", "人口")
HOMES = column("homes", "世帯")


def layout(*columns: Column, header: int = 1, **words: Any) -> Layout:
    return Layout((header,), columns, **words)


def read(
    sheets: Mapping[str, Rows],
    *parts: tuple[str, Layout, tuple[str, ...]],
    sort: tuple[str, ...] = (),
    merged: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> ReadTable:
    """Parts of (sheet, layout, by); fields that none of them reads are absent."""
    named = {c.name for _, part, _ in parts for c in part.columns}
    fields = tuple(f for f in FIELDS if f.name in named)
    definition = TableDefinition("t", TEXT, TableSchema("s", TEXT, fields, ("code",)))
    opened = {
        id(part): [Sheet("x.xlsx", name, sheets[name], merged=merged or {})]
        for name, part, _ in parts
    }
    source = Source(tuple(Part("x.xlsx", part, by) for _, part, by in parts), sort=sort)
    return read_table(definition, source, lambda part: opened[id(part.layout)], {})


def told(found: ReadTable, severity: Severity = Severity.ERROR) -> list[tuple[str, str]]:
    def place(finding: Finding) -> str:
        return f"{finding.place.sheet}!{finding.place.cell}"

    return [(f.check, place(f)) for f in found.findings if f.severity is severity]


PEOPLE_ROWS: Rows = (("符号", "名", "人口"), ("a", "甲", 10), ("b", "乙", 20), ("c", "丙", 30))
HOME_ROWS: Rows = (("順", "符号", "世帯"), (1, "c", 3), (2, "a", 1), (3, "b", 2))
MAIN = ("人口", layout(CODE, NAME, PEOPLE), ())


def homes(rows: Rows) -> ReadTable:
    sheets = {"人口": PEOPLE_ROWS, "世帯": rows}
    joined = layout(CODE, HOMES, ignore=("順",))
    return read(sheets, MAIN, ("世帯", joined, ("code",)))


def test_joined_fields_find_their_rows_and_keep_their_cells() -> None:
    table = homes(HOME_ROWS).table
    assert table.texts("homes") == ["1", "2", "3"]
    assert [table.place(n, "homes") for n in range(3)] == [
        ("x.xlsx", "世帯", "C3"),
        ("x.xlsx", "世帯", "C4"),
        ("x.xlsx", "世帯", "C2"),
    ]
    assert table.place(0, "people") == ("x.xlsx", "人口", "C2")


def test_rows_that_do_not_find_each_other_are_told_on_both_sides() -> None:
    found = homes((*HOME_ROWS[:3], (3, "d", 9)))
    assert found.table.texts("homes") == ["1", None, "3"]
    assert told(found) == [("join-missing", "人口!A3")]
    assert told(found, Severity.NOTICE) == [("join-unused", "世帯!B4")]
    assert found.table.place(1, "homes")[2] == ""


def test_a_row_more_in_the_other_table_is_told() -> None:
    found = homes((*HOME_ROWS, (4, "d", 9)))
    assert told(found) == [("join-unused", "世帯!B5")]


def test_a_key_that_stands_twice_is_told_and_the_first_is_taken() -> None:
    found = homes((*HOME_ROWS, (4, "a", 7)))
    assert found.table.texts("homes") == ["1", "2", "3"]
    assert told(found) == [("join-ambiguous", "世帯!B5")]


def test_a_row_lost_to_a_repeated_key_is_no_error_of_the_other_table() -> None:
    slipped = (*PEOPLE_ROWS[:3], ("b", "丙", 30))
    joined = layout(CODE, HOMES, ignore=("順",))
    found = read({"人口": slipped, "世帯": HOME_ROWS}, MAIN, ("世帯", joined, ("code",)))
    assert told(found) == []
    assert told(found, Severity.NOTICE) == [("join-unused", "世帯!B2")]


SIDE_BY_SIDE: Rows = (
    ("符号", "人口", None, "符号", "人口"),
    ("c", 30, None, "a", 10),
    ("d", 40, None, None, None),
)


def blocks(*within: tuple[int, int], rows: Rows = SIDE_BY_SIDE, **words: Any) -> ReadTable:
    parts = [("表", layout(CODE, PEOPLE, within=w), ()) for w in within]
    return read({"表": rows}, *parts, **words)


def test_tables_side_by_side_are_stacked_and_sorted() -> None:
    found = blocks((1, 2), (4, 5), sort=("code",))
    assert found.table.texts("code") == ["a", "c", "d"]
    assert found.table.place(0, "people")[2] == "E2"
    assert told(found) == []


def test_numbers_are_sorted_by_value_and_blanks_come_last() -> None:
    rows: Rows = (("符号", "人口"), ("a", 100), ("b", None), ("c", 20))
    part = ("表", layout(CODE, PEOPLE), ())
    assert read({"表": rows}, part, sort=("people",)).table.texts("code") == ["c", "a", "b"]


def test_a_total_of_the_table_beside_does_not_touch_this_one() -> None:
    rows: Rows = (*SIDE_BY_SIDE[:2], ("d", 40, None, "計", 10))
    total = TotalTest(RowTest(matches="^計$"))
    parts = [
        ("表", layout(CODE, PEOPLE, within=within, totals=(total,)), ())
        for within in ((1, 2), (4, 5))
    ]
    found = read({"表": rows}, *parts)
    assert found.table.texts("code") == ["c", "d", "a"]
    (row,) = found.table.totals
    assert (row.label, row.cells["people"].cell, row.cells["people"].text) == ("計", "E3", "10")


GROUPS: Rows = (
    ("符号", "名", "人口"),
    ("a", "東郡", 1),
    ("b", "東郡", 2),
    ("", "東郡計", 3),
    ("c", "西郡", 4),
    ("", "西郡計", 4),
    ("z", "合計", 7),
)


def test_totals_know_the_rows_they_sum() -> None:
    totals = (
        TotalTest(RowTest(matches="^(.郡)計$"), where={"name": r"\1"}),
        TotalTest(RowTest(matches="^合計$"), keep=True),
    )
    table = read({"表": GROUPS}, ("表", layout(CODE, NAME, PEOPLE, totals=totals), ())).table
    assert table.texts("code") == ["a", "b", "c", "z"]
    assert [(t.label, t.parts, t.position) for t in table.totals] == [
        ("東郡計", (0, 1), None),
        ("西郡計", (2,), None),
        ("z", (0, 1, 2), 3),
    ]


def test_a_total_shares_a_filled_field_with_its_rows() -> None:
    rows: Rows = (
        ("名", "符号", "人口"),
        ("東", "a", 1),
        (None, "b", 2),
        (None, "小計", 3),
        ("西", "c", 4),
    )
    merged = {(3, 1): (2, 1), (4, 1): (2, 1)}
    name = column("name", "名", fill="merged")
    total = TotalTest(RowTest(column="B", matches="^小計$"), by=("name",))
    part = ("表", layout(name, CODE, PEOPLE, totals=(total,)), ())
    table = read({"表": rows}, part, merged=merged).table
    assert table.texts("name") == ["東", "東", "西"]
    assert [t.parts for t in table.totals] == [(0, 1)]
    assert [step.rule for step in table.provenance(1, "name").steps] == ["fill-merged"]


def test_a_figure_of_a_total_that_does_not_read_is_told_at_its_cell() -> None:
    rows = (*GROUPS[:3], ("", "東郡計", "三"), *GROUPS[4:])
    total = TotalTest(RowTest(matches="計$"))
    found = read({"表": rows}, ("表", layout(CODE, NAME, PEOPLE, totals=(total,)), ()))
    assert told(found) == [("not-a-number", "表!C4")]


def test_a_row_that_may_be_part_of_a_total_is_not_counted_nor_forgotten() -> None:
    name = column("name", "名", map={"東郡": "東郡", "西郡": "西郡"})
    rows = (*GROUPS[:2], ("b", "束郡", 2), *GROUPS[3:])
    total = TotalTest(RowTest(matches="^(.郡)計$"), where={"name": r"\1"})
    last = TotalTest(RowTest(matches="^合計$"))
    found = read({"表": rows}, ("表", layout(CODE, name, PEOPLE, totals=(total, last)), ()))
    assert told(found) == [("not-in-map", "表!B3")]
    assert [(t.parts, t.unsure) for t in found.table.totals] == [
        ((0,), (1,)),
        ((2,), (1,)),
        ((0, 1, 2), ()),
    ]


def test_a_header_that_is_repeated_is_left_out_and_another_one_is_data() -> None:
    rows = (*PEOPLE_ROWS[:2], PEOPLE_ROWS[0], *PEOPLE_ROWS[2:])
    found = read({"人口": rows}, MAIN)
    assert found.table.texts("code") == ["a", "b", "c"]
    assert told(found, Severity.NOTICE) == [("rows-dropped", "人口!A3")]
    swapped = (*PEOPLE_ROWS[:2], ("符号", "人口", "名"), *PEOPLE_ROWS[2:])
    assert told(read({"人口": swapped}, MAIN)) == [("not-a-number", "人口!C3")]


def test_rows_that_lack_what_must_be_given_are_none() -> None:
    rows = (*PEOPLE_ROWS[:2], (None, "名なし", 1), *PEOPLE_ROWS[2:])
    item = Column("homes", Counted("item"))
    row = Column("people", Counted("row"))
    part = layout(CODE, NAME, row, item, given=("code",), ignore=("人口",))
    found = read({"人口": rows}, ("人口", part, ()))
    assert found.table.texts("code") == ["a", "b", "c"]
    # Positions are those of the sheet's rows, items are counted among those that are rows.
    assert found.table.texts("people") == ["1", "3", "4"]
    assert found.table.texts("homes") == ["1", "2", "3"]
    assert told(found, Severity.NOTICE) == [("rows-lacking", "人口!A3")]


def test_a_value_that_does_not_read_is_given_all_the_same() -> None:
    name = column("name", "名", map={"甲": "甲"})
    part = layout(CODE, name, PEOPLE, given=("name",))
    found = read({"人口": PEOPLE_ROWS[:3]}, ("人口", part, ()))
    assert found.table.texts("code") == ["a", "b"]


def test_a_stated_value_is_read_and_told_as_a_step() -> None:
    stated = Column("people", Stated("1,200"), read="integer")
    table = read(
        {"人口": PEOPLE_ROWS}, ("人口", layout(CODE, stated, ignore=("名", "人口")), ())
    ).table
    assert table.texts("people") == ["1200"] * 3
    story = table.provenance(2, "people")
    assert (story.cell, [step.rule for step in story.steps]) == ("", ["stated", "separators"])


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("上", [None]),
        ("上\n・下\n・下", [None, "1", "1"]),
        ("上\n・下\n上\n・下", [None, "1", None, "3"]),
        ("・下\n上", [None, None]),
    ],
)
def test_parts_of_a_cell_know_the_part_they_are_below(text: str, parents: list[str | None]) -> None:
    rows: Rows = (("符号", "名"), ("a", text))
    columns = (
        CODE,
        column("name", "名", split="\n"),
        Column("people", Counted("value")),
        Column("homes", Parent("name", "^・")),
    )
    table = read({"表": rows}, ("表", layout(*columns), ())).table
    assert table.texts("homes") == parents
    assert table.texts("people") == [str(n + 1) for n in range(len(parents))]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8, unique=True), st.randoms())
def test_a_join_gives_every_row_its_own_value(numbers: list[int], random: Any) -> None:
    shuffled = list(numbers)
    random.shuffle(shuffled)
    main: Rows = (("符号", "人口"), *((f"k{n}", n) for n in numbers))
    other: Rows = (("符号", "世帯"), *((f"k{n}", f"{n:,}０") for n in shuffled))
    joined = ("世帯", layout(CODE, HOMES), ("code",))
    table = read(
        {"人口": main, "世帯": other},
        ("人口", layout(CODE, PEOPLE), ()),
        joined,
        sort=("people",),
    ).table
    assert table.texts("homes") == [f"{n}0" for n in sorted(numbers)]
    for position, number in enumerate(sorted(numbers)):
        story = table.provenance(position, "homes")
        assert story.raw == f"{number}０"
        assert story.cell == f"B{shuffled.index(number) + 2}"
        assert [step.rule for step in story.steps] == ["full-width-digits"]
