"""The site of a build: pages, catalogue and data in one folder, swapped in whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from aoimori.ckan.static import static_api
from aoimori.ckan.wanted import Wanted
from aoimori.core.catalog import Catalog
from aoimori.core.codes import STATUSES, THEMES
from aoimori.core.findings import Finding
from aoimori.core.identity import (
    ALL,
    api_schema,
    code_list_file,
    data_file,
    data_folder,
    latest_file,
    removed_file,
    schema_file,
)
from aoimori.core.release import BuiltRelease, CatalogueFile, WithdrawnRelease, by_dataset
from aoimori.core.schema import TableSchema, in_common
from aoimori.core.series import Series, all_years_schema
from aoimori.outputs.catalogues import (
    CatalogueFormat,
    Published,
    all_catalogues,
    catalogue_files,
)
from aoimori.outputs.hosts import host_files
from aoimori.outputs.meta.api import DOCUMENTS, removed
from aoimori.outputs.meta.descriptor import code_list, table_schema_bytes
from aoimori.outputs.meta.documents import catalogue_documents, citable_documents
from aoimori.portal.whole import Portal, write_portal
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import put_again, staged
from aoimori.sources.files import Project
from aoimori.verbs.heads import PageHeads
from aoimori.verbs.library import write_library
from aoimori.verbs.proofs import Days, write_proofs
from aoimori.verbs.searching import Index, write_search
from aoimori.verbs.unchanged import HOSTS, cache_of, digests


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """sha256 of every file of the site by its path, what formats of the catalogue remark, sha256
    of the script for charts, if there are any, and the search index, if there is one."""

    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    script: str = ""
    index: Index | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a site shows: the releases that are published, the series of those that have several
    years, the releases that were withdrawn, the days for which these are all, the packages that
    portals are to hold of it, and the day of the build."""

    published: Sequence[BuiltRelease]
    series: Sequence[Series]
    withdrawn: Sequence[WithdrawnRelease]
    days: Days
    packages: Wanted
    as_of: date

    @property
    def has_pictures(self) -> bool:
        """Whether any chart was drawn."""
        charts = [chart for each in self.published for chart in each.charts]
        charts += [chart for each in self.series for chart in each.charts]
        return any(chart.pictures for chart in charts)


def write_site(
    project: Project,
    catalog: Catalog,
    shown: Shown,
    data: Path,
    progress: Progress,
    *,
    is_whole: bool,
    jobs: int = 0,
) -> WrittenSite:
    """Write ``build/site`` with what is shown, its files taken from ``data``; the catalogue only
    if it ``is_whole``; ``jobs`` processes share the pages (0: as many as pay). Beside it stands
    what hosts are to be told (``build/hosts``).

    Raises :class:`Stop` if a plug-in cannot be used or the site cannot be generated; the old one
    then stays.
    """
    formats = [form for _, form in all_catalogues()] if is_whole else []
    published = shown.published
    with staged(project.build / "site") as root, stage(progress, "site", 4):
        with staged(project.build / "pages", keep=True) as frames:
            files = tuple(form.file for form in formats)
            heads = PageHeads.of(catalog, published, shown.series)
            _write_schemas(catalog, shown, data)
            told = (shown.series, shown.withdrawn, heads, shown.as_of, _sizes(data))
            portal = Portal(catalog, published, files, *told)
            day = epoch(published)
            write_portal(portal, project.site, frames, root, day, progress.step, jobs)
        folders = [data_folder(built.id) for built in published]
        folders += [data_folder(f"{s.dataset}/{ALL}") for s in shown.series if s.distributions]
        for folder in folders:  # and nothing else that may lie there
            (root / folder).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(data / folder, root / folder)
        _put_latest(published, root)
        index = write_search(cache_of(project), root) if catalog.search else None
        script = write_library(cache_of(project), root) if shown.has_pictures else ""
        findings = tuple(_write_catalogue(catalog, published, formats, root))
        shutil.move(data / "schemas", root / "schemas")
        _write(root, _for_programs(project, catalog, shown, files, is_whole=is_whole))
        progress.step(", ".join(form.file.path for form in formats) or "no-catalogue")
        known = write_proofs(project, catalog, published, shown.days, root, digests(root))
        with staged(project.build / HOSTS) as hosts:
            _write(hosts, host_files(catalog.base_url))
        progress.step("proofs")
        return WrittenSite(known, findings, script, index)


