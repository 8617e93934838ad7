"""The records beside the data: what was mended, and what signs stand for."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from typing import Any

from aoimori.core.provenance import History
from aoimori.core.steps import Step
from aoimori.core.table import Table
from aoimori.outputs.meta.descriptor import table_schema
from aoimori.outputs.proof.repairs import repairs
from aoimori.outputs.proof.statuses import statuses
from portal import mocks


def rows(content: bytes) -> list[dict[str, Any]]:
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def signed() -> dict[str, Table]:
    """Two tables of which one has values that a sign stands for."""
    concealed = History("x", (Step("symbol", "x", None, "concealed"),))
    trails = {
        "code": mocks.trail((2,), (0,), concealed),
        "count": mocks.trail((1,), (0,), concealed),
    }
    records = [("01", "1", "0"), ("02", None, None), (None, "1", "1")]
    places = mocks.table("places", mocks.PLACES, records, trails)
    texts = mocks.table("texts", mocks.TEXTS, [("1", "短い", "備考")])
    return {"places": places, "texts": texts}


def test_a_correction_has_its_reason() -> None:
    sources = mocks.places().by_year[2019].sources
    content = repairs({"places": mocks.places_table()}, sources)
    told = [(row["cell"], row["rule"], row["reason"]) for row in rows(content)]
    assert ("B3", "correction", "誤植。") in told
    assert {reason for _, rule, reason in told if rule != "correction"} == {""}


def test_every_value_a_sign_stands_for_is_listed_with_its_key() -> None:
    content = statuses(signed())
    assert content.decode("utf-8").splitlines() == [
        "table,row,code,field,status,symbol",
        "places,2,02,count,concealed,x",
        "places,3,,code,concealed,x",
    ]


def test_keys_of_several_tables_stand_side_by_side() -> None:
    tables = signed()
    trails = {"note": mocks.trail((0,), (0,), History("…", (Step("symbol", "…", None, "o"),)))}
    texts = replace(tables["texts"], trails=trails)
    told = rows(statuses({**tables, "texts": texts}))
    assert told[-1] == {
        "table": "texts",
        "row": "1",
        "code": "",
        "number": "1",
        "field": "note",
        "status": "o",
        "symbol": "…",
    }


def test_a_release_knows_whether_it_has_any() -> None:
    built = mocks.built(mocks.places(), 2019, [*signed().values()], date(2025, 5, 1))
    assert built.has_statuses
    assert not mocks.releases()[1].has_statuses


def test_what_is_published_does_not_ask_for_values_that_are_not_there() -> None:
    built = mocks.built(mocks.places(), 2019, [*signed().values()], date(2025, 5, 1))
    assert mocks.PLACES.by_name["code"].is_required
    code = table_schema(built.schema("places"))["fields"][0]
    assert "constraints" not in code or "required" not in code["constraints"]
