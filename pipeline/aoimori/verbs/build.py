"""build: every publishable release into files, the catalogue and the site, swapped in whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from aoimori.core.catalog import Catalog, Dataset, Release
from aoimori.core.codes import STATUSES
from aoimori.core.findings import Diagnosis
from aoimori.core.identity import catalog_file, code_list_file, schema_file
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import TableSchema, in_common
from aoimori.outputs.dcat.graph import catalog_graph
from aoimori.outputs.dcat.serialise import jsonld, turtle
from aoimori.outputs.meta.descriptor import code_list, table_schema_bytes
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import write_pages
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import scratch, staged
from aoimori.runtime.work import batches, processors, spread
from aoimori.sources.files import Project
from aoimori.verbs.make import Made, Task, Workshop, known, make, recall
from aoimori.verbs.prepare import by_year
from aoimori.verbs.report import LastBuild, ReleaseReport, Report, TableCount
from aoimori.verbs.unchanged import LAST, cache_of, digests, inputs_digest
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
    over ``jobs`` processes (0: as many as pay). Raises :class:`Stop` for an unknown name, and if
    the site cannot be generated; the old one then stays.
    """
    project, catalog = workspace.project, workspace.catalog
    datasets, definitions = workspace.select(ids)
    inputs = "" if ids else inputs_digest(project)
    cache = cache_of(project)
    target = project.build / "site"
    with scratch(project.build, "data") as data:
        workshop = Workshop.of(project, catalog, cache, data, fresh=fresh)
        made = _make(workshop, datasets, jobs, progress)
        others = _as_last_built(workshop, datasets, catalog) if ids else {}
        outcomes = {one.id: one.outcome for one in (*made, *others.values())}
        published = tuple(
            outcomes[id_].built(dataset, release)
            for id_, dataset, release in _releases(catalog.datasets)
            if id_ in outcomes and outcomes[id_].is_published
        )
        with staged(target) as root, stage(progress, "site", 3):
            _write_site(project, catalog, published, root, progress)
            _write_catalogue(catalog, published, root)
            if published:
                shutil.move(data / "data", root / "data")
            progress.step("catalog.ttl, catalog.jsonld")
            files = digests(root)
    report = Report(
        releases=tuple(_report(one) for one in made),
        diagnosis=Diagnosis.of([*definitions, *(f for one in made for f in one.outcome.findings)]),
        stopped=bool(Diagnosis.of(definitions).errors) or any(m.outcome.stopped for m in made),
        read=tuple(one.id for one in made if one.read),
        left_out=tuple(
            id_ for id_, _, _ in _releases(catalog.datasets) if ids and id_ not in outcomes
        ),
    )
    keys = {one.id: one.key for one in (*made, *others.values())}
    cache.store(LAST, LastBuild(inputs, report, files, keys))
    kept = {digest for outcome in outcomes.values() for digest in outcome.files.values()}
    cache.sweep({LAST, *keys.values()}, kept)
    return report


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
    workshop: Workshop, asked: Sequence[Dataset], catalog: Catalog
) -> dict[str, Made]:
    """The releases that were not asked for, as the last build made them."""
    last = workshop.cache.load(LAST, LastBuild)
    found: dict[str, Made] = {}
    for id_, dataset, _ in _releases(catalog.datasets):
        key = last.keys.get(id_) if last and dataset not in asked else None
        outcome = recall(workshop.cache, key, workshop.root) if key else None
        if key and outcome:
            found[id_] = Made(id_, key, outcome, read=False)
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


def _write_site(
    project: Project,
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    root: Path,
    progress: Progress,
) -> None:
    with staged(project.build / "pages") as pages:
        write_pages(
            catalog, releases, project.site / "templates", project.site / "labels.yaml", pages
        )
        progress.step("pages")
        build_site(project.site, pages, root, epoch(releases))
        progress.step("MkDocs")


def epoch(releases: Sequence[BuiltRelease]) -> int:
    """Seconds of the newest change of any release, for tools that want a time of building."""
    days = [built.lock.modified for built in releases]
    if not days:
        return 0
    return int(datetime.combine(max(days), time.min, tzinfo=UTC).timestamp())


def _write_catalogue(catalog: Catalog, releases: Sequence[BuiltRelease], root: Path) -> None:
    graph = catalog_graph(catalog, releases)
    files = {catalog_file("ttl"): turtle(graph), catalog_file("jsonld"): jsonld(graph)}
    schemas: dict[str, list[TableSchema]] = {}
    for built in releases:
        for table in built.tables:
            schema = built.schema(table)
            schemas.setdefault(schema.name, []).append(schema)
    lists = {field.codes for some in schemas.values() for s in some for field in s.fields}
    if any(built.has_statuses for built in releases):
        lists.add(STATUSES)
    for schema in map(in_common, schemas.values()):
        files[schema_file(schema.name)] = table_schema_bytes(schema)
    for name in lists & catalog.codes.keys():
        files[code_list_file(name)] = code_list(catalog.codes[name])
    for address, content in sorted(files.items()):
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)
