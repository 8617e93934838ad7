"""The catalogue files of a build: whole, true, and open to other packages."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from aoimori.core.wording import DEMONSTRATION
from portal.reading import read
from support.importer import Portal
from support.project import ROWS, SmallProject, two_datasets, workbook

BASE = "https://example.org/data/"


def add_year(small: SmallProject, slug: str, year: int) -> None:
    folder = small.root / "datasets/pref" / slug
    workbook(folder / f"{year}/towns.xlsx", {"町": ROWS[:-1]})
    text = (folder / "dataset.yaml").read_text("utf-8")
    more = f"  {year}:\n    sources:\n      towns: {year}/towns.xlsx\n"
    (folder / "dataset.yaml").write_text(text + more, encoding="utf-8")


def spoil(small: SmallProject, slug: str, year: int) -> None:
    """Give a release an open error."""
    sheet = small.root / f"datasets/pref/{slug}/{year}/towns.xlsx"
    workbook(sheet, {"町": [*ROWS, ROWS[1]]})


def catalogue(small: SmallProject) -> bytes:
    return (small.root / "build/site/catalog.csv").read_bytes()


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """The dataset ``good`` with a release, ``towns`` with two."""
    project = two_datasets(tmp_path)
    add_year(project, "towns", 2025)
    project.lock("pref/good")
    project.lock("pref/towns", 2024)
    project.lock("pref/towns", 2025, "2026-04-01")
    return project


def test_every_row_of_the_list_leads_to_files_of_the_build(small: SmallProject) -> None:
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    rows = list(csv.DictReader(io.StringIO(catalogue(small).decode("utf-8"), newline="")))
    locks = small.root.glob("datasets/*/*/*/release.lock.json")
    assert len(rows) == sum(len(json.loads(lock.read_text("utf-8"))["files"]) for lock in locks) > 6
    for row in rows:
        file = site / row["ファイル_ダウンロードURL"].removeprefix(BASE)
        assert row["ファイル_サイズ"] == str(file.stat().st_size)
        assert (site / row["ファイル_関連ドキュメント"].removeprefix(BASE)).is_file()
        assert (site / row["ファイル_準拠する標準"].removeprefix(BASE)).is_file()
        for column in ("データセット_URL", "ファイル_アクセスURL"):
            assert (site / row[column].removeprefix(BASE) / "index.html").is_file()


def test_the_graph_is_the_same_in_every_format(small: SmallProject) -> None:
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    graphs = [
        Graph().parse(site / f"catalog.{extension}", format=form)
        for extension, form in (("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml"))
    ]
    assert len(graphs[0]) > 50
    assert all(isomorphic(graphs[0], graph) for graph in graphs[1:])


def test_a_portal_follows_build_after_build(small: SmallProject) -> None:
    portal = Portal()
    small.run("build")
    assert portal.take(catalogue(small)).created == ["pref/good", "pref/towns"]
    assert portal.take(catalogue(small)).updated == []
    # A format is added to a release that was published without it.
    lock = small.root / "datasets/pref/good/2024/release.lock.json"
    data = json.loads(lock.read_text("utf-8"))
    del portal.datasets["pref/good"].files[f"{BASE}data/pref/good/2024/towns.json"]
    del data["files"]["towns.json"]
    lock.write_text(json.dumps(data), encoding="utf-8")
    small.lock("pref/good", 2024, "2026-05-01")
    small.run("build")
    assert portal.take(catalogue(small)).updated == ["pref/good"]
    assert len(portal.datasets["pref/good"].files) == len(data["files"]) + 1
    # One year of two is held back.
    spoil(small, "towns", 2024)
    assert "dataset-withheld" not in small.run("build").output
    report = portal.take(catalogue(small))
    assert (report.deleted, report.errors) == ([], [])
    assert {url.split("/")[-2] for url in portal.datasets["pref/towns"].files} == {"2025"}


def test_a_dataset_that_was_published_is_not_lost_unseen(small: SmallProject) -> None:
    spoil(small, "towns", 2024)
    spoil(small, "towns", 2025)
    found = small.json("build")["findings"]
    (told,) = [f for f in found if f["check"] == "dataset-withheld"]
    assert (told["severity"], told["file"]) == ("warning", "datasets/pref/towns")
    assert "pref/towns" not in catalogue(small).decode()


def test_a_dataset_whose_definition_broke_is_not_lost_unseen(small: SmallProject) -> None:
    small.edit("datasets/pref/good/dataset.yaml", "theme: population", "theme: none")
    found = [(f["check"], f["dataset"]) for f in small.json("build")["findings"]]
    assert ("dataset-withheld", "pref/good") in found


def test_a_new_dataset_that_is_not_ready_is_no_loss(small: SmallProject) -> None:
    small.dataset("fresh")
    found = [f["check"] for f in small.json("build")["findings"]]
    assert found == ["lock-missing"]


@pytest.mark.parametrize("demonstration", [True, False])
def test_a_demonstration_says_so_everywhere_or_nowhere(
    small: SmallProject, demonstration: bool
) -> None:
    if demonstration:
        small.edit("datasets/catalog.yaml", "license:", "demonstration: true\nlicense:")
    assert small.run("build").exit_code == 0
    site = small.root / "build/site"
    pages = {path.relative_to(site).as_posix(): read(path).text for path in site.rglob("*.html")}
    assert {"404.html", "en/404.html", "index.html", "en/datasets/index.html"} <= set(pages)
    for page, text in pages.items():
        banner = "not an official site" if page.startswith("en/") else "公式サイトではありません"
        assert (banner in text) is demonstration, page
    files = [*site.glob("catalog.*"), *site.rglob("datapackage.json")]
    assert len(files) == 7
    for path in files:
        text = json.dumps(path.read_text("utf-8"), ensure_ascii=False)
        told = DEMONSTRATION.ja in text or json.dumps(DEMONSTRATION.ja)[1:-1] in path.read_text()
        assert told is demonstration, path


# ---- formats of other packages

RUN = "from aoimori.cli.main import main; main()"
LINES = """
from aoimori.outputs.catalogues import CatalogueFormat

