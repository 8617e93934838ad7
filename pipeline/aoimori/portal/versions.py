"""What changed, as pages say it: from year to year, and from version to version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from aoimori.core import identity
from aoimori.core.catalog import Dataset
from aoimori.core.diff.wording import change_words, column_words, row_names, say, title_of
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock, PastVersion
from aoimori.core.numbers import exact
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import TableSchema
from aoimori.core.series import YearChange
from aoimori.core.tablechange import TableChange

# A page names so many values that a version changed; the lock has more.
_VALUES = 10


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table, and what changed in it, a sentence a line."""

    title: Localized
    lines: tuple[Localized, ...]


@dataclass(frozen=True, slots=True)
class YearWords:
    """What changed since the release of the year before; the whole of it is in ``file``."""

    before: FiscalYear
    page: str
    tables: tuple[TableWords, ...]
    file: str


@dataclass(frozen=True, slots=True)
class CellWords:
    """One value that a version corrected."""

    row: str
    title: Localized
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a release: its day, what was said of it, what it changed, the files it had by
    name and sha256. ``is_current``: it is the one that is published; ``since``: the year that a
    first version is held against."""

    version: str
    day: date
    note: str
    lines: tuple[Localized, ...]
    cells: tuple[CellWords, ...]
    more: int
    files: tuple[tuple[str, str], ...]
    is_current: bool
    is_first: bool
    since: FiscalYear | None = None


def year_words(
    dataset: Dataset, change: YearChange, releases: Mapping[int, BuiltRelease]
) -> YearWords:
    """A year's changes in words; ``releases`` are those of the dataset by year."""
    titles = {table.name: table.title for table in dataset.tables}
    new, old = releases[change.year], releases[change.before]
    tables = [
        TableWords(
            titles[each.change.table],
            tuple(
                change_words(
                    each.change,
                    each.rows,
                    old.schema(each.change.table),
                    new.schema(each.change.table),
                )
            ),
        )
        for each in change.tables
    ]
    for names, words in ((change.added, "table-added"), (change.removed, "table-removed")):
        tables += (TableWords(titles[name], (say(words),)) for name in names if name in titles)
    year = FiscalYear(change.before)
    page = identity.release_page(dataset.id, change.before)
    return YearWords(year, page, tuple(tables), change.file)


def versions(dataset: Dataset, lock: Lock) -> tuple[VersionView, ...]:
    """Every version of a release, the newest first."""
    told = list(lock.past)
    if lock.withdrawn is None:
        told.append(lock.as_past)
    views = [
        _version(dataset, each, is_current=each is told[-1] and lock.withdrawn is None, first=not n)
        for n, each in enumerate(told)
    ]
    return tuple(reversed(views))


def _version(dataset: Dataset, past: PastVersion, *, is_current: bool, first: bool) -> VersionView:
    cells = [cell for change in past.changes for cell in _cells(dataset, change)]
    total = sum(change.values for change in past.changes) if past.since is None else 0
    return VersionView(
        past.version,
        past.modified,
        past.note,
        tuple(_lines(dataset, past.changes)),
        tuple(cells[:_VALUES]),
        max(0, total - len(cells[:_VALUES])),
        tuple(sorted(past.files.items())),
        is_current,
        first,
        FiscalYear(past.since) if past.since is not None else None,
    )


def _lines(dataset: Dataset, changes: Sequence[TableChange]) -> Iterator[Localized]:
    """What a version changed; of several tables each by its title."""
    titles = {table.name: table for table in dataset.tables}
    for change in changes:
        table = titles.get(change.table)
        if table is None:
            yield say("of-table", title=change.table, told=say("table-removed"))
            continue
        told, *more = _told(change, table.schema)
        yield say("of-table", title=table.title, told=told) if len(dataset.tables) > 1 else told
        yield from more


def _told(change: TableChange, schema: TableSchema) -> Iterator[Localized]:
    if change.is_nothing:
        yield say("reordered")
        return
    if change.added or change.removed or change.changed:
        counts = {"added": change.added, "removed": change.removed, "changed": change.changed}
        yield say("corrected-rows", **counts)
    yield from row_names(change)
    yield from column_words(change, schema, schema)


def _cells(dataset: Dataset, change: TableChange) -> Iterator[CellWords]:
    schemas = {table.name: table.schema for table in dataset.tables}
    for cell in change.cells:
        schema = schemas.get(change.table)
        title = title_of(schema, cell.field) if schema else Localized(cell.field)
        field = schema.by_name.get(cell.field) if schema else None
        is_number = field is not None and field.type in ("integer", "number")
        texts = (_shown(text, is_number=is_number) for text in (cell.before, cell.after))
        yield CellWords(cell.key, title, *texts)


def _shown(text: str | None, *, is_number: bool) -> str:
    number = exact(text) if is_number and text else None
    return f"{number:,}" if number is not None else text or ""
