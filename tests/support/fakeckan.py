"""A CKAN in memory: the actions we use, with what CKAN demands of them and does beside them.

tests/realckan holds the same against real ones.
"""

from __future__ import annotations

import csv
import io
import json
import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from aoimori.ckan.portal import Portal, PortalError

_TAG = re.compile(r"[\w \-.]{2,100}")
_NAME = re.compile(r"[a-z0-9_-]{2,100}")
_MARK = re.compile(r'extras_(\w+):"(.*)"', re.DOTALL)


class Fault(BaseException):
    """The process ends here."""


def invalid(**fields: Any) -> PortalError:
    return PortalError("invalid", str(fields), fields=fields)


class FakeCkan(Portal):
    """``call`` answers from memory. ``before`` and ``after`` are called around every action that
    writes, with its number and name, and may raise."""

    def __init__(
        self, *, extensions: Sequence[str] = ("datastore",), sysadmin: bool = True, page: int = 1000
    ) -> None:
        super().__init__("http://ckan.test", sleep=lambda _: None)
        self.extensions, self.sysadmin, self.page = list(extensions), sysadmin, page
        self.rows = 2
        self.owners: dict[str, dict[str, dict[str, Any]]] = {"organization": {}, "group": {}}
        self.packages: dict[str, dict[str, Any]] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        # Resources that are said to have a table, which is gone.
        self.lost: set[str] = set()
        self.files: dict[str, bytes] = {}
        self.log: list[str] = []
        self.clock = 0
        self.before: Callable[[int, str], None] = lambda _number, _action: None
        self.after: Callable[[int, str], None] = lambda _number, _action: None

    def known_as(self, address: str, token: str) -> FakeCkan:
        """Itself, under an address: stands for the class in what opens portals."""
        self.address, self.token = address, token
        return self

    # What a request is

    def call(
        self,
        action: str,
        data: Mapping[str, Any] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
        *,
        again: bool = True,
    ) -> Any:
        lost = False
        for _ in range(self.tries):
            try:
                return self._asked(action, data, files, lost=lost)
            except PortalError as error:
                lost = lost or error.lost
                error.lost = lost
                if error.fault != "network" or (lost and not again):
                    raise
        raise PortalError("network", lost=lost)

    def _asked(self, action: str, data: Any, files: Any, *, lost: bool) -> Any:
        self.requests += 1
        self.log.append(action)
        number = len(self.log)
        self.before(number, action)
        told = json.loads(json.dumps(dict(data or {})))
        if files:
            told = {name: json.loads(value) for name, value in told.items()}
            told |= {name: _Upload(*file) for name, file in files.items()}
        result = deepcopy(getattr(self, action)(told))
        self.after(number, action)
        return result

    # Owners

    def organization_create(self, data: dict[str, Any]) -> Any:
        return self._create_owner("organization", data)

    def group_create(self, data: dict[str, Any]) -> Any:
        return self._create_owner("group", data)

    def _create_owner(self, kind: str, data: dict[str, Any]) -> Any:
        if data["name"] in {**self.owners["organization"], **self.owners["group"]}:
            raise invalid(name=["Group name already exists in database"])
        if not _NAME.fullmatch(data["name"]):
            raise invalid(name=["bad"])
        self.owners[kind][data["name"]] = {"id": str(uuid.uuid4()), **data}
        return data

    def organization_patch(self, data: dict[str, Any]) -> Any:
        self.owners["organization"][data["id"]] |= {k: v for k, v in data.items() if k != "id"}
        return data

    def group_patch(self, data: dict[str, Any]) -> Any:
        self.owners["group"][data["id"]] |= {k: v for k, v in data.items() if k != "id"}
        return data

    def organization_show(self, data: dict[str, Any]) -> Any:
        return self._owner("organization", data["id"])

    def group_show(self, data: dict[str, Any]) -> Any:
        return self._owner("group", data["id"])

    def _owner(self, kind: str, name: str) -> dict[str, Any]:
        if name not in self.owners[kind]:
            raise PortalError("absent", name)
        return {"state": "active", **self.owners[kind][name]}

    def organization_list(self, data: dict[str, Any]) -> Any:
        return self._owner_list("organization", data["organizations"], data["offset"])

    def group_list(self, data: dict[str, Any]) -> Any:
        return self._owner_list("group", data["groups"], data["offset"])

    def _owner_list(self, kind: str, names: Sequence[str], offset: int) -> Any:
        found = [
            owner
            for name, owner in sorted(self.owners[kind].items())
            if name in names and owner.get("state", "active") == "active"
        ]
        return found[offset : offset + 25]

    def user_show(self, data: dict[str, Any]) -> Any:
        if self.token != "secret":
            raise PortalError("absent", "Not found")
        return {"name": "clerk"}

    def organization_list_for_user(self, data: dict[str, Any]) -> Any:
        names = self.owners["organization"] if self.token == "secret" else ()
        return [{"name": name} for name in names]

    # Packages

    def status_show(self, data: dict[str, Any]) -> Any:
        return {"ckan_version": "2.12.0", "extensions": self.extensions}

    def package_search(self, data: dict[str, Any]) -> Any:
        match = _MARK.fullmatch(data["fq"])
        assert match, data["fq"]
        key, mark = match[1], match[2].replace('\\"', '"').replace("\\\\", "\\")
        # As a text field is searched: other marks that begin so are found, too.
        found = [
            self._shown(package)
            for _, package in sorted(self.packages.items())
            if package["state"] == "active"
            and any(e["key"] == key and e["value"].startswith(mark) for e in package["extras"])
        ]
        start = data["start"]
        page = found[start : start + min(data["rows"], self.page)]
        (name,) = data["fl"]
        return {"count": len(found), "results": [{name: json.dumps(each)} for each in page]}

    def package_list(self, data: dict[str, Any]) -> Any:
        return sorted(p["name"] for p in self.packages.values() if p["state"] == "active")

    def package_show(self, data: dict[str, Any]) -> Any:
        return self._shown(self._package(data["id"]))

    def _package(self, id_: str) -> dict[str, Any]:
        if id_ in self.packages:
            return self.packages[id_]
        for package in self.packages.values():
            if package["name"] == id_ and package["state"] == "active":
                return package
        raise PortalError("absent", id_)

    def _shown(self, package: dict[str, Any]) -> dict[str, Any]:
        shown = deepcopy(package)
        shown["organization"] = {"name": package["owner_org"]}
        for resource in shown["resources"]:
            resource["datastore_active"] = resource["id"] in {*self.tables, *self.lost}
            if resource.get("url_type") == "upload":
                resource["url"] = f"http://ckan.test/{resource['id']}/{resource['url']}"
        return shown

    def package_create(self, data: dict[str, Any]) -> Any:
        if "id" in data:
            if not self.sysadmin:
                raise invalid(id=["The input field id was not expected."])
            if data["id"] in self.packages:
                raise invalid(id=["Dataset id already exists"])
        package = {"id": str(uuid.uuid4()), "state": "active", "resources": [], **data}
        self._save(package)
        return self._shown(package)

    def _save(self, package: dict[str, Any]) -> None:
        others = [p for p in self.packages.values() if p["id"] != package["id"]]
        if any(p["name"] == package["name"] and p["state"] == "active" for p in others):
            raise invalid(name=["That URL is already in use."])
        if not _NAME.fullmatch(package["name"]):
            raise invalid(name=["bad"])
        if package["owner_org"] not in self.owners["organization"]:
            raise invalid(owner_org=["Organization does not exist"])
        for group in package["groups"]:
            if group["name"] not in self.owners["group"]:
                raise invalid(groups=["Group does not exist"])
        for tag in package["tags"]:
            if not _TAG.fullmatch(tag["name"]):
                raise invalid(tags=[f"bad tag {tag['name']}"])
        self._check_ids(package, others)
        before = self.packages.get(package["id"])
        if before is None or _without_time(before) != _without_time(package):
            self.clock += 1
            package["metadata_modified"] = f"{self.clock:08}"
        else:
            package["metadata_modified"] = before["metadata_modified"]
        self.packages[package["id"]] = package

    def _check_ids(self, package: dict[str, Any], others: Sequence[dict[str, Any]]) -> None:
        keys = [extra["key"] for extra in package["extras"]]
        for resource in package["resources"]:
            resource.setdefault("id", str(uuid.uuid4()))
        ids = [resource["id"] for resource in package["resources"]]
        # Resources of a package that was deleted keep their ids.
        elsewhere = {resource["id"] for p in others for resource in p["resources"]}
        if elsewhere & set(ids):
            used = [{"id": ["Resource id already exists."]} if i in elsewhere else {} for i in ids]
            raise invalid(resources=used)
        if len(set(keys)) < len(keys) or len(set(ids)) < len(ids):
            raise invalid(extras=["twice"])

    def package_revise(self, data: dict[str, Any]) -> Any:
        match = {**data.pop("match", {})}
        if "match__id" in data:
            match["id"] = data.pop("match__id")
        original = self._package(match["id"])
        shown = self._shown(original)
        if any(shown.get(name) != value for name, value in match.items()):
            raise invalid(match=["metadata_modified"])
        package = deepcopy(shown)
        package["owner_org"] = original["owner_org"]
        del package["organization"]
        for name in data.pop("filter", []):
            package.pop(name.removeprefix("-"), None)
        for name, value in data.pop("update", {}).items():
            assert not (isinstance(value, list) and name in package), "merged item by item"
            package[name] = value
        for resource in package.get("resources", ()):
            resource.setdefault("id", str(uuid.uuid4()))
        uploads = _revise_resources(package, data)
        for resource in package["resources"]:
            resource.pop("datastore_active", None)
            if resource.get("url_type") == "upload":
                resource["url"] = resource["url"].rpartition("/")[2]
        for name in ("tags", "groups", "extras", "resources"):
            package.setdefault(name, [])
        self._save(package)
        self.files |= {id_: upload.content for id_, upload in uploads.items()}
        return {"package": self._shown(package)}

    def package_delete(self, data: dict[str, Any]) -> Any:
        package = self._package(data["id"])
        self.clock += 1
        package |= {"state": "deleted", "metadata_modified": f"{self.clock:08}"}

    # DataStore

    def _resource_of(self, id_: str) -> dict[str, Any]:
        for package in self.packages.values():
            for resource in package["resources"]:
                if resource["id"] == id_:
                    return package
        raise PortalError("absent", id_)

    def _touched(self, id_: str) -> None:
        self.clock += 1
        self._resource_of(id_)["metadata_modified"] = f"{self.clock:08}"

    def datastore_create(self, data: dict[str, Any]) -> Any:
        assert data["force"]
        id_ = data["resource_id"]
        self._resource_of(id_)
        fields = [(field["id"], field["type"]) for field in data["fields"]]
        table = self.tables.get(id_)
        if table is not None and table["fields"] != fields:
            # As CKAN does: what is missing is added, another type is refused.
            kinds, new = dict(table["fields"]), []
            for name, kind in fields:
                if kinds.get(name, kind) != kind:
                    raise invalid(fields=[f"{name} has another type"])
                new += [(name, kind)] if name not in kinds else []
            table["fields"] = [*table["fields"], *new]
            for row in table["rows"].values():
                row |= {name: None for name, _ in new}
        if table is None:
            self.tables[id_] = table = {"fields": fields, "rows": {}, "next": 1}
            self._touched(id_)
        table |= {"info": [f["info"] for f in data["fields"]], "key": data["primary_key"]}

    def datastore_delete(self, data: dict[str, Any]) -> Any:
        if self.tables.pop(data["resource_id"], None) is None:
            raise PortalError("absent", "table")
        self._touched(data["resource_id"])

    def datastore_records_delete(self, data: dict[str, Any]) -> Any:
        rows = self.tables[data["resource_id"]]["rows"]
        for id_ in data["filters"]["_id"]:
            rows.pop(id_, None)

    def datastore_upsert(self, data: dict[str, Any]) -> Any:
        table = self.tables[data["resource_id"]]
        rows, number = dict(table["rows"]), table["next"]
        for record in data["records"]:
            id_ = record.pop("_id", None)
            assert set(record) == {name for name, _ in table["fields"]}
            if data["method"] == "update":
                if id_ not in rows:
                    raise invalid(key=["not found"])
            else:
                id_, number = number, number + 1
            rows[id_] = record
        keys = [tuple(row[name] for name in table["key"]) for row in rows.values()]
        if table["key"] and len(set(keys)) < len(keys):
            raise invalid(records=["duplicate key"])
        table |= {"rows": rows, "next": number}

    def datastore_search(self, data: dict[str, Any]) -> Any:
        if data["resource_id"] not in self.tables:
            raise PortalError("absent", "table")
        table = self.tables[data["resource_id"]]
        start, limit = data.get("offset", 0), min(data["limit"], self.rows)
        rows = sorted(table["rows"].items())[start : start + limit]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        for id_, row in rows:
            writer.writerow([id_, *(_as_postgres(row[name]) for name, _ in table["fields"])])
        fields = [{"id": name, "type": kind} for name, kind in table["fields"]]
        return {
            "fields": [{"id": "_id", "type": "int"}, *fields],
            "records": out.getvalue(),
            # CKAN 2.12 remembers a total unless it has to look at the rows.
            "total": len(table["rows"]) if data.get("distinct") else -1,
            "limit": limit,
        }


