"""new-year: the folders and definitions of the next fiscal year, and what is still owed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.findings import Finding, Severity, Stop
from aoimori.core.localized import Localized
from aoimori.core.lock import Status
from aoimori.runtime.stage import write_whole
from aoimori.sources.files import Project
from aoimori.sources.insertion import with_release
from aoimori.sources.locks import read_lock
from aoimori.sources.nextyear import NextYear
from aoimori.sources.releases import read_release
from aoimori.sources.yamlfile import YamlFile, read_checked
from aoimori.verbs.awaited import is_there, source_names, to_come
from aoimori.verbs.prepare import by_year, lock_path
from aoimori.verbs.workspace import Workspace

# The only frequency by which every fiscal year has a sheet.
_YEARLY = "annual"


class Reason(StrEnum):
    """Why a dataset got no new year: it has it; not every year has one; its last year is longer
    ago; all its years are later; its definition is broken, or of a form nothing is added to."""

    THERE = "there"
    NOT_YEARLY = "not-yearly"
    LONG_AGO = "long-ago"
    LATER = "later"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Readied:
    """A dataset with a new year: its folder and definition, and the files it waits for."""

    dataset: str
    folder: str
    definition: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A dataset that got no new year; ``latest`` is the last one it has (``None``: unknown)."""

    dataset: str
    reason: Reason
    latest: int | None
    frequency: Localized


@dataclass(frozen=True, slots=True)
class Standing:
    """A release that is not published yet, and of its files those that are to come, or all."""

    dataset: Dataset
    year: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewYear:
    """What was prepared and what was not; what is ``owed`` for this year and those before it, and
    whose sheets of this year are there but ``unpublished``."""

    year: int
    prepared: tuple[Readied, ...]
    skipped: tuple[Skipped, ...]
    owed: tuple[Standing, ...]
    unpublished: tuple[Standing, ...]
    findings: tuple[Finding, ...]


def new_year(folder: Path, year: int, names: Sequence[str]) -> NewYear:
    """Prepare a fiscal year for all datasets or those named, and tell what is owed.

    A dataset that is named itself gets it also where its last year is longer ago, or where it has
    no sheet every year. Nothing that is there is changed but that the definition has one year
    more. Raises :class:`Stop` for an unknown name.
    """
    workspace = Workspace.around(folder)
    chosen, _ = workspace.select(names)
    desk = _Desk(workspace, year)
    for dataset in chosen:
        desk.ready(dataset, is_named=workspace.is_itself_named(dataset.id, names))
    now = Workspace.around(folder) if desk.prepared else workspace
    datasets, definitions = now.select(names)
    told = [*definitions, *desk.findings]
    owed, unpublished = _standings(now.project, datasets, year, told)
    return NewYear(year, tuple(desk.prepared), tuple(desk.skipped), owed, unpublished, tuple(told))


