"""Same input, same bytes: whatever the path, hash seed, time zone, locale and time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SETTINGS = (
    {"PYTHONHASHSEED": "0", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "AOIMORI_LANG": "ja"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Los_Angeles", "LC_ALL": "C", "AOIMORI_LANG": "en"},
)


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The repository's own datasets, built by two different users on two different paths."""
    root = Path(__file__).resolve().parent.parent
    built = []
    for number, setting in enumerate(SETTINGS):
        copy = tmp_path_factory.mktemp("x" * (1 + 20 * number)) / f"利用者{number}"
        for name in ("datasets", "schemas", "site"):
            shutil.copytree(root / name, copy / name)
        environment = {**os.environ, **setting}
        subprocess.run(
            [sys.executable, "-c", "from aoimori.cli.main import main; main()", "build"],
            cwd=copy,
            env=environment,
            check=True,
            capture_output=True,
        )
        built.append(copy / "build/site")
    return built


def test_two_builds_are_the_same_tree(sites: list[Path]) -> None:
    first, second = (tree(site) for site in sites)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert len(first) > 40


def test_no_path_of_the_builder_is_published(sites: list[Path]) -> None:
    for site in sites:
        hidden = str(site.parent.parent).encode()
        assert not [p for p in site.rglob("*") if p.is_file() and hidden in p.read_bytes()]


def test_no_test_material_is_published(sites: list[Path]) -> None:
    names = {path.name for path in sites[0].rglob("*")}
    assert not {name for name in names if "broken" in name or "errors" in name}


def test_no_source_is_published(sites: list[Path]) -> None:
    golden = Path(__file__).resolve().parent / "golden/sources.json"
    sources = set(json.loads(golden.read_text("utf-8")).values())
    assert len(sources) > 5
    assert not sources & {*tree(sites[0]).values()}


def test_every_format_is_built_twice_the_same(sites: list[Path]) -> None:
    """A workbook or a Parquet file is where a clock, a path or a set likes to hide."""
    kinds = {Path(name).suffix for name in tree(sites[0]) if name.startswith("data/")}
    assert {".xlsx", ".csv", ".json", ".jsonld", ".parquet"} <= kinds
