"""Slips seeded into real figures are found at exactly their cell, and nothing else is."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from aoimori.checks.release import CheckedRelease, check_release
from aoimori.core.codes import CodeList
from aoimori.core.findings import Diagnosis
from aoimori.core.localized import Localized
from aoimori.core.provenance import Block, History, Places, Trail
from aoimori.core.schema import Labels, Rule, TableSchema
from aoimori.core.steps import Step
from aoimori.core.table import Table
from aoimori.core.totals import TotalCell, TotalRow
from aoimori.sources.codelists import read_code_lists
from aoimori.sources.schemas import read_table_schema

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST = 6  # the sheet row of the first municipality
FOLLOWS = "previous.population_total + total_change == population_total"
EXCHANGED = (
    "abs(female - previous.female) + abs(male - previous.male)"
    " <= abs(female - previous.male) + abs(male - previous.female)"
)
MORE = {"follows-last-year": FOLLOWS, "not-exchanged": EXCHANGED}
# What a form of the sheet does not hold, so that fewer rules can tell.
NARROW = ("in_migration_domestic", "in_migration_abroad", "out_migration_domestic",
          "out_migration_abroad")  # fmt: skip

Rows = dict[str, dict[str, str | None]]


@cache
def codes() -> Mapping[str, CodeList]:
    return read_code_lists(ROOT / "schemas/codes", ROOT)


@cache
def schema() -> TableSchema:
    read = read_table_schema(
        ROOT / "schemas/tables/population.yaml",
        "population.yaml",
        ROOT / "schemas/table.schema.json",
        codes(),
    )
    known = {rule.name for rule in read.rules}
    rules = [Rule(name, rule, Localized("式")) for name, rule in MORE.items() if name not in known]
    fields = (
        replace(field, labels=Labels("code", "name_ja")) if field.name == "name_ja" else field
        for field in read.fields
    )
    words = {"fields": tuple(fields), "rules": (*read.rules, *rules), "fiscal_year": "fiscal_year"}
    return replace(read, **words).relaxed(NARROW)


@cache
def _golden() -> tuple[dict[str, str], ...]:
    with (ROOT / "tests/golden/aomori_population.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


def figures(year: int, *without: str) -> tuple[Rows, dict[str, str]]:
    """The municipalities of a fiscal year by name, and their printed sum."""
    rows = [row for row in _golden() if row["fiscal_year"] == str(year)]
    names = schema().names
    towns: Rows = {
        row["name_ja"]: {name: None if name in without else row[name] or None for name in names}
        for row in rows
        if not row["code"].endswith("0001")
    }
    return towns, dict(next(row for row in rows if row["code"].endswith("0001")))


def sheet(
    towns: Rows,
    total: Mapping[str, str],
    trails: Mapping[str, Trail],
    *,
    formula: bool,
    file: str = "R5.xlsx",
) -> Table:
    """A table whose fields stand in the columns from A, but for the date in B2 that feeds four of
    them, with the sum in row 5."""
    names = schema().names
    columns = {name: number for number, name in enumerate(names, start=1)}
    block = Block(file, "人口", columns)
    dated = Block(file, "人口", dict.fromkeys(("survey_date", "year", "fiscal_year"), 2))
    zeros, count = np.zeros(len(towns), dtype=np.int16), len(towns)
    body = Places((block,), zeros, np.arange(FIRST, FIRST + count, dtype=np.int32))
    above = Places((dated,), zeros, np.full(count, 2, dtype=np.int32))
    cells = {
        field.name: TotalCell(f"{letter(field.name)}5", total[field.name], formula)
        for field in schema().fields
        if field.type == "integer"
    }
    records = [list(row.values()) for row in towns.values()]
    return Table(
        "population",
        schema(),
        pd.DataFrame(records, columns=list(names), dtype="str"),
        {name: above if name in dated.columns else body for name in names},
        trails,
        totals=(TotalRow(file, "人口", "計", cells, tuple(range(count))),),
    )


def letter(name: str) -> str:
    return chr(ord("A") + schema().names.index(name))


def cell(towns: Rows, town: str, name: str) -> str:
    return f"{letter(name)}{FIRST + list(towns).index(town)}"


def check(
    towns: Rows,
    total: Mapping[str, str],
    year: int = 2023,
    trails: Mapping[str, Trail] | None = None,
    *,
    formula: bool = True,
) -> Diagnosis:
    before = sheet(*figures(year - 1), {}, formula=True, file="R4.xlsx")
    table = sheet(towns, total, trails or {}, formula=formula)
    release = CheckedRelease(
        "p/d/2023", year, {"population": table}, codes(), {"population": before}
    )
    return Diagnosis.of(check_release(release))


def told(diagnosis: Diagnosis) -> set[tuple[str, str]]:
    return {(finding.check, finding.place.cell) for finding in diagnosis.errors}


@pytest.mark.parametrize("year", range(2015, 2025))
def test_true_figures_have_no_fault(year: int) -> None:
    towns, total = figures(year)
    assert not check(towns, total, year).findings


def seed(*changes: tuple[str, str, str | None]) -> tuple[Rows, dict[str, str]]:
    """The figures of 2023 with these values instead; the sum is that of the sheet's formula."""
    towns, total = figures(2023, *NARROW)
    for town, name, value in changes:
        assert name in towns[town]
        old, towns[town][name] = towns[town][name], value
        if schema().by_name[name].type == "integer":
            total[name] = str(int(total[name]) + int(value or 0) - int(old or 0))
    return towns, total


