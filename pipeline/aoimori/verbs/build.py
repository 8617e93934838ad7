"""build: every publishable release into files, the catalogue and the site, swapped in whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.drift import DRIFT
from aoimori.core.findings import Diagnosis, Finding, Place, Severity, Stop
from aoimori.core.lock import Lock
from aoimori.core.release import BuiltRelease, WithdrawnRelease
from aoimori.core.series import Series
from aoimori.outputs.catalogues import all_catalogues
from aoimori.runtime.alone import Busy, alone
from aoimori.runtime.cache import Cache
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import scratch
from aoimori.runtime.work import batches, processors, spread
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.verbs.due import Due, due, late_days
from aoimori.verbs.gate import idle_acceptances
from aoimori.verbs.library import library_key
from aoimori.verbs.make import Made, Task, as_today, known, made_again, make
from aoimori.verbs.missing import missing
from aoimori.verbs.packages import packages_of
from aoimori.verbs.prepare import by_year
from aoimori.verbs.proofs import Days
from aoimori.verbs.report import LACKS, LastBuild, Origin, ReleaseReport, Report, State, TableCount
from aoimori.verbs.series import series_of
from aoimori.verbs.site import Shown, WrittenSite, write_site
from aoimori.verbs.unchanged import LAST, LOCK, PACKAGES, cache_of, inputs_digest
from aoimori.verbs.workshop import Workshop
from aoimori.verbs.workspace import Workspace

# A process takes a second to start, and a dataset a fraction of it to be read.
_WORTH_PROCESSES = 20


def build(
    folder: Path,
    progress: Progress,
    ids: Sequence[str] = (),
    *,
    as_of: date,
    jobs: int = 0,
    fresh: bool = False,
) -> Report:
    """Build the project around a folder into ``build/site``: all datasets, or those named beside
    the others as last built. The report is about those named, and what the others cost the whole.

    A release with an open error or without a lock is held back; a draft is not published, nor is
    one that is to be from a day after ``as_of``; one that was withdrawn has a page that says so.
    Where what is held back was published before, there are pages and data but no catalogue. What
    has not changed since a build before is not read again, unless ``fresh``; reading and the pages
    are spread over ``jobs`` processes (0: as many as pay). Raises :class:`Stop` for an unknown
    name, if a plug-in cannot be used, if another build is at work, or if the site cannot be
    generated; the old one then stays.
    """
    project = Project.around(folder)
    try:
        with alone(project.build / LOCK):
            # Before anything is read: what changes from here on is not what is built.
            inputs = inputs_digest(project)
            asked = Asked(ids, jobs, as_of, fresh=fresh)
            return _build(Workspace.around(folder), inputs, asked, progress)
    except Busy as error:
        place = Place(project.name(project.build))
        raise Stop(Finding("build-at-work", place)) from error


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is asked for, as :func:`build` has it."""

    ids: Sequence[str]
    jobs: int
    as_of: date
    fresh: bool


def _build(workspace: Workspace, inputs: str, order: Asked, progress: Progress) -> Report:
    project, catalog = workspace.project, workspace.catalog
    all_catalogues()  # a plug-in that cannot be used stops the work before it begins
    named, definitions = workspace.select(order.ids)
    cache = cache_of(project)
    with scratch(project.build, "data") as data:
        workshop = Workshop.of(project, catalog, cache, data, fresh=order.fresh)
        kept = _as_last_built(workshop, catalog, named)
        asked = [dataset for dataset in catalog.datasets if dataset.id not in kept]
        made = _make(workshop, asked, order.jobs, progress)
        every = {one.id: one for some in (made, *kept.values()) for one in some}
        found = _Found(catalog, every, due(_locked(catalog, every), order.as_of), order.as_of)
        published = found.published()
        lacking = tuple(missing(workspace, found.accounted()))
        series = series_of(workshop, published)
        packages = packages_of(workspace, published, found.withdrawn())
        years = tuple(series.values())
        site = write_site(
            project,
            catalog,
            Shown(published, years, found.withdrawn(), found.days, packages, order.as_of),
            data,
            progress,
            is_whole=not lacking,
            jobs=order.jobs,
        )
    beside = (*lacking, *site.findings)
    whole = found.report(catalog.datasets, (*workspace.findings, *beside))
    is_today = all(
        as_today(workshop, dataset, kept[dataset.id])
        for dataset in catalog.datasets
        if dataset.id in kept
    )
    is_lasting = is_today and all(one.outcome.is_lasting for one in found.made.values())
    days = found.days
    made_for = days.since, days.until
    last = LastBuild(inputs if is_lasting else "", whole, site.files, found.origins(), *made_for)
    cache.store(LAST, last)
    cache.store(PACKAGES, packages)
    found.keep(cache, series, site)
    return found.report(asked, (*definitions, *beside))


