"""The tables of a release as its lock records them, wherever they can still be found."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from aoimori.core.catalog import Dataset, Release
from aoimori.core.diff.content import Content, text_field
from aoimori.core.findings import Stop
from aoimori.core.identity import data_file, table_file
from aoimori.core.lock import Lock
from aoimori.core.schema import TableSchema
from aoimori.runtime.git import History
from aoimori.sources.csvcontent import read_content
from aoimori.sources.definitions import read_definitions
from aoimori.sources.files import Project
from aoimori.sources.locks import NAME
from aoimori.verbs.read import read
from aoimori.verbs.report import SITE
from aoimori.verbs.unchanged import cache_of

_CSV = "csv"


def recorded(
    project: Project, dataset: Dataset, release: Release, lock: Lock
) -> Mapping[str, Content]:
    """The tables of the version on record that are found, by name: among the files of the last
    builds, on the site, or made again from the commit that recorded them. Each is held against
    the digest in the lock, so what is given back is what was published."""
    found: dict[str, Content] = {}
    for look in (_kept, _on_site, _in_history):
        if found.keys() >= lock.tables.keys():
            break
        for name, content in look(project, dataset, release, lock):
            if name in lock.tables and content.digest() == lock.tables[name].content:
                found.setdefault(name, replace(content, sums=lock.tables[name].sums))
    return found


def last_built(project: Project, dataset: Dataset, release: Release) -> Mapping[str, Content]:
    """The tables of a release that stand on the site of the last build, by name."""
    site, known = project.root / SITE, {table.name: table.schema for table in dataset.tables}
    found: dict[str, Content] = {}
    for name, schema in known.items():
        path = site / data_file(dataset.id, release.year.year, table_file(name, _CSV))
        content = read_content(path) if path.is_file() else None
        if content is not None:
            found[name] = typed(content, schema)
    return found


Found = Iterator[tuple[str, Content]]


def _kept(project: Project, dataset: Dataset, release: Release, lock: Lock) -> Found:
    cache = cache_of(project)
    yield from _csv(dataset, lock, lambda file: cache.path_of(lock.files.get(file, "")))


def _on_site(project: Project, dataset: Dataset, release: Release, lock: Lock) -> Found:
    site, year = project.root / SITE, release.year.year
    yield from _csv(dataset, lock, lambda file: site / data_file(dataset.id, year, file))


def _csv(dataset: Dataset, lock: Lock, path_of: Callable[[str], Path | None]) -> Found:
    known = {table.name: table.schema for table in dataset.tables}
    for name in lock.tables:
        path = path_of(table_file(name, _CSV))
        if path is not None and path.is_file():
            content = read_content(path)
            if content is not None:
                yield name, typed(content, known.get(name))


def typed(content: Content, schema: TableSchema | None) -> Content:
    """The content of a file under what is known of its fields now."""
    if schema is None or not content.schema.names:
        return content
    fields = tuple(schema.by_name.get(name) or text_field(name) for name in content.schema.names)
    key = schema.primary_key if set(schema.primary_key) <= set(content.schema.names) else ()
    return Content(TableSchema(schema.name, schema.title, fields, key), content.frame)


def _in_history(project: Project, dataset: Dataset, release: Release, lock: Lock) -> Found:
    """The sheets as the commit had them that last changed the lock, read by its definitions."""
    history = History.around(project.root)
    year = str(release.year.year)
    commit = history.last_change(f"{dataset.folder}/{year}/{NAME}") if history else ""
    if history is None or not commit:
        return
    files = [
        name
        for name in history.files(commit, ("datasets", "schemas"))
        if _belongs(name, dataset, year)
    ]
    with tempfile.TemporaryDirectory() as folder:
        if not history.export(commit, files, Path(folder)):
            return
        try:
            then = Project.around(Path(folder))
            catalog = read_definitions(then).catalog
            old = next(each for each in catalog.datasets if each.id == dataset.id)
            tables = read(then, catalog, old, old.by_year[release.year.year]).tables
        except (Stop, StopIteration, KeyError):  # of a time whose words nobody reads today
            return
        yield from ((name, table.content()) for name, table in tables.items())


def _belongs(name: str, dataset: Dataset, year: str) -> bool:
    """Whether a file has a part in a release: its dataset but other years' folders, and what all
    datasets share."""
    folder = f"{dataset.folder}/"
    if name.startswith(folder):
        first, _, rest = name.removeprefix(folder).partition("/")
        return not rest or first == year or not first.isdigit()
    return name.startswith("schemas/") or name.count("/") <= 1 or name.endswith("/publisher.yaml")
