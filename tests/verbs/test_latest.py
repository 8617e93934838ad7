"""The newest files of a dataset, under an address that stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.sums import read_sums
from aoimori.verbs.unchanged import digests
from support.project import LATER, SmallProject

DATA = "data/pref/towns"


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """Two years, of which the first is published."""
    project = SmallProject(tmp_path)
    project.dataset()
    project.another_year(LATER)
    project.lock()
    project.run("release", "pref/towns", "2025", "--date", "2026-04-01")  # a draft
    return project


def built(small: SmallProject) -> Path:
    result = small.run("build")
    assert result.exit_code == 0, result.output
    return small.root / "build/site"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def of_year(site: Path, year: int) -> dict[str, bytes]:
    """The data of a year; what explains it is not."""
    beside = ("datapackage.json", ".csv-metadata.json")
    found = files(site / DATA / str(year))
    return {name: content for name, content in found.items() if not name.endswith(beside)}


def test_it_has_the_files_of_the_newest_year_and_follows(small: SmallProject) -> None:
    site = built(small)
    assert files(site / DATA / "latest") == of_year(site, 2024)
    assert {path.name for path in (site / DATA / "latest").iterdir()} == {
        f"towns.{ending}" for ending in ("csv", "json", "jsonld", "parquet", "xlsx")
    }
    small.lock(year=2025)
    site = built(small)
    assert files(site / DATA / "latest") == of_year(site, 2025)
    assert of_year(site, 2025) != of_year(site, 2024)


def test_a_withdrawn_year_gives_way_to_the_one_before(small: SmallProject) -> None:
    small.lock(year=2025)
    gone = ("--withdraw", "--reason", "誤り", "--date", "2026-05-01")
    assert small.run("release", "pref/towns", "2025", *gone).exit_code == 0
    site = built(small)
    assert files(site / DATA / "latest") == of_year(site, 2024)
    assert small.run("release", "pref/towns", "2024", *gone).exit_code == 0
    assert not (built(small) / DATA).exists()


def test_it_is_listed_and_looked_at_but_in_no_zip(small: SmallProject) -> None:
    small.lock(year=2025)
    site = built(small)
    listed = read_sums((site / "SHA256SUMS").read_bytes())
    assert listed[f"{DATA}/latest/towns.csv"] == listed[f"{DATA}/2025/towns.csv"]
    assert not [path for path in listed if path.startswith(f"{DATA}/latest/_")]
    assert small.run("verify", str(site)).exit_code == 0
    assert small.run("verify", str(site / "releases/2025/release-2025.zip")).exit_code == 0
    packed = (site / "releases/2025/release-2025.zip").read_bytes()
    assert f"{DATA}/latest/".encode() not in packed
    for name in ("catalog.ttl", "catalog.jsonld", "catalog.csv", "datapackage.json"):
        assert b"/latest/" not in (site / name).read_bytes(), name
    damaged = site / DATA / "latest/towns.csv"
    damaged.unlink()
    damaged.write_text("x", encoding="utf-8")
    result = small.run("verify", str(site))
    assert (result.exit_code, f"{DATA}/latest/towns.csv" in result.output) == (1, True)
    assert files(built(small) / DATA / "latest") == of_year(site, 2025)


def test_it_is_the_same_however_it_is_built(small: SmallProject) -> None:
    small.lock(year=2025)
    made = digests(built(small))
    result = small.run("build", "--fresh")
    assert result.exit_code == 0, result.output
    assert digests(small.root / "build/site") == made


def test_without_hard_links_it_is_a_copy(
    small: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refused)
    site = built(small)
    assert files(site / DATA / "latest") == of_year(site, 2024)


@pytest.mark.parametrize("lang", ["", "en/"])
def test_the_page_of_the_dataset_names_the_address(small: SmallProject, lang: str) -> None:
    site = built(small)
    address = f"https://example.org/data/{DATA}/latest/towns.csv"
    page = site / lang / "datasets/pref/towns"
    assert address in (page / "index.html").read_text("utf-8")
    # A year's own page leads to files that stay as they are.
    assert "/latest/" not in (page / "2024/index.html").read_text("utf-8")
    developers = (site / lang / "developers/index.html").read_text("utf-8")
    assert f"{DATA}/latest/towns.csv" in developers
