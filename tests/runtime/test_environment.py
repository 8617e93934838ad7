"""What runs beside the data: other code, or another version, is another environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SHOW = "from aoimori.runtime.environment import environment; print(environment())"


def shown(*folders: Path) -> str:
    """The environment of a process that finds packages in these folders, too."""
    path = os.pathsep.join([*map(str, folders), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-c", SHOW],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def package(folder: Path, version: str = "1.0", group: str = "aoimori.table_writers") -> Path:
    info = folder / f"more_formats-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: more-formats\nVersion: {version}\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[{group}]\nx = more_formats.sub:X\n")
    (folder / "more_formats").mkdir()
    (folder / "more_formats/__init__.py").write_text("raise RuntimeError('not to be run')\n")
    (folder / "more_formats/sub.py").write_text("X = 1\n")
    return folder


def test_a_package_and_its_version_are_part_of_it(tmp_path: Path) -> None:
    bare = shown()
    assert bare == shown()
    one, two = package(tmp_path / "1"), package(tmp_path / "2", "1.1")
    assert len({bare, shown(one), shown(two)}) == 3


def test_code_that_writes_for_us_is_part_of_it_though_its_version_stays(tmp_path: Path) -> None:
    ours = package(tmp_path / "ours")
    before = shown(ours)
    (ours / "more_formats/sub.py").write_text("X = 2\n")
    assert shown(ours) != before
    other = package(tmp_path / "other", group="another.program")
    before = shown(other)
    (other / "more_formats/sub.py").write_text("X = 2\n")
    assert shown(other) == before
