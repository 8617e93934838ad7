"""CSVW metadata, word by word; tests/standards reads all of the repository's with csvwvalidate."""

from __future__ import annotations

import json
from typing import Any

import pytest

from aoimori.core.localized import Localized
from aoimori.core.schema import Field, ForeignKey, TableSchema
from aoimori.outputs.meta.csvw import CsvTable, csvw
from outputs.test_dcat_sample import catalog, dataset


def table(name: str, *fields: Field, **more: Any) -> CsvTable:
    return CsvTable(name, Localized(name), TableSchema(name, Localized(name), fields, **more))


def told(*tables: CsvTable) -> Any:
    return json.loads(csvw(catalog(), dataset(), tables[0], tables))


def column(field: Field) -> Any:
    return told(table("t", field))["tableSchema"]["columns"][0]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (Field("a", Localized("あ")), "string"),
        (Field("a", Localized("あ"), "integer"), "integer"),
        (Field("a", Localized("あ"), "number"), "decimal"),
        (Field("a", Localized("あ"), "year"), "gYear"),
        (Field("a", Localized("あ"), "year", constraints={"minimum": 1900}), "gYear"),
        (
            Field("a", Localized("あ"), "integer", constraints={"minimum": 0, "required": True}),
            {"base": "integer", "minimum": 0},
        ),
        (
            Field("a", Localized("あ"), constraints={"pattern": "[0-9]{5}|x"}),
            {"base": "string", "format": "^(?:[0-9]{5}|x)$"},
        ),
        (
            Field("a", Localized("あ"), constraints={"enum": ["市", "a.b", "c-d e"]}),
            {"base": "string", "format": r"^(?:市|a\.b|c-d e)$"},
        ),
        (
            Field("a", Localized("あ"), "boolean", true_values=("1", "有"), false_values=("0",)),
            {"base": "boolean", "format": "1|0"},
        ),
    ],
)
def test_types_and_constraints(field: Field, expected: Any) -> None:
    assert column(field)["datatype"] == expected


def test_a_column_has_its_header_and_its_words() -> None:
    field = Field(
        "people", Localized("人口", "People"), "integer", Localized("人", "persons"),
        Localized("1月1日。", "On 1 January."), constraints={"required": True},
    )  # fmt: skip
    assert column(field) == {
        "name": "people",
        "titles": "people",
        "dc:title": [
            {"@value": "人口", "@language": "ja"},
            {"@value": "People", "@language": "en"},
        ],
        "dc:description": [
            {"@value": "1月1日。", "@language": "ja"},
            {"@value": "On 1 January.", "@language": "en"},
        ],
        "schema:unitText": [
            {"@value": "人", "@language": "ja"},
            {"@value": "persons", "@language": "en"},
        ],
        "propertyUrl": "https://data.example/schemas/tables/t.json#people",
        "datatype": "integer",
        "required": True,
    }


def test_the_tables_that_keys_lead_to_are_in_the_group() -> None:
    code = Field("code", Localized("コード"))
    first = table("a", code, foreign_keys=(ForeignKey(("code",), "b", ("code",)),))
    second = table("b", code, foreign_keys=(ForeignKey(("code",), "c", ("code",)),))
    third, other = table("c", code), table("d", code)
    group = told(first, second, third, other)
    assert [each["url"] for each in group["tables"]] == ["a.csv", "b.csv", "c.csv"]
    assert group["tables"][0]["tableSchema"]["foreignKeys"] == [
        {
            "columnReference": ["code"],
            "reference": {"resource": "b.csv", "columnReference": ["code"]},
        }
    ]
    # A key to a table that no CSV could hold would be an error to every reader.
    alone = told(first)
    assert alone["url"] == "a.csv"
    assert "foreignKeys" not in alone["tableSchema"]


def test_tables_that_point_to_each_other() -> None:
    code = Field("code", Localized("コード"))
    one = table("a", code, foreign_keys=(ForeignKey(("code",), "b", ("code",)),))
    other = table("b", code, foreign_keys=(ForeignKey(("code",), "a", ("code",)),))
    assert [each["url"] for each in told(one, other)["tables"]] == ["a.csv", "b.csv"]
