"""Rules that ask whether a value is there, and for the year before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from aoimori.checks.release import CheckedRelease, crossfield
from aoimori.core.codes import Code, CodeList
from aoimori.core.localized import Localized
from aoimori.core.provenance import History
from aoimori.core.schema import Field, Labels, Rule, TableSchema
from aoimori.core.steps import Step
from aoimori.core.table import Table
from support.tables import TEXT, schema, table, trail

CODES = {"list": CodeList("list", {n: Code(n, Localized(f"町{n}")) for n in "12345"})}


def told(
    made: Table, before: Table | None = None, unread: Collection[tuple[str, str, str, str]] = ()
) -> list[tuple[str, str]]:
    """The cells and values of the broken rules."""
    previous = {} if before is None else {"t": before}
    release = CheckedRelease("p/d/2024", 2024, {"t": made}, CODES, previous, unread)
    return [(f.place.cell, f.details["values"]) for f in crossfield.check(release)]


def ruled(expression: str, fields: TableSchema) -> TableSchema:
    return replace(fields, rules=(Rule("r", expression, TEXT),))


GIVEN = ruled("given(a) == given(b)", schema(Field("a", TEXT), Field("b", TEXT)))


def test_a_value_may_be_asked_for() -> None:
    made = table(GIVEN, [["甲", "乙"], ["甲", None], [None, "乙"], [None, None]])
    assert told(made) == [("C8", "a = 甲 (B8), b = ― (C8)"), ("C10", "a = ― (B10), b = 乙 (C10)")]


def test_a_value_that_could_not_be_read_is_not_called_missing() -> None:
    made = table(GIVEN, [["甲", None], ["甲", None], ["甲", None]])
    unreadable = History("？", (Step("unreadable", "？", None),))
    made = replace(made, trails={"b": trail({0: 0}, unreadable)})
    assert [cell for cell, _ in told(made, unread=[("x.xlsx", "表", "C8", "b")])] == ["C10"]


FOLLOWS = ruled(
    "previous.people + change == people",
    schema(
        Field("code", TEXT, codes="list"),
        Field("name", TEXT, labels=Labels("code", "name_ja")),
        Field("change", TEXT, "integer"),
        Field("people", TEXT, "integer"),
        key=("code",),
    ),
)
ROW = ["1", "町1", "5", "10"]


def rows(*records: Sequence[str | None]) -> Table:
    return table(FOLLOWS, list(records))


@pytest.mark.parametrize(
    ("before", "broken"),
    [
        (rows(["2", "町2", "0", "5"], ["1", "町1", "0", "5"]), False),
        (rows(["2", "町2", "0", "5"], ["1", "町1", "0", "6"]), True),
        (rows(["2", "町2", "0", "6"]), False),
        (rows(["1", "町1", "0", None]), False),
        (rows(["1", "町1", "0", "6"], ["1", "町1", "0", "6"]), False),
        (rows([None, "町1", "0", "6"]), False),
        (None, False),
    ],
)
def test_a_row_is_held_against_the_same_row_of_the_year_before(
    before: Table | None, broken: bool
) -> None:
    assert bool(told(rows(ROW), before)) is broken


def test_the_value_of_the_year_before_is_told_with_its_cell() -> None:
    before = rows(["2", "町2", "0", "5"], ["1", "町1", "0", "6"])
    assert told(rows(ROW), before) == [
        ("E6", "previous.people = 6 (E8), change = 5 (D6), people = 10 (E6)")
    ]


def test_nothing_is_held_against_a_key_that_may_be_wrong() -> None:
    before = rows(["1", "町1", "0", "6"], ["2", "町2", "0", "6"])
    assert told(rows(ROW, ["1", "町2", "5", "10"]), before) == [
        ("E6", "previous.people = 6, change = 5 (D6), people = 10 (E6)".replace("6,", "6 (E6),"))
    ]
    assert told(rows(ROW, ROW), before) == []
    assert told(rows(["1", "町3", "5", "10"]), before) == []


def test_a_schema_that_had_no_such_field_is_not_asked() -> None:
    older = schema(Field("code", TEXT), key=("code",))
    assert told(rows(ROW), table(older, [["1"]])) == []
    unkeyed = schema(Field("people", TEXT, "integer"))
    assert told(rows(ROW), table(unkeyed, [["1"]])) == []


def test_rules_of_the_year_may_name_columns_aside() -> None:
    made = replace(
        table(schema(Field("a", TEXT, "integer")), [["1"], ["2"], ["3"]]),
        aside={"b": ("1", "9", None)},
        rules=(Rule("r", "a == b", TEXT),),
    )
    assert told(made) == [("B8", "a = 2 (B8), b = 9")]
    placed = replace(made, places={**made.places, "b": made.places["a"]})
    assert told(placed) == [("B8", "a = 2 (B8), b = 9")]
