"""Every defect seeded into files of a standard data set is found at its cells in the bare file, and
no other cell has an open error.

The files of tests/fixtures/evacuation are test material: they are never published.
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

FOLDER = Path(__file__).parent / "fixtures" / "evacuation"
FILES: list[dict[str, Any]] = json.loads((FOLDER / "defects.json").read_text("utf-8"))["files"]
# What a defect of each kind is called.
CODES = {
    "address_in_wrong_column": {"address-as-name"},
    "character_lost": {"character-lost"},
    "coordinate_missing": {"coordinates-missing"},
    "decimal_point_lost": {"coordinate-point-lost"},
    "duplicate_id": {"duplicate-id"},
    "duplicate_row": {"duplicate-row"},
    "empty_header_cell": {"standard-header-blank"},
    "flag_style": {"standard-flag"},
    "full_width_number": {"number-marked"},
    "half_width_kana_header": {"header-platform-char"},
    "hidden_row": {"rows-hidden"},
    "lat_lon_swapped": {"coordinates-swapped"},
    "leading_zero_lost": {"area-code-short"},
    "line_break_in_cell": {"csv-record-newline"},
    "lot_number_became_date": {"number-became-date"},
    "mojibake": {"text-misread"},
    "name_variant": {"area-name-short", "address-name-variant"},
    "text_as_last_row": {"note-outside"},
    "title_rows": {"title-outside"},
    "trailing_blank_columns": {"blank-columns-behind"},
    "trailing_blank_rows": {"blank-rows-behind"},
}
# Found without a project too, which knows the municipalities and the standards.
NEEDS_A_PROJECT = {"empty_header_cell", "flag_style", "name_variant"}


@cache
def found(file: str, *, bare: bool = False) -> tuple[Finding, ...]:
    root = Path(__file__).parents[1]
    schemas = root / "schemas"
    path = schemas / "codes" / "local-governments.csv"
    known = Known(areas=read_code_list(path, path.name), standards=read_standards(schemas, root))
    return examine(FOLDER / file, file, Known() if bare else known).checkup.every_finding


def overlap(one: str, other: str) -> bool:
    (top, left), (bottom, right) = corners(one)
    (first, begin), (last, end) = corners(other)
    return first <= bottom and last >= top and begin <= right and end >= left


def corners(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = area.partition(":")
    return parse_address(first), parse_address(last or first)


def places(finding: Finding) -> tuple[str, ...]:
    return finding.cells or ((finding.place.cell,) if finding.place.cell else ())


DEFECTS = [
    pytest.param(file["file"], defect, id=f"{file['code']}-{defect['id']}-{defect['kind']}")
    for file in FILES
    for defect in file["defects"]
]


def test_the_list_is_whole() -> None:
    assert len(FILES) == 20
    assert len(DEFECTS) == 45
    assert {defect.values[1]["kind"] for defect in DEFECTS} == set(CODES)  # type: ignore[index]


@pytest.mark.parametrize(("file", "defect"), DEFECTS)
def test_a_defect_is_told_at_each_of_its_cells(file: str, defect: dict[str, Any]) -> None:
    told = [
        place
        for finding in found(file)
        if finding.check in CODES[defect["kind"]]
        for place in places(finding)
    ]
    assert [c for c in defect["cells"] if not any(overlap(c, place) for place in told)] == []


@pytest.mark.parametrize(("file", "defect"), DEFECTS)
def test_most_defects_are_told_without_a_project(file: str, defect: dict[str, Any]) -> None:
    codes = CODES[defect["kind"]]
    told = any(finding.check in codes for finding in found(file, bare=True))
    assert told is (defect["kind"] not in NEEDS_A_PROJECT)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["code"])
def test_no_other_cell_has_an_open_error(file: dict[str, Any]) -> None:
    listed = [cell for defect in file["defects"] for cell in defect["cells"]]
    # A header below titles is told at the header.
    listed += [f"A{file['header_row']}"] if file["header_row"] > 1 else []
    wrong = [
        (finding.check, place)
        for finding in found(file["file"])
        if finding.severity is Severity.ERROR
        for place in places(finding)
        if not any(overlap(place, cell) for cell in listed)
    ]
    assert wrong == []


@pytest.mark.parametrize("file", [file["file"] for file in FILES if not file["defects"]])
def test_a_clean_file_has_no_open_error(file: str) -> None:
    for bare in (False, True):
        assert [f.check for f in found(file, bare=bare) if f.severity is Severity.ERROR] == []


def test_clean_files_are_told_only_what_the_source_lacks() -> None:
    told = {f.check for file in FILES if not file["defects"] for f in found(file["file"])}
    assert told == {"standard-columns-empty", "metadata-missing", "year-before-unknown"}


def test_a_garbled_file_is_told_once_and_the_rest_of_it_is_judged() -> None:
    (told,) = [f for f in found("023671_evacuation_space.csv") if f.check == "text-misread"]
    assert told.place.cell == "A1:Z52"
    assert told.details["expected"] == "名称"
    others = {f.check for f in found("023671_evacuation_space.csv")} - {"text-misread"}
    assert others == {"standard-columns-empty", "metadata-missing", "year-before-unknown"}
