"""What every page shows, worked out from the built releases: no words, no markup, no files.

A view serves both languages; its texts stay :class:`Localized` until a page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import PurePosixPath

from aoimori.core import identity
from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import Code
from aoimori.core.fiscal import FiscalYear, Period
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, Distribution, WithdrawnRelease
from aoimori.core.series import Series
from aoimori.core.story import StatusCount, Story
from aoimori.core.wording import release_citation
from aoimori.portal.columns import Column, columns_of
from aoimori.portal.quality import CheckView, check_views, qualities
from aoimori.portal.traces import TracedTable
from aoimori.portal.versions import VersionView, YearWords, versions, year_words

UPDATES = 10


@dataclass(frozen=True, slots=True)
class FileView:
    """A data file to download; ``table`` is empty where the dataset has only one."""

    built: Distribution
    table: Localized | None
    path: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A release as lists show it."""

    dataset: Dataset
    year: FiscalYear
    period: Period
    version: str
    issued: date
    modified: date
    rows: int
    files: tuple[FileView, ...]
    page: str
    note: str = ""

    @property
    def is_first(self) -> bool:
        return self.issued == self.modified


@dataclass(frozen=True, slots=True)
class Shelf:
    """A dataset in lists: its editions, newest first, the words a filter finds it by, the files
    that have all years in one table, and the releases that were withdrawn."""

    dataset: Dataset
    editions: tuple[Edition, ...]
    page: str
    words: str
    all_years: tuple[FileView, ...] = ()
    withdrawn: tuple[WithdrawnRelease, ...] = ()

    @property
    def newest(self) -> Edition:
        return self.editions[0]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme and its datasets."""

    theme: Code
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class PublisherView:
    """A publisher and its datasets."""

    publisher: Publisher
    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole catalogue: what home and list show."""

    shelves: tuple[Shelf, ...]
    themes: tuple[ThemeView, ...]
    publishers: tuple[PublisherView, ...]
    updates: tuple[Edition, ...]
    formats: tuple[str, ...]
    tables: int
    rows: int
    modified: date | None


@dataclass(frozen=True, slots=True)
class TableView:
    """A table's columns and its first rows.

    The preview shows the columns that differ between rows; what all rows share is said once.
    """

    name: str
    title: Localized
    rows: int
    columns: tuple[Column, ...]
    shown: tuple[Column, ...]
    shared: tuple[Column, ...]
    preview: tuple[tuple[str | None, ...], ...]
    schema_path: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source file as received; ``path`` is where it is published, if it is."""

    name: str
    bytes: int
    sha256: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The page of a release; ``shelf`` knows the other years, ``statuses`` is empty if there are
    none. ``traces`` tell where the values of the preview come from, ``checks`` what was found;
    ``since`` is what changed
    since the year before, if there is one."""

    dataset: Dataset
    edition: Edition
    shelf: Shelf
    tables: tuple[TableView, ...]
    sources: tuple[SourceView, ...]
    story: Story
    datapackage: str
    croissant: str
    api: str
    repairs: str
    statuses: str
    status_counts: tuple[StatusCount, ...]
    citation: Localized
    traces: tuple[TracedTable, ...] = ()
    checks: tuple[CheckView, ...] = ()
    since: YearWords | None = None
    versions: tuple[VersionView, ...] = ()

    @property
    def is_newest(self) -> bool:
        return self.edition == self.shelf.newest

    @property
    def needs_import(self) -> bool:
        """There is a CSV but no workbook: spreadsheet users have to choose the encoding."""
        extensions = {file.built.format.extension for file in self.edition.files}
        return "csv" in extensions and "xlsx" not in extensions


def overview(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    series: Sequence[Series] = (),
    withdrawn: Sequence[WithdrawnRelease] = (),
) -> Overview:
    """The catalogue as home and list show it; datasets without a built release are left out."""
    shelves = _shelves(releases, series, withdrawn)
    editions = [edition for shelf in shelves for edition in shelf.editions]
    latest = sorted(editions, key=lambda e: (-e.modified.toordinal(), e.dataset.id, -e.year.year))
    formats = {file.built.format.name: None for e in editions for file in e.files}
    return Overview(
        shelves=shelves,
        themes=_themes(catalog, shelves),
        publishers=tuple(
            PublisherView(found[0].dataset.publisher, found)
            for found in _grouped(shelves, lambda shelf: shelf.dataset.publisher.slug)
        ),
        updates=tuple(latest[:UPDATES]),
        formats=tuple(formats),
        tables=sum(len(shelf.dataset.tables) for shelf in shelves),
        rows=sum(edition.rows for edition in editions),
        modified=latest[0].modified if latest else None,
    )


def release_views(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    series: Sequence[Series] = (),
    withdrawn: Sequence[WithdrawnRelease] = (),
) -> tuple[ReleaseView, ...]:
    """A view of every release, by dataset and then newest first."""
    shelves = {shelf.dataset.id: shelf for shelf in _shelves(releases, series, withdrawn)}
    changes = {each.dataset: each.by_year for each in series}
    quality = qualities(releases, series)
    of_dataset: dict[str, dict[int, BuiltRelease]] = {}
    for built in releases:
        of_dataset.setdefault(built.dataset.id, {})[built.release.year.year] = built
    views = []
    for built in _sorted(releases):
        id_ = built.dataset.id
        change = changes.get(id_, {}).get(built.release.year.year)
        since = year_words(built.dataset, change, of_dataset[id_]) if change else None
        views.append(
            replace(
                _view(catalog, built, shelves[id_]),
                checks=check_views(quality[built.id]),
                since=since,
                versions=versions(built.dataset, built.lock),
            )
        )
    return tuple(views)