@dataclass(frozen=True, slots=True)
class _Found:
    """All releases of a build by their ids, made or kept as last built."""

    catalog: Catalog
    made: Mapping[str, Made]
    due: Due
    as_of: date

    def published(self) -> tuple[BuiltRelease, ...]:
        return tuple(
            self.made[id_].outcome.built(dataset, release)
            for id_, dataset, release in _releases(self.catalog.datasets)
            if self.made[id_].outcome.is_published and id_ not in self.due.waiting
        )

    @property
    def days(self) -> Days:
        """For which days all this is the same."""
        late = sorted(late_days(self.published()))
        come = [day for day in (self.due.since, *late) if day and day <= self.as_of]
        to_come = [day for day in (self.due.until, *late) if day and day > self.as_of]
        return Days(max(come, default=None), min(to_come, default=None))

    def accounted(self) -> set[str]:
        """The releases that are published, or of which a lock says that they are not."""
        return {
            id_
            for id_, made in self.made.items()
            if self.state(made) in ("published", "draft", "waiting", "withdrawn")
        }

    def state(self, made: Made) -> State:
        """What became of a release."""
        lock, outcome = made.outcome.lock, made.outcome
        if lock is not None and lock.withdrawn is not None:
            return "withdrawn"
        if outcome.is_awaited:
            return "awaited"
        if made.id in self.due.waiting:
            return "waiting"
        if outcome.is_published:
            return "published"
        has_errors = any(finding.severity is Severity.ERROR for finding in outcome.findings)
        is_draft = lock is not None and not lock.is_frozen
        return "draft" if is_draft and not has_errors else "held-back"

    def report(self, datasets: Sequence[Dataset], others: Iterable[Finding]) -> Report:
        """What is to be said of some datasets, with findings that are of no single release."""
        some = [(self.made[id_], dataset) for id_, dataset, _ in _releases(datasets)]
        told = [finding for made, dataset in some for finding in self._told(made, dataset)]
        idle = (finding for dataset in datasets for finding in self._idle(dataset))
        ids = {made.id for made, _ in some}
        waits = (finding for finding in self.due.findings if finding.dataset in ids)
        others = Diagnosis.of([*others, *idle, *waits])
        is_unread = any(finding.check not in LACKS for finding in others.errors)
        return Report(
            releases=tuple(self._report(made, dataset) for made, dataset in some),
            diagnosis=Diagnosis.of([*others, *told]),
            stopped=is_unread or any(made.outcome.stopped for made, _ in some),
            read=tuple(made.id for made, _ in some if made.read),
            total=len(self.published()),
        )

    def _told(self, made: Made, dataset: Dataset) -> Iterator[Finding]:
        """What was found in a release. One that waits has nothing that anybody had already: that
        it is not as it was recorded is said once."""
        is_other = False
        for finding in made.outcome.findings:
            if made.id in self.due.waiting and finding.check in DRIFT:
                is_other = True
            else:
                yield finding
        if is_other and made.outcome.lock is not None:
            place = Place(f"datasets/{made.id}/{NAME}")
            details = {"day": made.outcome.lock.issued.isoformat(), "dataset": dataset.id}
            details["year"] = made.id.rpartition("/")[2]
            yield Finding("waiting-changed", place, details, Severity.WARNING, made.id)

    def _idle(self, dataset: Dataset) -> Iterator[Finding]:
        """What a dataset accepts and none of its releases has."""
        outcomes = [self.made[dataset.id_of(release)].outcome for release in by_year(dataset)]
        yield from idle_acceptances(dataset, [each.used for each in outcomes])

    def _report(self, made: Made, dataset: Dataset) -> ReleaseReport:
        found = (made.outcome.tables.get(table.name) for table in dataset.tables)
        counts = tuple(TableCount(t.name, t.rows, t.repaired) for t in found if t)
        return ReleaseReport(made.id, self.state(made), counts)

    def origins(self) -> dict[str, Origin]:
        return {id_: made.origin for id_, made in self.made.items()}

    def withdrawn(self) -> tuple[WithdrawnRelease, ...]:
        return tuple(
            WithdrawnRelease(dataset, release, lock)
            for dataset, release, lock in _locked(self.catalog, self.made)
            if lock.withdrawn is not None
        )

    def keep(self, cache: Cache, series: Mapping[str, Series], site: WrittenSite) -> None:
        """Forget what no release of this build is made of, nor any on record: what was published
        is wanted when it comes out otherwise."""
        outcomes = [made.outcome for made in self.made.values()]
        files = {digest for outcome in outcomes for digest in outcome.files.values()}
        files |= {digest for o in outcomes if o.lock for digest in o.lock.files.values()}
        keys = {LAST, PACKAGES, *(made.origin.key for made in self.made.values())}
        files |= {digest for one in series.values() for digest in one.files.values()}
        files |= {site.script, *(site.index.files.values() if site.index else ())}
        keys |= {library_key(), *([site.index.key] if site.index else ())}
        cache.sweep({*keys, *series}, files)


