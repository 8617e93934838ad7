"""clean: remove what was built, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aoimori.core.findings import Finding, Place, Stop
from aoimori.runtime.alone import Busy, alone
from aoimori.runtime.stage import sweep
from aoimori.sources.files import Project
from aoimori.verbs.unchanged import HOSTS, LOCK

# What a build writes below build/; it sweeps up what others that were killed left behind.
CACHE = "cache"
_OURS = (CACHE, HOSTS, "pages", "site")


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of ``build/`` that is gone: how many files it held, and how many bytes."""

    path: str
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is gone, and what lies in ``build/`` though no build put it there."""

    removed: tuple[Removed, ...]
    kept: tuple[str, ...]


def clean(folder: Path, *, cache_only: bool) -> Cleaned:
    """Remove what was built of the project around a folder, or only ``build/cache``.

    Links inside are removed, never followed. Raises :class:`Stop`: ``no-project``;
    ``build-is-link`` if ``build`` itself is a link, so that nothing outside is touched;
    ``build-at-work`` while a build is writing. Raises ``OSError`` for what cannot be removed.
    """
    project = Project.around(folder)
    build = project.build
    if build.is_symlink() or (build.exists() and not build.is_dir()):
        raise Stop(Finding("build-is-link", Place(project.name(build))))
    if not build.exists():
        return Cleaned((), ())
    try:
        with alone(build / LOCK):
            sweep(build)
            removed = _removed(project, cache_only=cache_only)
    except Busy as error:
        raise Stop(Finding("build-at-work", Place(project.name(build)))) from error
    if cache_only:
        return Cleaned(removed, ())
    (build / LOCK).unlink()
    kept = tuple(sorted(map(project.name, build.iterdir())))
    if not kept:
        build.rmdir()
    return Cleaned(removed, kept)


def _removed(project: Project, *, cache_only: bool) -> tuple[Removed, ...]:
    build = project.build
    parts = [build / name for name in ((CACHE,) if cache_only else _OURS)]
    there = [part for part in parts if part.is_symlink() or part.exists()]
    return tuple(_remove(project, part) for part in there)


def _remove(project: Project, part: Path) -> Removed:
    if part.is_symlink() or part.is_file():
        size = part.lstat().st_size
        part.unlink()
        return Removed(project.name(part), 1, size)
    files = list(_files(part))
    size = sum(path.lstat().st_size for path in files)
    shutil.rmtree(part, onerror=_named)
    return Removed(project.name(part), len(files), size)


def _files(folder: Path) -> Iterator[Path]:
    return (Path(at) / name for at, _, names in os.walk(folder) for name in names)


def _named(function: Any, path: str, info: Any) -> None:
    """Raise what went wrong with the whole path, of which the error has the last part only."""
    error = info[1]
    raise OSError(error.errno, error.strerror, path) from error
