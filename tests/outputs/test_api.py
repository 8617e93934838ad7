"""``api/v1``: every document keeps to the JSON Schema that is published with it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aoimori.core.catalog import Catalog
from aoimori.core.identity import api_schema
from aoimori.core.release import BuiltRelease
from aoimori.outputs.catalogues import CATALOGUES
from aoimori.outputs.meta.api import DOCUMENTS, api, removed
from ckan.test_packages import gone
from house.metadata import whole
from outputs.test_dcat_sample import bare, catalog, release

BASE = "https://data.example/"


def documents(own: Catalog, *releases: BuiltRelease) -> dict[str, Any]:
    files = [form.file for _, form in CATALOGUES]
    told = {address: json.loads(content) for address, content in api(own, releases, files)}
    told["api/v1/removed.json"] = json.loads(removed(own, [gone(2019)]))
    return told


@pytest.mark.parametrize("case", ["full", "bare", "empty"])
def test_every_document_keeps_to_its_schema(root: Path, case: str) -> None:
    own, years = whole()
    releases = {"full": years, "bare": (release(bare()),), "empty": ()}[case]
    checked = set()
    for address, document in documents(own if case == "full" else catalog(), *releases).items():
        name = document["$schema"].removeprefix(BASE)
        (kind,) = (each for each in DOCUMENTS if api_schema(each) == name)
        schema = json.loads((root / f"schemas/api/{kind}.schema.json").read_text("utf-8"))
        strict = jsonschema.Draft202012Validator(_closed(schema))
        assert list(strict.iter_errors(document)) == [], address
        checked.add(kind)
    assert checked == set(DOCUMENTS) - ({"dataset"} if case == "empty" else set())


def _closed(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name: readers may meet new words, we may
    not write any that are not published."""
    if isinstance(schema, list):
        return [_closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        closed["additionalProperties"] = False
    return closed


def test_a_list_leads_to_every_dataset() -> None:
    own, (newest, *before) = whole()
    newest = replace(newest, lock=replace(newest.lock, relisted=date(2026, 5, 5)))
    years = (newest, *before)
    told = documents(own, *years)
    (listed,) = told["api/v1/datasets.json"]["datasets"]
    assert listed["api"] == f"{BASE}api/v1/datasets/reiji/rivers.json"
    dataset = told["api/v1/datasets/reiji/rivers.json"]
    assert listed["modified"] == max(each["modified"] for each in dataset["releases"])
    assert listed["modified"] < listed["listed"] == "2026-05-05"
    assert [each["year"] for each in dataset["releases"]] == listed["years"] == [2019, 2018]
    (table,) = dataset["releases"][0]["tables"]
    assert table["fields"][0]["name"] == "code"
    assert {file["format"] for file in table["files"]} == {"CSV", "Parquet"}
