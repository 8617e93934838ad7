"""What every verb starts from: the project and its definitions, and how datasets are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.findings import Finding, Stop
from aoimori.core.text import near
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
        wanted = [_tidy(name) for name in dict.fromkeys(ids)]
        found = tuple(f for f in self.findings if any(_about(f, name) for name in wanted))
        unknown = [
            name for name in wanted if name not in known and not any(_about(f, name) for f in found)
        ]
        if unknown:
            names = sorted({*known, *(f.dataset for f in self.findings)})
            raise Stop(*(_unknown(name, names) for name in unknown))
        return tuple(known[name] for name in wanted if name in known), found

    def release(self, dataset_id: str, year: int) -> tuple[Dataset, Release]:
        """One release; raises :class:`Stop` if it is not there or its definition is broken."""
        datasets, findings = self.select([dataset_id])
        release = datasets[0].by_year.get(year) if datasets else None
        if release is not None:
            return datasets[0], release
        wanted = f"{_tidy(dataset_id)}/{year}"
        broken = [f for f in findings if not datasets or f.dataset == wanted]
        if broken:
            raise Stop(*broken)
        known = [f"{datasets[0].id} {release.year.year}" for release in datasets[0].releases]
        raise Stop(_unknown(f"{datasets[0].id} {year}", known))


def _tidy(name: str) -> str:
    """A dataset id, also when its folder was typed (``datasets/publisher/slug/``)."""
    return name.strip("/").removeprefix("datasets/")


def _about(finding: Finding, name: str) -> bool:
    """Whether a finding is about a dataset: its own, a release's of it, or its publisher's."""
    return finding.dataset in (name, name.split("/")[0]) or finding.dataset.startswith(f"{name}/")


def _unknown(name: str, known: Sequence[str]) -> Finding:
    return Finding("unknown-dataset", details={"dataset": name, "known": near(name, known) or "–"})
