"""Addresses: one list of where everything stands on the site, relative to the base URL.

Published addresses never change (docs/addresses.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from aoimori.core.sums import SUMS
from aoimori.core.text import narrow

CATALOG_STEM = "catalog"
# At the root they are of the whole site.
PROVENANCE = "provenance.json"
# Where the interface for programs stands; what it says only grows, else there is a v2 beside it.
API = "api/v1/"
# What stands for a release in addresses: its fiscal year, or all of them in one table.
ALL: Literal["all"] = "all"
Year = int | Literal["all"]
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# Windows has no files of these names, whatever their ending.
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
_DATAPACKAGE = "datapackage"


def typed_path(text: str) -> tuple[str, ...]:
    """The parts of a name as it is typed: in full-width letters, as a folder."""
    return tuple(narrow(text).strip().strip("/").removeprefix("datasets/").split("/"))


def typed_id(text: str) -> str:
    """A dataset id as it is typed: as :func:`typed_path`, with a year behind it."""
    parts = typed_path(text)
    return "/".join(parts[:-1] if len(parts) > 2 and is_year(parts[-1]) else parts)


def is_year(name: str) -> bool:
    """Whether a name is that of a fiscal year: 2024."""
    return _YEAR.fullmatch(name) is not None


def is_slug(name: str) -> bool:
    """Whether a name may be part of an address: small letters, digits and single hyphens."""
    return _SLUG.fullmatch(name) is not None


def is_reserved(name: str) -> bool:
    """Whether a folder or a table may not be called so, though it is a slug: Windows could not
    hold its files, or one would stand where the Data Package does."""
    return _DEVICES.fullmatch(name) is not None or name == _DATAPACKAGE


@dataclass(frozen=True, slots=True)
class Addresses:
    """Absolute addresses under a base URL (which ends in ``/``)."""

    base: str

    def home(self) -> str:
        return self.base

    def absolute(self, path: str) -> str:
        return self.base + path

    def catalog(self) -> str:
        """IRI of the catalogue itself, apart from the home page that shows it."""
        return f"{self.base}#catalog"

    def dataset(self, dataset: str, year: int) -> str:
        """IRI of the DCAT dataset, one per fiscal-year release."""
        return f"{self.base}{release_page(dataset, year)}#dataset"

    def whole_dataset(self, dataset: str) -> str:
        """IRI of a dataset with all its years, as a portal has it."""
        return f"{self.base}{dataset_page(dataset)}#dataset"

    def series(self, dataset: str) -> str:
        """IRI of the years of a dataset together."""
        return f"{self.base}{dataset_page(dataset)}#series"

    def record(self, dataset: str, year: int) -> str:
        """IRI of the entry of a release in the catalogue."""
        return f"{self.base}{release_page(dataset, year)}#record"

    def distribution(self, dataset: str, year: int, file: str) -> str:
        return f"{self.base}{release_page(dataset, year)}#{file}"

    def publisher(self, slug: str) -> str:
        return f"{self.base}{publisher_page(slug)}#agent"

    def area(self, slug: str) -> str:
        """IRI of the area of a publisher."""
        return f"{self.base}{publisher_page(slug)}#area"

    def contact(self, page: str = "") -> str:
        """IRI of the office that a page of the site names: of the catalogue, a dataset."""
        return f"{self.base}{page}#contact"

    def publisher_contact(self, slug: str) -> str:
        return f"{self.base}{publisher_page(slug)}#contact"

    def code_list(self, name: str) -> str:
        return f"{self.base}{code_list_file(name)}"

    def code(self, name: str, code: str) -> str:
        """IRI of an entry of a code list."""
        return f"{self.code_list(name)}#{code}"

    def table_schema(self, schema: str) -> str:
        return f"{self.base}{schema_file(schema)}"

    def field(self, schema: str, field: str) -> str:
        """IRI of a column, the same in every file of a schema."""
        return f"{self.table_schema(schema)}#{field}"

    def row_class(self, schema: str) -> str:
        """IRI of what the rows are. Names of fields are in lower case: none is this one."""
        return f"{self.table_schema(schema)}#Row"

    def row(self, dataset: str, year: Year, file: str, key: Sequence[str]) -> str:
        """IRI of a row of a file, by the values of its primary key."""
        return f"{self.base}{data_file(dataset, year, file)}#{row_key(key)}"


def row_key(key: Sequence[str]) -> str:
    """The values of a key as one text, percent-encoded so that no two keys give the same."""
    return ",".join(quote(value, safe="") for value in key)


def list_page() -> str:
    return "datasets/"


def dataset_page(dataset: str) -> str:
    """The page of a dataset (``publisher/slug``), showing its newest release."""
    return f"datasets/{dataset}/"


def release_page(dataset: str, year: Year) -> str:
    return f"datasets/{dataset}/{year}/"


def trace_page(dataset: str, year: int) -> str:
    """Where the values of a release's preview come from."""
    return f"{release_page(dataset, year)}trace/"


def release_quality_page(dataset: str, year: int) -> str:
    """What the checks of a release found."""
    return f"{release_page(dataset, year)}{quality_page()}"


def quality_page() -> str:
    """What is checked, and counts by publisher."""
    return "quality/"


def quality_file() -> str:
    """The counts by publisher as CSV."""
    return f"{quality_page()}quality.csv"


