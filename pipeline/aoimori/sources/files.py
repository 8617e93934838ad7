"""The project's folders: where definitions, schemas, sources and builds stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.findings import Finding, Place, Stop


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds ``datasets/catalog.yaml``; every name is relative to it."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Project:
        """The project a folder lies in; raises :class:`Stop` (``no-project``)."""
        start = folder.resolve()
        for candidate in (start, *start.parents):
            if (candidate / "datasets" / "catalog.yaml").is_file():
                return cls(candidate)
        raise Stop(Finding("no-project", Place(), {"folder": str(start)}))

    @property
    def datasets(self) -> Path:
        return self.root / "datasets"

    def dataset_folders(self) -> Iterator[Path]:
        """Every folder with a ``dataset.yaml``, publisher by publisher."""
        publishers = sorted(path for path in self.datasets.iterdir() if path.is_dir())
        for publisher in publishers:
            if not publisher.name.startswith("."):
                yield from sorted(p for p in publisher.iterdir() if (p / "dataset.yaml").is_file())

    @property
    def schemas(self) -> Path:
        return self.root / "schemas"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def name(self, path: Path) -> str:
        """The path as findings and addresses write it."""
        return path.relative_to(self.root).as_posix()


# What programs lay beside a file that is open, and systems into every folder: never anybody's data.
_SCRATCH = re.compile(r"~\$.*|\.~lock\..*#|\.DS_Store|Thumbs\.db|desktop\.ini|\..*\.sw[a-p]")


def is_scratch(name: str) -> bool:
    """Whether a file of this name is a program's own."""
    return _SCRATCH.fullmatch(name) is not None


def entries(folder: Path) -> list[Path]:
    """What is in a folder, in order; nothing, if that cannot be seen."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def beside(path: Path) -> list[str]:
    """The files in the folder that one is, or should be, in: by name, without programs' own and
    what is hidden."""
    files = (each.name for each in entries(path.parent) if not _is_folder(each))
    return [name for name in files if not is_scratch(name) and not name.startswith(".")]


def project_files(folder: Path, above: frozenset[tuple[int, int]] = frozenset()) -> Iterator[Path]:
    """Every file below a folder but programs' own. Folders that are links are followed, as reading
    follows them, but for those they are in themselves (``above``)."""
    try:
        here = folder.stat()
    except OSError:
        return
    key = (here.st_dev, here.st_ino)
    for path in entries(folder) if key not in above else ():
        if _is_folder(path):
            yield from project_files(path, above | {key})
        elif not is_scratch(path.name):
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a link to what cannot be looked into
        return False
