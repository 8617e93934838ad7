"""What was published once and is not in this build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from aoimori.core.findings import Finding, Place
from aoimori.core.identity import is_year
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.verbs.lost import lost_locks
from aoimori.verbs.workspace import Workspace


def missing(workspace: Workspace, accounted: Iterable[str]) -> Iterator[Finding]:
    """An error for every dataset with releases that have a lock and are not ``accounted`` for
    (ids of what is published, or is not to be), whatever is wrong with them
    (``release-withheld``), for every lock of a year that no definition names
    (``release-gone``), and for every one that only the history knows (``lock-lost``).

    Who harvests a catalogue deletes what is not in it, so one that lacks such a release must not
    be written.
    """
    unnamed = tuple(gone(workspace))
    there = {*accounted}
    there |= {f"{finding.dataset}/{finding.details['year']}" for finding in unnamed}
    for dataset, years in _locked(workspace.project).items():
        held = [year for year in years if f"{dataset}/{year}" not in there]
        if held:
            place, details = Place(f"datasets/{dataset}"), {"years": "・".join(held)}
            yield Finding("release-withheld", place, details, dataset=dataset)
    yield from unnamed
    yield from lost_locks(workspace.project)


def gone(workspace: Workspace) -> Iterator[Finding]:
    """``release-gone`` for every lock of a year that no definition names. Of a definition that
    cannot be read, nobody knows which years it names."""
    project = workspace.project
    named = {dataset.id: {*map(str, dataset.by_year)} for dataset in workspace.catalog.datasets}
    broken = {finding.dataset for finding in workspace.findings}
    for dataset, years in _locked(project).items():
        if dataset in named or not (project.datasets / dataset / "dataset.yaml").exists():
            for year in years:
                if year not in named.get(dataset, ()) and f"{dataset}/{year}" not in broken:
                    place = Place(f"datasets/{dataset}/{year}/{NAME}")
                    yield Finding(
                        "release-gone", place, {"dataset": dataset, "year": year}, dataset=dataset
                    )


def _locked(project: Project) -> dict[str, list[str]]:
    """The years that have a lock, by dataset, in order; also one that cannot be looked into."""
    found: dict[str, list[str]] = {}
    for path in sorted(project.datasets.glob("*/*/*")):
        publisher, dataset, year = path.parts[-3:]
        if is_year(year) and not publisher.startswith(".") and _has_lock(path):
            found.setdefault(f"{publisher}/{dataset}", []).append(year)
    return found


def _has_lock(folder: Path) -> bool:
    try:
        return (folder / NAME).exists()
    except OSError:
        return True
