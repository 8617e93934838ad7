"""One package brought into line: made or found again, described, its files put, its tables filled.

The state of a table is kept with its resource (:data:`aoimori.ckan.names.STATE`): before its rows
are written it says that nobody knows them (``-``), and what they are once all are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aoimori.ckan.bodies import package_body, package_update, resource_body
from aoimori.ckan.compare import described
from aoimori.ckan.found import FoundPackage, FoundResource, is_ours, package_of
from aoimori.ckan.names import STATE
from aoimori.ckan.portal import Portal, PortalError, as_json
from aoimori.ckan.rows import OtherTable, read_file, settle_rows
from aoimori.ckan.wanted import DatastoreTable, Package, Resource
from aoimori.core.plan import Action, Change, Kind

# Files in one request: so many, and so many bytes.
_FILES, _BYTES = 30, 50_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """An owner or package that could not be brought into line, and why."""

    name: str
    error: PortalError


@dataclass(frozen=True, slots=True)
class Tools:
    """What the work on every package needs."""

    portal: Portal
    catalog: str
    site: Path
    has_datastore: bool


class PackageWork:
    """The work on one package; ``names`` are the fields of the package itself that change."""

    def __init__(
        self, tools: Tools, package: Package, there: FoundPackage | None, names: frozenset[str]
    ) -> None:
        self.tools, self.package, self.there, self.names = tools, package, there, names
        self.by_name = {f"{package.name}/{each.name}": each for each in package.resources}

    def do(self, changes: Sequence[Change]) -> None:
        """Do all of it. Raises :class:`PortalError` where it cannot go on."""
        there = self.there or self._create()
        there = self._drop_tables(there, changes)
        for batch in self._batches(there, changes):
            there = self._revise(there, batch, changes)
        self._fill(there, [change for change in changes if change.kind is Kind.TABLE])

    # The package

    def _create(self) -> FoundPackage:
        """Make the package with all that needs no file. One of ours that is there although nobody
        saw it was deleted, or made by a request whose answer got lost: it is taken up."""
        body = package_body(self.package, self.tools.catalog)
        body["resources"] = [
            resource_body(each, state=self._unknown(each))
            for each in self.package.resources
            if not each.is_upload
        ]
        try:
            raw = self._created(body)
            self.names = frozenset()  # all is said
        except PortalError as error:
            raw = self._there_after_all(error)
        return package_of(raw, self.tools.catalog)

    def _created(self, body: dict[str, Any]) -> Mapping[str, Any]:
        """The new package. Only a sysadmin may say which id it has: for others it is the
        portal's, and the mark alone tells what it is."""
        try:
            return self._sent("package_create", body, body["resources"])
        except PortalError as error:
            if "id" not in error.fields or self._show(self.package.id) is not None:
                raise
            there = self._show(self.package.name)
            if there is not None and is_ours(there, self.tools.catalog):
                raise  # it was deleted: it is taken up
            body = {name: value for name, value in body.items() if name != "id"}
            return self._sent("package_create", body, body["resources"])

    def _sent(
        self,
        action: str,
        told: dict[str, Any],
        resources: Sequence[dict[str, Any]],
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> Mapping[str, Any]:
        """The answer to an action that tells of ``resources``. Where the id of one is in use, by
        a package that was deleted under another id, the portal gives it one: its IRI tells what
        it is."""
        form = {name: as_json(value) for name, value in told.items()} if files else told
        try:
            answer: Mapping[str, Any] = self.tools.portal.call(action, form, files)
        except PortalError as error:
            places = error.fields.get("resources")
            wrong = places if isinstance(places, list) else []
            used = [n for n, each in enumerate(wrong) if isinstance(each, dict) and "id" in each]
            if not used:
                raise
            for place in used:
                resources[place].pop("id", None)
            form = {name: as_json(value) for name, value in told.items()} if files else told
            answer = self.tools.portal.call(action, form, files)
        return answer

    def _there_after_all(self, error: PortalError) -> Mapping[str, Any]:
        if not {"id", "name"} & error.fields.keys():
            raise error
        raw = self._show(self.package.id) or self._show(self.package.name)
        if raw is None:
            raise error
        if not is_ours(raw, self.tools.catalog):
            raise PortalError("taken", raw["name"]) from error
        there = package_of(raw, self.tools.catalog)
        if there.state != "deleted" and not self._is_begun(there):
            raise PortalError("changed", raw["name"]) from error
        # Whatever it says now is written over, and tables of other columns are made anew.
        self.names = frozenset((*described(there), *described(self.package), "resources"))
        tables = {each.uri: each.table for each in self.package.resources}
        for found in there.resources:
            table = tables.get(found.uri)
            if found.has_table and (table is None or table.structure not in found.state):
                self._delete_table(found.id)
                raw = self._show(raw["id"]) or raw
        return raw

    def _is_begun(self, there: FoundPackage) -> bool:
        """Whether a package is just what ours would be, as far as it goes: a request of before did
        it, or somebody who does the same."""
        wanted = {each.uri: each.fields for each in self.package.resources}
        return described(there) == described(self.package) and all(
            wanted.get(each.uri) == each.fields for each in there.resources
        )

    def _show(self, id_: str) -> Mapping[str, Any] | None:
        try:
            raw: Mapping[str, Any] = self.tools.portal.call("package_show", {"id": id_})
        except PortalError as error:
            if error.fault in ("absent", "denied"):
                return None
            raise
        return raw

    # What it says of itself and of its resources

    def _batches(
        self, there: FoundPackage, changes: Sequence[Change]
    ) -> Iterator[tuple[Resource, ...]]:
        """The resources whose files are put, so many at once; one empty batch where something
        else is to be said."""
        known = {each.uri: each for each in there.resources}
        batch: list[Resource] = []
        is_said = False
        for each in self.package.resources:
            if not each.is_upload or not _needs_file(each, known.get(each.uri)):
                continue
            size = sum(int(one.fields["size"]) for one in batch) + int(each.fields["size"])
            if batch and (len(batch) == _FILES or size > _BYTES):
                yield tuple(batch)
                batch, is_said = [], True
            batch.append(each)
        is_all_said = self.there is None and not self.names
        if batch or not (is_said or is_all_said):
            yield tuple(batch)

    def _revise(
        self, there: FoundPackage, batch: Sequence[Resource], changes: Sequence[Change]
    ) -> FoundPackage:
        """Change the package from the version it is known in to the one wanted, as far as the
        files of the batch go."""
        update = package_update(self.package, there, self.tools.catalog, self.names)
        resources = list(self._resources(there, batch, changes))
        if any(change.kind is not Kind.PACKAGE for change in changes) or "resources" in self.names:
            update["resources"] = resources
        told: dict[str, Any] = {
            "match": {"id": there.id, "metadata_modified": there.modified},
            "filter": [f"-{name}" for name in _LISTS if name in update],
            "update": update,
        }
        places = {body.get("uri"): place for place, body in enumerate(resources)}
        files = {
            f"update__resources__{places[each.uri]}__upload": (
                each.file.rpartition("/")[2],
                self._content(each),
            )
            for each in batch
        }
        try:
            answer = self._sent("package_revise", told, resources, files or None)
        except PortalError as error:
            return self._after_conflict(error, there, resources)
        self.names = frozenset()
        return package_of(answer["package"], self.tools.catalog)

    def _after_conflict(
        self, error: PortalError, there: FoundPackage, resources: Sequence[Mapping[str, Any]]
    ) -> FoundPackage:
        """Where it is no longer the version it was: fine, if it is as it was to become; a request
        whose answer got lost did it, or one of a run that was killed."""
        if "match" not in error.fields:
            raise error
        raw = self._show(there.id)
        now = package_of(raw, self.tools.catalog) if raw is not None else None
        meant = package_of({**there.raw, "resources": resources}, self.tools.catalog)
        if now is None or not self._holds(now, meant):
            raise PortalError("changed", self.package.name) from error
        self.names = frozenset()
        return now

    def _holds(self, now: FoundPackage, meant: FoundPackage) -> bool:
        """Whether a package says of itself what it should, and of its resources what is meant."""
        said, wanted = described(now), described(self.package)
        told, known = ([(r.uri, r.fields) for r in each.resources] for each in (now, meant))
        names = self.names - {"resources"}
        return told == known and all(said.get(name) == wanted.get(name) for name in names)

    def _resources(
        self, there: FoundPackage, batch: Sequence[Resource], changes: Sequence[Change]
    ) -> Iterator[dict[str, Any]]:
        """All resources in their order: those of ours that are there or in the batch, then those
        of others."""
        known = {each.uri: each for each in there.resources}
        touched = {change.name for change in changes if change.kind is not Kind.PACKAGE}
        for each in self.package.resources:
            old = known.get(each.uri)
            is_now = each in batch or not each.is_upload
            name = f"{self.package.name}/{each.name}"
            if old is not None and (name not in touched or (not is_now and _needs_file(each, old))):
                yield dict(old.raw)
            elif old is not None:
                yield resource_body(each, old.raw, self._state_meanwhile(old, name, changes))
            elif is_now:
                yield resource_body(each, state=self._unknown(each))
        ours = {each.id for each in there.resources}
        for raw in there.raw.get("resources") or ():
            if raw["id"] not in ours:
                yield dict(raw)

    def _state_meanwhile(self, old: FoundResource, name: str, changes: Sequence[Change]) -> str:
        """What is said of a table until it is as it should be."""
        change = _table_change(changes, name)
        table = self.by_name[name].table
        if change is None or table is None:
            return old.state
        if change.action is Action.CREATE:
            return self._unknown(self.by_name[name])
        if _is_other_table(change):
            return ""
        _, structure, dictionary = old.state.split(" ")
        return f"- {structure} {dictionary}"

    def _unknown(self, resource: Resource) -> str:
        """The state of a table that is made as it should be, and whose rows nobody knows yet."""
        table = resource.table if self.tools.has_datastore else None
        return f"- {table.structure} {table.dictionary}" if table else ""

    def _content(self, resource: Resource) -> bytes:
        return read_file(self.tools.site / resource.file, str(resource.fields["hash"]))

    # Its tables

    def _drop_tables(self, there: FoundPackage, changes: Sequence[Change]) -> FoundPackage:
        """Tables go before their resources: without these nobody may touch them. That changes
        the package, so it is read again."""
        gone = [c.name for c in changes if c.kind is Kind.TABLE and c.action is Action.DELETE]
        if not gone:
            return there
        raw = self._show(there.id)
        if raw is None or package_of(raw, self.tools.catalog).modified != there.modified:
            raise PortalError("changed", self.package.name)
        kept = {each.uri for each in self.package.resources if each.table is not None}
        for each in there.resources:
            if each.has_table and each.uri not in kept:
                self._delete_table(each.id)
        raw = self._show(there.id)
        if raw is None:
            raise PortalError("changed", self.package.name)
        return package_of(raw, self.tools.catalog)

    def _delete_table(self, resource: str) -> None:
        try:
            self.tools.portal.call("datastore_delete", {"resource_id": resource, "force": True})
        except PortalError as error:
            if error.fault != "absent":
                raise

    def _fill(self, there: FoundPackage, changes: Sequence[Change]) -> None:
        known = {each.uri: each for each in there.resources}
        filled: list[tuple[str, Resource]] = []
        for change in changes:
            resource = self.by_name.get(change.name)
            if change.action is not Action.DELETE and resource and resource.table is not None:
                found = known[resource.uri]
                self._table(change, resource, resource.table, found)
                filled.append((found.id, resource))
        if filled:
            self._remember(there, filled)

    def _table(
        self, change: Change, resource: Resource, table: DatastoreTable, found: FoundResource
    ) -> None:
        is_other = change.action is Action.UPDATE and _is_other_table(change)
        is_new = change.action is Action.CREATE or is_other
        if is_other:
            self._delete_table(found.id)
        path, portal = self.tools.site / resource.file, self.tools.portal
        try:
            if is_new or "dictionary" in change.after:
                self._create_table(found.id, table)
            if is_new or {"sha256", *_COUNTS} & change.after.keys():
                # One that is new for the plan may be there all the same, half filled, since a
                # run that ended on the way.
                settle_rows(portal, found.id, table, path, is_new=is_other)
        except OtherTable:
            self._delete_table(found.id)
            self._create_table(found.id, table)
            settle_rows(portal, found.id, table, path, is_new=True)

    def _create_table(self, resource: str, table: DatastoreTable) -> None:
        """Make a table, or give one that is there its dictionary. Raises :class:`OtherTable` if
        that has columns of other types."""
        fields = [_field(column.id, column.type, column.info) for column in table.columns]
        told = {"resource_id": resource, "force": True, "fields": fields}
        try:
            self.tools.portal.call("datastore_create", {**told, "primary_key": list(table.key)})
        except PortalError as error:
            if error.fault != "invalid":
                raise
            raise OtherTable(resource) from error

    def _remember(self, there: FoundPackage, filled: Sequence[tuple[str, Resource]]) -> None:
        """Say of tables that they are as they should be, if their files still are those."""
        told: dict[str, Any] = {"match__id": there.id, "include": ["+package__id", "-*"]}
        for id_, resource in filled:
            assert resource.table is not None, resource.name
            told[f"match__resources__{id_}__hash"] = resource.fields["hash"]
            told[f"update__resources__{id_}"] = {STATE: resource.table.state}
        try:
            self.tools.portal.call("package_revise", told)
        except PortalError as error:
            if error.fields:
                raise PortalError("changed", self.package.name) from error
            raise


def delete_package(tools: Tools, there: FoundPackage) -> None:
    """Set a package to the state ``deleted``, if it is still the version that was planned from.
    CKAN's action asks for no version: it is looked at just before."""
    try:
        raw = tools.portal.call("package_show", {"id": there.id})
    except PortalError as error:
        if error.fault == "absent":
            return
        raise
    now = package_of(raw, tools.catalog)
    if now.state == "deleted":
        return
    if now.modified != there.modified:
        raise PortalError("changed", there.name)
    tools.portal.call("package_delete", {"id": there.id})


# What package_revise would merge item by item.
_LISTS = ("resources", "tags", "groups", "extras")
_COUNTS = ("rows_added", "rows_changed", "rows_removed")


def _needs_file(resource: Resource, there: FoundResource | None) -> bool:
    if there is None:
        return True
    return any(there.fields.get(name) != resource.fields.get(name) for name in ("hash", "url_type"))


def _table_change(changes: Sequence[Change], name: str) -> Change | None:
    found = (change for change in changes if change.kind is Kind.TABLE and change.name == name)
    return next(found, None)


def _is_other_table(change: Change) -> bool:
    """Whether the columns or the key are others: rows cannot be carried over."""
    return "structure" in change.before


def _field(id_: str, kind: str, info: Mapping[str, str]) -> dict[str, Any]:
    return {"id": id_, "type": kind, "info": dict(info)}
