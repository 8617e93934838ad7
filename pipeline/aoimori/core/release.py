"""A release that has been read and built: what the outputs and the portal show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeVar

from aoimori.core.catalog import Dataset, Release
from aoimori.core.charts import Chart
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock
from aoimori.core.quality import Quality
from aoimori.core.schema import TableSchema
from aoimori.core.story import StatusCount, Story
from aoimori.core.summary import TableSummary

# The format that is described column by column and goes into databases: the one every reader has.
DESCRIBED = "CSV"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A file format: name, extension, IANA media type, EU file-type code, whom it is for.

    ``encoding`` is that of a text format, empty for a binary one.
    """

    name: str
    extension: str
    media_type: str
    eu_file_type: str
    purpose: Localized
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One built data file: ``file`` is its name inside the release's data folder."""

    table: str
    format: FileFormat
    file: str
    bytes: int
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A file with the whole catalogue: its address, what a link to it says, and what it is."""

    path: str
    title: Localized
    about: Localized


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source as received: path relative to the project, size in bytes, sha256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PublishedSource:
    """A source that is published as it was received, without what tells of people: its path
    relative to the project, and its ``file`` inside the release's data folder."""

    source: str
    format: FileFormat
    file: str
    bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """The name it was received under."""
        return self.source.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class WithdrawnRelease:
    """A release that is no longer published: its page says so (``lock.withdrawn``)."""

    dataset: Dataset
    release: Release
    lock: Lock

    @property
    def id(self) -> str:
        """``publisher/slug/year``."""
        return self.dataset.id_of(self.release)


@dataclass(frozen=True, slots=True)
class BuiltRelease:
    """A release with its files: what the catalogue and the pages show. It holds no whole table."""

    dataset: Dataset
    release: Release
    lock: Lock
    tables: Mapping[str, TableSummary]
    distributions: tuple[Distribution, ...]
    sources: tuple[SourceFile, ...]
    story: Story
    statuses: tuple[StatusCount, ...] = ()
    published_sources: tuple[PublishedSource, ...] = ()
    charts: tuple[Chart, ...] = ()
    quality: Quality = field(default_factory=Quality)

    @property
    def id(self) -> str:
        """``publisher/slug/year``."""
        return self.dataset.id_of(self.release)

    @property
    def has_statuses(self) -> bool:
        """Whether a sign with a status stands for any value."""
        return bool(self.statuses)

    def schema(self, table: str) -> TableSchema:
        """The schema as the published rows of a table keep it: what no sheet of the year holds is
        empty, whatever later years ask for."""
        source = self.release.sources.get(table)
        absent = source.absent if source else ()
        names = (*self.tables[table].relaxed, *absent)
        return self.dataset.table(table).schema.relaxed(names)


R = TypeVar("R", BuiltRelease, WithdrawnRelease)


def by_dataset(releases: Iterable[R]) -> dict[str, tuple[R, ...]]:
    """The releases of every dataset by its id, the newest first."""
    ordered = sorted(releases, key=lambda each: (each.dataset.id, -each.release.year.year))
    return {id_: tuple(some) for id_, some in groupby(ordered, key=lambda each: each.dataset.id)}
