"""What a portal holds of the catalogue, read from the answers of its API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from aoimori.ckan.names import (
    CHECKSUM,
    EXTRAS,
    IDENTITY,
    MARK,
    PACKAGE_FIELDS,
    RESOURCE_FIELDS,
    STATE,
    uuid_of,
)
from aoimori.ckan.wanted import Ours, OwnerKind, Wanted


@dataclass(frozen=True, slots=True)
class FoundOwner:
    """An organization or group that is there; ``is_ours``: it carries the mark."""

    kind: OwnerKind
    name: str
    title: str
    description: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class FoundResource:
    """A resource of ours: what it has of the fields that we set; ``state`` is that of its table in
    the DataStore, empty if there is no table. ``raw`` is all of it."""

    uri: str
    id: str
    fields: Mapping[str, str | int]
    state: str
    has_table: bool
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundPackage:
    """A package that carries the mark; ``modified`` is the portal's own word for this version of
    it. ``raw`` is all of it, with resources that are not ours."""

    dataset: str
    id: str
    name: str
    state: str
    is_private: bool
    modified: str
    organization: str
    groups: tuple[str, ...]
    tags: tuple[str, ...]
    fields: Mapping[str, str]
    extras: Mapping[str, str]
    resources: tuple[FoundResource, ...]
    raw: Mapping[str, Any]

    @property
    def by_uri(self) -> dict[str, FoundResource]:
        """Its resources by their IRIs; of several with the same, which somebody copied, the one
        with the id it should have, else the first."""
        found: dict[str, FoundResource] = {}
        for each in self.resources:
            if each.uri not in found or each.id == uuid_of(each.uri):
                found[each.uri] = each
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """A portal: its version of CKAN and extensions, the owners that are wanted and there, the
    packages of this catalogue by dataset, those that say to be a second one of the same, and the
    names that are taken by packages of others, with the mark of another catalogue if they carry
    one."""

    version: str = ""
    extensions: frozenset[str] = frozenset()
    owners: Mapping[tuple[OwnerKind, str], FoundOwner] = field(default_factory=dict)
    packages: Mapping[str, FoundPackage] = field(default_factory=dict)
    twice: tuple[FoundPackage, ...] = ()
    taken: Mapping[str, str] = field(default_factory=dict)

    @property
    def existing(self) -> int:
        """How many things of ours are there: owners, packages, resources, tables."""
        packages = self.packages.values()
        resources = [resource for package in packages for resource in package.resources]
        owners = sum(owner.is_ours for owner in self.owners.values())
        tables = sum(resource.has_table for resource in resources)
        return owners + len(packages) + len(resources) + tables

    @property
    def has_datastore(self) -> bool:
        return "datastore" in self.extensions


def mark_of(raw: Mapping[str, Any]) -> str:
    """The mark that a package, organization or group carries, empty for none."""
    return _extras(raw).get(MARK) or ""


def is_ours(raw: Mapping[str, Any], catalog: str) -> bool:
    """Whether a package, organization or group carries the mark of the catalogue."""
    return mark_of(raw) == catalog


def owner_of(kind: OwnerKind, raw: Mapping[str, Any], catalog: str) -> FoundOwner:
    title, about = raw.get("title") or "", raw.get("description") or ""
    return FoundOwner(kind, raw["name"], title, about, is_ours(raw, catalog))


def package_of(raw: Mapping[str, Any], ours: Ours) -> FoundPackage:
    """A package as the API tells it. What we would never set is in ``raw`` alone."""
    extras = _extras(raw)
    base = ours.catalog.partition("#")[0]
    return FoundPackage(
        dataset=extras.get(IDENTITY, ""),
        id=raw["id"],
        name=raw["name"],
        state=raw.get("state") or "active",
        is_private=bool(raw.get("private")),
        modified=raw.get("metadata_modified") or "",
        organization=(raw.get("organization") or {}).get("name", ""),
        groups=tuple(name for name in _names(raw.get("groups")) if name in ours.groups),
        tags=_names(raw.get("tags")),
        fields={name: str(raw[name]) for name in PACKAGE_FIELDS if raw.get(name)},
        extras={name: text for name, text in extras.items() if name in EXTRAS and text},
        resources=tuple(_resources(raw.get("resources") or (), base)),
        raw=raw,
    )


def packages_by_dataset(
    raws: Iterable[Mapping[str, Any]], wanted: Wanted
) -> tuple[dict[str, FoundPackage], tuple[FoundPackage, ...]]:
    """The marked packages by dataset. Of several of the same the one with the id it should have is
    taken, else the first by id; the others are given back behind."""
    ids = {package.dataset: package.id for package in wanted.packages}
    of_ids = {package.id: package.dataset for package in wanted.packages}
    of_names = {package.name: package.dataset for package in wanted.packages}
    found: dict[str, list[FoundPackage]] = {}
    for raw in raws:
        if is_ours(raw, wanted.catalog):
            package = package_of(raw, wanted.ours)
            if package.dataset not in ids:
                # Somebody took its identifier away, or its publisher has another slug now.
                known = of_ids.get(package.id) or of_names.get(package.name)
                package = replace(package, dataset=known or package.dataset or package.id)
            found.setdefault(package.dataset, []).append(package)
    first: dict[str, FoundPackage] = {}
    others: list[FoundPackage] = []
    for dataset, several in sorted(found.items()):
        several.sort(key=lambda each: (each.id != ids.get(dataset), each.id))
        first[dataset] = several[0]
        others += several[1:]
    return first, tuple(others)


def _resources(raws: Sequence[Mapping[str, Any]], base: str) -> Iterator[FoundResource]:
    for raw in raws:
        uri = raw.get("uri") or ""
        if uri.startswith(base):
            has_table = bool(raw.get("datastore_active"))
            state = raw.get(STATE) or "" if has_table else ""
            yield FoundResource(uri, raw["id"], _fields(raw), state, has_table, raw)


def _fields(raw: Mapping[str, Any]) -> dict[str, str | int]:
    """What a resource has of the fields we set. The address of a file that was put on the portal
    is the portal's own."""
    known = {name: raw[name] for name in RESOURCE_FIELDS if raw.get(name)}
    if raw.get(CHECKSUM):
        known["hash"] = raw[CHECKSUM]
    if known.get("url_type") == "upload":
        known.pop("url", None)
    for name, value in known.items():
        if not isinstance(value, str) and name != "size":
            known[name] = str(value)
    return known


def _extras(raw: Mapping[str, Any]) -> dict[str, str]:
    return {extra["key"]: extra["value"] for extra in raw.get("extras") or ()}


def _names(things: Sequence[Mapping[str, Any]] | None) -> tuple[str, ...]:
    return tuple(sorted(thing["name"] for thing in things or ()))
