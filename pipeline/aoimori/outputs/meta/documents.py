"""What describes the files of a release, and the whole catalogue beside its graph: each standard
in a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aoimori.core.catalog import Catalog, Dataset
from aoimori.core.identity import (
    Year,
    catalog_package_file,
    croissant_file,
    csvw_file,
    datapackage_file,
)
from aoimori.core.release import DESCRIBED, BuiltRelease, CatalogueFile
from aoimori.outputs.meta.api import api
from aoimori.outputs.meta.cataloguepackage import catalogue_package
from aoimori.outputs.meta.croissant import croissant
from aoimori.outputs.meta.csvw import CsvTable, csvw
from aoimori.outputs.meta.datapackage import datapackage


def release_documents(catalog: Catalog, built: BuiltRelease) -> Iterator[tuple[str, bytes]]:
    """Every document of a release by its address that knows nothing of what the catalogue says of
    itself."""
    dataset, year = built.dataset, built.release.year.year
    yield datapackage_file(dataset.id, year), datapackage(catalog, built)
    tables = [
        CsvTable(file.table, dataset.table(file.table).title, built.schema(file.table))
        for file in built.distributions
        if file.format.name == DESCRIBED
    ]
    yield from csv_documents(catalog, dataset, year, tables)


def csv_documents(
    catalog: Catalog, dataset: Dataset, year: Year, tables: Sequence[CsvTable]
) -> Iterator[tuple[str, bytes]]:
    """What explains the columns of each CSV of a folder."""
    for table in tables:
        content = csvw(catalog, dataset, table, tuple(tables))
        yield csvw_file(dataset.id, year, table.file), content


def citable_documents(
    catalog: Catalog, releases: Sequence[BuiltRelease]
) -> Iterator[tuple[str, bytes]]:
    """The documents of releases that say how they are cited, which is with the catalogue's name."""
    for built in releases:
        address = croissant_file(built.dataset.id, built.release.year.year)
        yield address, croissant(catalog, built)


def catalogue_documents(
    catalog: Catalog, releases: Sequence[BuiltRelease], catalogues: Sequence[CatalogueFile]
) -> Iterator[tuple[str, bytes]]:
    """Every document of the whole catalogue by its address; ``catalogues`` are the files it is in
    besides."""
    if releases:  # a package without resources is none (Data Package v2)
        yield catalog_package_file(), catalogue_package(catalog, releases)
    yield from api(catalog, releases, catalogues)
