"""Datasets as lists show them: with their editions, and what a filter finds them by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from aoimori.core import identity
from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.codes import GOVERNMENTS, Code, CodeList
from aoimori.core.fiscal import FiscalYear, Period
from aoimori.core.localized import Localized
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution, WithdrawnRelease
from aoimori.core.schedule import Expected, expected, is_continued
from aoimori.core.series import Series
from aoimori.core.spellings import names_of, spellings


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
    def main_files(self) -> tuple[FileView, ...]:
        """The first two of each table: the one to be opened, the one to be read by programs."""
        tables: dict[str, list[FileView]] = {}
        for file in self.files:
            tables.setdefault(file.built.table, []).append(file)
        return tuple(file for files in tables.values() for file in files[:2])

    @property
    def other_files(self) -> tuple[FileView, ...]:
        """All but the main ones."""
        main = {file.path for file in self.main_files}
        return tuple(file for file in self.files if file.path not in main)

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of its files, each once."""
        return tuple(dict.fromkeys(file.built.format.name for file in self.files))

    @property
    def other_formats(self) -> tuple[str, ...]:
        """The formats of the other files, each once."""
        return tuple(dict.fromkeys(file.built.format.name for file in self.other_files))


@dataclass(frozen=True, slots=True)
class Shelf:
    """A dataset in lists: its editions, newest first, the words a filter finds it by, the files
    that have all years in one table, the releases that were withdrawn, when the next is expected,
    and whether it is late; ``places`` are the municipalities it is about."""

    dataset: Dataset
    editions: tuple[Edition, ...]
    page: str
    words: str
    all_years: tuple[FileView, ...] = ()
    withdrawn: tuple[WithdrawnRelease, ...] = ()
    expected: Expected | None = None
    is_late: bool = False
    places: tuple[Code, ...] = ()

    @property
    def is_continued(self) -> bool:
        """Whether there will be more releases of it."""
        return is_continued(self.dataset)

    @property
    def newest(self) -> Edition:
        return self.editions[0]

    @property
    def latest(self) -> str:
        """The address that always has the first file of the newest year, as CSV if there is one;
        empty if it has no file."""
        file = _first_csv(self.newest.files)
        return identity.latest_file(self.dataset.id, file.built.file) if file is not None else ""

    @property
    def all_years_csv(self) -> str:
        """The address of the first file that has all years, as CSV if there is one."""
        file = _first_csv(self.all_years)
        return file.path if file is not None else ""


def _first_csv(files: Sequence[FileView]) -> FileView | None:
    told = (file for file in files if file.built.format.name == DESCRIBED)
    return next(told, next(iter(files), None))


def in_order(releases: Iterable[BuiltRelease]) -> list[BuiltRelease]:
    """By dataset, the newest first."""
    return sorted(releases, key=lambda built: (built.dataset.id, -built.release.year.year))


def shelves_of(
    catalog: Catalog,
    releases: Iterable[BuiltRelease],
    series: Sequence[Series],
    withdrawn: Sequence[WithdrawnRelease],
    as_of: date,
) -> tuple[Shelf, ...]:
    """Every dataset that has a built release, by its id, on a day."""
    shelves = []
    governments = catalog.codes.get(GOVERNMENTS)
    together = {each.dataset: each for each in series}
    for _, group in groupby(in_order(releases), key=lambda built: built.dataset.id):
        years = list(group)
        editions = tuple(_edition(built) for built in years)
        dataset = editions[0].dataset
        page = identity.dataset_page(dataset.id)
        files = together[dataset.id].distributions if dataset.id in together else ()
        gone = (each for each in withdrawn if each.dataset.id == dataset.id)
        next_one = expected(dataset, editions[0].issued)
        shelves.append(
            Shelf(
                dataset,
                editions,
                page,
                _filter_words(dataset, governments),
                tuple(_file(dataset, identity.ALL, file) for file in files),
                tuple(sorted(gone, key=lambda each: -each.release.year.year)),
                next_one,
                next_one is not None and next_one.is_late(as_of),
                _places(catalog, years[0]),
            )
        )
    return tuple(shelves)


def _places(catalog: Catalog, built: BuiltRelease) -> tuple[Code, ...]:
    """The municipalities that publish it, that its charts show or its tables have numbers of."""
    known = catalog.municipalities
    if known is None:
        return ()
    codes = {built.dataset.publisher.code}.union(
        *(chart.figures.labels for chart in built.charts),
        *(t.keyed.told_of for t in built.tables.values() if t.keyed.codes == known.name),
    )
    return tuple(code for code in known if code.code in codes)


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


def _filter_words(dataset: Dataset, governments: CodeList | None) -> str:
    """What a filter, or a search, finds it by."""
    texts = [dataset.title, dataset.description, dataset.theme.name, dataset.publisher.name]
    texts += [table.title for table in dataset.tables]
    words = [text for localized in texts for _, text in localized.items()]
    words += [word for lang in sorted(dataset.keywords) for word in dataset.keywords[lang]]
    if governments and dataset.publisher.code in governments:
        words += names_of(governments[dataset.publisher.code])
    return " ".join(dict.fromkeys(spelt for word in words for spelt in spellings(word)))