def write(published):
    return "".join(f"{built.id}\\n" for built in published.releases).encode()

LINES = CatalogueFormat("Lines", "txt", "text/plain", write)
TAKEN = CatalogueFormat("Other turtle", "TTL", "text/turtle", write)
"""


def build_with(small: SmallProject, folder: Path, *points: str) -> subprocess.CompletedProcess[str]:
    """Build in a process that finds a package with these entry points."""
    info = folder / "more_formats-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: more-formats\nVersion: 1.0\n")
    lines = "\n".join(("[aoimori.catalogue_writers]", *points))
    (info / "entry_points.txt").write_text(lines + "\n")
    (folder / "more_formats.py").write_text(LINES)
    return subprocess.run(
        [sys.executable, "-c", RUN, "--lang", "en", "--project", str(small.root), "build"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), *filter(None, sys.path)])},
        capture_output=True,
        text=True,
        check=False,
    )


def test_another_package_brings_a_format(small: SmallProject, tmp_path: Path) -> None:
    done = build_with(small, tmp_path / "lib", "lines = more_formats:LINES")
    assert done.returncode == 0, done.stderr
    site = small.root / "build/site"
    assert (
        site / "catalog.txt"
    ).read_text() == "pref/good/2024\npref/towns/2024\npref/towns/2025\n"
    assert (site / "catalog.ttl").is_file()


@pytest.mark.parametrize(
    ("point", "check", "told"),
    [
        ("x = more_formats:GONE", "plugin-broken", "GONE"),
        ("x = no_such_module:X", "plugin-broken", "no_such_module"),
        ("x = more_formats:write", "plugin-kind", "CatalogueFormat"),
        ("x = more_formats:TAKEN", "plugin-taken", "Turtle"),
    ],
)
def test_a_format_that_cannot_be_used_stops_the_build(
    small: SmallProject, tmp_path: Path, point: str, check: str, told: str
) -> None:
    done = build_with(small, tmp_path / "lib", point, "fine = more_formats:LINES")
    assert done.returncode == 2
    said = (done.stdout + done.stderr).splitlines()
    (line,) = [line for line in said if f"[{check}]" in line]
    assert told in line
    assert not [line for line in said if "Traceback" in line]
    assert not (small.root / "build/site").exists()
