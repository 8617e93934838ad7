"""The years of a dataset together: changes from each to the next, and all in one table."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from frictionless import Package

from support.project import LATER, ROWS, SmallProject, workbook

DATA = "build/site/data/pref/towns"


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    project.another_year(LATER)
    return project


def text(small: SmallProject, name: str) -> str:
    return (small.root / DATA / name).read_text("utf-8")


def build(small: SmallProject) -> None:
    result = small.run("build")
    assert result.exit_code == 0, result.output


def test_one_year_is_no_series(small: SmallProject) -> None:
    small.lock()
    small.run("release", "pref/towns", "2025", "--date", "2026-04-01")
    build(small)
    assert not (small.root / DATA / "all").exists()
    assert not (small.root / DATA / "2024/_meta/changes.csv").exists()


def test_all_years_in_one_table(small: SmallProject) -> None:
    small.lock()
    small.lock(year=2025)
    build(small)
    rows = list(csv.reader(io.StringIO(text(small, "all/towns.csv"))))
    assert rows[0] == ["fiscal_year", "code", "name_ja", "kind", "people", "opened"]
    assert [row[:2] for row in rows[1:]] == [
        ["2024", "001"],
        ["2024", "002"],
        ["2024", "003"],
        ["2025", "001"],
        ["2025", "002"],
    ]
    package = Package(str(small.root / DATA / "all/datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["note"])
    schema = package.get_resource("towns").schema
    assert schema.primary_key == ["fiscal_year", "code"]
    descriptor = json.loads(text(small, "all/datapackage.json"))
    assert [s.get("version") for s in descriptor["sources"]] == ["1.0.0", "1.0.0"]
    # The schema is there under its own name, and JSON-LD points to it.
    context = json.loads(text(small, "all/towns.jsonld"))["@context"]
    address = context["fiscal_year"]["@id"]
    assert (
        address == "https://example.org/data/schemas/tables/pref.towns.towns.all.json#fiscal_year"
    )
    assert (small.root / "build/site/schemas/tables/pref.towns.towns.all.json").is_file()
    page = (small.root / "build/site/datasets/pref/towns/all/index.html").read_text("utf-8")
    assert "all/towns.csv" in page


def test_what_changed_from_year_to_year(small: SmallProject) -> None:
    small.lock()
    small.lock(year=2025)
    build(small)
    rows = list(csv.DictReader(io.StringIO(text(small, "2025/_meta/changes.csv"))))
    told = {(row["change"], row["key"], row["field"], row["before"], row["after"]) for row in rows}
    assert ("value-changed", "code=002", "people", "300", "310") in told
    assert ("row-removed", "code=003", "name_ja", "そら村", "") in told
    assert not (small.root / DATA / "2024/_meta/changes.csv").exists()
    page = (small.root / "build/site/datasets/pref/towns/index.html").read_text("utf-8")
    assert "行 3 → 2" in page


def test_a_series_is_made_again_when_a_year_of_it_changes(small: SmallProject) -> None:
    small.lock()
    small.lock(year=2025)
    build(small)
    before = text(small, "all/towns.csv")
    # Another build of the same recalls it, with the same bytes.
    (small.root / "site/words/home.yaml").write_text(
        (small.root / "site/words/home.yaml").read_text("utf-8") + "# \n", encoding="utf-8"
    )
    build(small)
    assert text(small, "all/towns.csv") == before
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": LATER[:-1]})
    noted = ("--correct", "--note", "行を削除", "--date", "2026-05-01")
    assert small.run("release", "pref/towns", "2025", *noted).exit_code == 0
    build(small)
    assert text(small, "all/towns.csv") != before
    assert "行 3 → 1" in (small.root / "build/site/datasets/pref/towns/index.html").read_text(
        "utf-8"
    )
    gone = ("--withdraw", "--reason", "誤り", "--date", "2026-06-01")
    assert small.run("release", "pref/towns", "2025", *gone).exit_code == 0
    build(small)
    assert not (small.root / DATA / "all").exists()
    assert not (small.root / "build/site/datasets/pref/towns/all").exists()


def test_a_first_version_keeps_what_it_changed_since_the_year_before(small: SmallProject) -> None:
    """Whatever is corrected later: an entry that was read once does not say something else."""
    small.lock()
    small.lock(year=2025)
    build(small)
    lock = small.root / "datasets/pref/towns/2025/release.lock.json"
    told = json.loads(lock.read_text("utf-8"))
    assert (told["since"], told["changes"][0]["values"]) == (2024, 1)
    assert "cells" not in told["changes"][0]
    path = small.root / "build/site/datasets/pref/towns/feed.xml"
    feed = path.read_text("utf-8")
    (entry,) = re.findall(r"<id>[^<]*2025/#1\.0\.0</id>.*?</entry>", feed, re.DOTALL)
    assert "令和6年度版から変わったところです。" in entry
    assert "変わった行 1" in entry
    rows = [(*row[:3], 1 if n else row[3], row[4]) for n, row in enumerate(ROWS)]
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": rows})
    correct = (
        "release",
        "pref/towns",
        "2025",
        "--correct",
        "--note",
        "直した",
        "--date",
        "2025-06-01",
    )
    assert small.run(*correct).exit_code == 0
    small.run("build")
    assert entry in path.read_text("utf-8")
    assert json.loads(lock.read_text("utf-8"))["past"][0]["since"] == 2024
