"""Which of the errors seeded into real workbooks a bare look finds, and which need a definition.

What a definition finds is in test_seeded_errors.py: all of them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Known
from aoimori.core.sheet import parse_address
from aoimori.sources.codelists import read_code_list
from aoimori.sources.standards import read_standards
from aoimori.verbs.examine import examine

BROKEN = Path(__file__).parent / "fixtures" / "broken"
ROADMAP, POPULATION = "dx-roadmap_R7_list_broken.xlsx", "R5_jinkou_broken.xlsx"
LISTS = {ROADMAP: "errors-roadmap.json", POPULATION: "errors-population.json"}
# By the seeded error: what a bare look calls it.
FOUND = {
    (ROADMAP, "E01"): "duplicate-id",
    (ROADMAP, "E03"): "period-reversed",
    (ROADMAP, "E04"): "negative-alone",
    (ROADMAP, "E05"): "negative-alone",
    (ROADMAP, "E06"): "number-as-text",
    (ROADMAP, "E07"): "value-missing",
    (ROADMAP, "E08"): "number-marked",
    (ROADMAP, "E09"): "formula",
    (ROADMAP, "E10"): "error-in-cell",
    (ROADMAP, "E11"): "era-year-unknown",
    (ROADMAP, "E12"): "number-of-other-unit",
    (ROADMAP, "E13"): "only-spaces",
    (ROADMAP, "E14"): "rows-hidden",
    (ROADMAP, "E15"): "columns-hidden",
    (POPULATION, "E01"): "sum-differs",
    (POPULATION, "E04"): "sum-differs",
    (POPULATION, "E05"): "number-marked",
    (POPULATION, "E06"): "number-marked",
    (POPULATION, "E07"): "place-unknown",
    (POPULATION, "E08"): "duplicate-place",
    (POPULATION, "E09"): "code-and-name-differ",
    (POPULATION, "E10"): "sum-differs",
    (POPULATION, "E11"): "sum-differs",
    (POPULATION, "E12"): "value-missing",
}
# Nothing in the file itself contradicts them.
NEEDS_A_DEFINITION = {
    (ROADMAP, "E02"): "which names a field may have",
    (POPULATION, "E02"): "the figures of the year before",
    (POPULATION, "E03"): "the figures of the year before",
    (POPULATION, "E13"): "which rows a printed sum is of",
    (POPULATION, "E14"): "the day that the figures are of",
}


@cache
def found(file: str) -> tuple[Finding, ...]:
    root = Path(__file__).parents[1]
    path = root / "schemas" / "codes" / "local-governments.csv"
    known = Known(areas=read_code_list(path, path.name))
    return examine(BROKEN / file, file, known).checkup.every_finding


def seeded(file: str) -> list[dict[str, Any]]:
    errors: list[dict[str, Any]] = json.loads((BROKEN / LISTS[file]).read_text("utf-8"))["errors"]
    return errors


def inside(cell: str, area: str) -> bool:
    (top, left), (bottom, right) = (
        parse_address(area.partition(":")[0]),
        parse_address(area.partition(":")[2] or area),
    )
    row, column = parse_address(cell.partition(":")[0])
    return top <= row <= bottom and left <= column <= right


@pytest.mark.parametrize(("file", "error"), FOUND)
def test_a_bare_look_finds_the_error_at_its_cell(file: str, error: str) -> None:
    (told,) = [each for each in seeded(file) if each["id"] == error]
    assert any(
        finding.place.sheet == told["sheet"] and inside(told["cell"], area)
        for finding in found(file)
        if finding.check == FOUND[file, error]
        for area in finding.cells or (finding.place.cell,)
    )


def test_every_other_error_needs_a_definition() -> None:
    every = {(file, error["id"]) for file in LISTS for error in seeded(file)}
    assert every == {*FOUND, *NEEDS_A_DEFINITION}


def test_no_workbook_as_received_is_suspected_of_an_error(root: Path) -> None:
    """What breaks a rule is told; that a value is wrong is not."""
    known = Known(
        areas=read_code_list(root / "schemas/codes/local-governments.csv", "local-governments"),
        standards=read_standards(root / "schemas", root),
    )
    sources = root / "datasets"
    for path in sorted(sources.glob("*/*/20*/*")):
        if path.suffix in (".xls", ".xlsx", ".csv"):
            told = examine(path, path.name, known).checkup.findings
            assert [str(f) for f in told if f.severity is Severity.ERROR] == [], path.name
