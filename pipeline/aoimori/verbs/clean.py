"""clean: remove what was built, and nothing else."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop
from aoimori.sources.files import Project


@dataclass(frozen=True, slots=True)
class Removed:
    """A part of ``build/`` that is gone: how many files it held, and how many bytes."""

    path: str
    files: int
    size: int


def clean(folder: Path, *, cache_only: bool) -> tuple[Removed, ...]:
    """Remove ``build/`` of the project around a folder, or only ``build/cache``.

    Links inside are removed, never followed. Raises :class:`Stop`: ``no-project``;
    ``build-is-link`` if ``build`` itself is a link, so that nothing outside is touched.
    """
    project = Project.around(folder)
    build = project.build
    if build.is_symlink() or (build.exists() and not build.is_dir()):
        raise Stop(Finding("build-is-link", Place(project.name(build))))
    if not build.exists():
        return ()
    parts = [build / "cache"] if cache_only else sorted(build.iterdir())
    removed = tuple(_remove(project, part) for part in parts if part.is_symlink() or part.exists())
    if not cache_only:
        build.rmdir()
    return removed


def _remove(project: Project, part: Path) -> Removed:
    if part.is_symlink() or part.is_file():
        size = part.lstat().st_size
        part.unlink()
        return Removed(project.name(part), 1, size)
    files = [Path(at) / name for at, _, names in os.walk(part) for name in names]
    size = sum(path.lstat().st_size for path in files)
    shutil.rmtree(part)
    return Removed(project.name(part), len(files), size)
