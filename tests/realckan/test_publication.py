"""A first publication, none where nothing changed, and just what changed."""

from __future__ import annotations

import math
import shutil
from pathlib import Path
from typing import Any

import pytest

from realckan.portal import RealPortal, changes, publish
from support.project import ROWS, SmallProject, workbook


def stamps(package: dict[str, Any]) -> dict[str, str]:
    """When the portal last changed each resource."""
    return {each["uri"]: each["metadata_modified"] for each in package["resources"]}


def test_all_our_datasets(
    ckan: RealPortal, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First all of them, then nothing, in few requests; each file and each row as on the site."""
    for name in ("datasets", "schemas", "site"):
        shutil.copytree(root / name, tmp_path / name)
    project = SmallProject.__new__(SmallProject)
    project.root = tmp_path
    assert project.run("build").exit_code == 0
    first = publish(project, ckan.url)
    assert first["exit"] == 0, first
    assert first["done"] == len(first["plan"]["changes"]) > 100
    second = project.json("plan", "--portal", ckan.url, "--deep")
    assert second["plan"]["changes"] == []
    third = project.json("plan", "--portal", ckan.url)
    packages = ckan.packages(deleted=False)
    assert len(packages) == 5
    assert third["requests"] <= 3 + math.ceil(len(packages) / 1000)
    for package in packages:
        for resource in package["resources"]:
            address = resource["uri"].removeprefix("https://aoimori.example/datasets/")
            page, _, file = address.partition("#")
            expected = (tmp_path / "build/site/data" / page / file).read_bytes()
            assert ckan.content(resource) == expected, resource["uri"]
            if file.endswith(".csv"):
                lines = expected.decode().splitlines()
                rows = [",".join(row[1:]) for row in ckan.dump(resource)]
                assert resource["datastore_active"]
                assert len(rows) == len(lines)


def test_one_cell_changes_its_resources_and_its_row(ckan: RealPortal, small: SmallProject) -> None:
    workbook(small.root / "datasets/pref/towns/2023/towns.xlsx", {"町": ROWS})
    years = "releases:\n  2023: {sources: {towns: 2023/towns.xlsx}}\n"
    small.edit("datasets/pref/towns/dataset.yaml", "releases:\n", years)
    small.lock("pref/towns", 2023)
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url)["exit"] == 0
    before = ckan.package()
    rows = ckan.dump(ckan.resource("/2024/#towns.csv"))
    others = ckan.dump(ckan.resource("/2023/#towns.csv"))

    table = [list(row) for row in ROWS]
    table[2][3] = 301
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": table})
    note = ("--correct", "--note", "人口を直しました", "--date", "2025-05-01")
    assert small.run("release", "pref/towns", "2024", *note).exit_code == 0
    assert small.run("build").exit_code == 0
    told = changes(small, ckan.url)
    assert {line.partition(" 020001_towns")[0] for line in told} == {
        "update package",
        "update resource",
        "update table",
    }
    assert all("/2024/" in line for line in told if "package" not in line)
    plan = small.json("plan", "--portal", ckan.url)["plan"]
    (of_rows,) = [change for change in plan["changes"] if change["kind"] == "table"]
    assert of_rows["after"]["rows_changed"] == 1
    assert not {"rows_added", "rows_removed"} & of_rows["after"].keys()

    assert publish(small, ckan.url, "--force", "--reason", "訂正")["exit"] == 0
    after, changed = ckan.package(), set()
    for uri, stamp in stamps(after).items():
        if stamp != stamps(before)[uri]:
            changed.add(uri)
    assert changed == {uri for uri in stamps(before) if "/2024/" in uri}
    expected = [list(row) for row in rows]
    expected[2][4] = "301"
    assert sorted(ckan.dump(ckan.resource("/2024/#towns.csv"))) == sorted(expected)
    assert ckan.dump(ckan.resource("/2023/#towns.csv")) == others
    assert changes(small, ckan.url, "--deep") == []


def test_years_are_the_newest_first(ckan: RealPortal, small: SmallProject) -> None:
    assert publish(small, ckan.url)["exit"] == 0
    workbook(small.root / "datasets/pref/towns/2025/towns.xlsx", {"町": ROWS})
    years = "releases:\n  2025: {sources: {towns: 2025/towns.xlsx}}\n"
    small.edit("datasets/pref/towns/dataset.yaml", "releases:\n", years)
    small.lock("pref/towns", 2025, day="2026-04-01")
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url)["exit"] == 0
    order = [each["fiscal_year"] for each in ckan.package()["resources"]]
    assert order == ["2025"] * 5 + ["2024"] * 5
    assert changes(small, ckan.url, "--deep") == []


def test_links_instead_of_files(ckan: RealPortal, small: SmallProject) -> None:
    """From files to links and back."""
    assert publish(small, ckan.url)["exit"] == 0
    catalog = small.root / "datasets/catalog.yaml"
    words = catalog.read_text("utf-8")
    catalog.write_text(f"{words}ckan:\n  resources: link\n", encoding="utf-8")
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url, "--force", "--reason", "リンクに")["exit"] == 0
    resource = ckan.resource("/2024/#towns.csv")
    assert resource["url"] == "https://example.org/data/data/pref/towns/2024/towns.csv"
    assert not resource["url_type"]
    assert changes(small, ckan.url, "--deep") == []
    catalog.write_text(words, encoding="utf-8")
    assert small.run("build").exit_code == 0
    assert publish(small, ckan.url, "--force", "--reason", "ファイルに")["exit"] == 0
    file = small.root / "build/site/data/pref/towns/2024/towns.csv"
    assert ckan.content(ckan.resource("/2024/#towns.csv")) == file.read_bytes()
    assert changes(small, ckan.url, "--deep") == []
