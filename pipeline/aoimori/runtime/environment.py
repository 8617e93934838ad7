"""What runs here beside the data: the interpreter, every package installed, and our own code.

What was made by other code or other versions is made anew; nothing looks at the time of a file.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import aoimori


@cache
def environment() -> str:
    """A digest (sha256) of all of it, taken once: code that changes later is not what runs."""
    total = hashlib.sha256()
    for line in (sys.version, *_packages(), *_code(Path(aoimori.__file__).parent)):
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


def _code(package: Path) -> list[str]:
    return [
        f"{path.relative_to(package).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(package.rglob("*.py"))
    ]