def changelog_page(dataset: str) -> str:
    """Every version of every year of a dataset."""
    return f"{dataset_page(dataset)}changes/"


def releases_page() -> str:
    """What the catalogue released, by fiscal year."""
    return "releases/"


def year_page(year: int) -> str:
    """What the catalogue released of a fiscal year."""
    return f"{releases_page()}{year}/"


def publisher_page(slug: str) -> str:
    """Who publishes, and what."""
    return f"publishers/{slug}/"


def theme_page(theme: str) -> str:
    """The datasets of a theme."""
    return f"themes/{theme}/"


def municipalities_page() -> str:
    return "municipalities/"


def municipality_page(code: str) -> str:
    """What is published by a municipality, and about it."""
    return f"{municipalities_page()}{code}/"


def municipalities_file() -> str:
    """The municipalities as CSV."""
    return f"{municipalities_page()}municipalities.csv"


def developers_page() -> str:
    return "developers/"


def terms_page() -> str:
    return "terms/"


def accessibility_page() -> str:
    return "accessibility/"


def search_page() -> str:
    return "search/"


def dashboard_page() -> str:
    return "dashboard/"


def dashboard_file() -> str:
    """How the catalogue itself stands, as CSV."""
    return f"{dashboard_page()}catalogue.csv"


def feed_file(dataset: str = "") -> str:
    """The Atom feed of the catalogue, or of one dataset, below a language's root."""
    return f"{dataset_page(dataset)}feed.xml" if dataset else "feed.xml"


def removed_file() -> str:
    """What was published once and is no more: for programs that delete only what is told gone."""
    return f"{API}removed.json"


def api_index() -> str:
    """What the interface for programs has."""
    return f"{API}index.json"


def api_datasets() -> str:
    return f"{API}datasets.json"


def api_dataset(dataset: str) -> str:
    """A dataset with all its years and files."""
    return f"{API}datasets/{dataset}.json"


def api_schema(name: str) -> str:
    """The JSON Schema of a document of the interface."""
    return f"{API}schemas/{name}.schema.json"


def catalog_package_file() -> str:
    """All tables of the catalogue as one Data Package."""
    return f"{_DATAPACKAGE}.json"


def catalog_package_name(base: str) -> str:
    """What that package is called: its host, and where it stands there."""
    return re.sub(r"[^a-z0-9.]+", "-", base.partition("//")[2].casefold()).strip("-")


def table_file(table: str, extension: str) -> str:
    """The name of a table's file inside the release's data folder."""
    return f"{table}.{extension}"


def data_folder(release: str) -> str:
    """Where the files of a release (``publisher/slug/year``) are."""
    return f"data/{release}"


def data_file(dataset: str, year: Year, file: str) -> str:
    return f"{data_folder(f'{dataset}/{year}')}/{file}"


def latest_file(dataset: str, file: str) -> str:
    """The same file of whatever release is the newest."""
    return f"{data_folder(f'{dataset}/latest')}/{file}"


def repairs_file(dataset: str, year: int) -> str:
    return data_file(dataset, year, "_meta/repairs.csv")


def changes_file(dataset: str, year: int) -> str:
    """What a release has otherwise than the one of the year before it."""
    return data_file(dataset, year, "_meta/changes.csv")


def statuses_file(dataset: str, year: int) -> str:
    """Only for a release in which a sign with a status stands for a value."""
    return data_file(dataset, year, "_meta/statuses.csv")


def provenance_file(dataset: str, year: int) -> str:
    """What a release was made of; the site has one of its own (:data:`PROVENANCE`)."""
    return data_file(dataset, year, f"_meta/{PROVENANCE}")


def charts_folder(dataset: str, year: Year) -> str:
    """Where the charts of a release are: pictures, figures, specifications."""
    return data_file(dataset, year, "_charts/")


def sums_file(dataset: str, year: int) -> str:
    """sha256 of every other file of a release, by its path in the release's folder."""
    return data_file(dataset, year, f"_meta/{SUMS}")


def archive_file(year: int) -> str:
    """Everything that is published for a fiscal year in one zip."""
    return f"{year_page(year)}release-{year}.zip"


def datapackage_file(dataset: str, year: Year) -> str:
    """Beside the data, not in ``_meta``: Data Package paths may not contain ``..``."""
    return data_file(dataset, year, f"{_DATAPACKAGE}.json")


def csvw_file(dataset: str, year: Year, file: str) -> str:
    """What explains the columns of a CSV: beside it under the name that readers try (Metadata
    Vocabulary for Tabular Data, 5.3)."""
    return data_file(dataset, year, f"{file}-metadata.json")


def croissant_file(dataset: str, year: int) -> str:
    """A release for machine learning (Croissant)."""
    return data_file(dataset, year, "_meta/croissant.json")


def source_file(name: str) -> str:
    """The name of a published source inside the release's data folder; ``name`` is its own."""
    return f"_source/{name}"


def schema_file(schema: str) -> str:
    return f"schemas/tables/{schema}.json"


def catalog_file(extension: str, page: int = 1) -> str:
    """The catalogue in a format; where it has several pages, ``catalog.ttl``, ``catalog-2.ttl``…"""
    return f"{CATALOG_STEM}-{page}.{extension}" if page > 1 else f"{CATALOG_STEM}.{extension}"


def code_list_file(name: str) -> str:
    return f"schemas/codes/{name}.csv"
