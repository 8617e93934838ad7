"""Where a broken rule is told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from aoimori.checks.blame import Row
from aoimori.core.expressions import parse_rule
from aoimori.core.provenance import Block, Places
from aoimori.core.schema import Field
from aoimori.core.table import Table
from support.tables import TEXT, schema, table

NAMES = ("a", "b", "c")
FIELDS = schema(*(Field(name, TEXT, "integer", constraints={"minimum": 0}) for name in NAMES))


def suspect(
    values: list[str | None],
    *rules: tuple[str, bool | None],
    before: list[str | None] | None = None,
    made: Table | None = None,
) -> str:
    """Where the first rule is told, in a row of which each rule holds or not."""
    verdicts = [(parse_rule(rule, NAMES), holds) for rule, holds in rules]
    previous = (table(FIELDS, [before]), 0) if before else None
    return Row(made or table(FIELDS, [values]), 0, verdicts, previous).suspect(verdicts[0][0])


SUM = ("a + b == c", False)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([SUM], "c"),
        ([SUM, ("a == 1", False)], "a"),
        ([SUM, ("c == 9", True)], "b"),
        ([SUM, ("c == 9", True), ("b == 2", True)], "a"),
        ([SUM, ("c == 9", None)], "c"),
        ([SUM, ("c >= 9", True)], "c"),
        ([SUM, ("previous.a == 1", False)], "c"),
        ([SUM, ("given(b) == a", False), ("a == 1", True)], "b"),
    ],
)
def test_the_most_broken_rules_less_the_equations_that_hold(
    rules: list[tuple[str, bool | None]], expected: str
) -> None:
    assert suspect(["1", "2", "9"], *rules) == expected


def test_a_value_out_of_its_bounds_is_the_one() -> None:
    assert suspect(["-1", "2", "9"], SUM, ("c == 1", False)) == "a"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (["1", "2", "9"], "c"),
        (["4", "2", "9"], "a"),
        (["4", "90", "9"], "b"),
        (["3", "2", "9"], "c"),
        (["0", "2", "9"], "c"),
        ([None, "2", "2"], "c"),
        (["-9", "1", "9"], "c"),
    ],
)
def test_among_equals_one_that_jumped(before: list[str | None], expected: str) -> None:
    assert suspect(["1", "2", "9"], SUM, before=before) == expected


def test_a_value_without_a_cell_is_not_suspected() -> None:
    made = table(FIELDS, [["1", "2", "9"]])
    block = Block("x.xlsx", "表", {"a": 1})
    places = Places((block,), np.zeros(1, dtype=np.int16), np.ones(1, dtype=np.int32))
    made = replace(made, places=dict.fromkeys(NAMES, places))
    assert suspect([], SUM, made=made) == "a"
    assert suspect([], ("b == c", False), made=made) == "c"
