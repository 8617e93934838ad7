"""A release that has been read and built: what the outputs and the portal show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aoimori.core.catalog import Dataset, Release
from aoimori.core.findings import Diagnosis
from aoimori.core.localized import Localized
from aoimori.core.lock import Lock
from aoimori.core.table import Table


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
class SourceFile:
    """A source as received: path relative to the project, size in bytes, sha256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BuiltRelease:
    """A release with its tables, files and findings."""

    dataset: Dataset
    release: Release
    lock: Lock
    tables: Mapping[str, Table]
    distributions: tuple[Distribution, ...]
    sources: tuple[SourceFile, ...]
    diagnosis: Diagnosis

    @property
    def id(self) -> str:
        """``publisher/slug/year``."""
        return f"{self.dataset.id}/{self.release.year.year}"

    @property
    def has_statuses(self) -> bool:
        """Whether a sign with a status stands for any value."""
        return any(table.statuses() for table in self.tables.values())