class _Desk:
    """Where years are written, one dataset after the other."""

    def __init__(self, workspace: Workspace, year: int) -> None:
        self.workspace, self.year = workspace, year
        self.project: Project = workspace.project
        self.prepared: list[Readied] = []
        self.skipped: list[Skipped] = []
        self.findings: list[Finding] = []

    def ready(self, dataset: Dataset, *, is_named: bool) -> None:
        """Write the year of a dataset, or tell why not."""
        reason = self._reason(dataset, is_named=is_named)
        if reason is None:
            try:
                self._write(dataset)
            except Stop as stop:
                self.findings += stop.findings
                reason = Reason.BROKEN
        if reason is not None:
            latest = max(dataset.by_year, default=None)
            self.skipped.append(Skipped(dataset.id, reason, latest, dataset.frequency.name))

    def _reason(self, dataset: Dataset, *, is_named: bool) -> Reason | None:
        if self.year in dataset.by_year:
            return Reason.THERE
        broken = {finding.dataset for finding in self.workspace.findings if _weighs(finding)}
        if any(id_ == dataset.id or id_.startswith(f"{dataset.id}/") for id_ in broken):
            return Reason.BROKEN
        earlier = [year for year in dataset.by_year if year < self.year]
        if not earlier:
            return Reason.LATER
        if is_named:
            return None
        if dataset.frequency.code != _YEARLY:
            return Reason.NOT_YEARLY
        return None if max(earlier) == self.year - 1 else Reason.LONG_AGO

    def _write(self, dataset: Dataset) -> None:
        """Raises :class:`Stop` (``new-year-unwritable``, or what is wrong with the definition as
        it would be), and ``OSError``; nothing is then written."""
        path = self.project.root / dataset.folder / "dataset.yaml"
        name = self.project.name(path)
        schema = self.project.schemas / "dataset.schema.json"
        old = read_checked(path, name, schema)
        before = max(year for year in dataset.by_year if year < self.year)
        following = NextYear(old.data, before, self.year)
        try:
            text = path.read_bytes().decode("utf-8")
        except OSError as error:
            raise _about(error, name) from error
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        new = with_release(text.removeprefix(mark), self.year, following.words)
        file = None if new is None else _reread(new, name, schema)
        if new is None or file is None or not _is_added(old, file, self.year, following):
            raise self._unwritable(dataset, old)
        # The year has the schemas of the one it was made of.
        self._check(file, dataset.in_year(dataset.by_year[before]), self.workspace.catalog)
        folder = path.parent / str(self.year)
        _put(folder, path, f"{mark}{new}".encode(), self.project)
        files = tuple(f"{dataset.folder}/{each}" for each in following.paths)
        self.prepared.append(Readied(dataset.id, self.project.name(folder), name, files))
        id_ = f"{dataset.id}/{self.year}"
        for word in following.moved:
            place = file.place("releases", str(self.year), *word.at)
            told = {"before": word.before, "after": word.after}
            self.findings.append(Finding("year-word-moved", place, told, Severity.NOTICE, id_))

    def _check(self, file: YamlFile, dataset: Dataset, catalog: Catalog) -> None:
        """Raises :class:`Stop` with what is wrong with the release as it was written."""
        folder, year = self.project.root / dataset.folder, str(self.year)
        read_release(file, folder, year, dataset.tables, catalog.codes, {})

    def _unwritable(self, dataset: Dataset, old: YamlFile) -> Stop:
        place, told = old.place("releases"), {"year": str(self.year)}
        return Stop(Finding("new-year-unwritable", place, told, dataset=dataset.id))


def _weighs(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _reread(text: str, name: str, schema: Path) -> YamlFile | None:
    """A definition as it would be read; ``None`` if it would not be one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.yaml"
        path.write_bytes(text.encode())
        try:
            return read_checked(path, name, schema)
        except Stop:
            return None


def _is_added(old: YamlFile, new: YamlFile, year: int, following: NextYear) -> bool:
    """Whether a definition has one year more, as it was meant, and all else as before."""
    years = {**new.data["releases"]}
    added = years.pop(str(year), None)
    rest = {**new.data, "releases": years}
    return bool(added == following.words and rest == old.data)


def _put(folder: Path, path: Path, content: bytes, project: Project) -> None:
    """Make the folder and write the definition: both, or none."""
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _about(error, project.name(folder)) from error
    try:
        write_whole(path.resolve(), content)
    except OSError as error:
        if is_new:
            folder.rmdir()
        raise _about(error, project.name(path)) from error


def _about(error: OSError, name: str) -> OSError:
    """The error with the name people know the file by."""
    return OSError(error.errno, error.strerror, name)


def _standings(
    project: Project, datasets: Sequence[Dataset], year: int, told: list[Finding]
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """What is owed, and what is there but not published; a lock that cannot be read is told."""
    owed: list[Standing] = []
    unpublished: list[Standing] = []
    for dataset, release in _until(datasets, year):
        path = lock_path(project, dataset, release)
        try:
            lock = read_lock(path, project.name(path))
        except Stop as stop:
            told += stop.findings
            continue
        missing = to_come(project, dataset, release)
        names = source_names(dataset, release)
        if lock is None and missing:
            owed.append(Standing(dataset, release.year.year, missing))
        elif (
            release.year.year == year
            and (lock is None or lock.status is Status.DRAFT)
            and all(is_there(project.root / name) for name in names)
        ):
            unpublished.append(Standing(dataset, year, names))
    return tuple(owed), tuple(unpublished)


def _until(datasets: Sequence[Dataset], year: int) -> Iterator[tuple[Dataset, Release]]:
    for dataset in datasets:
        for release in by_year(dataset):
            if release.year.year <= year:
                yield dataset, release
