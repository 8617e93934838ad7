"""Addresses: one list of where everything stands on the site, relative to the base URL.

Published addresses never change (docs/addresses.md).
"""

from __future__ import annotations

from dataclasses import dataclass

CATALOG_STEM = "catalog"


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

    def distribution(self, dataset: str, year: int, file: str) -> str:
        return f"{self.base}{release_page(dataset, year)}#{file}"

    def publisher(self, slug: str) -> str:
        return f"{self.base}publishers/{slug}/#agent"

    def table_schema(self, schema: str) -> str:
        return f"{self.base}{schema_file(schema)}"


def list_page() -> str:
    return "datasets/"


def dataset_page(dataset: str) -> str:
    """The page of a dataset (``publisher/slug``), showing its newest release."""
    return f"datasets/{dataset}/"


def release_page(dataset: str, year: int) -> str:
    return f"datasets/{dataset}/{year}/"


def data_file(dataset: str, year: int, file: str) -> str:
    return f"data/{dataset}/{year}/{file}"


def repairs_file(dataset: str, year: int) -> str:
    return data_file(dataset, year, "_meta/repairs.csv")


def statuses_file(dataset: str, year: int) -> str:
    """Only for a release in which a sign with a status stands for a value."""
    return data_file(dataset, year, "_meta/statuses.csv")


def datapackage_file(dataset: str, year: int) -> str:
    """Beside the data, not in ``_meta``: Data Package paths may not contain ``..``."""
    return data_file(dataset, year, "datapackage.json")


def schema_file(schema: str) -> str:
    return f"schemas/tables/{schema}.json"


def catalog_file(extension: str) -> str:
    return f"{CATALOG_STEM}.{extension}"


def code_list_file(name: str) -> str:
    return f"schemas/codes/{name}.csv"
