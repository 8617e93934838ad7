"""The years of a dataset together, made of the files that its releases publish."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import PurePosixPath

import pandas as pd

from aoimori.core.catalog import Dataset
from aoimori.core.charts import Chart
from aoimori.core.diff.comparison import ComparedTable, Comparison, TableFate
from aoimori.core.diff.content import Content
from aoimori.core.diff.summary import change_of
from aoimori.core.identity import (
    ALL,
    Addresses,
    changes_file,
    data_file,
    datapackage_file,
    table_file,
)
from aoimori.core.mergers import merge_rows
from aoimori.core.release import DESCRIBED, BuiltRelease, Distribution
from aoimori.core.schema import TableSchema
from aoimori.core.series import Series, TableYears, YearChange, all_years_schema, names_now
from aoimori.core.table import Table
from aoimori.core.wording import all_years_title, year_title
from aoimori.outputs.charts.publish import Studio
from aoimori.outputs.diffs.csv import FORM
from aoimori.outputs.meta.allyears import all_years_package
from aoimori.outputs.meta.csvw import CsvTable
from aoimori.outputs.meta.documents import csv_documents
from aoimori.outputs.tables import PublishedTable, all_writers
from aoimori.sources.csvcontent import read_content
from aoimori.verbs.diff import compare, held
from aoimori.verbs.history import history_of
from aoimori.verbs.workshop import Workshop
from aoimori.verbs.write import write_table

_CSV = "csv"


def series_of(workshop: Workshop, published: Sequence[BuiltRelease]) -> Mapping[str, Series]:
    """The series of every dataset with several published releases, by the key of what each is
    made of; its files are written below the workshop's root, where those of the releases are."""
    found: dict[str, Series] = {}
    for _, group in groupby(published, key=lambda built: built.dataset.id):
        years = sorted(group, key=lambda built: built.release.year.year)
        if len(years) > 1:
            key = _key(workshop, years)
            found[key] = _recalled(workshop, key) or _made(workshop, key, years)
    return found


def _key(workshop: Workshop, years: Sequence[BuiltRelease]) -> str:
    """What a series is made of: code, packages, definition, and the tables of every year."""
    total = hashlib.sha256(workshop.basis.encode())
    total.update(repr(replace(years[0].dataset, releases=())).encode())
    for built in years:
        total.update(repr((built.release, built.lock.version, built.lock.listed)).encode())
        total.update(repr(sorted((d.file, d.sha256) for d in built.distributions)).encode())
    return total.hexdigest()


def _recalled(workshop: Workshop, key: str) -> Series | None:
    series = None if workshop.fresh else workshop.cache.load(key, Series)
    if series is None:
        return None
    folder = PurePosixPath(f"data/{series.dataset}")
    for address, digest in series.files.items():
        path = PurePosixPath(address)
        is_inside = path.is_relative_to(folder) and ".." not in path.parts
        if not is_inside or not workshop.cache.put_file(digest, workshop.root / address):
            return None
    return series


def _made(workshop: Workshop, key: str, years: Sequence[BuiltRelease]) -> Series:
    maker = _Maker(workshop, years[0].dataset, {})
    tables = {built.release.year.year: maker.tables(built) for built in years}
    changes = tuple(
        maker.change(old, new, tables[old.release.year.year], tables[new.release.year.year])
        for old, new in pairwise(years)
    )
    distributions = tuple(maker.all_years(years, tables))
    history = history_of(workshop.catalog, years[0].dataset, tables)
    charts = maker.charts(years, tables)
    series = Series(years[0].dataset.id, changes, distributions, maker.files, charts, history)
    if distributions:
        package = all_years_package(workshop.catalog, years, distributions)
        maker.put(datapackage_file(series.dataset, ALL), package)
        for address, content in csv_documents(
            workshop.catalog, years[-1].dataset, ALL, list(_csv_tables(years, distributions))
        ):
            maker.put(address, content)
    for address, digest in series.files.items():
        workshop.cache.keep_file(workshop.root / address, digest)
    workshop.cache.store(key, series)
    return series


def _csv_tables(
    years: Sequence[BuiltRelease], distributions: Sequence[Distribution]
) -> Iterator[CsvTable]:
    """The tables of all years that are published as CSV."""
    for file in distributions:
        schema = all_years_schema(years, file.table)
        if file.format.name == DESCRIBED and schema is not None:
            title = all_years_title(years[-1].dataset.table(file.table).title)
            yield CsvTable(file.table, title, schema)


