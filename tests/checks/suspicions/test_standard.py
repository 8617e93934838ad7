"""A table held against the standard data set it is meant to be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest

from aoimori.core.findings import Severity
from aoimori.core.found import Known
from aoimori.core.localized import Localized
from aoimori.core.sheet import Cell
from aoimori.core.standards import Generation, Standard, StandardColumn
from support.bare import suspected, told

STANDARD = Standard(
    "spots",
    "99",
    Localized("地点一覧", "Spots"),
    (
        Generation(
            "new",
            (
                StandardColumn("ID", "recommended", "alphanumeric"),
                StandardColumn("名称", "required"),
                StandardColumn("名称_カナ", "required", "kana"),
                StandardColumn("開始時間", format="time"),
                StandardColumn("公開日", format="date"),
                StandardColumn("収容人数", format="number", also=("人数",)),
                StandardColumn("洪水", format="flag"),
                StandardColumn("多目的", format="presence"),
                StandardColumn("URL", format="url"),
            ),
            frozenset({"洪水"}),
        ),
    ),
)
HEADER: list[Cell] = [column.name for column in STANDARD.generations[0].columns]
GOOD: list[Cell] = ["A1", "甲", "コウ", "09:00", "2025-04-01", 10, "1", "有", "https://a.example/"]


def rows(*changes: tuple[int, int, Cell], header: list[Cell] = HEADER) -> list[list[Cell]]:
    """Twenty good rows with other values in some (row, column)."""
    made = [list(header), *([f"A{n}", f"名{n}", *GOOD[2:]] for n in range(2, 22))]
    for row, column, cell in changes:
        made[row - 1][column - 1] = cell
    return made


def held(made: list[list[Cell]]) -> list[tuple[str, str]]:
    return told(suspected("standard", made, Known(standards=(STANDARD,))))


def test_a_table_as_it_should_be_is_not_told_of() -> None:
    assert held(rows((3, 7, None), (4, 4, time(9)), (5, 5, date(2025, 4, 1)))) == []


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        (1, "Ａ１", "standard-ascii"),
        (3, "こう", "standard-kana"),
        (3, "ｺｳ", "standard-kana"),
        (4, "24:00", "standard-time"),
        (4, "日没", "standard-time"),
        (5, "2025/4/1", "standard-date"),
        (6, "１０", "standard-number"),
        (6, "1,000", "standard-number"),
        (7, "○", "standard-flag"),
        (7, "0", "standard-flag"),
        (7, 1, "standard-flag"),
        (7, True, "standard-flag"),
        (8, "あり", "standard-presence"),
        (9, "www.a.example", "standard-url"),
    ],
)
def test_values_are_held_against_their_format(column: int, cell: Cell, code: str) -> None:
    place = f"{'ABCDEFGHI'[column - 1]}5"
    assert held(rows((5, column, cell))) == [(code, place)]


def test_blanks_in_required_columns() -> None:
    known = Known(standards=(STANDARD,))
    (slip,) = suspected("standard", rows((5, 2, None)), known)
    assert (told([slip]), slip.severity) == ([("standard-value-missing", "B5")], Severity.ERROR)
    few = rows(*((n, 2, None) for n in range(5, 12)))
    (finding,) = suspected("standard", few, known)
    assert finding.severity is Severity.WARNING
    empty = rows(*((n, 3, None) for n in range(2, 22)))
    (finding,) = suspected("standard", empty, known)
    assert told([finding]) == [("standard-columns-empty", "C2:C21")]
    assert finding.severity is Severity.WARNING


def changed(change: Callable[[list[Cell]], list[Cell]]) -> list[list[Cell]]:
    return rows(header=change(list(HEADER)))


def test_headers() -> None:
    assert held(changed(lambda h: [*h[:5], "人数", *h[6:]])) == []
    assert held(changed(lambda h: [*h[:2], "名称_ｶﾅ", *h[3:]])) == [
        ("standard-header-spelling", "C1")
    ]
    assert held(changed(lambda h: [*h[:2], None, *h[3:]])) == [("standard-header-blank", "C1")]
    assert held(changed(lambda h: [*h[:5], "定員", *h[6:]])) == [
        ("standard-columns-missing", "A1:I1"),
        ("standard-columns-extra", "F1"),
    ]


def test_another_order() -> None:
    made = [[row[1], row[0], *row[2:]] for row in rows()]
    assert held(made) == [("standard-order", "A1:I1")]


def test_a_table_without_a_mark_is_another() -> None:
    assert held([[*row[:6], *row[7:]] for row in rows()]) == []
