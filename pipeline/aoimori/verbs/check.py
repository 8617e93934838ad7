"""check: read and diagnose, write nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aoimori.core.catalog import Dataset
from aoimori.core.findings import Diagnosis, Finding
from aoimori.core.summary import repaired_values
from aoimori.runtime.progress import Progress, stage
from aoimori.verbs.gate import idle_acceptances
from aoimori.verbs.history import history
from aoimori.verbs.lost import lost_locks
from aoimori.verbs.missing import gone
from aoimori.verbs.prepare import Prepared, prepare_all
from aoimori.verbs.readability import Readability, readability
from aoimori.verbs.report import ReleaseReport, State, TableCount
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import format_notices


@dataclass(frozen=True, slots=True)
class Checked:
    """Every release that was looked at, and how readable its sheets and tables are to machines
    (``None``: it could not be read); ``definitions`` tells of datasets that have none, ``beside``
    of releases that are gone, and of what some formats cannot hold."""

    releases: tuple[Prepared, ...]
    definitions: Diagnosis
    beside: tuple[Finding, ...] = ()
    readability: tuple[Readability | None, ...] = ()

    @property
    def diagnosis(self) -> Diagnosis:
        """All findings of all releases and definitions."""
        return Diagnosis.of(
            [
                *self.definitions,
                *(f for release in self.releases for f in release.diagnosis),
                *self.beside,
            ]
        )

    @property
    def stopped(self) -> bool:
        return bool(self.definitions.errors) or any(r.stopped for r in self.releases)


def check(workspace: Workspace, ids: Sequence[str], progress: Progress) -> Checked:
    """Check the datasets named, or all. Raises :class:`Stop` for an unknown name, and for a format
    of another package that cannot be used."""
    datasets, findings = workspace.select(ids)
    releases: list[Prepared] = []
    told: list[Readability | None] = []
    everything = (*gone(workspace), *lost_locks(workspace.project))
    beside = [finding for finding in everything if workspace.is_named(finding.dataset, ids)]
    with stage(progress, "check", sum(len(dataset.releases) for dataset in datasets)):
        for dataset in datasets:
            used: list[frozenset[int] | None] = []
            first = len(releases)
            for prepared in prepare_all(workspace.project, workspace.catalog, dataset):
                releases.append(prepared)
                readable = _readability(workspace, prepared)
                told.append(readable)
                beside += readable.told if readable is not None else ()
                used.append(prepared.used)
                if not prepared.diagnosis.errors and prepared.tables:
                    beside += format_notices(workspace.catalog, prepared)
                progress.step(prepared.id)
            beside += idle_acceptances(dataset, used)
            beside += _history(workspace, dataset, releases[first:])
    return Checked(tuple(releases), Diagnosis.of(findings), tuple(beside), tuple(told))


def _history(
    workspace: Workspace, dataset: Dataset, releases: Sequence[Prepared]
) -> Iterator[Finding]:
    """How the figures of every year stand to those of the years before."""
    years = {prepared.release.year.year: prepared.sound_tables() for prepared in releases}
    frozen = {p.release.year.year for p in releases if p.is_frozen and not p.drift}
    return history(workspace.catalog, dataset, years, frozen)


def _readability(workspace: Workspace, prepared: Prepared) -> Readability | None:
    if prepared.stopped or not prepared.tables:
        return None
    return readability(workspace.project, workspace.catalog, prepared)


def report_of(prepared: Prepared) -> ReleaseReport:
    """A checked release in short."""
    tables = tuple(
        TableCount(name, len(table), repaired_values(table))
        for name, table in prepared.tables.items()
    )
    return ReleaseReport(prepared.id, _state(prepared), tables)


def _state(prepared: Prepared) -> State:
    if prepared.is_withdrawn:
        return "withdrawn"
    if prepared.is_awaited:
        return "awaited"
    if prepared.stopped:
        return "stopped"
    return "error" if prepared.diagnosis.errors else "ok"
