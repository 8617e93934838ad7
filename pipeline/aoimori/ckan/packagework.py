"""One package brought into line: made or found again, described, its files put, its tables filled
(:mod:`aoimori.ckan.tablework`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.ckan.bodies import package_body, package_update, resource_body
from aoimori.ckan.compare import described
from aoimori.ckan.found import FoundPackage, FoundResource, is_ours, package_of
from aoimori.ckan.portal import PortalError, as_json
from aoimori.ckan.tablework import table_work
from aoimori.ckan.tools import Tools
from aoimori.ckan.wanted import Package, Resource
from aoimori.core.plan import Change, Kind

# Files in one request: so many, and so many bytes: no more than CKAN takes for one file as it comes
# (ckan.max_resource_size), and a server before it for one request.
_FILES, _BYTES = 30, 10_000_000


class PackageWork:
    """The work on one package, by the changes of a plan."""

    def __init__(
        self,
        tools: Tools,
        package: Package,
        there: FoundPackage | None,
        changes: Sequence[Change],
    ) -> None:
        self.tools, self.package, self.there, self.changes = tools, package, there, changes
        self.tables = table_work(tools, package, changes)
        # The fields of the package itself that are still to be said.
        self.names = frozenset(
            name for change in changes if change.kind is Kind.PACKAGE for name in change.fields
        )

    def do(self) -> None:
        """Do all of it. Raises :class:`PortalError` where it cannot go on."""
        there = self.there or self._create()
        there = self.tables.drop(there)
        for batch in self._batches(there):
            there = self._revise(there, batch)
        self.tables.fill(there)

    # The package

    def _create(self) -> FoundPackage:
        """Make the package with all that needs no file. One of ours that is there although nobody
        saw it was deleted, or made by a request whose answer got lost: it is taken up."""
        body = package_body(self.package, self.tools.ours.catalog)
        body["resources"] = [
            resource_body(each, state=self.tables.state_meanwhile(each, None))
            for each in self.package.resources
            if not each.is_upload
        ]
        try:
            raw = self._created(body)
            self.names = frozenset()  # all is said
        except PortalError as error:
            raw = self._there_after_all(error)
        return package_of(raw, self.tools.ours)

    def _created(self, body: dict[str, Any]) -> Mapping[str, Any]:
        """The new package. Only a sysadmin may say which id it has: for others it is the
        portal's, and the mark alone tells what it is."""
        try:
            return self._sent("package_create", body, body["resources"])
        except PortalError as error:
            if "id" not in error.fields or self.tools.show(self.package.id) is not None:
                raise
            there = self.tools.show(self.package.name)
            if there is not None and is_ours(there, self.tools.ours.catalog):
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
        raw = self.tools.show(self.package.id) or self.tools.show(self.package.name)
        if raw is None:
            raise error
        if not is_ours(raw, self.tools.ours.catalog):
            raise PortalError("taken", raw["name"]) from error
        there = package_of(raw, self.tools.ours)
        if there.state != "deleted" and not self._is_begun(there):
            raise PortalError("changed", raw["name"]) from error
        # Whatever it says now is written over, and tables of other columns are made anew.
        self.names = frozenset((*described(there), *described(self.package), "resources"))
        if self.tables.drop_unfit(there):
            raw = self.tools.show(raw["id"]) or raw
        return raw

    def _is_begun(self, there: FoundPackage) -> bool:
        """Whether a package is just what ours would be, as far as it goes: a request of before did
        it, or somebody who does the same."""
        wanted = {each.uri: each.fields for each in self.package.resources}
        return described(there) == described(self.package) and all(
            wanted.get(each.uri) == each.fields for each in there.resources
        )

    # What it says of itself and of its resources

    def _batches(self, there: FoundPackage) -> Iterator[tuple[Resource, ...]]:
        """The resources whose files are put, so many at once; one empty batch where something
        else is to be said."""
        known = there.by_uri
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

    def _revise(self, there: FoundPackage, batch: Sequence[Resource]) -> FoundPackage:
        """Change the package from the version it is known in to the one wanted, as far as the
        files of the batch go."""
        update = package_update(self.package, there, self.tools.ours, self.names)
        resources = list(self._resources(there, batch))
        is_more = any(change.kind is not Kind.PACKAGE for change in self.changes)
        if is_more or "resources" in self.names:
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
                self.tools.content(each),
            )
            for each in batch
        }
        try:
            answer = self._sent("package_revise", told, resources, files or None)
        except PortalError as error:
            return self._after_conflict(error, there, resources)
        self.names = frozenset()
        return package_of(answer["package"], self.tools.ours)

    def _after_conflict(
        self, error: PortalError, there: FoundPackage, resources: Sequence[Mapping[str, Any]]
    ) -> FoundPackage:
        """Where it is no longer the version it was: fine, if it is as it was to become; a request
        whose answer got lost did it, or one of a run that was killed."""
        if "match" not in error.fields:
            raise error
        raw = self.tools.show(there.id)
        now = package_of(raw, self.tools.ours) if raw is not None else None
        meant = package_of({**there.raw, "resources": resources}, self.tools.ours)
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
        self, there: FoundPackage, batch: Sequence[Resource]
    ) -> Iterator[dict[str, Any]]:
        """All resources in their order: those of ours that are there or in the batch, then those
        of others."""
        known = there.by_uri
        touched = {change.name for change in self.changes if change.kind is not Kind.PACKAGE}
        for each in self.package.resources:
            old = known.get(each.uri)
            is_now = each in batch or not each.is_upload
            name = f"{self.package.name}/{each.name}"
            if old is not None and (name not in touched or (not is_now and _needs_file(each, old))):
                yield dict(old.raw)
            elif old is not None:
                yield resource_body(each, old.raw, self.tables.state_meanwhile(each, old))
            elif is_now:
                yield resource_body(each, state=self.tables.state_meanwhile(each, None))
        ours = {each.id for each in there.resources}
        for raw in there.raw.get("resources") or ():
            if raw["id"] not in ours:
                yield dict(raw)


def delete_package(tools: Tools, there: FoundPackage) -> None:
    """Set a package to the state ``deleted``, if it is still the version that was planned from.
    CKAN's action asks for no version: it is looked at just before."""
    try:
        raw = tools.portal.call("package_show", {"id": there.id})
    except PortalError as error:
        if error.fault == "absent":
            return
        raise
    now = package_of(raw, tools.ours)
    if now.state == "deleted":
        return
    if now.modified != there.modified:
        raise PortalError("changed", there.name)
    tools.portal.call("package_delete", {"id": there.id})


# What package_revise would merge item by item.
_LISTS = ("resources", "tags", "groups", "extras")


def _needs_file(resource: Resource, there: FoundResource | None) -> bool:
    if there is None:
        return True
    return any(there.fields.get(name) != resource.fields.get(name) for name in ("hash", "url_type"))
