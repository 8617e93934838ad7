"""What every verb starts from: the project and its definitions, and how datasets are named."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.findings import Finding, Stop
from aoimori.sources.definitions import read_definitions
from aoimori.sources.files import Project


@dataclass(frozen=True, slots=True)
class Workspace:
    """A project with its definitions read; ``findings`` tells of datasets that could not be."""

    project: Project
    catalog: Catalog
    findings: tuple[Finding, ...]

    @classmethod
    def around(cls, folder: Path) -> Workspace:
        """Open the project a folder lies in; raises :class:`Stop`."""
        project = Project.around(folder)
        definitions = read_definitions(project)
        return cls(project, definitions.catalog, definitions.findings)

    def select(self, ids: Sequence[str]) -> tuple[tuple[Dataset, ...], tuple[Finding, ...]]:
        """The datasets named (all for none or ``.``), and the definition findings about them.

        Raises :class:`Stop` (``unknown-dataset``) with near misses.
        """
        if not ids or "." in ids:
            return self.catalog.datasets, self.findings
        known = {dataset.id: dataset for dataset in self.catalog.datasets}
        broken = {finding.dataset for finding in self.findings}
        wanted = [_tidy(name) for name in dict.fromkeys(ids)]
        unknown = [name for name in wanted if name not in known and not _covered(name, broken)]
        if unknown:
            raise Stop(*(_unknown(name, sorted({*known, *broken})) for name in unknown))
        return (
            tuple(known[name] for name in wanted if name in known),
            tuple(f for f in self.findings if any(_covered(name, {f.dataset}) for name in wanted)),
        )

    def release(self, dataset_id: str, year: int) -> tuple[Dataset, Release]:
        """One release; raises :class:`Stop` if it is not there or its definition is broken."""
        datasets, findings = self.select([dataset_id])
        if not datasets:
            raise Stop(*findings)
        release = datasets[0].by_year.get(year)
        if release is None:
            known = [f"{datasets[0].id} {release.year.year}" for release in datasets[0].releases]
            raise Stop(_unknown(f"{datasets[0].id} {year}", known))
        return datasets[0], release


def _tidy(name: str) -> str:
    """A dataset id, also when its folder was typed (``datasets/publisher/slug/``)."""
    return name.strip("/").removeprefix("datasets/")


def _covered(name: str, broken: set[str]) -> bool:
    """A broken publisher takes its datasets with it."""
    return name in broken or name.split("/")[0] in broken


def _unknown(name: str, known: Sequence[str]) -> Finding:
    near = difflib.get_close_matches(name, known, n=3) or known
    return Finding("unknown-dataset", details={"dataset": name, "known": "・".join(near) or "–"})
