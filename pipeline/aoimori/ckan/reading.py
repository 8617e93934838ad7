"""A portal read in few requests: one for what it is, one for every thousand packages of ours, one
for the organizations, one for the groups; one more where new names might be taken."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.ckan.found import Found, FoundOwner, is_ours, mark_of, owner_of, packages_by_dataset
from aoimori.ckan.names import MARK
from aoimori.ckan.portal import Portal, PortalError
from aoimori.ckan.wanted import OwnerKind, Wanted

# CKAN's own limit by default (ckan.search.rows_max).
_PAGE = 1000
# The field of CKAN's index that has the whole package, as package_show tells it. Asked for whole
# packages, CKAN takes just these apart and puts them together again.
_WHOLE = "validated_data_dict"


def read_portal(portal: Portal, wanted: Wanted) -> Found:
    """What a portal holds of a catalogue. Raises :class:`PortalError`, of the fault ``not-ckan``
    also for an answer that no CKAN gives."""
    try:
        # One after the other: several at once take a portal longer than their sum.
        status = portal.call("status_show")
        owners = dict(_owners(portal, wanted))
        raws = _packages(portal, wanted.catalog)
        unseen = tuple(_unseen(portal, wanted, raws))
        packages, twice = packages_by_dataset([*raws, *unseen], wanted)
        return Found(
            version=str(status.get("ckan_version") or ""),
            extensions=frozenset(status["extensions"]),
            owners=owners,
            packages=packages,
            twice=twice,
            taken={raw["name"]: mark_of(raw) for raw in unseen if not is_ours(raw, wanted.catalog)},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise PortalError("not-ckan", repr(error)) from error


def may_write(portal: Portal, wanted: Wanted) -> frozenset[str]:
    """The wanted organizations in which whoever has the token may put packages."""
    there = portal.call("organization_list_for_user", {"permission": "create_dataset"})
    return frozenset(each["name"] for each in there) & frozenset(wanted.names("organization"))


def knows_token(portal: Portal) -> bool:
    """Whether the token is one of the portal's: told of nobody else, CKAN shows whose it is."""
    try:
        portal.call("user_show")
    except PortalError as error:
        return error.fault not in ("absent", "denied")
    return True


def _packages(portal: Portal, catalog: str) -> list[Mapping[str, Any]]:
    """Every package that carries the mark. The search finds marks that are alike, too."""
    mark = catalog.replace("\\", "\\\\").replace('"', '\\"')
    return list(_search(portal, f'extras_{MARK}:"{mark}"'))


def _search(portal: Portal, query: str) -> Iterator[Mapping[str, Any]]:
    start, count = 0, 1
    while start < count:
        answer = portal.call(
            "package_search",
            {
                "fq": query,
                "rows": _PAGE,
                "start": start,
                "sort": "id asc",
                "facet": "false",
                "include_private": True,
                "include_drafts": True,
                "fl": [_WHOLE],
            },
        )
        page, count = answer["results"], answer["count"]
        if not page:
            return
        start += len(page)
        yield from (json.loads(each[_WHOLE]) for each in page)


def _owners(portal: Portal, wanted: Wanted) -> Iterator[tuple[tuple[OwnerKind, str], FoundOwner]]:
    yield from _listed(portal, wanted, "organization", "organization_list", "organizations")
    yield from _listed(portal, wanted, "group", "group_list", "groups")


def _listed(
    portal: Portal, wanted: Wanted, kind: OwnerKind, action: str, word: str
) -> Iterator[tuple[tuple[OwnerKind, str], FoundOwner]]:
    """The wanted owners that are there. A portal gives only so many at once (25 by default)."""
    names, start = wanted.names(kind), 0
    while names:
        told = {word: list(names), "all_fields": True, "include_extras": True, "offset": start}
        page = portal.call(action, {**told, "include_dataset_count": False, "sort": "name asc"})
        for raw in page:
            yield (kind, raw["name"]), owner_of(kind, raw, wanted.catalog)
        start += len(page)
        if not page or start >= len(names):
            return
        if start < _MANY:
            # Fewer than any portal would stop at: the others are not there.
            return


# No portal that runs as it came gives fewer at once.
_MANY = 25


def _unseen(
    portal: Portal, wanted: Wanted, seen: Sequence[Mapping[str, Any]]
) -> Iterator[Mapping[str, Any]]:
    """Packages with the names of wanted ones that the search did not find: of others, or of ours
    and not in the index. Only where something is to come: one list of all names is asked for."""
    names = {raw["name"] for raw in seen}
    new = {package.name for package in wanted.packages} - names
    if new:
        for name in sorted(new.intersection(portal.call("package_list"))):
            yield portal.call("package_show", {"id": name})
