"""Releases whose sheets are still to come: what is told of them, instead of what is wrong."""

from __future__ import annotations

from pathlib import Path

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.text import near
from aoimori.sources.files import Project, beside

# How like two names are, one of which may be a slip for the other.
_LIKE = 0.85


def source_names(dataset: Dataset, release: Release) -> tuple[str, ...]:
    """The source files of a release by name, each once."""
    parts = (part for source in release.sources.values() for part in source.parts)
    return tuple(dict.fromkeys(f"{dataset.folder}/{part.path}" for part in parts))


def to_come(project: Project, dataset: Dataset, release: Release) -> tuple[str, ...]:
    """The files an awaited release waits for, by name; of one that is not awaited none."""
    if not release.awaited:
        return ()
    names = source_names(dataset, release)
    return tuple(name for name in names if not is_there(project.root / name))


def is_there(path: Path) -> bool:
    """Whether there is something; of what cannot be looked at it is told when it is read."""
    try:
        return path.exists()
    except OSError:
        return True


def awaited(
    project: Project,
    dataset: Dataset,
    release: Release,
    severity: Severity = Severity.NOTICE,
) -> tuple[Finding, ...]:
    """``source-awaited`` for every file that is still to come, with who is to bring it; a warning
    where one of nearly that name has come."""
    return tuple(
        _awaited(project, dataset, release, name, severity)
        for name in to_come(project, dataset, release)
    )


def _awaited(
    project: Project, dataset: Dataset, release: Release, name: str, severity: Severity
) -> Finding:
    publisher, used = dataset.publisher.name, source_names(dataset, release)
    there = [n for n in beside(project.root / name) if f"{Path(name).parent}/{n}" not in used]
    known = near(Path(name).name, there) or "―"
    if severity is Severity.NOTICE and near(Path(name).name, there, only_like=True, cutoff=_LIKE):
        severity = Severity.WARNING  # it may have come under a name that somebody mistyped
    details = {"publisher": publisher.ja, "publisher_en": publisher.text("en"), "known": known}
    return Finding("source-awaited", Place(name), details, severity, dataset.id_of(release))