def _make(
    workshop: Workshop, datasets: Sequence[Dataset], jobs: int, progress: Progress
) -> list[Made]:
    """Every release of the datasets in order: those known are recalled here, the others are read,
    by several processes if there are so many that these are worth their start."""
    found = {dataset.id: known(workshop, dataset) for dataset in datasets}
    left = [dataset for dataset in datasets if found[dataset.id] is None]

    def told(some: tuple[Made, ...]) -> None:
        for one in some:
            progress.step(one.id)

    jobs = jobs or (processors() if len(left) >= _WORTH_PROCESSES else 1)
    tasks = [Task(workshop, some) for some in batches(left, jobs)]
    with stage(progress, "data", sum(len(dataset.releases) for dataset in left)):
        read = [one for some in spread(make, tasks, jobs, told) for one in some]
    made = {one.id: one for one in (*(m for some in found.values() for m in some or ()), *read)}
    return [made[id_] for id_, _, _ in _releases(datasets)]


def _as_last_built(
    workshop: Workshop, catalog: Catalog, named: Sequence[Dataset]
) -> Mapping[str, tuple[Made, ...]]:
    """The releases of the datasets that are not named, by dataset, as the last build made them;
    not those that were never built, or of which the definition is another now."""
    last = workshop.cache.load(LAST, LastBuild)
    names = {dataset.id for dataset in named}
    found = {}
    for dataset in catalog.datasets:
        if last and dataset.id not in names:
            again = made_again(workshop, dataset, last.made)
            if again is not None:
                found[dataset.id] = again
    return found


def _releases(datasets: Sequence[Dataset]) -> Iterator[tuple[str, Dataset, Release]]:
    for dataset in datasets:
        for release in by_year(dataset):
            yield dataset.id_of(release), dataset, release


def _locked(catalog: Catalog, made: Mapping[str, Made]) -> Iterator[tuple[Dataset, Release, Lock]]:
    for id_, dataset, release in _releases(catalog.datasets):
        lock = made[id_].outcome.lock
        if lock is not None:
            yield dataset, release, lock
