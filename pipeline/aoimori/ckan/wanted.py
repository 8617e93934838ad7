"""What a portal is to hold, in CKAN's words: plain values that a build can keep for later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

OwnerKind = Literal["organization", "group"]


@dataclass(frozen=True, slots=True)
class Owner:
    """An organization or a group: whom packages are of, what they are about."""

    kind: OwnerKind
    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a DataStore table: its PostgreSQL type, its entry in the data dictionary, and for
    a truth value the texts that mean yes."""

    id: str
    type: str
    info: Mapping[str, str] = field(default_factory=dict)
    true: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DatastoreTable:
    """A table of the DataStore, filled from the CSV of its resource (``sha256``, ``rows``)."""

    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def structure(self) -> str:
        """A digest of names, types and key: another one means another table."""
        return _digest([[(c.id, c.type) for c in self.columns], self.key])

    @property
    def dictionary(self) -> str:
        """A digest of the data dictionary."""
        return _digest([dict(column.info) for column in self.columns])

    @property
    def state(self) -> str:
        """What is kept with the resource once the table is as it should be."""
        return f"{self.sha256} {self.structure} {self.dictionary}"


def _digest(words: object) -> str:
    text = json.dumps(words, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of a package: ``uri`` (IRI of its distribution) tells it from all others, ``id`` is
    made of that; ``name`` is for people who read a plan (``2024/population.csv``), ``file`` its
    path in the site."""

    uri: str
    id: str
    name: str
    fields: Mapping[str, str | int]
    file: str
    table: DatastoreTable | None = None

    @property
    def is_upload(self) -> bool:
        return self.fields.get("url_type") == "upload"


@dataclass(frozen=True, slots=True)
class Package:
    """A dataset with all its years. ``dataset`` (``publisher/slug``) tells it from all others;
    ``created`` is the day on which its first year came out, ``changed`` the last on which anything
    that is told of it became another, ``versions`` how many there have been of all its years."""

    dataset: str
    id: str
    name: str
    organization: str
    groups: tuple[str, ...]
    tags: tuple[str, ...]
    fields: Mapping[str, str]
    extras: Mapping[str, str]
    resources: tuple[Resource, ...]
    created: date
    changed: date
    versions: int


@dataclass(frozen=True, slots=True)
class Ours:
    """What is ours on a portal: whatever carries the IRI of the catalogue as its mark; of packages
    that do, the membership in these groups. Other groups are given by others."""

    catalog: str
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that a portal is to hold of the catalogue with an IRI (the mark of what is managed);
    ``themes`` are all groups that packages may get from us."""

    catalog: str
    owners: tuple[Owner, ...] = ()
    packages: tuple[Package, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def ours(self) -> Ours:
        return Ours(self.catalog, frozenset(self.themes))

    def names(self, kind: OwnerKind) -> tuple[str, ...]:
        return tuple(owner.name for owner in self.owners if owner.kind == kind)
