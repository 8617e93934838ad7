"""The project's folders: where definitions, schemas, sources and builds stand."""

from __future__ import annotations

import os
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


def beside(path: Path) -> list[str]:
    """What is in the folder a file is, or should be, in: by name, without programs' own and what is
    hidden; nothing, if that cannot be seen."""
    try:
        names = sorted(each.name for each in path.parent.iterdir())
    except OSError:
        return []
    return [name for name in names if not is_scratch(name) and not name.startswith(".")]


def project_files(folder: Path) -> Iterator[Path]:
    """Every file below a folder but programs' own; folders that are links are followed, as reading
    follows them, each once."""
    seen: set[tuple[int, int]] = set()
    for at, folders, files in os.walk(folder, followlinks=True):
        here = Path(at).stat()
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        yield from (Path(at) / name for name in files if not is_scratch(name))
