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
import yaml
from rdflib import Graph
from rdflib.compare import isomorphic

from aoimori.core.wording import DEMONSTRATION
from portal.reading import read
from support.importer import Portal
from support.project import ROWS, SmallProject, two_datasets, workbook

pytestmark = pytest.mark.slow

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
    del portal.datasets["pref/good"].files[f"{BASE}data/pref/good/2024/towns.json"]
    small.rewrite_lock(lambda words: words["files"].pop("towns.json"), "pref/good")
    lock = small.root / "datasets/pref/good/2024/release.lock.json"
    data = json.loads(lock.read_text("utf-8"))
    small.lock("pref/good", 2024, "2026-05-01")
    small.run("build")
    assert portal.take(catalogue(small)).updated == ["pref/good"]
    assert len(portal.datasets["pref/good"].files) == len(data["files"]) + 1
    # Better words, and another licence, are told by a day of their own.
    small.edit(
        "datasets/pref/good/dataset.yaml",
        "theme: population",
        "license: PDL-1.0\ntheme: population",
    )
    (told,) = [f for f in small.json("build")["findings"] if f["check"] == "card-changed"]
    assert (told["severity"], told["file"]) == ("warning", "datasets/pref/good/dataset.yaml")
    small.lock("pref/good", 2024, "2026-06-01")
    # The portal has no word for that licence, which is told too.
    assert [f["check"] for f in small.json("build")["findings"]] == ["list06-licence"]
    assert portal.take(catalogue(small)).updated == ["pref/good"]


def test_a_portal_hears_of_a_change_in_any_year(small: SmallProject) -> None:
    """A day for one year is not before that of another: the dataset's day would stay."""
    portal = Portal()
    small.run("build")
    portal.take(catalogue(small))
    change = ("release", "pref/towns", "2024", "--correct", "--note", "行を削除")
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": ROWS[:-1]})
    early = small.json(*change, "--date", "2026-03-15")
    assert [f["check"] for f in early["findings"]] == ["lock-date"]
    assert "2026-04-01" in early["findings"][0]["message"]
    assert small.json(*change, "--date", "2026-04-02")["exit"] == 0
    small.run("build")
    assert portal.take(catalogue(small)).updated == ["pref/towns"]
    add_year(small, "towns", 2023)
    first = ("release", "pref/towns", "2023", "--final", "--date")
    assert [f["check"] for f in small.json(*first, "2026-04-01")["findings"]] == ["lock-date"]
    assert not (small.root / "datasets/pref/towns/2023/release.lock.json").exists()
    assert small.json(*first, "2026-04-03")["exit"] == 0


def lacks(small: SmallProject) -> dict[str, str]:
    """A build that is no catalogue: the findings that say so by dataset, the site without it."""
    built = small.json("build")
    assert built["exit"] > 0
    site = small.root / "build/site"
    assert not list(site.glob("catalog.*"))
    assert "catalog." not in (site / "about/index.html").read_text("utf-8")
    checks = ("release-withheld", "release-gone")
    return {f["dataset"]: f["message"] for f in built["findings"] if f["check"] in checks}


def test_a_catalogue_that_lacks_a_published_release_is_not_written(small: SmallProject) -> None:
    spoil(small, "towns", 2024)
    told = lacks(small)
    assert list(told) == ["pref/towns"]
    assert "2024" in told["pref/towns"]
    assert "2025" not in told["pref/towns"]
    assert (small.root / "build/site/data/pref/towns/2025/towns.csv").is_file()
    spoil(small, "towns", 2025)
    assert "2024・2025" in lacks(small)["pref/towns"]
    # Mended, it is there again.
    for year, rows in ((2024, ROWS), (2025, ROWS[:-1])):
        workbook(small.root / f"datasets/pref/towns/{year}/towns.xlsx", {"町": rows})
    assert small.json("build")["findings"] == []
    assert b"pref/towns/2024" in catalogue(small)


def test_a_definition_that_broke_is_no_catalogue(small: SmallProject) -> None:
    small.edit("datasets/pref/good/dataset.yaml", "theme: population", "theme: none")
    assert list(lacks(small)) == ["pref/good"]
    small.edit("datasets/pref/publisher.yaml", "prefecture", "kingdom")
    assert list(lacks(small)) == ["pref/good", "pref/towns"]


