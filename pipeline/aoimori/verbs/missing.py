"""What was published once and is not in this build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.release import BuiltRelease
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.verbs.overview import overview


def missing(project: Project, published: Iterable[BuiltRelease]) -> Iterator[Finding]:
    """A warning for every dataset with releases that have a lock and are not in the build, for
    whatever error they have (``release-withheld``); an error for every lock of a year that no
    definition names (``release-gone``).

    Who harvests a catalogue deletes what is not in it, so one that lacks such a release must not
    be written.
    """
    there = {built.id for built in published}
    named = {f"{dataset.id}/{year}" for dataset in overview(project) for year in dataset.years}
    for dataset, years in _locked(project).items():
        lacking = [year for year in years if f"{dataset}/{year}" not in there]
        held = [year for year in lacking if f"{dataset}/{year}" in named]
        if held:
            place, details = Place(f"datasets/{dataset}"), {"years": "・".join(held)}
            yield Finding("release-withheld", place, details, Severity.WARNING, dataset)
        for year in lacking:
            if year not in held:
                place = Place(f"datasets/{dataset}/{year}/{NAME}")
                yield Finding("release-gone", place, {"year": year}, dataset=dataset)


def _locked(project: Project) -> dict[str, list[str]]:
    """The years that have a lock, by dataset, in order."""
    found: dict[str, list[str]] = {}
    for path in sorted(project.datasets.glob(f"*/*/*/{NAME}")):
        publisher, dataset, year = path.parts[-4:-1]
        found.setdefault(f"{publisher}/{dataset}", []).append(year)
    return found
