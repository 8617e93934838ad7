"""The data files of a release: which there are, and what is said of those there are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Schema

from aoimori.core.findings import Finding, Severity
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import Written, write_distributions
from support.project import SmallProject

DEGREES: list[dict[str, Any]] = [
    {"name": "lat", "title": {"ja": "緯度"}, "type": "number"},
    {"name": "lon", "title": {"ja": "経度"}, "type": "number"},
]
SCHEMA: dict[str, Any] = {
    "title": {"ja": "施設", "en": "Places"},
    "primaryKey": ["code"],
    "fields": [
        {"name": "code", "title": {"ja": "コード"}},
        {"name": "note", "title": {"ja": "備考"}},
        {"name": "number", "title": {"ja": "番号"}, "type": "integer"},
        *DEGREES,
    ],
    "coordinates": {"longitude": "lon", "latitude": "lat"},
}
HEADER = ("コード", "備考", "番号", "緯度", "経度")
LAYOUT: dict[str, Any] = {
    "header": 1,
    "columns": {
        "code": "コード",
        "note": "備考",
        "number": "番号",
        "lat": "緯度",
        "lon": "経度",
    },
}
SHEET = "datasets/pref/places/2024/towns.csv"
GOOD = ("01", "よい", "1", "40.80", "140.740")


def project(root: Path, *rows: tuple[str, ...]) -> SmallProject:
    small = SmallProject(root)
    small.dataset(
        "places", schema=SCHEMA, layout=LAYOUT, rows=[HEADER, *rows], source="2024/towns.csv"
    )
    return small


def written(small: SmallProject, folder: Path) -> Written:
    workspace = Workspace.around(small.root)
    (prepared,) = check(workspace, (), Silent()).releases
    assert not prepared.diagnosis.errors, prepared.diagnosis.findings
    return write_distributions(workspace.catalog, prepared, folder)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    assert all(f.severity is Severity.NOTICE for f in findings)
    assert all(f.dataset == "pref/places/2024" for f in findings)
    return [(f.check, str(f.place), f.details["format"]) for f in findings]


def test_every_format_in_order_with_what_wrote_it(tmp_path: Path) -> None:
    made = written(project(tmp_path / "p", GOOD), tmp_path / "out")
    kinds = ("xlsx", "csv", "json", "jsonld", "geojson", "parquet")
    assert [d.file for d in made.distributions] == [f"towns.{kind}" for kind in kinds]
    for distribution in made.distributions:
        path = tmp_path / "out/data/pref/places/2024" / distribution.file
        assert path.stat().st_size == distribution.bytes
    assert made.findings == ()
    assert set(made.encoders) == {"towns.xlsx", "towns.parquet"}
    assert made.encoders["towns.xlsx"].startswith("XlsxWriter ")
    assert made.encoders["towns.parquet"].startswith("pyarrow ")


def test_a_text_no_workbook_holds_is_told_at_its_cell(tmp_path: Path) -> None:
    made = written(project(tmp_path / "p", GOOD, ("02", "_x0041_", *GOOD[2:])), tmp_path / "out")
    assert told(made.findings) == [("file-escapes", f"{SHEET}:B3", "XLSX")]
    assert "towns.xlsx" not in [d.file for d in made.distributions]
    assert len(made.distributions) == 5
    assert not list((tmp_path / "out").rglob("*.xlsx"))


def test_a_value_that_stands_as_text_is_told_and_the_file_is_there(tmp_path: Path) -> None:
    row = ("02", "よい", "12345678901234567890", "1", "1")
    made = written(project(tmp_path / "p", GOOD, row), tmp_path / "out")
    assert told(made.findings) == [("file-values-as-text", f"{SHEET}:C3", "XLSX")]
    assert made.findings[0].details["field"] == made.findings[0].field_name == "number"
    assert len(made.distributions) == 6


def test_what_is_about_no_cell_is_told_at_the_sheet(tmp_path: Path) -> None:
    small = project(tmp_path / "p", GOOD)
    small.edit("schemas/tables/places.yaml", "ja: 備考", "ja: _x0041_")
    made = written(small, tmp_path / "out")
    assert told(made.findings) == [("file-escapes", SHEET, "XLSX")]


def test_a_build_shows_notices_and_publishes(tmp_path: Path) -> None:
    small = project(tmp_path / "p", ("02", "_x0041_", *GOOD[2:]))
    small.lock("pref/places")
    told = ("check", "release pref/places 2024 --date 2025-04-01", "build")
    for shown in (small.json(*command.split()) for command in told):
        found = [(f["check"], f["severity"]) for f in shown["findings"]]
        assert found == [("file-escapes", "notice")], shown
    data = small.root / "build/site/data/pref/places/2024"
    (feature,) = json.loads((data / "towns.geojson").read_text("utf-8"))["features"]
    assert feature["geometry"]["coordinates"] == [140.74, 40.8]
    schema = json.loads((small.root / "build/site/schemas/tables/places.json").read_text("utf-8"))
    assert schema["coordinates"] == {"longitude": "lon", "latitude": "lat"}
    assert Schema.from_descriptor(schema).field_names[-1] == "lon"


def test_a_lost_decimal_point_is_found(tmp_path: Path) -> None:
    small = project(tmp_path / "p", GOOD, ("02", "", "2", "4080", "140.740"))
    shown = small.json("check")
    assert [(f["check"], f["cell"]) for f in shown["findings"] if f["severity"] == "error"] == [
        ("coordinate-range", "D3")
    ]


@pytest.mark.parametrize("number", ["9" * 39])
def test_a_format_may_hold_fewer_tables_than_others(tmp_path: Path, number: str) -> None:
    made = written(project(tmp_path / "p", ("02", "", number, "1", "1")), tmp_path / "out")
    assert told(made.findings) == [
        ("file-values-as-text", f"{SHEET}:C2", "XLSX"),
        ("file-number-too-long", f"{SHEET}:C2", "Parquet"),
    ]
    assert {d.format.name for d in made.distributions} >= {"XLSX", "CSV", "JSON", "GeoJSON"}
