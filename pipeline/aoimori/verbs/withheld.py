"""What was published once and is not in this build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.release import BuiltRelease
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME


def withheld(project: Project, published: Iterable[BuiltRelease]) -> Iterator[Finding]:
    """A warning for every dataset that has a lock but no release in the build.

    It is gone from every catalogue file, and portals that read one delete what they do not find
    there. A dataset counts also if its definition can no longer be read.
    """
    there = {built.dataset.id for built in published}
    folders = {path.parent.parent for path in project.datasets.glob(f"*/*/*/{NAME}")}
    for folder in sorted(folders):
        dataset = f"{folder.parent.name}/{folder.name}"
        if dataset not in there:
            place = Place(project.name(folder))
            details = {"dataset": dataset}
            yield Finding("dataset-withheld", place, details, Severity.WARNING, dataset)