def test_a_year_that_is_no_longer_named_is_not_withdrawn_by_that(small: SmallProject) -> None:
    year = "  2025:\n    sources:\n      towns: 2025/towns.xlsx\n"
    small.edit("datasets/pref/towns/dataset.yaml", year, "")
    assert "2025" in lacks(small)["pref/towns"]
    # Who checks alone is to know it, too; beside another dataset it is nobody's business.
    for asked, told in (((), ["release-gone"]), (("pref/towns",), ["release-gone"])):
        checked = small.json("check", *asked)
        assert ([f["check"] for f in checked["findings"]], checked["exit"]) == (told, 1)
    assert small.json("check", "pref/good")["findings"] == []
    (small.root / "datasets/pref/towns/2025/release.lock.json").unlink()
    built = small.json("build")
    assert ([f["check"] for f in built["findings"]], built["exit"]) == (["year-undeclared"], 0)
    (small.root / "datasets/pref/towns/dataset.yaml").unlink()
    assert list(lacks(small)) == ["pref/towns"]


def test_years_are_those_of_the_definition_however_it_is_written(small: SmallProject) -> None:
    path = small.root / "datasets/pref/towns/dataset.yaml"
    words = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(json.dumps(words), encoding="utf-8")
    assert [small.json(verb)["findings"] for verb in ("check", "build")] == [[], []]
    # A year that is broken is named all the same; what only looks like a year is none.
    (small.root / "datasets/pref/towns/backup").mkdir()
    lock = (small.root / "datasets/pref/towns/2024/release.lock.json").read_bytes()
    (small.root / "datasets/pref/towns/backup/release.lock.json").write_bytes(lock)
    words["releases"][2024]["sources"] = {"town": "x"}
    path.write_text(json.dumps(words), encoding="utf-8")
    checks = {f["check"] for f in small.json("build")["findings"]}
    assert checks == {"release-withheld", "unknown-word", "missing-word"}


@pytest.mark.parametrize("name", ["", ".", "datasets", "pref", "datasets/pref"])
def test_what_is_gone_is_told_to_who_asks_for_it(
    small: SmallProject, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    (small.root / "datasets/pref/towns/dataset.yaml").unlink()
    found = small.json("check", *name.split())
    assert {f["check"] for f in found["findings"]} == {"release-gone"}
    assert small.json("check", "pref/good")["findings"] == []


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
    assert len(files) == 10
    for path in files:
        text = json.dumps(path.read_text("utf-8"), ensure_ascii=False)
        told = DEMONSTRATION.ja in text or json.dumps(DEMONSTRATION.ja)[1:-1] in path.read_text()
        assert told is demonstration, path


# ---- formats of other packages

RUN = "from aoimori.cli.main import main; main()"
LINES = """
from aoimori.core.localized import Localized
from aoimori.outputs.catalogues import CatalogueFormat

def form(name, extension, call):
    words = Localized(f"{name}の目録"), Localized("一行に一件", "a release a line")
    return CatalogueFormat(name, extension, "text/plain", *words, call)

def write(published):
    return "".join(f"{built.id}\\n" for built in published.releases).encode()

def fail(published):
    raise LookupError("made to fail")

LINES = form("Lines", "txt", write)
TAKEN = form("Other turtle", "ttl", write)
OUTSIDE = form("Outside", "/../../escape", write)
SPACE = form("Space", "txt ", write)
NUMBER = form("Number", 7, write)
NAMELESS = form(" ", "txt", write)
FAILS = form("Fails", "txt", fail)
TEXT = form("Text", "txt", lambda published: "no bytes")
NO_CALL = form("No call", "txt", 7)
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
    page = (site / "about/index.html").read_text("utf-8")
    assert '<a href="../catalog.txt">catalog.txt</a> （一行に一件）' in page
    assert '<a href="../catalog.txt">Linesの目録</a>' in page


@pytest.mark.parametrize(
    ("point", "check", "told"),
    [
        ("x = more_formats:GONE", "plugin-broken", "GONE"),
        ("x = no_such_module:X", "plugin-broken", "no_such_module"),
        ("x = more_formats:write", "plugin-kind", "CatalogueFormat"),
        ("x = more_formats:TAKEN", "plugin-taken", "Turtle"),
        ("x = more_formats:OUTSIDE", "plugin-extension", "escape"),
        ("x = more_formats:SPACE", "plugin-extension", "'txt '"),
        ("x = more_formats:NUMBER", "plugin-extension", "7"),
        ("x = more_formats:NAMELESS", "plugin-extension", "' '"),
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
    assert not [path.name for path in small.root.rglob("*escape*")]


@pytest.mark.parametrize(
    ("name", "told"),
    [("FAILS", "LookupError: made to fail"), ("TEXT", "str, not bytes"), ("NO_CALL", "'int'")],
)
def test_a_format_that_fails_is_named_and_the_old_site_stays(
    small: SmallProject, tmp_path: Path, name: str, told: str
) -> None:
    assert small.run("build").exit_code == 0
    before = (small.root / "build/site/index.html").stat().st_ino
    done = build_with(small, tmp_path / "lib", f"x = more_formats:{name}")
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if "[plugin-failed]" in line]
    assert told in line
    assert "more-formats" in line
    assert (small.root / "build/site/index.html").stat().st_ino == before
