"""The nouns of the catalogue: datasets, their fiscal-year releases and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from aoimori.core.acceptance import Acceptance
from aoimori.core.agents import Contact, Publisher
from aoimori.core.charts import ChartDefinition
from aoimori.core.codes import Code, CodeList
from aoimori.core.dashboard import Section
from aoimori.core.fiscal import FiscalYear, Period
from aoimori.core.layout import Correction, Layout
from aoimori.core.localized import Localized
from aoimori.core.schema import Rule, TableSchema
from aoimori.core.shapes import Shapes


@dataclass(frozen=True, slots=True)
class Origin:
    """The document the facts come from, as it is to be cited."""

    title: Localized
    publisher: Localized
    terms: Localized | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A file (relative to the dataset's folder) and where a part of a table sits in it.

    Parts are stacked in order; one with ``by`` adds fields to the rows of the others by these.
    """

    path: str
    layout: Layout
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """What a table is read from in one year, its slips, and the order of its rows (``sort``:
    by these fields; empty: as the sheets have them). ``rules`` hold this year beside those of
    the schema, also for what is read aside."""

    parts: tuple[Part, ...]
    corrections: tuple[Correction, ...] = ()
    sort: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def stacked(self) -> tuple[Part, ...]:
        """The parts that hold rows."""
        return tuple(part for part in self.parts if not part.by)

    @property
    def joined(self) -> tuple[Part, ...]:
        """The parts that add fields."""
        return tuple(part for part in self.parts if part.by)

    @property
    def absent(self) -> tuple[str, ...]:
        """The fields that no part holds; they stay empty."""
        first = self.stacked[0].layout.absent
        return tuple(name for name in first if all(name in p.layout.absent for p in self.stacked))


@dataclass(frozen=True, slots=True)
class TableDefinition:
    """A table of a dataset: its name in addresses, its title and its schema."""

    name: str
    title: Localized
    schema: TableSchema


@dataclass(frozen=True, slots=True)
class Release:
    """One fiscal year of a dataset: a source for every table.

    ``stated_period`` is given where the figures are of other days than the fiscal year's;
    ``accepts`` is what an office decided of this year alone; ``publish_sources`` are the paths of
    source files that are published beside the tables; not before ``publish_from``, if that is
    given. ``awaited``: its sheets may still be to come. ``schemas`` are those that the tables
    have this year; ``renamed``, by table, the names columns had the year before.
    """

    year: FiscalYear
    sources: Mapping[str, Source]
    stated_period: Period | None = None
    accepts: tuple[Acceptance, ...] = ()
    publish_sources: tuple[str, ...] = ()
    publish_from: date | None = None
    awaited: bool = False
    schemas: Mapping[str, TableSchema] = field(default_factory=dict)
    renamed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def period(self) -> Period:
        """The days the figures cover."""
        return self.stated_period or self.year.period


# How many characters a description of a dataset may have: search engines leave out what is shorter
# or longer, once facts are put behind it (:mod:`aoimori.core.searchwords`).
DESCRIPTION_LENGTH = (5, 5000)


@dataclass(frozen=True)
class Dataset:
    """A dataset as its ``dataset.yaml`` defines it. ``folder`` is relative to the project;
    ``accepts`` is what an office decided of every year, ``language`` that of the data, ``contact``
    the office to ask: its own, else the publisher's, else the catalogue's. ``charts`` are those
    asked for; ``None``: nothing is said of any."""

    publisher: Publisher
    slug: str
    folder: str
    title: Localized
    description: Localized
    theme: Code
    frequency: Code
    license: Code
    keywords: Mapping[str, tuple[str, ...]]
    tables: tuple[TableDefinition, ...]
    releases: tuple[Release, ...]
    origins: tuple[Origin, ...] = ()
    notes: tuple[Localized, ...] = ()
    accepts: tuple[Acceptance, ...] = ()
    language: str = "ja"
    contact: Contact | None = None
    charts: tuple[ChartDefinition, ...] | None = None

    @property
    def id(self) -> str:
        """``publisher/slug``: the identity everywhere, taken from the path."""
        return f"{self.publisher.slug}/{self.slug}"

    def id_of(self, release: Release) -> str:
        """``publisher/slug/year``: the identity of one of its releases."""
        return f"{self.id}/{release.year.year}"

    def in_year(self, release: Release) -> Dataset:
        """The dataset as it is in the year of a release: with the schemas of that year."""
        if all(
            release.schemas.get(table.name, table.schema) == table.schema for table in self.tables
        ):
            return self
        tables = (
            replace(table, schema=release.schemas.get(table.name, table.schema))
            for table in self.tables
        )
        return replace(self, tables=tuple(tables))

    def names_before(self, table: str, before: int, after: int) -> Mapping[str, str]:
        """The names that renamed columns of a table had in the year ``before``, by those they have
        in ``after``, through all years between them."""
        if before > after:
            return {old: new for new, old in self.names_before(table, after, before).items()}
        names: dict[str, str] = {}
        for year, release in sorted(self.by_year.items()):
            renamed = release.renamed.get(table, {}) if before < year <= after else {}
            told = {new: names.get(old, old) for new, old in renamed.items()}
            names = {n: o for n, o in names.items() if n not in renamed.values()} | told
        return names

    def table(self, name: str) -> TableDefinition:
        """A table by its name. Raises ``KeyError``."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, TableDefinition]:
        return {table.name: table for table in self.tables}

    @cached_property
    def by_year(self) -> Mapping[int, Release]:
        return {release.year.year: release for release in self.releases}


@dataclass(frozen=True, slots=True)
class CkanSettings:
    """How the catalogue goes to CKAN portals: files are put there, or only their addresses; a
    dataset whose years are all withdrawn is deleted, or leaves a notice; whether packages are in
    groups by theme, and tables in the DataStore."""

    resources: Literal["upload", "link"] = "upload"
    withdrawn: Literal["delete", "notice"] = "delete"
    groups: bool = True
    datastore: bool = True


@dataclass(frozen=True, slots=True)
class Tested:
    """The last test of whether everybody can use the site: its day, and what it found."""

    day: date
    result: Localized


@dataclass(frozen=True, slots=True)
class Catalog:
    """The whole: what ``catalog.yaml`` says, and the datasets that could be read. ``kind`` is what
    its publisher is; ``shapes`` are the outlines of places by the name of their code list.
    ``municipalities`` are those the catalogue is to hold data of; ``featured`` the datasets
    (``publisher/slug``) that the home page leads to; ``dashboard`` what stands on that;
    ``search``: pages can be searched; ``accessibility``: the last test of the site."""

    title: Localized
    tagline: Localized
    description: Localized
    base_url: str
    publisher: Localized
    license: Code
    datasets: tuple[Dataset, ...] = ()
    demonstration: bool = False
    codes: Mapping[str, CodeList] = field(default_factory=dict)
    ckan: CkanSettings = CkanSettings()
    kind: Code | None = None
    contact: Contact | None = None
    shapes: Mapping[str, Shapes] = field(default_factory=dict)
    municipalities: CodeList | None = None
    featured: tuple[str, ...] = ()
    search: bool = True
    accessibility: Tested | None = None
    dashboard: tuple[Section, ...] = ()
