"""status: where one stands, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from aoimori.core.findings import Severity, Stop
from aoimori.runtime.clock import today
from aoimori.sources.files import Project
from aoimori.verbs.overview import Sketch, overview
from aoimori.verbs.report import State
from aoimori.verbs.unchanged import unchanged

_PENDING: tuple[State, ...] = ("draft", "waiting", "awaited")


class Step(StrEnum):
    """What to do next."""

    FIND = "find"
    NEW = "new"
    CHECK = "check"
    RELEASE = "release"
    BUILD = "build"
    SERVE = "serve"


@dataclass(frozen=True, slots=True)
class Status:
    """What is there: ``project`` is ``None`` where no project is around; ``is_current``: the site
    is what a build would make; if it is, ``errors``: how many the last build told, and
    ``pending``: the releases that are not published yet, by what they wait for."""

    project: Path | None
    datasets: tuple[Sketch, ...] = ()
    is_built: bool = False
    is_current: bool = False
    errors: int = 0
    pending: Mapping[State, int] = field(default_factory=dict)

    @property
    def releases(self) -> int:
        return sum(len(dataset.years) for dataset in self.datasets)

    @property
    def unlocked(self) -> tuple[tuple[str, int], ...]:
        """The releases that are held back because nobody recorded them."""
        return tuple((each.id, year) for each in self.datasets for year in each.unlocked)

    @property
    def next_step(self) -> Step:
        if self.project is None:
            return Step.FIND
        if not self.datasets:
            return Step.NEW
        if self.unlocked:
            return Step.RELEASE
        if self.errors:
            return Step.CHECK
        return Step.SERVE if self.is_current else Step.BUILD


def status(folder: Path) -> Status:
    """The status of the project a folder lies in; nothing is read but names, locks
    and digests."""
    try:
        project = Project.around(folder)
    except Stop:
        return Status(None)
    built = (project.build / "site" / "index.html").is_file()
    report = unchanged(folder, today()) if built else None
    errors = report.diagnosis.count(Severity.ERROR) if report else 0
    states = Counter(release.state for release in report.releases) if report else Counter()
    pending = {state: states[state] for state in _PENDING if states[state]}
    return Status(project.root, overview(project), built, report is not None, errors, pending)
