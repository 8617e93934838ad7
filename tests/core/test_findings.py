"""A diagnosis is in reading order and says nothing twice."""

from __future__ import annotations

from aoimori.core.findings import Diagnosis, Finding, Place, Severity


def test_what_one_cell_does_to_many_rows_is_told_once() -> None:
    place = Place("a.xlsx", "表", "B2")
    same = [Finding("unique", place, {"value": "1"}, field_name=name) for name in "ab"]
    other = Finding("unique", place, {"value": "2"})
    lighter = Finding("unique", place, {"value": "1"}, Severity.WARNING)
    assert len(Diagnosis.of([*same, *same, other, lighter])) == 3


def test_findings_are_sorted_as_a_reader_walks_the_sheet() -> None:
    cells = ["B10", "AA2", "B2", "A3"]
    found = Diagnosis.of(Finding("required", Place("a.xlsx", "表", cell)) for cell in cells)
    assert [finding.place.cell for finding in found] == ["B2", "AA2", "A3", "B10"]
