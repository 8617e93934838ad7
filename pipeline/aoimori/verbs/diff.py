"""diff: two years of a dataset, or its sheet and what was published of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from aoimori.core.catalog import Dataset, Release
from aoimori.core.changed import diff_recorded
from aoimori.core.diff.compare import diff
from aoimori.core.diff.comparison import ComparedTable, Comparison, TableFate
from aoimori.core.diff.content import Content
from aoimori.core.diff.keys import common_key
from aoimori.core.diff.matching import NotUnique
from aoimori.core.diff.wording import say
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.life import refuse_withdrawn
from aoimori.core.localized import Localized
from aoimori.core.mergers import merge_rows
from aoimori.core.table import Table
from aoimori.core.wording import year_title
from aoimori.sources.locks import read_lock
from aoimori.verbs.prepare import lock_path
from aoimori.verbs.read import read
from aoimori.verbs.recorded import last_built, recorded
from aoimori.verbs.workspace import Workspace

Sides = Mapping[str, Content]


def diff_years(workspace: Workspace, dataset_id: str, before: int, after: int) -> Comparison:
    """One fiscal year of a dataset held against another, both as their sheets have them; columns
    that a sheet does not hold are no part of its year, and codes that went up in others are taken
    as those. Raises :class:`Stop` for what cannot be read, and for a key that is none."""
    dataset, old = workspace.release(dataset_id, before)
    _, new = workspace.release(dataset_id, after)
    was, now = _tables(workspace, dataset, old), _tables(workspace, dataset, new)
    sides = {n: held(t.content(), old, n) for n, t in was.items()}
    contents = {n: held(t.content(), new, n) for n, t in now.items()}
    merged = {
        name: merge_rows(content, contents[name], workspace.catalog.codes)
        for name, content in sides.items()
        if name in contents
    }
    sides |= {name: each.content for name, each in merged.items()}
    renamed = {name: dataset.names_before(name, before, after) for name in contents}
    tables = {"before": was, "after": now}
    compared = compare(dataset, sides, contents, tables, renamed)
    mergers = tuple(merger for each in merged.values() for merger in each.mergers)
    title = dataset.title
    titles = year_title(title, old.year), year_title(title, new.year)
    return Comparison(titles[0], titles[1], tuple(compared), mergers)


def diff_published(workspace: Workspace, dataset_id: str, year: int) -> Comparison:
    """A sheet as it is held against what was published of it: the version on record, else what
    the last build made. Raises :class:`Stop` (``diff-nothing-published``) if neither is found."""
    dataset, release = workspace.release(dataset_id, year)
    dataset = dataset.in_year(release)
    project = workspace.project
    path = lock_path(project, dataset, release)
    lock = read_lock(path, project.name(path))
    refuse_withdrawn(lock, Place(project.name(path)), dataset.id_of(release))
    known = recorded(project, dataset, release, lock) if lock is not None else {}
    built = last_built(project, dataset, release)
    if not known and not built:
        details = {"dataset": dataset.id, "year": str(year)}
        place = Place(project.name(path))
        raise Stop(
            Finding("diff-nothing-published", place, details, dataset=f"{dataset.id}/{year}")
        )
    tables = _tables(workspace, dataset, release)
    after = {name: table.content() for name, table in tables.items()}
    before = {name: _with_sums(content, after.get(name)) for name, content in built.items()}
    before |= known
    title = year_title(dataset.title, release.year)
    told = {} if lock is None or before.keys() - known.keys() else {"version": lock.version}
    word = "built" if not told else "published" if lock and lock.is_frozen else "drafted"
    published = say(word, title=title, **told)
    compared = compare(dataset, before, after, {"before": {}, "after": tables})
    return Comparison(published, title, tuple(compared))


def _with_sums(before: Content, after: Content | None) -> Content:
    """A table of which nobody noted down which rows are sums: those that are now, by their key."""
    key = after.schema.primary_key if after is not None else ()
    if after is None or not after.sums or not key or key != before.schema.primary_key:
        return before
    sums = set(after.frame[list(key)].iloc[list(after.sums)].itertuples(index=False, name=None))
    rows = before.frame[list(key)].itertuples(index=False, name=None)
    return replace(before, sums=[position for position, row in enumerate(rows) if row in sums])


def held(content: Content, release: Release, table: str) -> Content:
    """A table without the columns that no sheet of the year holds."""
    absent = set(release.sources[table].absent)
    if not absent:
        return content
    return content.only([name for name in content.schema.names if name not in absent])


def compare(
    dataset: Dataset,
    before: Sides,
    after: Sides,
    tables: Mapping[str, Mapping[str, Table]],
    renamed: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> Iterator[ComparedTable]:
    """Every table that either side has, in the order of the definition. ``tables`` know the cells
    of a side, as far as there are any; ``renamed``, by table, are names before by those after.
    Raises :class:`Stop` for a key that is none."""
    titles = {table.name: table.title for table in dataset.tables}
    for name in dict.fromkeys((*titles, *after, *before)):
        title = titles.get(name, Localized(name))
        if name not in before and name not in after:
            continue
        if name not in before or name not in after:
            fate = TableFate.ADDED if name in after else TableFate.REMOVED
            yield ComparedTable(name, title, fate)
            continue
        try:
            was, now, names = before[name], after[name], renamed.get(name, {})
            if name in tables["before"]:
                made = diff(was, now, common_key(was.schema, now.schema, names), names)
            else:
                made = diff_recorded(was, now, names)
        except NotUnique as error:
            schema = (before if error.is_before else after)[name].schema
            side = tables["before" if error.is_before else "after"].get(name)
            raise Stop(_not_unique(error, schema.primary_key, side, dataset)) from error
        yield ComparedTable(name, title, TableFate.BOTH, made)


def _not_unique(
    error: NotUnique, key: Sequence[str], table: Table | None, dataset: Dataset
) -> Finding:
    told = " ".join(f"{name}={error.key[name] or ''}" for name in key)
    first, second = (str(row + 1) for row in error.rows)
    place = Place(*table.place(error.rows[1], key[0])) if table else Place(dataset.folder)
    details = {"key": told, "first": first, "second": second}
    return Finding("diff-key-not-unique", place, details, dataset=dataset.id)


def _tables(workspace: Workspace, dataset: Dataset, release: Release) -> Mapping[str, Table]:
    return read(workspace.project, workspace.catalog, dataset, release).tables