SLIPS = [
    pytest.param([("弘前市", "population_total", "169158")], "rule-broken", 0, id="exchanged"),
    pytest.param(
        [("八戸市", "male", "113594"), ("八戸市", "female", "104588")],
        "rule-broken",
        0,
        id="swapped",
    ),
    pytest.param(
        [
            ("五所川原市", "population_total", "51637"),
            ("五所川原市", "male", "23680"),
            ("五所川原市", "female", "27957"),
        ],
        "rule-broken",
        0,
        id="last year's",
    ),
    pytest.param([("十和田市", "natural_change", "674")], "rule-broken", 0, id="sign"),
    pytest.param([("六ヶ所村", "in_migration", "4660")], "rule-broken", 0, id="zero"),
    pytest.param([("大間町", "out_migration", None)], "required", 0, id="missing"),
    pytest.param([("大鰐町", "name_ja", "大鰐村")], "label-disagrees", 0, id="unknown name"),
    pytest.param([("大間町", "name_ja", "東通村")], "label-disagrees", 0, id="other name"),
    pytest.param([("七戸町", "code", "024503")], "label-disagrees", 0, id="other code"),
    pytest.param([("田子町", "code", "024422")], "label-disagrees", 0, id="other code below"),
]


@pytest.mark.parametrize(("changes", "check_", "at"), SLIPS)
def test_a_slip_is_found_at_its_cell(
    changes: list[tuple[str, str, str | None]], check_: str, at: int
) -> None:
    towns, total = seed(*changes)
    town, name, _ = changes[at]
    assert told(check(towns, total)) == {(check_, cell(towns, town, name))}


def test_all_slips_of_a_sheet_at_once() -> None:
    changes = [change for case in SLIPS for change in case.values[0]]
    places = {(case.values[1], case.values[0][case.values[2]][:2]) for case in SLIPS}
    towns, total = seed(*changes)
    expected = {(check_, cell(towns, *place)) for check_, place in places}
    assert told(check(towns, total)) == expected


def test_exchanged_codes_are_told_at_both_names_and_nothing_is_held_against_them() -> None:
    towns, total = seed(("七戸町", "code", "024503"), ("新郷村", "code", "024023"))
    found = check(towns, total)
    assert told(found) == {
        ("label-disagrees", cell(towns, town, "name_ja")) for town in ("七戸町", "新郷村")
    }
    assert {f.details["wrong"] for f in found} == {
        " / ".join(cell(towns, town, name) for name in ("code", "name_ja"))
        for town in ("七戸町", "新郷村")
    }


def test_a_date_left_from_last_year_is_told_once() -> None:
    towns, total = seed()
    for row in towns.values():
        row |= {"survey_date": "2023-01-01", "year": "2023", "fiscal_year": "2022"}
    (finding,) = check(towns, total)
    assert (finding.check, finding.place.cell) == ("other-fiscal-year", "B2")
    assert finding.details == {"value": "2022", "year": "2023"}


def test_a_formula_that_ends_too_early_names_the_row_it_leaves_out() -> None:
    towns, total = seed()
    total["out_migration"] = str(
        int(total["out_migration"]) - int(towns["新郷村"]["out_migration"] or 0)
    )
    (finding,) = check(towns, total)
    assert (finding.check, finding.place.cell) == (
        "total-mismatch",
        f"{letter('out_migration')}5",
    )
    assert finding.details["missing"] == cell(towns, "新郷村", "out_migration")
    assert finding.details["difference"] == towns["新郷村"]["out_migration"]


def test_text_that_a_formula_skips_is_told_at_its_own_cell() -> None:
    towns, total = seed()
    total["births"] = str(int(total["births"]) - 1279)
    steps = (Step("full-width-digits", "１，２７９", "1,279"), Step("separators", "1,279", "1279"))
    numbers = [np.array([number], dtype=np.int32) for number in (0, FIRST, 0)]
    trail = Trail(*numbers, (History("１，２７９", steps),))
    assert towns["青森市"]["births"] == "1279"
    at = cell(towns, "青森市", "births")
    found = check(towns, total, trails={"births": trail})
    assert told(found) == {("text-not-summed", at), ("total-mismatch", f"{letter('births')}5")}
    assert {finding.details.get("missing", at) for finding in found} == {at}
    # A printed sum was added up by somebody who reads text too.
    printed = check(towns, total, trails={"births": trail}, formula=False)
    assert told(printed) == {("total-mismatch", f"{letter('births')}5")}


def test_a_finding_names_its_values_with_their_cells() -> None:
    towns, total = seed(("弘前市", "population_total", "169158"))
    follows = next(f for f in check(towns, total) if f.details["expression"] == FOLLOWS)
    at, change = (cell(towns, "弘前市", name) for name in ("population_total", "total_change"))
    assert follows.details["values"] == (
        f"previous.population_total = 164243 (R4.xlsx:人口!{at}),"
        f" total_change = -2285 ({change}), population_total = 169158 ({at})"
    )
