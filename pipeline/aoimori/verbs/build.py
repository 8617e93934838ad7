"""build: every publishable release into files, the catalogue and the site, swapped in whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.findings import Diagnosis, Finding
from aoimori.core.release import BuiltRelease
from aoimori.outputs.catalogues import all_catalogues
from aoimori.runtime.cache import Cache
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import scratch
from aoimori.runtime.work import batches, processors, spread
from aoimori.verbs.make import Made, Task, Workshop, known, make, recall
from aoimori.verbs.prepare import by_year
from aoimori.verbs.report import LastBuild, ReleaseReport, Report, TableCount
from aoimori.verbs.site import write_site
from aoimori.verbs.unchanged import LAST, cache_of, inputs_digest
from aoimori.verbs.withheld import withheld
from aoimori.verbs.workspace import Workspace

# A process takes a second to start, and a dataset a fraction of it to be read.
_WORTH_PROCESSES = 20


def build(
    workspace: Workspace,
    progress: Progress,
    ids: Sequence[str] = (),
    *,
    jobs: int = 0,
    fresh: bool = False,
) -> Report:
    """Build into ``build/site``: all datasets, or those named beside the others as last built.

    A release with an open error or without a lock is held back; the others are published. What
    has not changed since a build before is not read again, unless ``fresh``; reading is spread
    over ``jobs`` processes (0: as many as pay). Raises :class:`Stop` for an unknown name, if a
    plug-in cannot be used, or if the site cannot be generated; the old one then stays.
    """
    project, catalog = workspace.project, workspace.catalog
    all_catalogues()  # a plug-in that cannot be used stops the work before it begins
    datasets, definitions = workspace.select(ids)
    inputs = inputs_digest(project)
    cache = cache_of(project)
    with scratch(project.build, "data") as data:
        workshop = Workshop.of(project, catalog, cache, data, fresh=fresh)
        asked = _make(workshop, datasets, jobs, progress)
        found = _Found(catalog, asked, _as_last_built(workshop, datasets, catalog) if ids else [])
        published = found.published()
        files = write_site(project, catalog, published, data, progress)
    report = Report(
        releases=tuple(_report(made) for made in asked),
        diagnosis=Diagnosis.of(
            [
                *definitions,
                *(finding for made in asked for finding in made.outcome.findings),
                *withheld(project, published),
            ]
        ),
        stopped=_is_stopped(definitions, asked),
        read=tuple(made.id for made in asked if made.read),
        left_out=found.left_out(),
    )
    is_whole = not ids and all(made.outcome.is_lasting for made in asked)
    cache.store(LAST, LastBuild(inputs if is_whole else "", report, files, found.keys()))
    found.keep(cache)
    return report


@dataclass(frozen=True, slots=True)
class _Found:
    """All releases a build knows: those asked for, and the others as they were last built."""

    catalog: Catalog
    asked: Sequence[Made]
    others: Sequence[Made]

    def _made(self) -> Mapping[str, Made]:
        return {made.id: made for made in (*self.asked, *self.others)}

    def published(self) -> tuple[BuiltRelease, ...]:
        made = self._made()
        return tuple(
            made[id_].outcome.built(dataset, release)
            for id_, dataset, release in _releases(self.catalog.datasets)
            if id_ in made and made[id_].outcome.is_published
        )

    def left_out(self) -> tuple[str, ...]:
        """Releases that were neither asked for nor built before."""
        made = self._made()
        return tuple(id_ for id_, _, _ in _releases(self.catalog.datasets) if id_ not in made)

    def keys(self) -> dict[str, str]:
        return {id_: made.key for id_, made in self._made().items()}

    def keep(self, cache: Cache) -> None:
        """Forget what no release of this build is made of."""
        outcomes = [made.outcome for made in self._made().values()]
        files = {digest for outcome in outcomes for digest in outcome.files.values()}
        cache.sweep({LAST, *self.keys().values()}, files)


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


def _as_last_built(workshop: Workshop, asked: Sequence[Dataset], catalog: Catalog) -> list[Made]:
    """The releases that were not asked for, as the last build made them."""
    last = workshop.cache.load(LAST, LastBuild)
    found: list[Made] = []
    for id_, dataset, _ in _releases(catalog.datasets):
        key = last.keys.get(id_) if last and dataset not in asked else None
        outcome = recall(workshop.cache, key, workshop.root) if key else None
        if key and outcome:
            found.append(Made(id_, key, outcome, read=False))
    return found


def _releases(datasets: Sequence[Dataset]) -> Iterator[tuple[str, Dataset, Release]]:
    for dataset in datasets:
        for release in by_year(dataset):
            yield f"{dataset.id}/{release.year.year}", dataset, release


def _report(made: Made) -> ReleaseReport:
    outcome = made.outcome
    tables = {
        name: TableCount(table.rows, table.repaired) for name, table in outcome.tables.items()
    }
    return ReleaseReport(made.id, "published" if outcome.is_published else "held-back", tables)


def _is_stopped(definitions: Iterable[Finding], made: Iterable[Made]) -> bool:
    return bool(Diagnosis.of(definitions).errors) or any(one.outcome.stopped for one in made)
