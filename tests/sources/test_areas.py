"""Finding a table in its sheet: nothing is read from a place that only looks right."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.layout import Column, Header, Layout, RowTest
from aoimori.core.sheet import Cell, Sheet, address, parse_address
from aoimori.sources.areas import Area, locate

HEADERS = ("甲", "乙", "丙")


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    return Sheet("x.xlsx", "表", rows)


def layout(**words: Any) -> Layout:
    columns = words.pop("columns", HEADERS)
    fields = tuple(Column(f"f{i}", Header(header)) for i, header in enumerate(columns))
    return Layout(header=words.pop("header", (1,)), columns=fields, **words)


def reasons(sheet: Sheet, layout: Layout) -> list[tuple[str, str]]:
    with pytest.raises(Stop) as caught:
        locate(sheet, layout)
    return [(f.check, f.place.cell) for f in caught.value.findings]


def found(area: Area, severity: Severity = Severity.ERROR) -> list[Finding]:
    return [finding for finding in area.findings if finding.severity is severity]


PLAIN = (HEADERS, (1, 2, 3), (4, 5, 6))


def test_finds_columns_and_body() -> None:
    area = locate(sheet(*PLAIN), layout())
    assert (dict(area.columns), area.body.rows, area.findings) == (
        {Header("甲"): 1, Header("乙"): 2, Header("丙"): 3},
        (2, 3),
        (),
    )


def test_headers_match_whatever_their_line_breaks_and_spaces() -> None:
    area = locate(sheet(("甲\n", "　乙 ", "丙"), (1, 2, 3)), layout())
    assert area.columns[Header("乙")] == 2


def test_several_header_rows_are_joined() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("期間", None, "丙"), ("始", "終", None), (1, 2, 3))
    area = locate(sheet(*rows), layout(header=(1, 2), columns=("期間_始", "終", "丙")))
    assert area.body.rows == (3,)


def test_a_missing_column_is_named() -> None:
    assert reasons(sheet(("甲", "丙"), (1, 3)), layout()) == [("column-missing", "A1")]


def test_every_reason_is_given_at_once() -> None:
    rows = (("甲", "い", "ろ"), (1, 2, 3))
    assert reasons(sheet(*rows), layout()) == [
        ("column-missing", "A1"),
        ("column-missing", "A1"),
        ("column-unmapped", "B1"),
        ("column-unmapped", "C1"),
    ]


def test_an_extra_column_is_named_unless_it_is_ignored() -> None:
    rows = (("甲", "乙", "内部用", "丙"), (1, 2, 9, 3))
    # Nothing has shifted: the columns that are known are read, but nobody decided on this one.
    area = locate(sheet(*rows), layout())
    assert ("column-unmapped", "C1") in [(f.check, f.place.cell) for f in found(area)]
    assert area.columns[Header("丙")] == 4
    assert locate(sheet(*rows), layout(ignore=("内部用",))).columns[Header("丙")] == 4


def test_a_header_in_another_row_is_found_and_named() -> None:
    assert reasons(sheet(("表題",), *PLAIN), layout()) == [("header-row-moved", "A2")]
    apart = (("甲", None, "丙"), (None, "乙", None), (1, 2, 3))
    assert reasons(sheet(*apart), layout()) == [("header-moved", "B2")]


def test_another_table_altogether_is_said_once() -> None:
    assert reasons(sheet(("い", "ろ"), (1, 2)), layout()) == [("header-not-found", "A1")]


def test_a_column_out_of_order_is_named() -> None:
    rows = (("乙", "甲", "丙"), (2, 1, 3))
    assert reasons(sheet(*rows), layout()) == [("column-moved", "A1")]


def test_a_repeated_header_is_no_guess() -> None:
    rows = (("甲", "乙", "乙", "丙"), (1, 2, 2, 3))
    assert reasons(sheet(*rows), layout()) == [("header-duplicate", "B1")]


def test_a_header_row_beyond_the_sheet() -> None:
    assert reasons(sheet(HEADERS), layout(header=(5,))) == [("header-row-missing", "")]


def test_no_row_of_data() -> None:
    assert reasons(sheet(HEADERS), layout()) == [("no-rows", "A2")]


def test_values_below_the_end_are_notes_or_a_finding() -> None:
    rows = (*PLAIN, (None, None, None), ("※ 注", None, None), (7, 8, 9))
    area = locate(sheet(*rows), layout(end=RowTest(blank=True), notes=(RowTest(matches="^※"),)))
    assert area.body.rows == (2, 3)
    assert [(f.check, f.place.cell) for f in found(area)] == [("rows-after-end", "A6")]


def test_begin_end_and_drop_by_pattern() -> None:
    rows = (HEADERS, ("単位：人", None, None), (1, 2, 3), ("小計", 2, 3), (4, 5, 6), ("合計", 9, 9))
    strict = locate(sheet(*rows[:3]), layout(begin=RowTest(row=3)))
    assert [(f.check, f.place.cell) for f in found(strict)] == [("rows-before-begin", "A2")]
    words: dict[str, Any] = {
        "begin": RowTest(row=3),
        "drop": (RowTest(column="A", matches="^小計$"),),
        "end": RowTest(column="A", matches="^合計$"),
        "notes": (RowTest(matches="^合計$"), RowTest(matches="^単位")),
    }
    area = locate(sheet(*rows), layout(**words))
    assert (area.body.rows, found(area)) == ((3, 5), [])
    (notice,) = found(area, Severity.NOTICE)
    assert (notice.check, notice.details["cells"]) == ("rows-dropped", "A4")


def test_an_end_that_is_not_there_is_told() -> None:
    assert reasons(sheet(*PLAIN), layout(end=RowTest(matches="^合計$"))) == [("end-missing", "")]


def test_a_blank_row_inside_is_left_out_with_a_notice() -> None:
    area = locate(sheet(HEADERS, (1, 2, 3), (), (4, 5, 6)), layout())
    assert area.body.rows == (2, 4)
    assert [f.place.cell for f in found(area, Severity.NOTICE)] == ["A3"]


def test_a_value_without_a_header_is_not_lost() -> None:
    area = locate(sheet(HEADERS, (1, 2, 3, "？")), layout())
    assert [(f.check, f.place.cell) for f in found(area)] == [("data-without-header", "D2")]


@given(st.permutations(HEADERS), st.integers(0, 3), st.integers(0, 3))
def test_a_moved_table_is_read_right_or_not_at_all(order: list[str], above: int, left: int) -> None:
    """Whatever is moved: every value that is read stands below its own header."""
    pad: tuple[Cell, ...] = (None,) * left
    rows = (
        *(("表題",) for _ in range(above)),
        (*pad, *order),
        (*pad, *(f"{header}の値" for header in order)),
    )
    moved = sheet(*rows)
    if above or order != list(HEADERS):
        named = {check for check, _ in reasons(moved, layout())}
        assert named <= {"header-row-moved", "header-not-found", "column-moved", "column-missing"}
        return
    area = locate(moved, layout())
    for header, column in area.columns.items():
        assert [moved.cell(row, column) for row in area.body.rows] == [f"{header.text}の値"]


@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses_read_back(row: int, column: int) -> None:
    assert parse_address(address(row, column)) == (row, column)


def test_a_record_of_another_length_has_slipped() -> None:
    """青森市,275,099 is two figures where there was one."""
    rows = (("名前", "人口", "備考"), ("青森市", "275", "099", None), ("弘前市",), (None,))
    columns = ("名前", "人口", "備考")
    text = Sheet("x.csv", "", rows, delimited=True)
    assert [(f.check, f.place.cell) for f in found(locate(text, layout(columns=columns)))] == [
        ("ragged-row", "A2"),
        ("ragged-row", "A3"),
    ]
    assert not found(locate(Sheet("x.xlsx", "表", rows[:1] + rows[2:]), layout(columns=columns)))


def test_a_merged_level_stands_above_all_its_columns() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        ("名", "令和5年", None, "令和6年", None),
        (None, "男", "女", "男", "女"),
        ("甲", 1, 2, 3, 4),
    )
    merged = {(1, 3): (1, 2), (1, 5): (1, 4), (2, 1): (1, 1)}
    columns = ("名", "令和5年_男", "令和5年_女", "令和6年_男", "令和6年_女")
    area = locate(Sheet("x", "表", rows, merged=merged), layout(header=(1, 2), columns=columns))
    assert list(area.columns.values()) == [1, 2, 3, 4, 5]


def test_a_cell_beside_a_merged_one_is_not_silently_empty() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEADERS, (1, 2, 3), (4, None, 6))
    area = locate(Sheet("x", "表", rows, merged={(3, 2): (3, 1)}), layout())
    assert [(f.check, f.place.cell) for f in found(area)] == [("merged-value-missing", "B3")]


def test_two_ignored_columns_may_share_a_header() -> None:
    rows = (("甲", "予備", "乙", "予備", "丙"), (1, "x", 2, "y", 3))
    assert locate(sheet(*rows), layout(ignore=("予備",))).findings == ()


def test_a_long_gap_is_one_notice() -> None:
    rows = (HEADERS, (1, 2, 3), *((),) * 9, (4, 5, 6))
    (notice,) = locate(sheet(*rows), layout()).findings
    assert (notice.place.cell, notice.details["count"]) == ("A3", "9")