def _sorted(releases: Iterable[BuiltRelease]) -> list[BuiltRelease]:
    return sorted(releases, key=lambda built: (built.dataset.id, -built.release.year.year))


def _shelves(
    releases: Iterable[BuiltRelease],
    series: Sequence[Series],
    withdrawn: Sequence[WithdrawnRelease],
) -> tuple[Shelf, ...]:
    shelves = []
    together = {each.dataset: each for each in series}
    for _, group in groupby(_sorted(releases), key=lambda built: built.dataset.id):
        editions = tuple(_edition(built) for built in group)
        dataset = editions[0].dataset
        page = identity.dataset_page(dataset.id)
        files = together[dataset.id].distributions if dataset.id in together else ()
        gone = (each for each in withdrawn if each.dataset.id == dataset.id)
        shelves.append(
            Shelf(
                dataset,
                editions,
                page,
                _filter_words(dataset),
                tuple(_file(dataset, identity.ALL, file) for file in files),
                tuple(sorted(gone, key=lambda each: -each.release.year.year)),
            )
        )
    return tuple(shelves)


def _edition(built: BuiltRelease) -> Edition:
    year = built.release.year
    return Edition(
        dataset=built.dataset,
        year=year,
        period=built.release.period,
        version=built.lock.version,
        issued=built.lock.issued,
        modified=built.lock.modified,
        rows=sum(table.rows for table in built.tables.values()),
        files=tuple(_file(built.dataset, year.year, file) for file in built.distributions),
        note=built.lock.note,
        page=identity.release_page(built.dataset.id, year.year),
    )


def _file(dataset: Dataset, year: identity.Year, distribution: Distribution) -> FileView:
    titles = {table.name: table.title for table in dataset.tables}
    path = identity.data_file(dataset.id, year, distribution.file)
    title = titles.get(distribution.table) if len(titles) > 1 else None
    return FileView(distribution, title, path)


def _filter_words(dataset: Dataset) -> str:
    texts = [dataset.title, dataset.description, dataset.theme.name, dataset.publisher.name]
    texts += [table.title for table in dataset.tables]
    words = [text for localized in texts for _, text in localized.items()]
    words += [word for lang in sorted(dataset.keywords) for word in dataset.keywords[lang]]
    return " ".join(dict.fromkeys(words))


def _grouped(shelves: Iterable[Shelf], key: Callable[[Shelf], str]) -> list[tuple[Shelf, ...]]:
    groups: dict[str, list[Shelf]] = {}
    for shelf in shelves:
        groups.setdefault(key(shelf), []).append(shelf)
    return [tuple(group) for _, group in sorted(groups.items())]


def _themes(catalog: Catalog, shelves: Sequence[Shelf]) -> tuple[ThemeView, ...]:
    """In the order of the code list, which is that of the statistics' field."""
    known = catalog.codes.get("themes")
    order = {code.code: index for index, code in enumerate(known or ())}
    groups = _grouped(shelves, lambda shelf: shelf.dataset.theme.code)
    views = [ThemeView(group[0].dataset.theme, group) for group in groups]
    return tuple(sorted(views, key=lambda view: order.get(view.theme.code, len(order))))


def _view(catalog: Catalog, built: BuiltRelease, shelf: Shelf) -> ReleaseView:
    dataset, year = built.dataset, built.release.year.year
    return ReleaseView(
        dataset=dataset,
        edition=next(edition for edition in shelf.editions if edition.year.year == year),
        shelf=shelf,
        tables=tuple(_table(catalog, built, table.name, table.title) for table in dataset.tables),
        sources=_sources(built),
        story=built.story,
        datapackage=identity.datapackage_file(dataset.id, year),
        croissant=identity.croissant_file(dataset.id, year),
        api=identity.api_dataset(dataset.id),
        repairs=identity.repairs_file(dataset.id, year),
        statuses=identity.statuses_file(dataset.id, year) if built.has_statuses else "",
        status_counts=built.statuses,
        citation=release_citation(catalog, built),
        traces=tuple(TracedTable(built, table.name, table.title) for table in dataset.tables),
    )


def _sources(built: BuiltRelease) -> tuple[SourceView, ...]:
    dataset, year = built.dataset.id, built.release.year.year
    published = {file.source: file.file for file in built.published_sources}
    return tuple(
        SourceView(
            PurePosixPath(source.path).name,
            source.bytes,
            source.sha256,
            identity.data_file(dataset, year, published[source.path])
            if source.path in published
            else "",
        )
        for source in built.sources
    )


def _table(catalog: Catalog, built: BuiltRelease, name: str, title: Localized) -> TableView:
    summary, schema = built.tables[name], built.schema(name)
    absent = built.release.sources[name].absent
    columns = columns_of(schema, summary, absent, catalog.codes)
    varied = tuple(number for number, column in enumerate(columns) if not column.constant)
    wanted = varied or tuple(range(len(columns)))
    shown = tuple(columns[number] for number in wanted)
    return TableView(
        name=name,
        title=title,
        rows=summary.rows,
        columns=columns,
        shown=shown,
        shared=tuple(column for column in columns if column not in shown and column.example),
        preview=tuple(tuple(row[number] for number in wanted) for row in summary.first),
        schema_path=identity.schema_file(schema.name),
    )
