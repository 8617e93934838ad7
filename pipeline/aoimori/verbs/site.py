"""The site of a build: pages, catalogue and data in one folder, swapped in whole."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from aoimori.core.catalog import Catalog
from aoimori.core.codes import STATUSES
from aoimori.core.identity import catalog_file, code_list_file, schema_file
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import TableSchema, in_common
from aoimori.outputs.catalogues import Published, all_catalogues
from aoimori.outputs.meta.descriptor import code_list, table_schema_bytes
from aoimori.portal.whole import write_portal
from aoimori.runtime.progress import Progress, stage
from aoimori.runtime.stage import staged
from aoimori.sources.files import Project
from aoimori.verbs.unchanged import digests


def write_site(
    project: Project,
    catalog: Catalog,
    published: Sequence[BuiltRelease],
    data: Path,
    progress: Progress,
) -> dict[str, str]:
    """Write ``build/site`` with the releases published, whose files are taken from ``data``;
    returns sha256 of every file of the site by its path.

    Raises :class:`Stop` if a plug-in cannot be used or the site cannot be generated; the old one
    then stays.
    """
    formats = all_catalogues()
    with staged(project.build / "site") as root, stage(progress, "site", 3):
        with staged(project.build / "pages") as frames:
            write_portal(
                catalog, published, project.site, frames, root, epoch(published), progress.step
            )
        _write_catalogue(catalog, published, root)
        if published:
            shutil.move(data / "data", root / "data")
        progress.step(", ".join(catalog_file(form.extension) for _, form in formats))
        return digests(root)


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
