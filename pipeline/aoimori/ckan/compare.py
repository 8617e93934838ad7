"""What a portal is to hold against what it holds: the changes, in the order they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from aoimori.ckan.found import Found, FoundOwner, FoundPackage, FoundResource
from aoimori.ckan.wanted import DatastoreTable, Owner, Package, Resource, Wanted
from aoimori.core.plan import Action, Change, FieldValue, Kind, Plan

Fields = Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows of a table are to come, to change and to go."""

    added: int
    changed: int
    removed: int


# Reads a table back and holds it against what it should be; ``None``: it is gone, or another.
CountRows = Callable[[FoundResource, DatastoreTable, str], RowCounts | None]


def plan_of(
    portal: str, wanted: Wanted, found: Found, count_rows: CountRows, *, deep: bool = False
) -> Plan:
    """The plan that brings a portal into line. Tables whose state is known to be another are
    counted by ``count_rows``, with ``deep`` all of them. Packages whose name is taken by others
    are not part of it."""
    comparison = _Comparison(found, count_rows, deep)
    changes = [change for owner in wanted.owners for change in comparison.owner(owner)]
    names = {package.dataset for package in wanted.packages}
    for package in wanted.packages:
        if package.name not in found.taken:
            changes += comparison.package(package)
    for dataset, there in sorted(found.packages.items()):
        if dataset not in names:
            changes.append(Change(Action.DELETE, Kind.PACKAGE, there.name, _title(there)))
    return Plan(portal, wanted.catalog, tuple(changes), found.existing)


@dataclass(frozen=True, slots=True)
class _Comparison:
    found: Found
    count_rows: CountRows
    deep: bool

    def owner(self, owner: Owner) -> Iterator[Change]:
        """Owners of others are used as they are."""
        there = self.found.owners.get((owner.kind, owner.name))
        kind, after = Kind(owner.kind), _owner_fields(owner)
        if there is None:
            yield Change(Action.CREATE, kind, owner.name, owner.title, {}, after)
        elif there.is_ours:
            yield from _update(kind, owner.name, owner.title, _owner_fields(there), after)

    def package(self, package: Package) -> Iterator[Change]:
        there = self.found.packages.get(package.dataset)
        title, after = package.fields["title"], described(package)
        if there is None:
            yield Change(Action.CREATE, Kind.PACKAGE, package.name, title, {}, after)
        else:
            before = described(there)
            orders = _order(package, there)
            before, after = before | orders[0], after | orders[1]
            yield from _update(Kind.PACKAGE, package.name, title, before, after)
        known = there.by_uri if there else {}
        for resource in package.resources:
            yield from self._resource(package, resource, known.get(resource.uri))
        kept = {known[each.uri].id for each in package.resources if each.uri in known}
        for gone in there.resources if there else ():
            if gone.id in kept:
                continue
            is_copy = known[gone.uri] is not gone
            name = f"{package.name}/{_path(gone)}" + (f" ({gone.id})" if is_copy else "")
            if gone.has_table:
                yield Change(Action.DELETE, Kind.TABLE, name, _named(gone))
            yield Change(Action.DELETE, Kind.RESOURCE, name, _named(gone))

    def _resource(
        self, package: Package, resource: Resource, there: FoundResource | None
    ) -> Iterator[Change]:
        name, title = f"{package.name}/{resource.name}", str(resource.fields["name"])
        if there is None:
            yield Change(Action.CREATE, Kind.RESOURCE, name, title, {}, resource.fields)
        else:
            yield from _update(Kind.RESOURCE, name, title, there.fields, resource.fields)
        if resource.table is not None and self.found.has_datastore:
            yield from self._table(name, title, resource.table, resource.file, there)
        elif there is not None and there.has_table and self.found.has_datastore:
            yield Change(Action.DELETE, Kind.TABLE, name, title)

    def _table(
        self, name: str, title: str, table: DatastoreTable, file: str, there: FoundResource | None
    ) -> Iterator[Change]:
        whole: Fields = {"rows": table.rows, "columns": tuple(c.id for c in table.columns)}
        if there is None or not there.has_table:
            yield Change(Action.CREATE, Kind.TABLE, name, title, {}, whole)
            return
        state = _state(there.state)
        after = _state(table.state)
        if state["structure"] != after["structure"]:
            # Another table: it is made anew.
            yield from _update(Kind.TABLE, name, title, state, {**after, **whole})
        elif self.deep or state["sha256"] != after["sha256"]:
            rows = self.count_rows(there, table, file)
            if rows is None:
                lost = {**state, "structure": ""}
                yield from _update(Kind.TABLE, name, title, lost, {**after, **whole})
                return
            counted: dict[str, FieldValue] = {
                "rows_added": rows.added,
                "rows_changed": rows.changed,
                "rows_removed": rows.removed,
            }
            told = {word: number for word, number in counted.items() if number}
            yield from _update(Kind.TABLE, name, title, state, {**after, **told})
        else:
            yield from _update(Kind.TABLE, name, title, state, after)


def described(package: Package | FoundPackage) -> dict[str, FieldValue]:
    """The fields of a package, wanted or there, in one mapping; those of extras begin with
    ``extras.``."""
    lists = {"tags": package.tags, "groups": package.groups}
    return {
        "name": package.name,
        "state": package.state if isinstance(package, FoundPackage) else "active",
        "organization": package.organization,
        **({"private": "true"} if isinstance(package, FoundPackage) and package.is_private else {}),
        **package.fields,
        **{name: value for name, value in lists.items() if value},
        **{f"extras.{name}": text for name, text in package.extras.items()},
    }


def _update(kind: Kind, name: str, title: str, before: Fields, after: Fields) -> Iterator[Change]:
    """A change of the fields that differ, if any do."""
    if before == after:
        return
    differ = [word for word in {*before, *after} if before.get(word) != after.get(word)]
    old = {word: before[word] for word in differ if word in before}
    new = {word: after[word] for word in differ if word in after}
    yield Change(Action.UPDATE, kind, name, title, old, new)


def _owner_fields(owner: Owner | FoundOwner) -> dict[str, FieldValue]:
    fields = {"title": owner.title, "description": owner.description}
    return {word: text for word, text in fields.items() if text}


def _order(
    package: Package, there: FoundPackage
) -> tuple[dict[str, FieldValue], dict[str, FieldValue]]:
    """The order of the resources that are there and stay, before and after, if it changes."""
    names = {resource.uri: resource.name for resource in package.resources}
    known = there.by_uri
    before = tuple(
        names[each.uri] for each in there.resources if each.uri in names and known[each.uri] is each
    )
    after = tuple(each.name for each in package.resources if each.uri in known)
    return ({"resources": before}, {"resources": after}) if before != after else ({}, {})


def _state(state: str) -> dict[str, FieldValue]:
    """The parts of a table's state as fields."""
    names = ("sha256", "structure", "dictionary")
    parts = state.split(" ")
    return dict(zip(names, parts if len(parts) == len(names) else ("", "", ""), strict=True))


def _title(package: FoundPackage) -> str:
    return package.fields.get("title", "")


def _named(resource: FoundResource) -> str:
    return str(resource.fields.get("name", ""))


def _path(resource: FoundResource) -> str:
    """``2024/population.csv`` of the IRI of a distribution."""
    page, _, file = resource.uri.partition("#")
    return f"{page.rstrip('/').rpartition('/')[2]}/{file}"
