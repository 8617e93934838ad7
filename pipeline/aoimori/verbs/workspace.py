"""What every verb starts from: the project and its definitions, and how datasets are named."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.findings import Finding, Stop
from aoimori.core.fiscal import typed_year
from aoimori.core.identity import is_year, typed_id, typed_path
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

    def select(self, names: Sequence[str]) -> tuple[tuple[Dataset, ...], tuple[Finding, ...]]:
        """The datasets named (all for none), each once, and the definition findings about them.

        A name is an id, a publisher, or a path to a folder of either, or to what is in one; a
        fiscal year behind an id stands for its dataset. ``.`` is the folder one is in, and all
        datasets where that is outside ``datasets/``. Raises :class:`Stop` (``unknown-dataset``
        with near misses, ``unknown-year``).
        """
        if not names:
            return self.catalog.datasets, self.findings
        known = {dataset.id: dataset for dataset in self.catalog.datasets}
        told = {name: self._ids(name, {*known, *self._broken()}) for name in names}
        unknown = [name for name, ids in told.items() if ids is None]
        if unknown:
            raise Stop(*(self._unknown(name) for name in unknown))
        wanted = dict.fromkeys(id_ for ids in told.values() for id_ in ids or ())
        found = tuple(f for f in self.findings if any(_about(f, id_) for id_ in wanted))
        return tuple(known[id_] for id_ in wanted if id_ in known), found

    def is_named(self, id_: str, names: Sequence[str]) -> bool:
        """Whether the names (none: all datasets) stand for a dataset, or the release of one, too,
        be it there or not."""
        publisher, *rest = id_.split("/")[:2]
        named = ((), (publisher,), (publisher, *rest))
        return not names or any(tuple(self._parts(name)[:2]) in named for name in names)

    def is_itself_named(self, id_: str, names: Sequence[str]) -> bool:
        """Whether one of the names stands for this dataset alone."""
        return any("/".join(self._parts(name)[:2]) == id_ for name in names)

    def _broken(self) -> Iterator[str]:
        """The ids of datasets, and of publishers, that could not be read."""
        for finding in self.findings:
            publisher, *rest = finding.dataset.split("/")[:2]
            yield "/".join([publisher, *rest])

    def _ids(self, name: str, known: Collection[str]) -> Sequence[str] | None:
        """The ids a name stands for, ``None`` if it is no name."""
        parts = self._parts(name)
        if not parts:
            return sorted(known)
        id_ = "/".join(parts[:2])
        if id_ in known:
            return [id_] if self._is_in(id_, parts[2:]) else None
        of_publisher = sorted(each for each in known if each.split("/")[0] == id_)
        # A broken publisher has no ids of its own: the finding about it is told for any of them.
        return of_publisher or ([id_] if parts[0] in known else None)

    def _parts(self, name: str) -> Sequence[str]:
        within = self._within(Path(name))
        return typed_path(name) if within is None else within

    def _is_in(self, id_: str, rest: Sequence[str]) -> bool:
        """Whether what follows an id is a year of the dataset, or anything else in its folder."""
        if not rest or any(_about(finding, "/".join([id_, rest[0]])) for finding in self.findings):
            return True
        year, *more = rest
        if is_year(year):
            datasets = (each for each in self.catalog.datasets if each.id == id_)
            if not any(int(year) in dataset.by_year for dataset in datasets):
                return False
            if not more:
                return True  # wherever its sheets may be
        return self._within(self.project.datasets.joinpath(id_, *rest)) is not None

    def _unknown(self, name: str) -> Finding:
        """That a name stands for nothing."""
        parts = self._parts(name)
        datasets = {dataset.id: dataset for dataset in self.catalog.datasets}
        dataset = datasets.get("/".join(parts[:2]))
        if dataset is not None and is_year(parts[2]) and int(parts[2]) not in dataset.by_year:
            return _no_year(dataset, parts[2])
        if typed_year(name) is not None:
            return Finding("year-not-chosen", details={"year": name})
        return _unknown(name, [*datasets, *self._broken()])

    def _within(self, path: Path) -> Sequence[str] | None:
        """The parts of a path below ``datasets/``; ``None`` for what is no folder there."""
        datasets = self.project.datasets.resolve()
        try:
            there = path.resolve()
            if not there.exists():
                return None
        except (OSError, RuntimeError):  # a circle of links, a name that no folder can have
            return None
        if there.is_relative_to(datasets):
            return there.relative_to(datasets).parts
        return () if path == Path() else None

    def release(self, dataset_id: str, year: int) -> tuple[Dataset, Release]:
        """One release; raises :class:`Stop` if it is not there or its definition is broken."""
        datasets, findings = self.select([dataset_id])
        if len(datasets) > 1:
            raise Stop(_unknown(dataset_id, [dataset.id for dataset in datasets]))
        release = datasets[0].by_year.get(year) if datasets else None
        if release is not None:
            return datasets[0], release
        broken = [f for f in findings if not datasets or f.dataset == f"{datasets[0].id}/{year}"]
        if broken:
            raise Stop(*broken)
        raise Stop(_no_year(datasets[0], str(year)))


def _about(finding: Finding, name: str) -> bool:
    """Whether a finding is about a dataset: its own, a release's of it, or its publisher's."""
    return finding.dataset in (name, name.split("/")[0]) or finding.dataset.startswith(f"{name}/")


def _no_year(dataset: Dataset, year: str) -> Finding:
    known = "・".join(map(str, sorted(dataset.by_year)))
    details = {"dataset": dataset.id, "year": year, "known": known or "-"}
    return Finding("unknown-year", details=details)


def _unknown(name: str, known: Collection[str]) -> Finding:
    ids = [each for each in known if "/" in each]
    details = {"dataset": name, "known": near(typed_id(name), ids, cutoff=0.7) or "-"}
    return Finding("unknown-dataset", details=details)
