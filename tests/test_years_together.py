"""The years of our population held against each other and put together, as the truth has them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from aoimori.core.catalog import Dataset
from aoimori.core.diff.apply import apply
from aoimori.core.diff.content import Content
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease
from aoimori.core.series import all_years_schema
from aoimori.core.story import Story
from aoimori.core.summary import summarise
from aoimori.core.table import Table
from aoimori.verbs.diff import diff_years, held
from aoimori.verbs.read import read
from aoimori.verbs.series import joined
from aoimori.verbs.workspace import Workspace

ID, TABLE = "aomori/population", "population"
YEARS = range(2014, 2025)
Row = Mapping[str, str]


@pytest.fixture(scope="module")
def workspace(root: Path) -> Workspace:
    return Workspace.around(root)


@pytest.fixture(scope="module")
def truth(root: Path) -> Mapping[int, Mapping[str, Row]]:
    """Every row of the truth that a sheet holds, by year and code, without what none prints."""
    found: dict[int, dict[str, Row]] = {year: {} for year in YEARS}
    cases = json.loads((root / "tests/golden/not-in-sheet.json").read_text("utf-8"))
    of_year = {year: cases[f"{ID}/{year}/{TABLE}"] for year in YEARS}
    with (root / "tests/golden/aomori_population.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            year = int(row["fiscal_year"])
            case = of_year[year]
            if row["code"] not in case["rows_not_in_sheet"].get("code", ()):
                blank = dict.fromkeys(case["columns_not_in_sheet"], "")
                found[year][row["code"]] = {**row, **blank}
    return found


@pytest.fixture(scope="module")
def tables(workspace: Workspace) -> Mapping[int, Table]:
    dataset = workspace.select([ID])[0][0]
    return {
        year: read(workspace.project, workspace.catalog, dataset, dataset.by_year[year]).tables[
            TABLE
        ]
        for year in YEARS
    }


@pytest.fixture(scope="module")
def contents(tables: Mapping[int, Table]) -> Mapping[int, Content]:
    return {year: table.content() for year, table in tables.items()}


def built(dataset: Dataset, year: int, *tables: Table) -> BuiltRelease:
    """A release of some tables, without files."""
    day = date(2026, 4, 1)
    told = {table.name: summarise(table) for table in tables}
    lock = Lock("1.0.0", day, day, {}, {})
    return BuiltRelease(dataset, dataset.by_year[year], lock, told, (), (), Story())


@pytest.mark.parametrize(("before", "after"), list(pairwise(YEARS)))
def test_neighbouring_years_differ_as_the_truth_does(
    workspace: Workspace,
    truth: Mapping[int, Mapping[str, Row]],
    contents: Mapping[int, Content],
    before: int,
    after: int,
) -> None:
    """Cell by cell, in the columns both years hold."""
    (compared,) = diff_years(workspace, ID, before, after).tables
    made = compared.diff
    assert made is not None
    dataset = workspace.select([ID])[0][0]
    old = held(contents[before], dataset.by_year[before], TABLE)
    new = held(contents[after], dataset.by_year[after], TABLE)
    both = [name for name in new.schema.names if name in old.schema.names]
    was, now = truth[before], truth[after]
    expected = {
        (code, name): (was[code][name] or None, now[code][name] or None)
        for code in was.keys() & now.keys()
        for name in both
        if was[code][name] != now[code][name]
    }
    changes = list(made.changes())
    assert {(c.key[0], c.field): (c.before, c.after) for c in changes} == expected
    assert len(changes) == len(expected) > 300
    at = new.schema.names.index("code")
    assert {row[at] for _, row in made.added_rows()} == now.keys() - was.keys()
    assert {row[at] for _, row in made.removed_rows()} == was.keys() - now.keys()
    columns = {change.field.name for change in made.columns}
    assert columns == set(old.schema.names) ^ set(new.schema.names)
    assert apply(made, old).same(new)
    # Sums of what may be summed, without the row of the whole prefecture.
    for total in made.totals:
        sums = [
            sum(int(row[total.field.name]) for code, row in side.items() if code != "020001")
            for side in (was, now)
        ]
        assert [total.before, total.after] == sums
    assert "population_total" in {total.field.name for total in made.totals}


def test_the_table_of_all_years_is_the_truth(
    workspace: Workspace, truth: Mapping[int, Mapping[str, Row]], tables: Mapping[int, Table]
) -> None:
    dataset = workspace.select([ID])[0][0]
    schema = all_years_schema([built(dataset, year, tables[year]) for year in YEARS], TABLE)
    assert schema is not None
    table = joined(TABLE, schema, [(year, tables[year].frame) for year in YEARS])
    assert table.schema.primary_key == ("fiscal_year", "code")
    rows = [dict(zip(table.schema.names, row, strict=True)) for row in table.records()]
    expected = [row for year in YEARS for _, row in sorted(truth[year].items())]
    assert len(rows) == len(expected) == sum(len(rows) for rows in truth.values())
    for row, true in zip(rows, expected, strict=True):
        told = {name: text or "" for name, text in row.items()}
        assert told == {name: true[name] for name in told}


def test_a_table_without_its_year_gets_one(workspace: Workspace) -> None:
    # Where another column is called so, ours has another name.
    for id_, year, name, first in (
        ("aomori/ict-indicators", 2024, "indicators", "fiscal_year"),
        ("aomori/dx-roadmap", 2025, "counts", "release_fiscal_year"),
    ):
        dataset = workspace.select([id_])[0][0]
        release = dataset.by_year[year]
        table = read(workspace.project, workspace.catalog, dataset, release).tables[name]
        schema = all_years_schema([built(dataset, year, table)], name)
        assert schema is not None
        assert schema.names[0] == first
        assert schema.primary_key[:1] == ((first,) if table.schema.primary_key else ())
        assert schema.name == f"{id_.replace('/', '.')}.{name}.all"
