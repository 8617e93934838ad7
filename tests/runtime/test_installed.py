"""The packages that ours needs: the same wherever what our requirements pin is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from aoimori.runtime import installed


@pytest.fixture
def _anew() -> Iterator[None]:
    """Nothing is remembered of what other tests saw, nor left for them."""
    installed._package.cache_clear()
    yield
    installed._package.cache_clear()


def pins(root: Path, name: str) -> set[tuple[str, str]]:
    text = (root / "requirements" / name).read_text("utf-8")
    return set(re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE))


def test_they_are_what_is_pinned_for_running(root: Path) -> None:
    """Not what developers have beside them: the same in both virtual environments."""
    needed = installed.dependencies()
    assert needed is not None
    assert set(needed.items()) <= pins(root, "run.txt")
    assert {"click", "pyarrow", "markupsafe"} <= needed.keys()
    assert not {"pytest", "ruff", "aoimori"} & needed.keys()
    assert list(needed) == sorted(needed)


def package(folder: Path, name: str, version: str, *lines: str) -> None:
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    (info / "METADATA").write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")


@pytest.mark.usefixtures("_anew")
def test_markers_and_extras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(
        tmp_path,
        "aoimori",
        "9.0",
        "Requires-Dist: One[More]>=1",
        "Requires-Dist: other; python_version < '3'",
        "Requires-Dist: tester; extra == 'dev'",
        "Requires-Dist: not installed at all ???",
        "Requires-Dist: missing",
    )
    package(
        tmp_path,
        "one",
        "1.1",
        "Requires-Dist: two",
        "Requires-Dist: extra_one; extra == 'more'",
        "Requires-Dist: aoimori",
    )
    package(tmp_path, "two", "2.0", "Requires-Dist: one")
    package(tmp_path, "extra_one", "3.0")
    package(tmp_path, "tester", "4.0")
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    found = {"extra-one": "3.0", "missing": None, "one": "1.1", "two": "2.0"}
    assert installed.dependencies() == found
    assert installed.own_version() == "9.0"


@pytest.mark.usefixtures("_anew")
def test_where_ours_is_not_installed_nobody_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert installed.dependencies() is None
    assert installed.own_version() is None


def test_packages_that_bring_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package(tmp_path, "More_Formats", "1.5")
    entry_points = "[aoimori.table_writers]\nx = more_formats:X\n"
    (tmp_path / "More_Formats-1.5.dist-info/entry_points.txt").write_text(entry_points)
    package(tmp_path, "another", "1.0")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed.plugins() == {"more-formats": "1.5"}
    assert metadata.version("another") == "1.0"
