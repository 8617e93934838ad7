"""The tables of the eleven population workbooks are where people found them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.found import FoundTable
from aoimori.core.sheet import parse_address
from aoimori.sources.discover import find_tables
from aoimori.sources.readers import Options, load_source, open_workbook

TRUTH = Path(__file__).resolve().parent.parent.parent / "fixtures/discover/population.json"
SHEETS: list[dict[str, Any]] = json.loads(TRUTH.read_text("utf-8"))


def told(table: FoundTable) -> dict[str, Any]:
    rows = sorted((*table.body, *table.totals))
    found: dict[str, Any] = {"header": list(table.header), "first": rows[0], "last": rows[-1]}
    if table.repeated:
        found["repeated"] = list(table.repeated)
    return found


def column(letters: str) -> int:
    return parse_address(f"{letters}1")[1]


@pytest.mark.parametrize("truth", SHEETS, ids=lambda truth: f"{truth['file']}-{truth['sheet']}")
def test_header_and_rows_are_found(truth: dict[str, Any], root: Path) -> None:
    path = next((root / "datasets/aomori/population").glob(f"*/{truth['file']}"))
    sheet = open_workbook(load_source(path, path.name), Options()).sheet(truth["sheet"])
    tables = find_tables(sheet).tables
    expected = [{k: v for k, v in table.items() if k != "columns"} for table in truth["tables"]]
    assert [told(table) for table in tables] == expected
    for table, known in zip(tables, truth["tables"], strict=True):
        first, last = map(column, known["columns"].split(":"))
        assert table.first_column <= first
        assert table.last_column == last
    edges = [(table.first_column, table.last_column) for table in tables]
    assert all(left[1] < right[0] for left, right in pairwise(edges))
