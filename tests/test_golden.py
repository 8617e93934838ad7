"""Every published table equals the truth in every row and column its sheet holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from aoimori.core.charts import Figures
from aoimori.core.findings import Severity
from aoimori.core.sheet import parse_address
from aoimori.core.table import Table
from aoimori.outputs.charts import KINDS
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


def test_nothing_is_published_that_nobody_accepted(checked: Checked) -> None:
    told = [f for f in checked.diagnosis if f.severity is not Severity.NOTICE]
    assert [(str(f.place), f.check) for f in told] == []


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


def ambiguous(case: dict[str, Any], row: dict[str, str], field: str) -> str | None:
    """What the sheet says where the truth is ambiguous; the truth says otherwise."""
    for known in case.get("ambiguous", ()):
        if known["field"] == field and known["key"].items() <= row.items():
            assert (row[field], known["why"]) == (known["truth"], known["why"])
            return str(known["sheet"])
    return None


def published(case: dict[str, Any], table: Table) -> list[dict[str, str | None]]:
    rows = [dict(zip(table.schema.names, record, strict=True)) for record in table.records()]
    return [row for row in rows if case.get("table_rows", {}).items() <= row.items()]


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_table_equals_the_truth(name: str, checked: Checked) -> None:
    case, table = CASES[name], tables(checked)[name]
    expected = truth(case)
    columns = [column for column in expected[0] if column in table.schema.names]
    not_published = [column for column in expected[0] if column not in columns]
    absent = case["columns_not_in_sheet"]
    assert set(not_published) <= set(absent)
    rows = [{column: row[column] for column in columns} for row in published(case, table)]
    assert rows == [
        {
            column: None
            if column in absent or (not row[column] and not ambiguous(case, row, column))
            else ambiguous(case, row, column) or row[column]
            for column in columns
        }
        for row in expected
    ]


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_the_sheet_does_not_hold_is_said_in_the_definition(
    name: str, checked: Checked
) -> None:
    release, _, table = name.rpartition("/")
    sources = {r.id: r.release.sources for r in checked.releases}
    held = tables(checked)[name].schema.names
    absent = [c for c in CASES[name]["columns_not_in_sheet"] if c in held]
    assert sorted(sources[release][table].absent) == sorted(absent)


def test_the_ambiguities_of_the_road_map_are_named_not_smoothed(checked: Checked) -> None:
    """What README of the facts calls ambiguous stands in the tables as the sheets have it."""
    projects = published({}, tables(checked)["aomori/dx-roadmap/2025/projects"])
    by_no = {row["no"]: row for row in projects}
    # No58: the index says one field, its own page another. No other project differs.
    assert (by_no["58"]["field_ja"], by_no["58"]["field_on_page_ja"]) == (
        "行政経営分野",
        "暮らし・まち分野",
    )
    differ = [row["no"] for row in projects if row["field_ja"] != row["field_on_page_ja"]]
    assert differ == ["58"]
    # No74 is in the index only.
    empty = [name for name, value in by_no["74"].items() if value is None]
    assert {"department_ja", "division_ja", "start_fy", "end_fy"} <= set(empty)
    assert [row["no"] for row in projects if row["department_ja"] is None] == ["74"]
    # No29: the department as it is printed; No71: two divisions in one string.
    assert by_no["29"]["department_ja"] == "健康福祉部"
    assert by_no["71"]["division_ja"] == "総務文書課・職員福利課"
    assert by_no["33"]["division_ja"] == "青森県立中央病院医療連携部;青森県立中央病院医療情報部"
    # No65: three pairs, two titles; the third pair and the empty form of No74 are told.
    lacking = [
        finding.details["cells"]
        for release in checked.releases
        for finding in release.diagnosis
        if finding.check == "rows-lacking" and finding.place.cell.startswith("B")
    ]
    assert lacking == ["No65!B13・No74!B9"]


def test_the_counts_of_the_road_map_are_those_of_its_projects(checked: Checked) -> None:
    """The table of FY2025 beside that of FY2023: its truth is the sum of the projects."""
    with (GOLDEN / "dx_projects_2025.csv").open(encoding="utf-8", newline="") as file:
        projects = list(csv.DictReader(file))
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for row in projects:
        key = (row["field_ja"], row["item_ja"])
        count, budget = sums.get(key, (0, 0))
        sums[key] = count + 1, budget + int(row["budget_fy2025_thousand_yen"] or 0)
    table = tables(checked)["aomori/dx-roadmap/2025/counts"]
    rows = published({"table_rows": {"fiscal_year": "2025"}}, table)
    assert {
        (row["field_ja"], row["item_ja"]): (row["project_count"], row["budget_thousand_yen"])
        for row in rows
    } == {key: (str(count), str(budget)) for key, (count, budget) in sums.items()}
    assert len(rows) == len(sums)


def test_nothing_is_open(checked: Checked) -> None:
    assert not checked.stopped
    assert [f for f in checked.diagnosis if f.severity is not Severity.NOTICE] == []


def test_every_value_leads_back_to_a_cell_that_holds_it(checked: Checked) -> None:
    """Re-read with another eye: the recorded cell holds the recorded raw text."""
    looked_at = 0
    eyes = OtherEye()
    for table in tables(checked).values():
        for position in range(len(table)):
            for field in table.schema.names:
                story = table.provenance(position, field)
                if story.cell:
                    assert eyes.text(story.file, story.sheet, story.read_from) == (story.raw or "")
                    looked_at += 1
    assert looked_at > 10_000


class OtherEye:
    """Cells as another library than ours sees them: openpyxl for .xlsx, calamine for .xls."""

    def __init__(self) -> None:
        self.sheets: dict[tuple[str, str], dict[tuple[int, int], Any]] = {}

    def text(self, file: str, sheet: str, cell: str) -> str:
        if (file, sheet) not in self.sheets:
            self.sheets |= self._open(file)
        cells = self.sheets[file, sheet]
        value = cells.get(parse_address(cell), "")
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value)

    def _open(self, file: str) -> dict[tuple[str, str], dict[tuple[int, int], Any]]:
        path = GOLDEN.parents[1] / file
        if path.suffix == ".csv":
            with path.open(encoding="cp932", newline="") as stream:
                return {(file, ""): _cells(list(csv.reader(stream)), [])}
        if path.suffix == ".xls":
            book = CalamineWorkbook.from_path(str(path))
            sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
            return {
                (file, sheet.name): _cells(
                    sheet.to_python(skip_empty_area=False),
                    [(a, b) for a, b in sheet.merged_cell_ranges or ()],
                )
                for sheet in sheets
            }
        workbook = load_workbook(path, data_only=True)
        return {
            (file, sheet.title): _cells(
                [
                    [cell.value for cell in row]
                    for row in sheet["A1" : sheet.dimensions.split(":")[-1]]
                ],
                [
                    ((r.min_row - 1, r.min_col - 1), (r.max_row - 1, r.max_col - 1))
                    for r in sheet.merged_cells.ranges
                ],
            )
            for sheet in workbook
        }


def _cells(
    rows: list[list[Any]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> dict[tuple[int, int], Any]:
    """Values by (row, column) from 1; every cell of a merged range holds its value."""
    cells = {
        (row, column): value
        for row, record in enumerate(rows, 1)
        for column, value in enumerate(record, 1)
        if value is not None
    }
    for (top, left), (bottom, right) in merged:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                cells[row + 1, column + 1] = cells.get((top + 1, left + 1), "")
    return cells


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


def drawn(checked: Checked, dataset: str, chart: str) -> Figures:
    """The figures of a chart of the last year of a dataset, as they are published."""
    catalog = Workspace.around(GOLDEN).catalog
    asked = {one.id: one.charts or () for one in catalog.datasets}[dataset]
    definition = next(one for one in asked if one.name == chart)
    last = [release for release in checked.releases if release.dataset.id == dataset][-1]
    return KINDS[definition.kind].figures(
        definition, last.tables[definition.table].content(), catalog.codes
    )


def test_the_charts_of_the_roadmap_add_up_to_the_truth(checked: Checked) -> None:
    with (GOLDEN / "dx_projects_2025.csv").open(encoding="utf-8", newline="") as file:
        projects = list(csv.DictReader(file))
    by_field: dict[str, int] = {}
    for row in projects:
        budget = int(row["budget_fy2025_thousand_yen"] or 0)
        by_field[row["field_ja"]] = by_field.get(row["field_ja"], 0) + budget
    found = drawn(checked, "aomori/dx-roadmap", "budget-by-field")
    assert {row[0]: int(row[1] or 0) for row in found.rows} == by_field
    assert found.left_out == 1  # No74, of which no budget is printed
    assert len(projects) == sum(
        int(row[1] or 0) for row in drawn(checked, "aomori/dx-roadmap", "projects-by-field").rows
    )
    spans = drawn(checked, "aomori/dx-roadmap", "spans")
    assert len(spans.rows) == sum(bool(row["start_fy"] and row["end_fy"]) for row in projects)


def test_the_map_of_the_population_has_every_municipality_of_the_truth(checked: Checked) -> None:
    with (GOLDEN / "aomori_population.csv").open(encoding="utf-8", newline="") as file:
        last = [row for row in csv.DictReader(file) if row["year"] == "2025"]
    truth_of = {row["code"]: row["population_total"] for row in last}
    found = drawn(checked, "aomori/population", "population")
    whole = truth_of.pop("020001")
    assert dict(found.rows) == truth_of
    assert sum(int(row[1] or 0) for row in found.rows) == int(whole)
