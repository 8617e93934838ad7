"""What runs here beside the data: the interpreter, every package installed, and our own code.

What was made by other code or other versions is made anew; nothing looks at the time of a file.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from importlib.util import find_spec
from pathlib import Path

import aoimori

# Packages that hang up something in a registry of ours are code of ours, for a build.
_GROUPS = "aoimori."


@cache
def environment() -> str:
    """A digest (sha256) of all of it, taken once: code that changes later is not what runs."""
    total = hashlib.sha256()
    ours = (Path(aoimori.__file__).parent, *_extensions())
    code = [line for package in ours for line in _code(package)]
    for line in (sys.version, *_packages(), *code):
        total.update(line.encode() + b"\n")
    return total.hexdigest()


def _packages() -> list[str]:
    """Name and version of every distribution, as the folder of its metadata is called."""
    folders = [Path(entry) for entry in sys.path if entry]
    return sorted(
        path.name
        for folder in folders
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix in (".dist-info", ".egg-info")
    )


def _extensions() -> Iterator[Path]:
    """Where the code of packages with entry points for us lies, without running it: installed
    anew or worked on, they can change under the same version."""
    every = (point for package in distributions() for point in package.entry_points)
    points = [point for point in every if point.group.startswith(_GROUPS)]
    for name in sorted({point.module.partition(".")[0] for point in points}):
        spec = find_spec(name)
        if spec and spec.submodule_search_locations:
            yield from map(Path, sorted(spec.submodule_search_locations))
        elif spec and spec.origin:
            yield Path(spec.origin)


def _code(package: Path) -> list[str]:
    files = sorted(package.rglob("*.py")) if package.is_dir() else [package]
    return [
        f"{path.relative_to(package.parent).as_posix()} "
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in files
    ]
