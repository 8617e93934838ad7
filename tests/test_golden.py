"""Every published table equals the truth in every row and column its sheet holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from aoimori.core.table import Table
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import Checked, check
from aoimori.verbs.workspace import Workspace

GOLDEN = Path(__file__).parent / "golden"
CASES: dict[str, dict[str, Any]] = json.loads((GOLDEN / "not-in-sheet.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def checked() -> Checked:
    return check(Workspace.around(GOLDEN), (), Silent())


def tables(checked: Checked) -> dict[str, Table]:
    return {
        f"{release.id}/{name}": table
        for release in checked.releases
        for name, table in release.tables.items()
    }


def truth(case: dict[str, Any]) -> list[dict[str, str]]:
    with (GOLDEN / case["golden"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        row
        for row in rows
        if all(row[name] == value for name, value in case["rows"].items())
        and all(row[name] not in values for name, values in case["rows_not_in_sheet"].items())
    ]


def test_every_published_table_has_its_truth(checked: Checked) -> None:
    assert sorted(tables(checked)) == sorted(CASES)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_table_equals_the_truth(name: str, checked: Checked) -> None:
    case, table = CASES[name], tables(checked)[name]
    expected = truth(case)
    assert list(table.schema.names) == list(expected[0])
    rows = [dict(zip(table.schema.names, record, strict=True)) for record in table.records()]
    absent = case["columns_not_in_sheet"]
    assert rows == [
        {column: None if column in absent or not text else text for column, text in row.items()}
        for row in expected
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_the_sheet_does_not_hold_is_said_in_the_definition(
    name: str, checked: Checked
) -> None:
    release, _, table = name.rpartition("/")
    layouts = {r.id: r.release.sources for r in checked.releases}
    assert list(layouts[release][table].absent) == CASES[name]["columns_not_in_sheet"]


def test_nothing_is_open(checked: Checked) -> None:
    assert not checked.stopped
    assert list(checked.diagnosis) == []


def test_every_value_leads_back_to_a_cell_that_holds_it(checked: Checked) -> None:
    """Re-read with another eye: the recorded cell holds the recorded raw text."""
    looked_at = 0
    for table in tables(checked).values():
        block = table.places[table.schema.names[0]].blocks[0]
        file = GOLDEN.parents[1] / block.file
        if file.suffix == ".xlsx":
            sheet = load_workbook(file)[block.sheet]
            cells = {c.coordinate: c.value for row in sheet.iter_rows() for c in row}
        else:
            with file.open(encoding="cp932", newline="") as stream:
                cells = {
                    f"{chr(65 + column)}{row}": text
                    for row, record in enumerate(csv.reader(stream), 1)
                    for column, text in enumerate(record)
                }
        for position in range(len(table)):
            for field in table.schema.names:
                story = table.provenance(position, field)
                if story.cell:
                    held = cells[story.read_from]
                    assert ("" if held is None else str(held)) == (story.raw or ""), story
                    looked_at += 1
    assert looked_at > 1000


def test_a_repaired_value_tells_its_steps(checked: Checked) -> None:
    table = tables(checked)["aomori/ict-indicators/2024/indicators"]
    stories = {
        (position, field): story for position, field, story in table.changes() if story.steps
    }
    assert stories[(0, "value")].raw == "７２．５"
    assert [s.rule for s in stories[(0, "value")].steps] == ["full-width-digits"]
    filled = stories[(1, "source_doc_title")]
    assert (filled.cell, filled.read_from) == ("A5", "A4")
    assert [s.rule for s in filled.steps] == ["fill-down", "map"]
    corrected = stories[(15, "as_of")]
    assert [s.rule for s in corrected.steps] == ["correction", "calendar"]
