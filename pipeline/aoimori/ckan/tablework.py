"""The tables of one package in the DataStore brought into line: made, described, filled, dropped.

The state of a table is kept with its resource (:data:`aoimori.ckan.names.STATE`): before its rows
are written it says that nobody knows them (``-``), and what they are once all are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aoimori.ckan.found import FoundPackage, FoundResource, package_of
from aoimori.ckan.names import CHECKSUM, STATE
from aoimori.ckan.portal import PortalError
from aoimori.ckan.rows import OtherTable, is_other, settle_rows
from aoimori.ckan.tools import Tools
from aoimori.ckan.wanted import DatastoreTable, Package, Resource
from aoimori.core.plan import Action, Change, Kind

_COUNTS = ("rows_added", "rows_changed", "rows_removed")


@dataclass(frozen=True, slots=True)
class TableWork:
    """The work on the tables of a package, by the changes of a plan."""

    tools: Tools
    package: Package
    changes: Sequence[Change]

    def state_meanwhile(self, resource: Resource, old: FoundResource | None) -> str:
        """What is said of the table of a resource until it is as it should be."""
        name = f"{self.package.name}/{resource.name}"
        change = next((change for change in self.changes if change.name == name), None)
        if old is not None and (change is None or resource.table is None):
            return old.state
        if old is None or change is None or change.action is Action.CREATE:
            table = resource.table if self.tools.has_datastore else None
            return f"- {table.structure} {table.dictionary}" if table else ""
        if _has_other_columns(change):
            return ""
        _, structure, dictionary = old.state.split(" ")
        return f"- {structure} {dictionary}"

    def drop(self, there: FoundPackage) -> FoundPackage:
        """Tables go before their resources: without these nobody may touch them. That changes
        the package, so it is read again."""
        if not any(change.action is Action.DELETE for change in self.changes):
            return there
        raw = self.tools.show(there.id)
        if raw is None or package_of(raw, self.tools.ours).modified != there.modified:
            raise PortalError("changed", self.package.name)
        known = there.by_uri
        tables = [each.uri for each in self.package.resources if each.table is not None]
        kept = {known[uri].id for uri in tables if uri in known}
        for each in there.resources:
            if each.has_table and each.id not in kept:
                self.tools.delete_table(each.id)
        raw = self.tools.show(there.id)
        if raw is None:
            raise PortalError("changed", self.package.name)
        return package_of(raw, self.tools.ours)

    def drop_unfit(self, there: FoundPackage) -> bool:
        """Away with tables of other columns than ours; whether there was any."""
        tables = {each.uri: each.table for each in self.package.resources}
        unfit = [
            found.id
            for found in there.resources
            if found.has_table
            and ((table := tables.get(found.uri)) is None or table.structure not in found.state)
        ]
        for id_ in unfit:
            self.tools.delete_table(id_)
        return bool(unfit)

    def fill(self, there: FoundPackage) -> None:
        """Make and fill those that change, and say of them what they hold."""
        known = {uri: each.id for uri, each in there.by_uri.items()}
        by_name = {f"{self.package.name}/{each.name}": each for each in self.package.resources}
        filled: list[tuple[str, Resource]] = []
        for change in self.changes:
            resource = by_name.get(change.name)
            if change.action is not Action.DELETE and resource and resource.table is not None:
                self._settle(change, resource, resource.table, known[resource.uri])
                filled.append((known[resource.uri], resource))
        if filled:
            self._remember(there, filled)

    def _settle(self, change: Change, resource: Resource, table: DatastoreTable, id_: str) -> None:
        is_other = change.action is Action.UPDATE and _has_other_columns(change)
        is_new = change.action is Action.CREATE or is_other
        if is_other:
            self.tools.delete_table(id_)
        path, portal = self.tools.site / resource.file, self.tools.portal
        try:
            if is_new or "dictionary" in change.after:
                self._create(id_, table)
            if is_new or {"sha256", *_COUNTS} & change.after.keys():
                # One that is new for the plan may be there all the same, half filled, since a
                # run that ended on the way.
                settle_rows(portal, id_, table, path, is_new=is_other)
        except OtherTable:
            self.tools.delete_table(id_)
            self._create(id_, table)
            settle_rows(portal, id_, table, path, is_new=True)

    def _create(self, id_: str, table: DatastoreTable) -> None:
        """Make a table, or give one that is there its dictionary. Raises :class:`OtherTable` if
        that has columns of other types."""
        fields = [
            {"id": column.id, "type": column.type, "info": dict(column.info)}
            for column in table.columns
        ]
        told = {"resource_id": id_, "force": True, "fields": fields}
        try:
            self.tools.portal.call("datastore_create", {**told, "primary_key": list(table.key)})
        except PortalError as error:
            if error.fault == "invalid" and is_other(self.tools.portal, id_, table.columns):
                raise OtherTable(id_) from error
            raise

    def _remember(self, there: FoundPackage, filled: Sequence[tuple[str, Resource]]) -> None:
        """Say of tables that they are as they should be, if their files still are those."""
        told: dict[str, Any] = {"match__id": there.id, "include": ["+package__id", "-*"]}
        for id_, resource in filled:
            assert resource.table is not None, resource.name
            told[f"match__resources__{id_}__{CHECKSUM}"] = resource.fields["hash"]
            told[f"update__resources__{id_}"] = {STATE: resource.table.state}
        try:
            self.tools.portal.call("package_revise", told)
        except PortalError as error:
            if error.fields:
                raise PortalError("changed", self.package.name) from error
            raise


def table_work(tools: Tools, package: Package, changes: Sequence[Change]) -> TableWork:
    """The work on the tables of a package, of all that changes of it."""
    return TableWork(tools, package, [each for each in changes if each.kind is Kind.TABLE])


def _has_other_columns(change: Change) -> bool:
    """Whether the columns or the key are others: rows cannot be carried over."""
    return "structure" in change.before
