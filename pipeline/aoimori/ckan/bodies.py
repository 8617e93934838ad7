"""What is sent to a portal: our nouns as the dicts that CKAN's actions take."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from aoimori.ckan.found import FoundPackage
from aoimori.ckan.names import CHECKSUM, EXTRAS, MARK, PACKAGE_FIELDS, RESOURCE_FIELDS, STATE
from aoimori.ckan.wanted import Ours, Owner, Package, Resource


def owner_body(owner: Owner, catalog: str) -> dict[str, Any]:
    """An organization or group, with the mark."""
    return {
        "name": owner.name,
        "title": owner.title,
        "description": owner.description,
        "extras": [{"key": MARK, "value": catalog}],
    }


def package_body(package: Package, catalog: str) -> dict[str, Any]:
    """A package without its resources, with the mark."""
    return {
        "id": package.id,
        "name": package.name,
        "owner_org": package.organization,
        "groups": [{"name": name} for name in package.groups],
        "tags": [{"name": name} for name in package.tags],
        "extras": _extras(package, catalog, ()),
        **package.fields,
    }


def package_update(
    package: Package, there: FoundPackage, ours: Ours, names: Collection[str]
) -> dict[str, Any]:
    """Of a package that is there, what of the fields ``names`` (as a plan calls them) is to be
    otherwise. Extras and groups of others stay."""
    whole = package_body(package, ours.catalog)
    groups = [group["name"] for group in there.raw.get("groups") or ()]
    whole["groups"] += [{"name": name} for name in groups if name not in ours.groups]
    update: dict[str, Any] = {"state": "active"} if "state" in names else {}
    update |= {"private": False} if "private" in names else {}
    words = {"name": "name", "organization": "owner_org", "groups": "groups", "tags": "tags"}
    update |= {word: whole[word] for name, word in words.items() if name in names}
    update |= {name: package.fields.get(name, "") for name in PACKAGE_FIELDS if name in names}
    if any(name.startswith("extras.") for name in names):
        update["extras"] = _extras(package, ours.catalog, there.raw.get("extras") or ())
    return update


def _extras(
    package: Package, catalog: str, there: Sequence[Mapping[str, Any]]
) -> list[dict[str, str]]:
    ours = EXTRAS | {MARK}
    kept = [
        {"key": each["key"], "value": each["value"]} for each in there if each["key"] not in ours
    ]
    own = {**package.extras, MARK: catalog}
    return [*kept, *({"key": key, "value": own[key]} for key in sorted(own))]


def resource_body(
    resource: Resource, there: Mapping[str, Any] | None = None, state: str = ""
) -> dict[str, Any]:
    """A resource; of one that is ``there``, also all that is not ours. ``state`` is that of its
    table in the DataStore."""
    kept = {name: value for name, value in (there or {}).items() if name not in RESOURCE_FIELDS}
    id_ = resource.id if there is None else there["id"]
    body = {**kept, "id": id_, **resource.fields, CHECKSUM: resource.fields["hash"], STATE: state}
    if resource.is_upload:
        # CKAN names the file so; the address is its own.
        body["url"] = resource.file.rpartition("/")[2]
    else:
        body["url_type"] = ""
    return body
