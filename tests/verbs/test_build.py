"""build: what is published, what it says about itself, and that it is whole."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from frictionless import Package
from rdflib import DCAT, Graph, URIRef

from aoimori.cli.main import cli
from aoimori.core.catalog import TableDefinition
from aoimori.core.provenance import History, Trail
from aoimori.core.steps import Step
from aoimori.sources.tables import read_table
from aoimori.verbs import read as read_module
from support.project import ROWS, SmallProject, two_datasets, workbook


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> SmallProject:
    project = SmallProject(tmp_path_factory.mktemp("build") / "p")
    rows = [*ROWS, ("004", "やま村", "村", "１,２３４", "令和6年4月1日")]
    project.dataset(rows=rows)
    project.lock(day="2025-04-01")
    result = project.run("build")
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture
def site(small: SmallProject) -> Path:
    return small.root / "build/site"


def test_the_data_is_where_its_address_says(site: Path) -> None:
    data = site / "data/pref/towns/2024"
    assert (data / "towns.csv").read_text("utf-8").splitlines() == [
        "code,name_ja,kind,people,opened",
        "001,あおば市,市,1200,2024-04-01",
        "002,みどり町,町,300,2024-04-01",
        "003,そら村,村,45,2024-04-01",
        "004,やま村,村,1234,2024-04-01",
    ]
    assert json.loads((data / "towns.json").read_text("utf-8"))[3]["people"] == 1234


def test_the_data_package_is_valid_and_true(site: Path) -> None:
    path = site / "data/pref/towns/2024/datapackage.json"
    report = Package(str(path)).validate()
    assert report.valid, report.flatten(["type", "note"])
    package = json.loads(path.read_text("utf-8"))
    (resource,) = package["resources"]
    content = (path.parent / resource["path"]).read_bytes()
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert resource["schema"]["primaryKey"] == ["code"]
    assert resource["schema"]["fields"][3]["unit"] == {"ja": "人"}
    assert (package["version"], package["created"][:10]) == ("1.0.0", "2025-04-01")


def test_every_repair_is_written_with_its_cell(site: Path) -> None:
    with (site / "data/pref/towns/2024/_meta/repairs.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(r["cell"], r["kind"], r["rule"], r["before"], r["after"]) for r in rows] == [
        ("D5", "repair", "full-width-digits", "１,２３４", "1,234"),
        ("D5", "repair", "separators", "1,234", "1234"),
        ("E5", "reading", "calendar", "令和6年4月1日", "2024-04-01"),
    ]
    assert rows[0]["file"] == "datasets/pref/towns/2024/towns.xlsx"


def test_the_catalogue_names_files_that_exist_with_their_checksums(site: Path) -> None:
    graph = Graph().parse(site / "catalog.ttl")
    base = "https://example.org/data/"
    urls = sorted(str(url) for url in graph.objects(None, DCAT.downloadURL))
    names = sorted(url.rpartition("/")[2] for url in urls)
    assert names == [f"towns.{kind}" for kind in ("csv", "json", "jsonld", "parquet", "xlsx")]
    spdx = "http://spdx.org/rdf/terms#"
    for url in urls:
        content = (site / url.removeprefix(base)).read_bytes()
        distribution = graph.value(None, DCAT.downloadURL, URIRef(url))
        checksum = graph.value(distribution, URIRef(f"{spdx}checksum"))
        value = graph.value(checksum, URIRef(f"{spdx}checksumValue"))
        assert str(value) == hashlib.sha256(content).hexdigest()
    for page in graph.objects(None, DCAT.landingPage):
        assert (site / str(page).removeprefix(base) / "index.html").is_file()


def test_schemas_are_published_where_the_catalogue_points(site: Path) -> None:
    schema = json.loads((site / "schemas/tables/towns.json").read_text("utf-8"))
    assert [field["name"] for field in schema["fields"]][:2] == ["code", "name_ja"]


def test_a_release_without_a_lock_is_held_back(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.dataset("towns")
    data = small.json("build")
    assert data["exit"] == 1
    assert [(r["release"], r["state"]) for r in data["releases"]] == [
        ("pref/towns/2024", "held-back")
    ]
    assert [(f["check"], f["severity"]) for f in data["findings"]] == [("lock-missing", "error")]
    assert (small.root / "build/site/index.html").is_file()
    assert not (small.root / "build/site/data").exists()


def test_a_file_with_other_bytes_than_its_lock_is_held_back(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.dataset("towns")
    small.lock("pref/towns")
    small.rewrite_lock(lambda words: words["files"].update({"towns.csv": "0" * 64}))
    result = small.json("build")
    found = [(f["check"], f["severity"]) for f in result["findings"]]
    assert found == [("release-withheld", "error"), ("lock-reencode", "error")]
    assert not (small.root / "build/site/data").exists()


def test_two_years_stand_side_by_side(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    folder = small.dataset("towns")
    workbook(folder / "2025/towns.xlsx", {"町": ROWS[:-1]})
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "      towns: 2024/towns.xlsx\n",
        "      towns: 2024/towns.xlsx\n  2025:\n    sources:\n      towns: 2025/towns.xlsx\n",
    )
    small.lock("pref/towns", 2024)
    small.lock("pref/towns", 2025, "2026-04-01")
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    for year in (2024, 2025):
        assert (site / f"data/pref/towns/{year}/towns.csv").is_file()
        assert (site / f"datasets/pref/towns/{year}/index.html").is_file()
    assert "2024/" in (site / "datasets/pref/towns/index.html").read_text("utf-8")


def test_a_correction_that_was_not_applied_is_not_claimed(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    why = {"reason": {"ja": "桁の誤り"}, "fields": ["people"]}
    applied = {"cell": "D2", "expected": "1200", "corrected": "1201", **why}
    stale = {"cell": "D3", "expected": "9999人", "corrected": "77", **why}
    small.dataset("towns", source={"path": "2024/towns.xlsx", "corrections": [applied, stale]})
    small.lock("pref/towns")
    assert "[correction-stale]" in small.run("build").output
    page = (small.root / "build/site/datasets/pref/towns/index.html").read_text("utf-8")
    assert "1201" in page
    assert "9999人" not in page


def test_a_fault_of_ours_does_not_take_the_other_datasets_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = SmallProject(tmp_path)
    for slug in ("good", "towns"):
        small.dataset(slug)
        small.lock(f"pref/{slug}")

    def broken(definition: TableDefinition, *rest: Any) -> Any:
        if definition.schema.name == "towns":
            raise RuntimeError("made to fail")
        return read_table(definition, *rest)

    monkeypatch.setattr(read_module, "read_table", broken)
    result = CliRunner().invoke(cli, ["--project", str(small.root), "build"])
    assert result.exit_code == 2
    assert "RuntimeError: made to fail (test_build.py:" in result.stdout
    assert (small.root / "build/site/data/pref/good").is_dir()
    assert not (small.root / "build/site/data/pref/towns").exists()


def test_a_value_a_sign_stands_for_is_listed_and_nowhere_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = SmallProject(tmp_path)
    folder = small.dataset(rows=[*ROWS, ("004", None, "村", 1, "2024-04-01")])
    (small.root / "schemas/codes/observation-statuses.csv").write_text(
        "code,name_ja,name_en,sdmx,in_sums,words\nconcealed,秘匿,Concealed,Q,unknown,秘匿\n",
        encoding="utf-8",
    )
    workbook(folder / "2025/towns.xlsx", {"町": ROWS})
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "      towns: 2024/towns.xlsx\n",
        "      towns: 2024/towns.xlsx\n  2025:\n    sources:\n      towns: 2025/towns.xlsx\n",
    )
    sign = Trail(
        *(np.array([number], dtype=np.int32) for number in (3, 5, 0)),
        histories=(History("x", (Step("symbol", "x", None, "concealed"),)),),
    )

    def signed(*arguments: Any) -> Any:
        read = read_table(*arguments)
        trails = {"name_ja": sign} if len(read.table) == 4 else {}
        return replace(read, table=replace(read.table, trails=trails))

    monkeypatch.setattr(read_module, "read_table", signed)
    small.lock("pref/towns", 2024)
    small.lock("pref/towns", 2025, "2026-04-01")
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    data = site / "data/pref/towns/2024"
    assert (data / "_meta/statuses.csv").read_text("utf-8").splitlines() == [
        "table,row,code,field,status,symbol",
        "towns,4,004,name_ja,concealed,x",
    ]
    assert not (site / "data/pref/towns/2025/_meta/statuses.csv").exists()
    assert Package(str(data / "datapackage.json")).validate().valid
    for path, required in (
        ("data/pref/towns/2024/datapackage.json", False),
        ("data/pref/towns/2025/datapackage.json", True),
        ("schemas/tables/towns.json", False),
    ):
        content = json.loads((site / path).read_text("utf-8"))
        schema = content["resources"][0]["schema"] if "resources" in content else content
        assert schema["fields"][1].get("constraints", {}).get("required", False) is required
    assert (site / "schemas/codes/observation-statuses.csv").is_file()
    assert "秘匿" in (site / "datasets/pref/towns/2024/index.html").read_text("utf-8")


def test_a_year_behind_a_dataset_is_no_dataset(tmp_path: Path) -> None:
    small = two_datasets(tmp_path)
    for command in ("check", "build"):
        for year in ("2024", "令和6年度"):
            result = small.run(command, "pref/towns", year)
            assert (result.exit_code, "[year-not-chosen]" in result.output) == (2, True)
