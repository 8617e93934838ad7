"""``api/3/action/…`` as files: what CKAN harvesters and clients ask of a portal, answered by a host
that knows only files (metadata 3.3).

The packages are those that are pushed to a portal. Such a host ignores what stands behind the
``?``: ``package_search`` always has all packages, which ends the paging of ckanext-harvest, since
it drops those it knows. ``package_show`` cannot be, nor can any other answer that depends on what
is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from aoimori.ckan.wanted import Owner, OwnerKind, Package, Resource, Wanted
from aoimori.core.catalog import Catalog

API = "api/3/action/"
# Whose answers these files have the form of: the version of CKAN they are tried with.
_VERSION = "2.12.0"
# The last of a day in UTC: wherever the clock of an office stands, what it recorded on that day was
# before.
_LAST_SECOND = "T23:59:59"


def static_api(catalog: Catalog, wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    """Every answer by its address, in ASCII: hosts send files without an extension with no
    charset, or as bytes."""
    owners = {(owner.kind, owner.name): owner for owner in wanted.owners}
    packages = [_package(catalog, owners, package) for package in wanted.packages]
    search = {
        "count": len(packages),
        "sort": "id asc",
        "facets": {},
        "search_facets": {},
        "results": sorted(packages, key=lambda package: str(package["id"])),
    }
    status = {
        "site_title": catalog.title.ja,
        "site_description": catalog.tagline.ja,
        "site_url": catalog.base_url.rstrip("/"),
        "ckan_version": _VERSION,
        "locale_default": "ja",
        "extensions": [],
    }
    answers: Mapping[str, Any] = {
        "package_search": search,
        "package_list": sorted(package.name for package in wanted.packages),
        "organization_list": sorted(wanted.names("organization")),
        "group_list": sorted(wanted.names("group")),
        "tag_list": sorted({tag for package in wanted.packages for tag in package.tags}),
        "status_show": status,
    }
    for action, result in answers.items():
        answer = {"help": catalog.base_url + API + action, "success": True, "result": result}
        yield API + action, (json.dumps(answer, ensure_ascii=True) + "\n").encode("ascii")


def _package(
    catalog: Catalog, owners: Mapping[tuple[OwnerKind, str], Owner], package: Package
) -> dict[str, Any]:
    """A package as ``package_show`` tells it. It has no mark of ours: what another portal harvests
    is not managed by us there."""
    organization = owners["organization", package.organization]
    return {
        "id": package.id,
        "name": package.name,
        "type": "dataset",
        "state": "active",
        "private": False,
        **package.fields,
        "metadata_created": f"{package.created}T00:00:00",
        "metadata_modified": _modified(package),
        "owner_org": package.organization,
        "organization": _owner(organization) | {"type": "organization", "is_organization": True},
        "groups": [_owner(owners["group", name]) for name in package.groups],
        "num_tags": len(package.tags),
        "tags": [{"name": tag, "display_name": tag, "state": "active"} for tag in package.tags],
        "extras": [{"key": key, "value": value} for key, value in sorted(package.extras.items())],
        "num_resources": len(package.resources),
        "resources": [
            _resource(catalog, package, position, resource)
            for position, resource in enumerate(package.resources)
        ],
    }


def _owner(owner: Owner) -> dict[str, Any]:
    """An organization or group. A portal that has one of the same name takes it for that."""
    return {
        "id": owner.name,
        "name": owner.name,
        "title": owner.title,
        "display_name": owner.title,
        "description": owner.description,
        "state": "active",
    }


def _resource(
    catalog: Catalog, package: Package, position: int, resource: Resource
) -> dict[str, Any]:
    """A resource by its address on the site, wherever a push would put the file."""
    fields = {name: value for name, value in resource.fields.items() if name != "url_type"}
    return {
        **fields,
        "id": resource.id,
        "package_id": package.id,
        "position": position,
        "state": "active",
        "url": fields["download_url"],
        "last_modified": f"{fields['modified']}T00:00:00",
    }


def _modified(package: Package) -> str:
    """The end of the day of the last change, and as microseconds how many versions there have been.

    A harvester takes a package anew only if this text is greater than that of its own copy, which
    is ours of before or the time of its copying: of a change it is in any case, the second on a
    day, too; without one it is not, or only until the day is over.
    """
    return f"{package.changed}{_LAST_SECOND}.{package.versions:06d}"
