"""Schemas for years in which a field is not there."""

from __future__ import annotations

from aoimori.core.schema import Field, in_common
from support.tables import TEXT, schema

FIELDS = schema(
    Field("a", TEXT, constraints={"required": True, "enum": ["x"]}),
    Field("b", TEXT, constraints={"required": True}),
    Field("c", TEXT),
)


def test_a_relaxed_field_keeps_its_other_constraints() -> None:
    relaxed = FIELDS.relaxed(["a", "c"])
    assert (FIELDS.required, relaxed.required) == ({"a", "b"}, {"b"})
    assert relaxed.by_name["a"].constraints == {"enum": ["x"]}
    assert relaxed.structure() != FIELDS.structure()


def test_a_schema_that_needs_no_change_stays_the_same() -> None:
    assert FIELDS.relaxed(["c"]) is FIELDS


def test_what_years_have_in_common_is_required() -> None:
    assert in_common([FIELDS]) is FIELDS
    assert in_common([FIELDS, FIELDS.relaxed(["a"])]) == FIELDS.relaxed(["a"])
    assert not in_common([FIELDS.relaxed(["b"]), FIELDS.relaxed(["a"])]).required
