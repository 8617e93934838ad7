"""Charts, outlines and the dashboard as they are defined, and what is said of slips in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from aoimori.sources.definitions import read_definitions
from aoimori.sources.files import Project
from support.project import SmallProject, dump

GOOD = {
    "title": {"ja": "種類ごとの人口"},
    "description": {"ja": "届出による人口。"},
    "kind": "bar",
    "table": "towns",
    "category": "kind",
    "value": "people",
}


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def told(small: SmallProject) -> list[str]:
    return [finding.check for finding in read_definitions(Project.around(small.root)).findings]


def with_charts(small: SmallProject, **charts: Any) -> SmallProject:
    path = small.root / "datasets/pref/towns/dataset.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    dump(path, {**data, "charts": charts})
    return small


def test_a_chart_is_read(small: SmallProject) -> None:
    asked = {**GOOD, "where": {"kind": {"not": ["市"]}, "people": 300}}
    with_charts(small, people=asked)
    (dataset,) = read_definitions(Project.around(small.root)).catalog.datasets
    (chart,) = dataset.charts or ()
    assert chart.roles == {"category": "kind"}
    assert chart.values == ("people",)
    assert [(c.field, c.values, c.none) for c in chart.where] == [
        ("kind", ("市",), True),
        ("people", ("300",), False),
    ]


def test_nothing_said_is_not_the_same_as_none(small: SmallProject) -> None:
    (dataset,) = read_definitions(Project.around(small.root)).catalog.datasets
    assert dataset.charts is None
    (dataset,) = read_definitions(Project.around(with_charts(small).root)).catalog.datasets
    assert dataset.charts == ()


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"table": "gone"}, "unknown-reference"),
        ({"category": "knid"}, "unknown-reference"),
        ({"value": "name_ja"}, "chart-not-a-number"),
        ({"time": "opened"}, "chart-role-unknown"),
        ({"kind": "line"}, "chart-role-missing"),
        (
            {"kind": "timeline", "label": "kind", "start": "opened", "end": "opened"},
            "chart-not-a-year",
        ),
        ({"kind": "map", "place": "code"}, "chart-no-outlines"),
        ({"each": "kind"}, "chart-no-codes"),
        (
            {"value": "people", "kind": "indicators", "label": "kind", "unit": "gone"},
            "unknown-reference",
        ),
        ({"kind": "pie"}, "bad-word-value"),
    ],
)
def test_a_slip_is_told(small: SmallProject, change: dict[str, Any], check: str) -> None:
    assert check in told(with_charts(small, people={**GOOD, **change}))


def test_outlines_are_read_and_held_against_the_codes(small: SmallProject) -> None:
    path = small.root / "schemas/geo/local-governments.geojson"
    whole = json.loads(path.read_text("utf-8"))
    shapes = read_definitions(Project.around(small.root)).catalog.shapes["local-governments"]
    assert len(shapes.outlines) == 40
    whole["features"][0]["properties"]["code"] = "999999"
    path.write_text(json.dumps(whole), encoding="utf-8")
    result = small.run("check")
    assert result.exit_code == 2
    assert "999999" in result.output
    path.write_text("{}", encoding="utf-8")
    result = small.run("check")
    assert result.exit_code == 2
    assert "local-governments.geojson" in result.output


def test_a_tile_of_what_is_not_there_is_told_and_left_out(small: SmallProject) -> None:
    with_charts(
        small,
        people=GOOD,
        spans={
            "title": {"ja": "表"},
            "description": {"ja": "届出による人口。"},
            "kind": "indicators",
            "table": "towns",
            "label": "kind",
            "value": "people",
        },
    )
    tile = {"dataset": "pref/towns", "chart": "people", "number": "total"}
    wrong = [
        {**tile, "dataset": "pref/gone"},
        {**tile, "chart": "gone"},
        {**tile, "chart": "spans"},
    ]
    dump(
        small.root / "datasets/dashboard.yaml",
        {"sections": [{"title": {"ja": "人口"}, "tiles": [tile, *wrong]}]},
    )
    found = read_definitions(Project.around(small.root))
    assert [f.check for f in found.findings] == [
        "unknown-reference",
        "unknown-reference",
        "tile-without-number",
    ]
    assert [t.chart for s in found.catalog.dashboard for t in s.tiles] == ["people"]


def test_a_tile_says_what_it_shows(small: SmallProject) -> None:
    with_charts(small, people={key: GOOD[key] for key in GOOD if key != "description"})
    tile = {"dataset": "pref/towns", "chart": "people", "number": "total"}
    dump(
        small.root / "datasets/dashboard.yaml",
        {"sections": [{"title": {"ja": "人口"}, "tiles": [tile]}]},
    )
    found = read_definitions(Project.around(small.root))
    (finding,) = found.findings
    assert finding.check == "tile-without-description"
    assert (finding.place.file, finding.place.key) == (
        "datasets/dashboard.yaml",
        "sections[0].tiles[0].chart",
    )
    assert not any(section.tiles for section in found.catalog.dashboard)
    result = small.run("check")
    assert result.exit_code == 2
    (line,) = [one for one in result.output.splitlines() if "tile-without-description" in one]
    assert "datasets/dashboard.yaml" in line


def test_what_the_home_page_leads_to_has_to_be_there(small: SmallProject) -> None:
    path = small.root / "datasets/catalog.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    dump(
        path,
        {**data, "featured": ["pref/towns", "pref/gone"], "municipalities": "local-governments"},
    )
    found = read_definitions(Project.around(small.root))
    assert [(f.check, f.place.key) for f in found.findings] == [("unknown-reference", "featured")]
    assert found.catalog.municipalities is not None
    assert len(found.catalog.municipalities) == 40
