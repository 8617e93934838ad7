"""overview: which datasets there are, seen from their folders; quick, and never a stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aoimori.core.findings import Stop
from aoimori.core.identity import is_year
from aoimori.sources.expected import expected
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.sources.outline import outline


@dataclass(frozen=True, slots=True)
class Sketch:
    """A dataset as far as its folder tells; ``unlocked`` are the years that have no lock, but
    for those whose sheets are still to come."""

    id: str
    years: tuple[int, ...]
    tables: tuple[str, ...]
    unlocked: tuple[int, ...]


def overview(project: Project) -> tuple[Sketch, ...]:
    """All datasets of a project in the order of their ids."""
    return tuple(_sketch(folder) for folder in project.dataset_folders())


def overview_around(folder: Path) -> tuple[Sketch, ...]:
    """The datasets of the project a folder lies in, none if there is none."""
    try:
        return overview(Project.around(folder))
    except (Stop, OSError):
        return ()


def _sketch(folder: Path) -> Sketch:
    keys = outline(folder / "dataset.yaml")
    years = sorted(int(key) for key in keys.get("releases", ()) if is_year(key))
    unlocked = [year for year in years if not _is_there(folder / str(year) / NAME)]
    coming = expected(folder / "dataset.yaml") if unlocked else {}
    return Sketch(
        id=f"{folder.parent.name}/{folder.name}",
        years=tuple(years),
        tables=keys.get("tables", ()),
        unlocked=tuple(
            year
            for year in unlocked
            if all(_is_there(folder / path) for path in coming.get(year, ()))
        ),
    )


def _is_there(path: Path) -> bool:
    """Of what cannot be looked into, nobody says that it lacks something."""
    try:
        return path.exists()
    except OSError:
        return True
