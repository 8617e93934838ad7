"""What every page shows, worked out from the built releases: no words, no markup, no files.

A view serves both languages; its texts stay :class:`Localized` until a page is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from aoimori.core import identity
from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease, WithdrawnRelease
from aoimori.core.series import Series
from aoimori.core.story import StatusCount, Story
from aoimori.core.wording import release_citation
from aoimori.portal.chartviews import ChartView, charts_of_release, newest_charts
from aoimori.portal.columns import Column, columns_of
from aoimori.portal.quality import CheckView, check_views, qualities
from aoimori.portal.related import Related, related_of
from aoimori.portal.shelves import Edition, Shelf, in_order, shelves_of
from aoimori.portal.state import State, state_of
from aoimori.portal.traces import TracedTable
from aoimori.portal.using import Snippet, bibtex, snippets
from aoimori.portal.versions import VersionView, YearWords, versions, year_words

# A table of more rows is too much for a page that shows all of it.
_EXPLORED_ROWS = 50_000


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
    formats: tuple[str, ...]
    state: State
    featured: tuple[Shelf, ...] = ()

    @property
    def modified(self) -> date | None:
        """The day of the newest change."""
        return self.state.modified


@dataclass(frozen=True, slots=True)
class TableView:
    """A table's columns and its first rows.

    The preview shows the columns that differ between rows; what all rows share is said once.
    ``explored`` is the CSV that a script may show whole, or empty; ``pinned`` says which of the
    columns shown, from one on, names what a row is about (none: no one column does).
    """

    name: str
    title: Localized
    rows: int
    columns: tuple[Column, ...]
    shown: tuple[Column, ...]
    shared: tuple[Column, ...]
    preview: tuple[tuple[str | None, ...], ...]
    schema_path: str
    explored: str
    pinned: int = 0


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
    ``since`` is what changed since the year before, if there is one; ``charts`` are those that are
    shown, of the newest release also those of all years."""

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
    charts: tuple[ChartView, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    bibtex: str = ""
    related: Related = field(default_factory=Related)

    @property
    def words(self) -> str:
        """What a search finds it by: what a filter does, and what its columns are called."""
        columns = (column for table in self.tables for column in table.columns)
        titles = (text for column in columns for _, text in column.field.title.items())
        return " ".join((self.shelf.words, *titles))

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
    as_of: date = date.min,
) -> Overview:
    """The catalogue as home and list show it; datasets without a built release are left out."""
    shelves = shelves_of(catalog, releases, series, withdrawn, as_of)
    editions = [edition for shelf in shelves for edition in shelf.editions]
    formats = {file.built.format.name: None for e in editions for file in e.files}
    return Overview(
        shelves=shelves,
        themes=_themes(catalog, shelves),
        publishers=tuple(
            PublisherView(found[0].dataset.publisher, found)
            for found in _grouped(shelves, lambda shelf: shelf.dataset.publisher.slug)
        ),
        formats=tuple(formats),
        state=state_of(catalog, shelves),
        featured=tuple(s for name in catalog.featured for s in shelves if s.dataset.id == name),
    )


def release_views(
    catalog: Catalog,
    releases: Sequence[BuiltRelease],
    series: Sequence[Series] = (),
    withdrawn: Sequence[WithdrawnRelease] = (),
    as_of: date = date.min,
) -> tuple[ReleaseView, ...]:
    """A view of every release, by dataset and then newest first."""
    shelves = {
        shelf.dataset.id: shelf for shelf in shelves_of(catalog, releases, series, withdrawn, as_of)
    }
    newest = newest_charts(releases, series)
    changes = {each.dataset: each.by_year for each in series}
    quality = qualities(releases, series)
    related = related_of(tuple(shelves.values()))
    of_dataset: dict[str, dict[int, BuiltRelease]] = {}
    for built in releases:
        of_dataset.setdefault(built.dataset.id, {})[built.release.year.year] = built
    views = []
    for built in in_order(releases):
        id_ = built.dataset.id
        change = changes.get(id_, {}).get(built.release.year.year)
        since = year_words(built.dataset, change, of_dataset[id_]) if change else None
        view = _view(catalog, built, shelves[id_])
        charts = newest[id_] if view.is_newest else charts_of_release(built)
        views.append(
            replace(
                view,
                checks=check_views(quality[built.id]),
                since=since,
                versions=versions(built.dataset, built.lock),
                charts=tuple(each for each in charts if each.is_shown),
                snippets=snippets(catalog, built),
                bibtex=bibtex(catalog, built),
                related=related[id_],
            )
        )
    return tuple(views)


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
        explored=_explored(built, name),
        pinned=_pinned(shown),
    )


def _pinned(shown: Sequence[Column]) -> int:
    """The name of a code, else a text that is unique, else the first text that is required."""
    tests: tuple[Callable[[Column], bool], ...] = (
        lambda column: column.field.labels is not None and column.required,
        lambda column: column.key and not column.field.is_numeric,
        lambda column: column.required and column.field.type == "string" and not column.choices,
    )
    for test in tests:
        for number, column in enumerate(shown, start=1):
            if test(column):
                return number
    return 0


def _explored(built: BuiltRelease, table: str) -> str:
    if built.tables[table].rows > _EXPLORED_ROWS:
        return ""
    files = (each for each in built.distributions if each.table == table)
    names = (each.file for each in files if each.format.extension == "csv")
    file = next(names, None)
    year = built.release.year.year
    return "" if file is None else identity.data_file(built.dataset.id, year, file)
