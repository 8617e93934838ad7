"""Years with other columns: declared, compared under their old names, and together in one table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from frictionless import Package

from support.project import SCHEMA, SmallProject, dump, workbook

DEFINITION = "datasets/pref/towns/dataset.yaml"
# From 2025 on: another name, another type, a column more and one less.
NEW: dict[str, Any] = {
    **SCHEMA,
    "fields": [
        *SCHEMA["fields"][:2],
        {"name": "population", "title": {"ja": "総人口"}, "type": "integer", "unit": {"ja": "人"}},
        {"name": "opened", "title": {"ja": "開始日"}, "type": "date"},
        {"name": "phone", "title": {"ja": "電話"}, "contact": True},
    ],
}
ROWS = (
    ("コード", "名前", "総人口", "開始日", "電話"),
    ("001", "あおば市", 1190, "2024-04-01", "017-000-0000"),
    ("002", "みどり町", 300, "2024-04-01", None),
    ("003", "そら村", 45, "2024-04-01", None),
)
CHANGED: dict[str, Any] = {
    "added": ["phone"],
    "removed": ["kind"],
    "renamed": {"population": "people"},
}


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    folder = project.dataset()
    workbook(folder / "2025/towns.xlsx", {"町": ROWS})
    dump(project.root / "schemas/tables/towns-2.yaml", NEW)
    declare(project, CHANGED)
    return project


def declare(small: SmallProject, changed: dict[str, Any] | None) -> None:
    words = yaml.safe_load((small.root / DEFINITION).read_text("utf-8"))
    columns = {"population": "総人口", "opened": "開始日", "phone": "電話"}
    year: dict[str, Any] = {
        "path": "2025/towns.xlsx",
        "schema": "towns-2",
        "layout": {"columns": columns},
    }
    if changed is not None:
        year["changed"] = changed
    words["releases"][2025] = {"sources": {"towns": year}}
    dump(small.root / DEFINITION, words)


def test_a_year_has_its_own_columns(small: SmallProject) -> None:
    assert small.run("check").exit_code == 0
    small.lock()
    small.lock(year=2025)
    assert small.run("build").exit_code == 0
    data = small.root / "build/site/data/pref/towns"
    heads = [(data / f"{y}/towns.csv").read_text("utf-8").splitlines()[0] for y in (2024, 2025)]
    assert heads == ["code,name_ja,kind,people,opened", "code,name_ja,population,opened,phone"]
    for name in ("towns", "towns-2", "pref.towns.towns.all"):
        assert (small.root / f"build/site/schemas/tables/{name}.json").is_file()


def test_years_are_compared_under_the_names_of_the_later_one(small: SmallProject) -> None:
    told = small.run("diff", "pref/towns", "2024", "2025").output
    for line in (
        "名前の変わった項目: 人口 → 総人口",
        "加わった項目: 電話",
        "なくなった項目: 種類",
        "変わった値 1\n",
        "001　総人口: 1,200 → 1,190（-10）",
    ):
        assert line in told
    assert (
        "001　人口: 1,190 → 1,200（+10）" in small.run("diff", "pref/towns", "2025", "2024").output
    )


def test_all_years_stand_in_one_table(small: SmallProject) -> None:
    small.lock()
    small.lock(year=2025)
    small.run("build")
    path = small.root / "build/site/data/pref/towns/all/towns.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    assert rows[0] == ["fiscal_year", *(f["name"] for f in NEW["fields"]), "kind"]
    assert rows[1] == ["2024", "001", "あおば市", "1200", "2024-04-01", "", "市"]
    assert rows[4] == ["2025", "001", "あおば市", "1190", "2024-04-01", "017-000-0000", ""]


def test_columns_of_another_unit_cannot(small: SmallProject) -> None:
    """Thousands and ones in one column would be nobody's figures."""
    fields = [{**f} for f in NEW["fields"]]
    fields[2]["unit"] = {"ja": "千人"}
    dump(small.root / "schemas/tables/towns-2.yaml", {**NEW, "fields": fields})
    assert "[schema-changed]" in small.run("check").output
    declare(small, {**CHANGED, "retyped": ["population"]})
    small.lock()
    small.lock(year=2025)
    assert small.run("build").exit_code == 0
    assert not (small.root / "build/site/data/pref/towns/all").exists()


def test_all_years_ask_what_every_year_asks(small: SmallProject) -> None:
    """Or their schema would contradict what they hold."""
    old = [{**f} for f in SCHEMA["fields"]]
    old[3]["constraints"] = {"maximum": 5000, "minimum": 0}
    new = [{**f} for f in NEW["fields"]]
    new[2]["constraints"] = {"maximum": 1190, "minimum": 0}
    dump(small.root / "schemas/tables/towns.yaml", {**SCHEMA, "fields": old})
    dump(small.root / "schemas/tables/towns-2.yaml", {**NEW, "fields": new})
    small.lock()
    small.lock(year=2025)
    small.run("build")
    path = small.root / "build/site/schemas/tables/pref.towns.towns.all.json"
    fields = {f["name"]: f for f in json.loads(path.read_text("utf-8"))["fields"]}
    assert fields["population"]["constraints"] == {"minimum": 0}
    package = small.root / "build/site/data/pref/towns/all/datapackage.json"
    report = Package(str(package)).validate()
    assert report.valid, report.flatten(["message"])


def test_columns_of_another_type_cannot(small: SmallProject) -> None:
    fields = [{**f, "type": "string"} if f["name"] == "opened" else f for f in NEW["fields"]]
    dump(small.root / "schemas/tables/towns-2.yaml", {**NEW, "fields": fields})
    declare(small, {**CHANGED, "retyped": ["opened"]})
    small.lock()
    small.lock(year=2025)
    assert small.run("build").exit_code == 0
    assert not (small.root / "build/site/data/pref/towns/all").exists()
    told = small.run("diff", "pref/towns", "2024", "2025").output
    assert "型の変わった項目: 開始日（date → string）" in told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            None,
            [
                ("schema-changed", "added", "phone"),
                ("schema-changed", "added", "population"),
                ("schema-changed", "removed", "kind"),
                ("schema-changed", "removed", "people"),
            ],
        ),
        ({**CHANGED, "added": ["phone", "kind"]}, [("schema-unchanged", "added", "kind")]),
        ({**CHANGED, "retyped": ["opened"]}, [("schema-unchanged", "retyped", "opened")]),
        (
            {**CHANGED, "renamed": {"population": "peple"}},
            [
                ("schema-changed", "removed", "people"),
                ("schema-unchanged", "renamed", "population: peple"),
            ],
        ),
    ],
)
def test_what_is_not_declared_as_it_is_is_told(
    small: SmallProject, changed: dict[str, Any] | None, told: list[tuple[str, str, str]]
) -> None:
    declare(small, changed)
    document = small.json("check")
    found = [
        (f["check"], f["details"]["word"], f["details"]["field"])
        for f in document["findings"]
        if f["check"].startswith("schema-")
    ]
    assert (document["exit"], sorted(found)) == (2, sorted(told))
    assert {f["file"] for f in document["findings"]} >= {DEFINITION}


def test_the_first_year_has_nothing_to_change_from(small: SmallProject) -> None:
    words = yaml.safe_load((small.root / DEFINITION).read_text("utf-8"))
    source = {"path": "2024/towns.xlsx", "changed": {"added": ["kind"]}}
    words["releases"][2024] = {"sources": {"towns": source}}
    dump(small.root / DEFINITION, words)
    assert "[schema-changed-first]" in small.run("check").output