Tables = Mapping[str, Content]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the files of one series; ``files`` gets sha256 by address."""

    workshop: Workshop
    dataset: Dataset
    files: dict[str, str]

    def tables(self, built: BuiltRelease) -> Tables:
        """The tables as the CSV files of a release have them: text is canonical there."""
        year = built.release.year.year
        found = {}
        for name in built.tables:
            address = data_file(self.dataset.id, year, table_file(name, _CSV))
            content = read_content(self.workshop.root / address, built.schema(name))
            if content is not None:  # a format may be refused for a table
                found[name] = replace(content, sums=built.tables[name].sums)
        return found

    def change(self, old: BuiltRelease, new: BuiltRelease, was: Tables, now: Tables) -> YearChange:
        """What changed from a release to the next; the whole of it is written as CSV."""
        codes = self.workshop.catalog.codes
        after = {name: held(content, new.release, name) for name, content in now.items()}
        before = {
            name: merge_rows(content, after[name], codes).content if name in after else content
            for name, content in ((n, held(c, old.release, n)) for n, c in was.items())
        }
        years = old.release.year, new.release.year
        names = {
            name: self.dataset.names_before(name, years[0].year, years[1].year) for name in after
        }
        cells: Mapping[str, Mapping[str, Table]] = {"before": {}, "after": {}}
        compared = tuple(compare(self.dataset, before, after, cells, names))
        titles = [year_title(self.dataset.title, year) for year in years]
        address = changes_file(self.dataset.id, years[1].year)
        self.put(address, FORM.write(Comparison(titles[0], titles[1], compared), "ja"))
        return YearChange(
            years[1].year,
            years[0].year,
            tuple(_in_short(table) for table in compared if table.diff is not None),
            tuple(t.name for t in compared if t.fate is TableFate.ADDED),
            tuple(t.name for t in compared if t.fate is TableFate.REMOVED),
            address,
        )

    def all_years(
        self, years: Sequence[BuiltRelease], tables: Mapping[int, Tables]
    ) -> Iterator[Distribution]:
        """Every table that all years have and that can stand in one, in every format."""
        catalog = self.workshop.catalog
        for definition in self.dataset.tables:
            name = definition.name
            if not all(name in some for some in tables.values()):
                continue
            schema = all_years_schema(years, name)
            if schema is None:
                continue
            table = joined(name, schema, _renamed(years, tables, name))
            title = all_years_title(definition.title)
            addresses = Addresses(catalog.base_url)
            told = PublishedTable(table, title, catalog.codes, addresses, self.dataset.id, ALL)
            for _, writer in all_writers():
                refused = any(remark.refused for remark in writer.remarks(told))
                if writer.applies(table.schema) and not refused:
                    made = write_table(told, writer, self.workshop.root)
                    self.files[data_file(self.dataset.id, ALL, made.file)] = made.sha256
                    yield made

    def charts(
        self, years: Sequence[BuiltRelease], tables: Mapping[int, Tables]
    ) -> tuple[Chart, ...]:
        """The charts that are asked for of all years, with their files."""
        asked = [chart for chart in years[-1].dataset.charts or () if chart.all_years]
        whole: dict[str, Content] = {}
        for name in {chart.table for chart in asked}:
            schema = all_years_schema(years, name)
            if schema is not None and all(name in some for some in tables.values()):
                table = joined(name, schema, _renamed(years, tables, name))
                whole[name] = Content(schema, table.frame, _sums(years, tables, name))
        catalog = self.workshop.catalog
        drawn = Studio(catalog.codes, catalog.shapes).draw(asked, whole)
        for file, content in drawn.files.items():
            self.put(data_file(self.dataset.id, ALL, file), content)
        return drawn.charts

    def put(self, address: str, content: bytes) -> None:
        path = self.workshop.root / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.files[address] = hashlib.sha256(content).hexdigest()


def _renamed(
    years: Sequence[BuiltRelease], tables: Mapping[int, Tables], name: str
) -> list[tuple[int, pd.DataFrame]]:
    """A table of every year under the names its columns have now."""
    contents = []
    for built in years:
        year, now = built.release.year.year, names_now(years, built, name)
        contents.append((year, tables[year][name].frame.rename(columns=dict(now))))
    return contents


def _sums(years: Sequence[BuiltRelease], tables: Mapping[int, Tables], name: str) -> frozenset[int]:
    """Which rows of a table of all years are sums of others."""
    found, before = set(), 0
    for built in years:
        found |= {before + position for position in built.tables[name].sums}
        before += len(tables[built.release.year.year][name])
    return frozenset(found)


def _in_short(table: ComparedTable) -> TableYears:
    assert table.diff is not None
    return TableYears(change_of(table.name, table.diff), table.diff.rows)


def joined(name: str, schema: TableSchema, years: Sequence[tuple[int, pd.DataFrame]]) -> Table:
    """The tables of all years as one, the years in their order; a column that a year does not
    have is empty there."""
    frames = []
    for year, frame in years:
        if schema.fiscal_year not in frame:
            frame = frame.assign(**{schema.fiscal_year: pd.Series(str(year), frame.index, "str")})
        frames.append(frame.reindex(columns=list(schema.names)).astype("str"))
    return Table(name, schema, pd.concat(frames, ignore_index=True), {}, {})
