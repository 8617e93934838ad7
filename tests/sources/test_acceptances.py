"""What may be accepted, by whom, and that it must be said what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aoimori.core.findings import Finding
from aoimori.sources.definitions import Definitions, read_definitions
from aoimori.sources.files import Project
from support.project import SmallProject

PHONE = {"check": "phone-number", "value": "017-722-1111"}


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def read(small: SmallProject) -> Definitions:
    return read_definitions(Project(small.root))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.check, f.place.key) for f in findings]


def test_what_is_accepted_with_its_office(small: SmallProject) -> None:
    small.accept({**PHONE, "cells": "C2:C3", "fields": ["kind"], "reason": "代表の番号です"})
    ((accept,),) = (d.accepts for d in read(small).catalog.datasets)
    assert (accept.office.en, accept.decided_by) == ("Test Prefecture", "pref")
    assert (accept.cells, accept.fields, accept.reason.ja) == (
        ("C2:C3",),
        ("kind",),
        "代表の番号です",
    )


def test_who_runs_the_catalogue_may_decide(small: SmallProject) -> None:
    small.accept({**PHONE, "decided_by": "catalogue"})
    ((accept,),) = (d.accepts for d in read(small).catalog.datasets)
    assert accept.office == read(small).catalog.publisher


def test_a_year_may_accept_for_itself(small: SmallProject) -> None:
    entry = "{check: L3-09, reason: 慣例です, decided_by: pref}"
    small.edit(
        "datasets/pref/towns/dataset.yaml", "  2024:\n", f"  2024:\n    accepts: [{entry}]\n"
    )
    (dataset,) = read(small).catalog.datasets
    assert [a.check for a in dataset.by_year[2024].accepts] == ["L3-09"]
    assert dataset.accepts == ()


@pytest.mark.parametrize(
    ("entry", "expected", "known"),
    [
        ({**PHONE, "check": "formula"}, "unknown-reference", ""),
        ({**PHONE, "check": "merged-cell"}, "unknown-reference", ""),
        ({**PHONE, "check": "L4-01"}, "wrong-form", ""),
        ({**PHONE, "check": "phone-nunber"}, "unknown-reference", "phone-number"),
        ({**PHONE, "decided_by": "perf"}, "unknown-reference", "pref"),
        ({**PHONE, "fields": ["kinds"]}, "unknown-reference", "kind"),
        ({**PHONE, "cells": "C2-C3"}, "wrong-form", ""),
        ({"check": "phone-number"}, "accept-unnamed", ""),
        ({"check": "phone-number", "file": "2024/towns.xlsx"}, "accept-unnamed", ""),
        ({"check": "hidden-row", "sheet": "町"}, "accept-unnamed", ""),
        ({"check": "author-property", "file": "*.xlsx"}, "accept-unnamed", ""),
        ({**PHONE, "reason": " "}, "missing-word", ""),
    ],
)
def test_what_cannot_be_accepted(
    small: SmallProject, entry: dict[str, Any], expected: str, known: str
) -> None:
    small.accept(entry)
    found = read(small)
    assert found.catalog.datasets == ()
    (finding,) = found.findings
    assert finding.check == expected
    assert finding.place.key.startswith("accepts[0]")
    assert known in finding.details.get("known", "")


def test_an_office_whose_own_definition_is_broken_is_there(small: SmallProject) -> None:
    other = small.root / "datasets/city/publisher.yaml"
    other.parent.mkdir()
    other.write_text("name: 1\n", encoding="utf-8")
    small.accept({**PHONE, "decided_by": "city"})
    assert read(small).findings == ()
