"""build: every publishable release into files, the catalogue and the site, swapped in whole."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.codes import STATUSES
from aoimori.core.findings import Diagnosis, Finding, Severity
from aoimori.core.identity import catalog_file, code_list_file, schema_file
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import TableSchema, in_common
from aoimori.outputs.catalogues import Published, all_catalogues
from aoimori.outputs.meta.descriptor import code_list, table_schema_bytes
from aoimori.portal.mkdocs import build_site
from aoimori.portal.pages import write_pages
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import scratch, staged
from aoimori.sources.files import Project
from aoimori.verbs.check import check
from aoimori.verbs.prepare import Prepared
from aoimori.verbs.withheld import withheld
from aoimori.verbs.workspace import Workspace
from aoimori.verbs.write import write_release


@dataclass(frozen=True, slots=True)
class Built:
    """What a build published, what it held back, and everything it found."""

    site: Path
    prepared: tuple[Prepared, ...]
    releases: tuple[BuiltRelease, ...]
    held_back: tuple[Prepared, ...]
    diagnosis: Diagnosis
    stopped: bool


def build(workspace: Workspace, progress: Progress) -> Built:
    """Build all datasets into ``build/site``.

    A release with an open error or without a lock is held back; the others are published.
    Raises :class:`Stop` if a plug-in cannot be used or the site cannot be generated; the old one
    then stays.
    """
    project, catalog = workspace.project, workspace.catalog
    formats = all_catalogues()
    checked = check(workspace, (), progress)
    target = project.build / "site"
    with scratch(project.build, "data") as data:
        written = _write_releases(workspace, checked.releases, data, progress)
        published = tuple(built for built in written if not built.diagnosis.errors)
        for built in written:
            if built.diagnosis.errors:
                shutil.rmtree(data / f"data/{built.id}")
        with staged(target) as root, stage(progress, "site", 3):
            _write_site(project, catalog, published, root, progress)
            _write_catalogue(catalog, published, root)
            if published:
                shutil.move(data / "data", root / "data")
            progress.step(", ".join(catalog_file(form.extension) for _, form in formats))
    ids = {built.id for built in published}
    found = {built.id: built.diagnosis for built in written}
    diagnosis = [
        *checked.definitions,
        *(f for r in checked.releases for f in _held(found.get(r.id, r.diagnosis))),
        *withheld(project, published),
    ]
    return Built(
        site=target,
        prepared=checked.releases,
        releases=published,
        held_back=tuple(release for release in checked.releases if release.id not in ids),
        diagnosis=Diagnosis.of(diagnosis),
        stopped=checked.stopped,
    )


def _held(diagnosis: Diagnosis) -> list[Finding]:
    """A missing lock is a warning when checking, but keeps a release from being built."""
    return [
        replace(finding, severity=Severity.ERROR) if finding.check == "lock-missing" else finding
        for finding in diagnosis
    ]


def _write_releases(
    workspace: Workspace, releases: Sequence[Prepared], data: Path, progress: Progress
) -> tuple[BuiltRelease, ...]:
    wanted = [prepared for prepared in releases if prepared.publishable]
    written: list[BuiltRelease] = []
    with stage(progress, "data", len(wanted)):
        for prepared in wanted:
            written.append(write_release(workspace.project, workspace.catalog, prepared, data))
            progress.step(prepared.id)
    return tuple(written)


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
    whole = Published.of(catalog, tuple(releases))
    files = {catalog_file(form.extension): form.write(whole) for _, form in all_catalogues()}
    schemas: dict[str, list[TableSchema]] = {}
    for built in releases:
        for table in built.tables.values():
            schemas.setdefault(table.schema.name, []).append(table.published_schema)
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
