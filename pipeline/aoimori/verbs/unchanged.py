"""Whether the site is what a build would make: told by digests alone, before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from aoimori.runtime.cache import Cache, digest_or_reason, file_digest
from aoimori.runtime.environment import environment
from aoimori.sources.files import Project
from aoimori.verbs.report import LastBuild, Report

# The one record that is not called by what it was made of: the build the site comes from.
LAST = "last-build"


def cache_of(project: Project) -> Cache:
    """Where builds of a project remember what they made."""
    return Cache(project.build / "cache")


def unchanged(folder: Path) -> Report | None:
    """The report of the last build of the project a folder lies in, if everything it read is the
    same today, and so is every file of its site; else ``None``. Raises :class:`Stop`."""
    project = Project.around(folder)
    last = cache_of(project).load(LAST, LastBuild)
    if last is None or last.inputs != inputs_digest(project):
        return None
    if digests(project.build / "site") != last.files:
        return None
    return replace(last.report, read=(), site=False)


def inputs_digest(project: Project) -> str:
    """A digest (sha256) of all that a build looks at: every file of the project that is not
    built (or that it cannot be read), our own code, the packages."""
    total = hashlib.sha256(environment().encode())
    for folder in (project.datasets, project.schemas, project.site):
        for path in _files(folder):
            total.update(f"{project.name(path)}\n{digest_or_reason(path)}\n".encode())
    return total.hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """sha256 of every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): file_digest(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    # Excel puts a file beside a workbook that is open; nobody's definition names it.
    return (
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith("~$")
    )
