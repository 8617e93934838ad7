"""A stock CKAN harvests what a build writes: the graph in three formats through ckanext-dcat, and
the static ``api/3`` through the plain CKAN harvester. Nothing is set at its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aoimori.outputs.dcat import paging
from aoimori.verbs.serve import Server
from realckan.harvest import Harvester
from realckan.portal import RealPortal
from support.project import SmallProject

# What a portal changes itself whenever it writes a package.
_OF_THE_PORTAL = re.compile(r"harvest_.*|metadata_modified|.*_modified")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[SmallProject, str]]:
    """Two datasets, one of them with two years; and where the site is."""
    with Server.open("127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.port}/"
        project = SmallProject(tmp_path)
        project.edit("datasets/catalog.yaml", "https://example.org/data/", address)
        project.dataset("good")
        definition = "datasets/pref/good/dataset.yaml"
        project.edit(definition, "  en: Towns\ndesc", "  en: Good towns\ndesc")
        definition = "datasets/pref/towns/dataset.yaml"
        project.dataset("towns", year=2023, source="2023/towns.xlsx")
        project.dataset("towns")
        project.edit(
            definition,
            "releases:\n",
            "releases:\n  2023:\n    sources:\n      towns: 2023/towns.xlsx\n",
        )
        for dataset, year in (("good", 2024), ("towns", 2023), ("towns", 2024)):
            project.lock(f"pref/{dataset}", year)
        built(project)
        with server.showing(project.root / "build/site"):
            yield project, address


def built(project: SmallProject) -> None:
    done = project.run("build")
    assert done.exit_code == 0, done.output


def correct(project: SmallProject) -> None:
    """Change a value of one release, as an office does."""
    from openpyxl import load_workbook

    path = project.root / "datasets/pref/good/2024/towns.xlsx"
    book = load_workbook(path)
    book.active["D2"] = 1201
    book.save(path)
    done = project.run("release", "pref/good", "2024", "--correct", "--note", "人口を訂正")
    assert done.exit_code == 0, done.output
    built(project)


def resources(packages: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Ids of resources by the IRIs of their files."""
    return {r["uri"]: r["id"] for package in packages.values() for r in package["resources"]}


def told(package: dict[str, Any]) -> Any:
    """What a package says, without what its portal says of it."""
    extras = {each["key"]: each["value"] for each in package["extras"]}
    own = {**package, "extras": extras}
    return _without(own)


def _without(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {k: _without(v) for k, v in value.items() if not _OF_THE_PORTAL.fullmatch(k)}
        return {key: each for key, each in kept.items() if each != {}}
    return [_without(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("end", ["ttl", "jsonld", "rdf"])
def test_the_graph_is_harvested_through_ckanext_dcat(
    ckan: RealPortal, site: tuple[SmallProject, str], end: str
) -> None:
    project, address = site
    harvester = Harvester(ckan, f"{address}catalog.{end}", "dcat_rdf")
    assert harvester.run() == {"added": 3}
    first = harvester.packages()
    assert set(first) == {
        "towns-fiscal-year-2023",
        "towns-fiscal-year-2024",
        "good-towns-fiscal-year-2024",
    }
    for package in first.values():
        assert package["license_id"] == "cc-by"
        assert {r["format"] for r in package["resources"]} >= {"CSV", "XLSX", "JSON"}
        assert all(r["url"].startswith(address) for r in package["resources"])
    # Every dataset is written anew at every run, but none is made or gone, and no resource.
    again = harvester.run()
    assert set(again) <= {"updated", "not modified"}, again
    second = harvester.packages()
    assert resources(second) == resources(first)
    assert {name: told(p) for name, p in second.items()} == {n: told(p) for n, p in first.items()}
    correct(project)
    assert set(harvester.run()) <= {"updated", "not modified"}
    third = harvester.packages()
    assert resources(third) == resources(first)
    changed = {name for name in first if told(third[name]) != told(first[name])}
    assert changed == {"good-towns-fiscal-year-2024"}
    assert third["good-towns-fiscal-year-2024"]["version"] == "1.0.1"


def test_the_static_api_is_harvested_as_if_it_were_a_ckan(
    ckan: RealPortal, site: tuple[SmallProject, str]
) -> None:
    project, address = site
    harvester = Harvester(ckan, address, "ckan")
    assert harvester.run() == {"added": 2}
    first = harvester.packages()
    assert set(first) == {"020001_good", "020001_towns"}
    assert len(first["020001_towns"]["resources"]) == 10
    # What is harvested is not managed by us.
    assert "aoimori_catalog" not in str(first)
    assert harvester.run() == {"not modified": 2}
    assert resources(harvester.packages()) == resources(first)
    correct(project)
    assert harvester.run() == {"not modified": 1, "updated": 1}
    third = harvester.packages()
    assert resources(third) == resources(first)
    changed = {name for name in first if told(third[name]) != told(first[name])}
    assert changed == {"020001_good"}


def test_pages_of_a_large_catalogue_are_followed(
    ckan: RealPortal, site: tuple[SmallProject, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, address = site
    monkeypatch.setattr(paging, "WHOLE", 2)
    monkeypatch.setattr(paging, "PAGE", 2)
    assert project.run("build", "--fresh").exit_code == 0
    assert (project.root / "build/site/catalog-2.ttl").is_file()
    harvester = Harvester(ckan, f"{address}catalog.ttl", "dcat_rdf")
    assert harvester.run() == {"added": 3}


def test_what_was_withdrawn_is_gone(ckan: RealPortal, site: tuple[SmallProject, str]) -> None:
    project, address = site
    harvester = Harvester(ckan, f"{address}catalog.ttl", "dcat_rdf")
    assert harvester.run() == {"added": 3}
    done = project.run("release", "pref/good", "2024", "--withdraw", "--reason", "誤り")
    assert done.exit_code == 0, done.output
    project.run("build")
    stats = harvester.run()
    assert stats.pop("deleted") == 1
    assert set(stats) <= {"updated", "not modified"}
    assert set(harvester.packages()) == {"towns-fiscal-year-2023", "towns-fiscal-year-2024"}
