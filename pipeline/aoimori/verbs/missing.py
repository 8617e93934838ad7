"""What was published once and is not in this build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aoimori.core.catalog import Catalog
from aoimori.core.findings import Finding, Place
from aoimori.core.release import BuiltRelease
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.verbs.overview import overview


def missing(
    project: Project, catalog: Catalog, published: Iterable[BuiltRelease]
) -> Iterator[Finding]:
    """An error for every dataset with releases that have a lock and are not in the build, whatever
    is wrong with them (``release-withheld``), and for every lock of a year that no definition
    names (``release-gone``).

    Who harvests a catalogue deletes what is not in it, so one that lacks such a release must not
    be written.
    """
    there = {built.id for built in published}
    unnamed = tuple(gone(project, catalog))
    told = {f"{finding.dataset}/{finding.details['year']}" for finding in unnamed}
    for dataset, years in _locked(project).items():
        held = [year for year in years if f"{dataset}/{year}" not in there | told]
        if held:
            place, details = Place(f"datasets/{dataset}"), {"years": "・".join(held)}
            yield Finding("release-withheld", place, details, dataset=dataset)
    yield from unnamed


def gone(project: Project, catalog: Catalog) -> Iterator[Finding]:
    """``release-gone`` for every lock of a year that no definition names. Of a definition that
    cannot be read, nobody knows which years it names."""
    named = {dataset.id: {*map(str, dataset.years)} for dataset in overview(project)}
    readable = {dataset.id for dataset in catalog.datasets}
    for dataset, years in _locked(project).items():
        if dataset in readable or dataset not in named:
            for year in years:
                if year not in named.get(dataset, ()):
                    place = Place(f"datasets/{dataset}/{year}/{NAME}")
                    yield Finding("release-gone", place, {"year": year}, dataset=dataset)


def _locked(project: Project) -> dict[str, list[str]]:
    """The years that have a lock, by dataset, in order."""
    found: dict[str, list[str]] = {}
    for path in sorted(project.datasets.glob(f"*/*/*/{NAME}")):
        publisher, dataset, year = path.parts[-4:-1]
        found.setdefault(f"{publisher}/{dataset}", []).append(year)
    return found
