"""Checks of tables: each finding at the officer's own cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.checks.release import CHECKS, CheckedRelease, check_release, looked_at
from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding
from aoimori.core.layout import Column, Header
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES, hint_of, text_of
from aoimori.core.reading import ReadingContext, read_value
from aoimori.core.schema import Field, ForeignKey, Rule, TableSchema
from aoimori.core.steps import Unreadable
from aoimori.core.table import Table
from support.tables import TEXT
from support.tables import table as made


def table(name: str, schema: TableSchema, rows: Sequence[Sequence[str | None]]) -> Table:
    return made(schema, rows, name)


def findings(*tables: Table, codes: Sequence[str] = ()) -> list[Finding]:
    lists = {"list": CodeList("list", {code: Code(code, TEXT) for code in codes})}
    release = CheckedRelease("p/d/2024", 2024, {t.name: t for t in tables}, lists)
    return list(check_release(release))


def told(*tables: Table, codes: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    return [(f.check, f.place.cell, f.field_name) for f in findings(*tables, codes=codes)]


def one(kind: Any, value: str | None, **constraints: Any) -> list[tuple[str, str, str]]:
    schema = TableSchema("s", TEXT, (Field("a", TEXT, kind, constraints=constraints),))
    return told(table("t", schema, [[value]]))


@pytest.mark.parametrize(
    ("kind", "value", "constraints", "check"),
    [
        ("integer", "1", {}, ""),
        ("integer", "x", {}, "type-error"),
        ("number", "10.0", {}, ""),
        ("date", "2024-02-30", {}, "type-error"),
        ("year", "20245", {}, "type-error"),
        ("boolean", "maybe", {}, "type-error"),
        ("string", None, {"required": True}, "required"),
        ("string", "丁", {"enum": ["甲", "乙"]}, "constraint"),
        ("string", "022012", {"pattern": "[0-9]{6}"}, ""),
        ("string", "22012", {"pattern": "[0-9]{6}"}, "zero-lost"),
        ("string", "2201x", {"pattern": "[0-9]{6}"}, "constraint"),
        ("string", "bx", {"pattern": "a|b"}, "constraint"),
        ("integer", "-1", {"minimum": 0}, "constraint"),
        ("integer", "48", {"maximum": 47}, "constraint"),
        ("string", None, {"pattern": "x", "enum": ["x"]}, ""),
    ],
)
def test_types_and_constraints(
    kind: str, value: str, constraints: dict[str, Any], check: str
) -> None:
    assert one(kind, value, **constraints) == ([(check, "B6", "a")] if check else [])


def test_unique_values_and_primary_keys_name_the_earlier_cell() -> None:
    unique = TableSchema("s", TEXT, (Field("a", TEXT, constraints={"unique": True}),))
    (finding,) = findings(table("t", unique, [["甲"], ["乙"], ["甲"]]))
    assert (finding.check, finding.place.cell, finding.details["other"]) == ("unique", "B10", "B6")
    fields = tuple(Field(name, TEXT, constraints={"required": True}) for name in ("a", "b"))
    keyed = TableSchema("s", TEXT, fields, primary_key=("a", "b"))
    (finding,) = findings(table("t", keyed, [["1", "1"], ["1", "2"], ["1", "2"]]))
    assert finding.check == "primary-key"
    assert (finding.place.cell, finding.details["value"], finding.details["other"]) == (
        "B10",
        "1・2",
        "B8",
    )


def test_an_empty_key_is_missing_not_repeated() -> None:
    keyed = TableSchema("s", TEXT, (Field("a", TEXT, constraints={"required": True}),), ("a",))
    assert told(table("t", keyed, [[None], [None]])) == [
        ("required", "B6", "a"),
        ("required", "B8", "a"),
    ]


def test_foreign_keys_across_the_tables_of_a_release() -> None:
    parent = TableSchema("p", TEXT, (Field("no", TEXT, constraints={"required": True}),), ("no",))
    child = TableSchema(
        "c",
        TEXT,
        (Field("x", TEXT), Field("no", TEXT)),
        foreign_keys=(ForeignKey(("no",), "p", ("no",)),),
    )
    parents = table("p", parent, [["1"], ["2"]])
    children = table("c", child, [["あ", "1"], ["い", "3"], ["う", None]])
    (finding,) = findings(parents, children)
    assert (finding.check, finding.place.cell) == ("foreign-key", "C8")
    assert (finding.details["value"], finding.details["table"]) == ("3", "p")


def test_codes_of_a_list() -> None:
    schema = TableSchema("s", TEXT, (Field("a", TEXT, codes="list"),))
    rows = [["1"], ["9"], [None]]
    assert told(table("t", schema, rows), codes=["1"]) == [("unknown-code", "B8", "a")]


RULES = TableSchema(
    "s",
    TEXT,
    (Field("a", TEXT, "number"), Field("b", TEXT, "number"), Field("c", TEXT, "number")),
    rules=(Rule("sum", "a + b == c", Localized("和が合いません", "they do not add up")),),
)


def test_rules_are_exact_and_do_not_judge_empty_values() -> None:
    rows = [["0.1", "0.2", "0.3"], ["1", "2", "4"], [None, "2", "4"]]
    (finding,) = findings(table("t", RULES, rows))
    assert (finding.check, finding.place.cell) == ("rule-broken", "D8")
    assert finding.details["values"] == "a = 1 (B8), b = 2 (C8), c = 4 (D8)"
    assert text_of(finding, "ja") == "和が合いません（a = 1 (B8), b = 2 (C8), c = 4 (D8)）"
    assert text_of(finding, "en") == "they do not add up (a = 1 (B8), b = 2 (C8), c = 4 (D8))"


numbers = st.decimals(min_value=-999, max_value=999, places=2)


@given(st.lists(st.tuples(numbers, numbers, st.booleans()), min_size=1, max_size=8))
def test_a_rule_is_broken_where_arithmetic_says_so(rows: list[tuple[Any, Any, bool]]) -> None:
    made = [[str(a), str(b), str(a + b if right else a + b + 1)] for a, b, right in rows]
    broken = [f"D{2 * n + 6}" for n, (_, _, right) in enumerate(rows) if not right]
    assert [cell for _, cell, _ in told(table("t", RULES, made))] == broken


@given(st.text(min_size=1, max_size=6), st.sampled_from(["integer", "number", "date", "year"]))
def test_our_cast_takes_every_canonical_value_frictionless_takes(text: str, kind: Any) -> None:
    """What is published typed (JSON) is what was validated."""
    field = Field("a", TEXT, kind)
    try:
        value, _ = read_value(text, ReadingContext(Column("a", Header("見出し"), read=kind), field))
    except Unreadable:
        return
    if value is not None:
        assert one(kind, value) == []
        assert field.cast(value) is not None


def test_every_finding_a_check_makes_has_its_words() -> None:
    schema = TableSchema(
        "s",
        TEXT,
        (
            Field("a", TEXT, "integer", constraints={"required": True, "minimum": 0}),
            Field("b", TEXT, constraints={"unique": True}, codes="list"),
        ),
        ("a",),
    )
    found = findings(
        table("t", schema, [["1", "x"], ["1", "x"], ["-1", None], ["y", None], [None, None]])
    )
    assert {f.check for f in found} == {
        "primary-key",
        "unique",
        "unknown-code",
        "constraint",
        "type-error",
        "required",
    }
    for finding in found:
        assert finding.check in MESSAGES
        for lang in ("ja", "en"):
            assert "{" not in text_of(finding, lang) + hint_of(finding, lang)  # type: ignore[arg-type]


def test_the_door_lists_its_checks_in_order() -> None:
    assert CHECKS.names() == (
        "codes",
        "coordinates",
        "labels",  # which crossfield asks whom to blame
        "crossfield",
        "totals",  # whose unknown parts disclosure asks for
        "disclosure",
        "fiscal-year",
        "frictionless",
        "required",
        "rows",
    )


def test_a_check_tells_whether_there_is_anything_it_looks_at() -> None:
    def looked(schema: TableSchema, **more: Any) -> set[str]:
        made_of = {"t": table("t", schema, [["1"] * len(schema.fields)])}
        return set(looked_at(CheckedRelease("p/d/2024", 2024, made_of, {}, **more)))

    plain = Field("a", TEXT)
    assert looked(TableSchema("s", TEXT, (plain,))) == {"frictionless"}
    for field, check in (
        (Field("a", TEXT, codes="list"), "codes"),
        (Field("a", TEXT, constraints={"required": True}), "required"),
    ):
        assert looked(TableSchema("s", TEXT, (field,))) == {"frictionless", check}
    keeps = TableSchema("s", TEXT, (plain,), primary_key=("a",), same_rows=True)
    assert looked(keeps) == {"frictionless"}
    before = {"t": table("t", keeps, [["1"]])}
    assert looked(keeps, previous=before) == {"frictionless", "rows"}
    rule = Rule("r", "a == a", TEXT)
    assert looked(TableSchema("s", TEXT, (plain,), rules=(rule,))) == {"frictionless", "crossfield"}
    year = TableSchema("s", TEXT, (plain,), fiscal_year="a")
    assert looked(year) == {"frictionless", "fiscal-year"}
