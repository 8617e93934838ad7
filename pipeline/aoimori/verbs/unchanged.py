"""Whether the site is what a build would make: told by digests alone, before anything is read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from aoimori.runtime.cache import Cache, digest_or_reason, file_digest
from aoimori.runtime.environment import environment
from aoimori.runtime.git import History
from aoimori.sources.files import Project, project_files
from aoimori.verbs.report import LastBuild, Report

# The records that are not called by what they were made of: the build the site comes from.
LAST = "last-build"
# What portals are to hold of that build.
PACKAGES = "packages"
# Beside the site: what hosts are to be told.
HOSTS = "hosts"
# Held by whoever writes below build/.
LOCK = ".lock"


def cache_of(project: Project) -> Cache:
    """Where builds of a project remember what they made."""
    return Cache(project.build / "cache")


def unchanged(folder: Path, as_of: date) -> Report | None:
    """The report of the last build of the project a folder lies in, if everything it read is the
    same today, so is every file of its site, and no release waited for a day that has come
    (``as_of``); else ``None``. Raises :class:`Stop`."""
    project = Project.around(folder)
    last = last_build(project, as_of)
    if last is None:
        return None
    try:
        if digests(project.build / "site") != last.files or not (project.build / HOSTS).is_dir():
            return None
    except OSError:  # what cannot be read is not what was written
        return None
    return replace(last.report, read=(), site=False)


def last_build(project: Project, as_of: date) -> LastBuild | None:
    """The last build of a project, if everything it read is the same today, and no release waited
    for a day that has come; what became of its site since is not looked at."""
    last = cache_of(project).load(LAST, LastBuild)
    if last is None or not last.holds(as_of) or last.inputs != inputs_digest(project):
        return None
    return last


def inputs_digest(project: Project) -> str:
    """A digest (sha256) of all that a build looks at: every file of the project that is not
    built (or that it cannot be read), our own code, the packages, the commit checked out."""
    total = hashlib.sha256(f"{environment()} {History(project.root).head()}\n".encode())
    for folder in (project.datasets, project.schemas, project.site):
        for path in sorted(project_files(folder)):
            total.update(os.fsencode(f"{project.name(path)}\n{digest_or_reason(path)}\n"))
    return total.hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """sha256 of every file below a folder, by its path; what is no file, and a folder with nothing
    in it, is there by its kind. Raises ``OSError``."""
    return {path.relative_to(folder).as_posix(): _kind(path) for path in sorted(_leaves(folder))}


def _leaves(folder: Path) -> Iterator[Path]:
    """What a folder holds, links not followed."""
    for at, folders, files in os.walk(folder, onerror=_raise):
        here = Path(at)
        yield from (here / name for name in files)
        yield from (here / name for name in folders if (here / name).is_symlink())
        if not folders and not files:
            yield here


def _raise(error: OSError) -> None:
    raise error


def _kind(path: Path) -> str:
    if path.is_symlink() or not path.is_file():
        return "link" if path.is_symlink() else "folder" if path.is_dir() else "other"
    return file_digest(path)