def epoch(releases: Sequence[BuiltRelease]) -> int:
    """Seconds of the newest change of any release, for tools that want a time of building."""
    days = [built.lock.modified for built in releases]
    if not days:
        return 0
    return int(datetime.combine(max(days), time.min, tzinfo=UTC).timestamp())


def _sizes(data: Path) -> dict[str, int]:
    """The size of every file by its address."""
    files = (path for path in data.rglob("*") if path.is_file())
    return {path.relative_to(data).as_posix(): path.stat().st_size for path in files}


def _put_latest(published: Sequence[BuiltRelease], root: Path) -> None:
    """The data files of the newest release of every dataset where they always are."""
    for id_, (newest, *_) in by_dataset(published).items():
        for each in newest.distributions:
            own = root / data_file(id_, newest.release.year.year, each.file)
            put_again(own, root / latest_file(id_, each.file))


def _write_catalogue(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    formats: Sequence[CatalogueFormat],
    root: Path,
) -> Iterator[Finding]:
    if formats:
        whole = Published.of(catalog, tuple(releases))
        _write(root, catalogue_files(whole, formats))
        for form in formats:
            yield from form.remarks(whole)


def _for_programs(
    project: Project,
    catalog: Catalog,
    shown: Shown,
    catalogues: Sequence[CatalogueFile],
    *,
    is_whole: bool,
) -> Iterator[tuple[str, bytes]]:
    """What describes the whole, if it is whole; releases, and what was withdrawn, in any case."""
    yield from citable_documents(catalog, shown.published)
    yield removed_file(), removed(catalog, shown.withdrawn)
    for name in DOCUMENTS:
        yield api_schema(name), (project.schemas / f"api/{name}.schema.json").read_bytes()
    if is_whole:
        yield from catalogue_documents(catalog, shown.published, catalogues)
        yield from static_api(catalog, shown.packages)


def _write(root: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for address, content in files:
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)


def _write_schemas(catalog: Catalog, shown: Shown, root: Path) -> None:
    """The Table Schemas and code lists that the releases use, and those of all years in one."""
    files: dict[str, bytes] = {}
    schemas: dict[str, list[TableSchema]] = {}
    releases = shown.published
    for built in releases:
        for table in built.tables:
            schema = built.schema(table)
            schemas.setdefault(schema.name, []).append(schema)
    own = {*schemas}
    for whole in _whole_schemas(shown):
        if whole.name not in own:
            schemas.setdefault(whole.name, []).append(whole)
    lists = {field.codes for some in schemas.values() for s in some for field in s.fields}
    if any(built.has_statuses for built in releases):
        lists.add(STATUSES)
    for schema in map(in_common, schemas.values()):
        files[schema_file(schema.name)] = table_schema_bytes(schema)
    lists.add(THEMES)  # the catalogue points to it
    for name in lists & catalog.codes.keys():
        files[code_list_file(name)] = code_list(catalog.codes[name])
    _write(root, sorted(files.items()))


def _whole_schemas(shown: Shown) -> Iterator[TableSchema]:
    """The schemas of tables that have all years."""
    years: dict[str, list[BuiltRelease]] = {}
    for built in sorted(shown.published, key=lambda each: each.release.year.year):
        years.setdefault(built.dataset.id, []).append(built)
    for series in shown.series:
        for table in sorted({file.table for file in series.distributions}):
            whole = all_years_schema(years[series.dataset], table)
            if whole is not None:
                yield whole
