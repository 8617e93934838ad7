"""``diff.json`` is of the published form, and says all that makes one table the other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.diff.content import Content
from aoimori.outputs.diffs.json import write
from support.diffs import CODE, contents, every_change, keyed, nothing, of_one

SCHEMA = Path(__file__).parents[3] / "schemas/diff.schema.json"
VALID: Any = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
Row = dict[str, str | None]


def rebuilt(told: Mapping[str, Any], before: list[Row]) -> list[Row]:
    """The rows of after, from those of before and what the document says of the table alone."""
    removed = {row["row"] for row in told["removed"]}
    kept = told["order"] or [n for n in range(1, len(before) + 1) if n not in removed]
    old = {c["after"]: c["before"] for c in told["columns"] if c["fate"] == "renamed"}
    new = {c["field"] for c in told["columns"] if c["fate"] == "added"}
    names = [field["name"] for field in told["fields"]["after"]]
    added = {row["row"]: row["values"] for row in told["added"]}
    at = [n for n in range(1, told["rows"]["after"] + 1) if n not in added]
    rows: dict[int, Row] = dict(added)
    for number, source in zip(at, kept, strict=True):
        values = before[source - 1]
        rows[number] = {n: None if n in new else values[old.get(n, n)] for n in names}
    for row in told["filled"]:
        rows[row["row"]].update(row["values"])
    for cell in told["cells"]:
        assert rows[cell["row_after"]][cell["field"]] == cell["before"]
        rows[cell["row_after"]][cell["field"]] = cell["after"]
    return [rows[number] for number in sorted(rows)]


def records(content: Content) -> list[Row]:
    return [dict(zip(content.schema.names, row, strict=True)) for row in content.records()]


def check(before: Content, after: Content, told: Any) -> None:
    VALID.validate(told)
    (of_table,) = told["tables"]
    made = rebuilt(of_table, records(before))
    assert made == records(after)
    assert [list(row) for row in made] == [list(row) for row in records(after)]
    types = [(field["name"], field["type"]) for field in of_table["fields"]["after"]]
    assert types == [(field.name, field.type) for field in after.schema.fields]


@given(contents(), contents())
def test_it_suffices_to_make_one_table_the_other(before: Content, after: Content) -> None:
    check(before, after, json.loads(write(of_one(before, after), "ja")))


@given(keyed(), st.one_of(keyed(), keyed(("code", "c", "b"))))
def test_it_suffices_by_a_key(before: Content, after: Content) -> None:
    check(before, after, json.loads(write(of_one(before, after, CODE), "ja")))


def test_every_kind_of_change_is_of_the_form() -> None:
    content = write(every_change(), "ja")
    told = json.loads(content)
    VALID.validate(told)
    assert content.startswith(b'{\n  "version": 1,\n  "before": {\n    "ja": "2023\xe5')
    people, _, same, came, went = told["tables"]
    assert people["key"] == {"fields": ["code"], "origin": "declared"}
    assert people["rows"] == {"before": 5, "after": 6, "added": 2, "removed": 1, "changed": 4}
    assert people["order"] == [2, 1, 3, 4]
    assert people["totals"] == [{"field": "people", "before": "1236687", "after": "1252120"}]
    assert people["codes"] == [{"field": "code", "added": ["06", "07"], "removed": ["0;5"]}]
    assert people["filled"][1] == {"row": 2, "values": {"area": "1.50"}}
    assert people["cells"][5] == {
        "key": {"code": "03"},
        "label": {"name": "う"},
        "field": "text",
        "before": "<script>alert(1)</script>",
        "after": "\u202eRTL\u200f",
        "row_before": 3,
        "row_after": 3,
    }
    assert (same["order"], same["cells"], same["fate"]) == (None, [], "both")
    assert came == {
        "name": "came",
        "title": {"ja": "加わった表", "en": "Came"},
        "fate": "added",
    }
    assert went["fate"] == "removed"


def test_nothing_is_of_the_form() -> None:
    told = json.loads(write(nothing(), "en"))
    VALID.validate(told)
    assert told["tables"] == []


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("version",), 2),
        (("more",), 1),
        (("tables", 0, "fate"), "added"),
        (("tables", 3, "fate"), "both"),
        (("tables", 0, "cells", 0, "row_after"), 0),
        (("tables", 0, "totals", 0, "before"), "1E+3"),
        (("tables", 0, "cells", 0, "before"), 2000),
        (("tables", 0, "columns", 0, "fate"), "moved"),
    ],
)
def test_the_form_refuses_what_is_not_in_it(path: tuple[Any, ...], wrong: object) -> None:
    data = json.loads(write(every_change(), "ja"))
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = wrong
    assert not VALID.is_valid(data)


def members(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every member that a schema describes."""
    inner = schema if isinstance(schema, list) else []
    if isinstance(schema, dict):
        if "description" in schema:
            yield from schema.get("properties", {}).items()
        inner = list(schema.values())
    for value in inner:
        yield from members(value)


def test_the_form_is_a_schema_that_describes_every_word() -> None:
    schema = VALID.schema
    jsonschema.Draft202012Validator.check_schema(schema)
    told = list(members(schema))
    assert len(told) > 40
    assert all(member["description"] for _, member in told)
