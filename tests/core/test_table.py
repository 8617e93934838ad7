"""What a table tells about its values beside the values."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aoimori.core.provenance import History
from aoimori.core.schema import Field
from aoimori.core.steps import Step
from aoimori.core.table import Status, Table
from support.tables import TEXT, schema, table, trail

FIELDS = schema(
    Field("a", TEXT, "integer", constraints={"required": True}),
    Field("b", TEXT, "integer", constraints={"required": True}),
    key=("a",),
)
CONCEALED = History("x", (Step("symbol", "x", None, "concealed"),))
NIL = History("-", (Step("symbol", "-", "0", "nil"),))


def signed() -> Table:
    made = table(FIELDS, [["1", None], ["2", "0"], ["3", "4"]])
    plain = History("４", (Step("digits", "４", "4"),))
    return replace(made, trails={"b": trail({0: 1, 1: 0, 2: 2}, NIL, CONCEALED, plain)})


def test_statuses_come_from_the_trails() -> None:
    assert signed().statuses() == [Status(0, "b", "x", "concealed"), Status(1, "b", "-", "nil")]
    assert table(FIELDS, [["1", "2"]]).statuses() == []


def test_only_a_sign_that_stands_for_no_value_relaxes_the_published_schema() -> None:
    assert signed().published_schema.required == {"a"}
    nil = replace(signed(), trails={"b": trail({1: 0}, NIL)})
    assert nil.published_schema is nil.schema


def test_values_aside_are_told_like_the_others() -> None:
    made = replace(table(FIELDS, [["1", "2"]]), aside={"sum": ("3",)})
    assert (made.has("sum"), made.has("a"), made.has("c")) == (True, True, False)
    assert (made.value(0, "sum"), made.texts("sum")) == ("3", ["3"])


def test_values_may_be_left_out_by_their_cell() -> None:
    made = table(FIELDS, [["1", "2"], ["3", "4"]])
    less = made.without({"b": [("x.xlsx", "表", "C8")], "a": []})
    assert (less.texts("a"), less.texts("b")) == (["1", "3"], ["2", None])
    assert made.texts("b") == ["2", "4"]
    assert made.without({}) is made


def test_rows_are_walked_piece_by_piece_without_losing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aoimori.core.diff.content._AT_ONCE", 3)
    rows = [(str(number), None if number % 2 else "0") for number in range(10)]
    assert list(table(FIELDS, rows).records()) == rows
    assert list(table(FIELDS, []).records()) == []