class _Upload:
    def __init__(self, name: str, content: bytes) -> None:
        self.name, self.content = name, content


def _revise_resources(package: dict[str, Any], data: dict[str, Any]) -> dict[str, _Upload]:
    """The keys ``match__resources__…`` and ``update__resources__…``; the files by resource."""
    uploads = {}
    for name, value in data.items():
        verb, *parts = name.split("__")
        if verb not in ("match", "update"):
            continue
        assert parts[0] == "resources", name
        resource = _resource(package, parts[1])
        if verb == "match" and (resource is None or resource.get(parts[2]) != value):
            raise invalid(match=[name])
        assert resource is not None, name
        if parts[2:] == ["upload"]:
            uploads[resource["id"]] = value
        elif verb == "update":
            resource |= value
    return uploads


def _as_postgres(value: Any) -> str:
    return {None: "", True: "t", False: "f"}.get(value, value)


def _resource(package: dict[str, Any], part: str) -> dict[str, Any] | None:
    """By its place, or by the beginning of its id."""
    if part.isdigit() and len(part) < 4:
        found: dict[str, Any] = package["resources"][int(part)]
        return found
    return next((r for r in package["resources"] if r["id"].startswith(part)), None)


def _without_time(package: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in package.items() if name != "metadata_modified"}
