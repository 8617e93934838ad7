"""The site of a build: pages, catalogue and data in one folder, swapped in whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.codes import STATUSES
from aoimori.core.findings import Finding
from aoimori.core.identity import code_list_file, data_folder, schema_file
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import TableSchema, in_common
from aoimori.outputs.catalogues import CatalogueFormat, Published, all_catalogues
from aoimori.outputs.meta.descriptor import code_list, table_schema_bytes
from aoimori.portal.whole import Portal, write_portal
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import staged
from aoimori.sources.files import Project
from aoimori.verbs.unchanged import digests


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """sha256 of every file of the site by its path, and what formats of the catalogue remark."""

    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def write_site(
    project: Project,
    catalog: Catalog,
    published: Sequence[BuiltRelease],
    data: Path,
    progress: Progress,
    *,
    is_whole: bool,
) -> WrittenSite:
    """Write ``build/site`` with the releases published, whose files are taken from ``data``; the
    catalogue only if it ``is_whole``.

    Raises :class:`Stop` if a plug-in cannot be used or the site cannot be generated; the old one
    then stays.
    """
    formats = [form for _, form in all_catalogues()] if is_whole else []
    with staged(project.build / "site") as root, stage(progress, "site", 3):
        with staged(project.build / "pages") as frames:
            portal = Portal(catalog, published, tuple(form.file for form in formats))
            write_portal(portal, project.site, frames, root, epoch(published), progress.step)
        for built in published:  # and nothing else that may lie there
            folder = data_folder(built.id)
            (root / folder).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(data / folder, root / folder)
        findings = tuple(_write_catalogue(catalog, published, formats, root))
        _write_schemas(catalog, published, root)
        progress.step(", ".join(form.file.path for form in formats) or "no-catalogue")
        return WrittenSite(digests(root), findings)


def epoch(releases: Sequence[BuiltRelease]) -> int:
    """Seconds of the newest change of any release, for tools that want a time of building."""
    days = [built.lock.modified for built in releases]
    if not days:
        return 0
    return int(datetime.combine(max(days), time.min, tzinfo=UTC).timestamp())


def _write_catalogue(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    formats: Sequence[CatalogueFormat],
    root: Path,
) -> Iterator[Finding]:
    if formats:
        whole = Published.of(catalog, tuple(releases))
        for form in formats:
            (root / form.file.path).write_bytes(form.write(whole))
            yield from form.remarks(whole)


def _write_schemas(catalog: Catalog, releases: Sequence[BuiltRelease], root: Path) -> None:
    """The Table Schemas and code lists that the releases use."""
    files: dict[str, bytes] = {}
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
