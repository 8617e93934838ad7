"""plan: what would change on a CKAN portal, which is held against what a build kept for it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from aoimori.ckan.compare import RowCounts, plan_of
from aoimori.ckan.found import Found, FoundResource
from aoimori.ckan.names import LOADERS
from aoimori.ckan.portal import Fault, Portal, PortalError
from aoimori.ckan.reading import knows_token, may_write, read_portal
from aoimori.ckan.rows import OtherTable, diff_rows, read_back, read_rows
from aoimori.ckan.wanted import DatastoreTable, Wanted
from aoimori.core.findings import Finding, OpenErrors, Place, PortalStop, Severity, Stop
from aoimori.core.localized import Language
from aoimori.core.plan import Action, Plan, plan_data
from aoimori.core.planwords import plan_markdown
from aoimori.runtime.collecting import uncollected
from aoimori.runtime.stage import write_whole
from aoimori.sources.files import Project
from aoimori.verbs.unchanged import PACKAGES, cache_of, last_build

# What we try it with.
_TRIED = ("2.11", "2.12")
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was made of, and what else is to be said."""

    portal: Portal
    wanted: Wanted
    found: Found
    site: Path
    plan: Plan
    findings: tuple[Finding, ...]


def plan(folder: Path, address: str, token: str, *, as_of: date, deep: bool = False) -> Planned:
    """What would change on a portal. Raises :class:`PortalStop` if it cannot be read;
    :class:`OpenErrors` (``plan-not-built``, ``plan-lacks``) if the site is not what the project
    would publish."""
    project, portal = Project.around(folder), Portal(_address(address), token)
    if not (token.isascii() and (token + "x").isprintable()) or " " in token:
        # What no header may hold; what would carry it on says it aloud when it fails.
        raise PortalStop(Finding("portal-token", Place(portal.address)))
    site = Place(project.name(project.build / "site"))
    wanted = cache_of(project).load(PACKAGES, Wanted)
    if wanted is None:
        raise OpenErrors(Finding("plan-not-built", site))
    with ThreadPoolExecutor(1) as pool, uncollected():
        # A portal takes its time to answer; meanwhile it is seen whether the build is up to date.
        reading = pool.submit(read_portal, portal, wanted)
        last = last_build(project, as_of)
        if last is None:
            raise OpenErrors(Finding("plan-not-built", site))
        if last.report.lacks_published:
            raise OpenErrors(Finding("plan-lacks", site))
        return _look(portal, wanted, reading.result, project.build / "site", deep=deep)


def look(portal: Portal, wanted: Wanted, site: Path, *, deep: bool = False) -> Planned:
    """Hold a portal against what it is to hold. Raises :class:`PortalStop`."""
    return _look(portal, wanted, lambda: read_portal(portal, wanted), site, deep=deep)


def _look(
    portal: Portal, wanted: Wanted, read: Callable[[], Found], site: Path, *, deep: bool
) -> Planned:
    def count_rows(there: FoundResource, table: DatastoreTable, file: str) -> RowCounts | None:
        rows = read_rows(site / file, table)
        try:
            diff = diff_rows(table, rows, read_back(portal, there.id, table.columns))
        except OtherTable:
            return None
        return RowCounts(len(diff.added), len(diff.changed), len(diff.removed))

    try:
        found = read()
        made = plan_of(portal.address, wanted, found, count_rows, deep=deep)
        findings = tuple(_findings(portal, wanted, found, made))
    except PortalError as error:
        raise PortalStop(told(error, portal.address)) from error
    return Planned(portal, wanted, found, site, made, findings)


def check_digest(planned: Planned, path: Path) -> None:
    """Raises :class:`PortalStop` (``plan-other``) if a plan is not that of a file, and
    :class:`Stop` if that is none."""
    place = Place(str(path))
    try:
        expected = str(json.loads(path.read_bytes())["digest"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise Stop(Finding("plan-unreadable", place, {"reason": reason})) from error
    if expected != planned.plan.digest:
        details = {"expected": expected[:12], "found": planned.plan.digest[:12]}
        raise PortalStop(Finding("plan-other", place, details))


def check_safe(planned: Planned, *, force: bool) -> None:
    """Raises :class:`OpenErrors` (``plan-needs-force``) for a plan that somebody should give a
    reason for."""
    made = planned.plan
    if made.is_unsafe and not force:
        details = {str(action): f"{made.count(action):,}" for action in Action}
        details["existing"] = f"{made.existing:,}"
        raise OpenErrors(Finding("plan-needs-force", Place(made.portal), details))


def check_token(planned: Planned) -> None:
    """Raises :class:`PortalStop` without a token, or with one of somebody else, where something is
    to be done."""
    portal = planned.portal
    if not portal.token and planned.plan.changes:
        raise PortalStop(Finding("portal-no-token", Place(portal.address)))
    if wrong := [each for each in planned.findings if each.check == "portal-token"]:
        raise PortalStop(*wrong)


def _findings(portal: Portal, wanted: Wanted, found: Found, made: Plan) -> Iterator[Finding]:
    """What is to be said of a portal beside its plan."""
    place = Place(portal.address)
    parts = urlsplit(portal.address)
    if portal.token and parts.scheme != "https" and parts.hostname not in _HERE:
        yield Finding("portal-not-https", place, {}, Severity.WARNING)
    if found.version and not found.version.startswith(_TRIED):
        yield Finding("portal-old", place, {"version": found.version}, Severity.WARNING)
    has_tables = any(each.table for package in wanted.packages for each in package.resources)
    if has_tables and not found.has_datastore:
        yield Finding("portal-no-datastore", place, {}, Severity.WARNING)
    loaders = "・".join(sorted(found.extensions & LOADERS))
    if has_tables and loaders:
        yield Finding("portal-loader", place, {"name": loaders}, Severity.WARNING)
    for name, mark in sorted(found.taken.items()):
        there = Place(f"{portal.address}/dataset/{name}")
        check = "portal-marked" if mark else "portal-taken"
        yield Finding(check, there, {"mark": mark} if mark else {})
    for package in found.twice:
        there = Place(f"{portal.address}/dataset/{package.name}")
        yield Finding("portal-twice", there, {"dataset": package.dataset}, Severity.WARNING)
    if portal.token and made.changes:
        yield from _without_right(portal, wanted, found, made)


def _without_right(portal: Portal, wanted: Wanted, found: Found, made: Plan) -> Iterator[Finding]:
    """That the token is none of this portal; organizations that are there, of which something
    changes and in which it may not publish."""
    changed = {change.name.partition("/")[0] for change in made.changes}
    of = {package.organization for package in wanted.packages if package.name in changed}
    there = {name for kind, name in found.owners if kind == "organization"}
    may = may_write(portal, wanted)
    if not may and not knows_token(portal):
        yield Finding("portal-token", Place(portal.address))
        return
    lacking = sorted((of & there) - may)
    if lacking:
        details = {"names": "・".join(lacking)}
        yield Finding("portal-no-right", Place(portal.address), details, Severity.WARNING)


def _address(text: str) -> str:
    """The address of a portal, without what stands behind it. Raises :class:`Stop`."""
    try:
        parts = urlsplit(text)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        has_more = bool(parts.username or parts.password or parts.query or parts.fragment)
    except ValueError:
        is_web, has_more = False, False
    if not is_web or has_more:
        shown = text.rpartition("@")[2]  # what stands before may be a password
        raise Stop(Finding("portal-address", Place(shown)))
    return text.rstrip("/")


_FINDINGS: dict[Fault, str] = {
    "not-ckan": "portal-not-ckan",
    "moved": "portal-moved",
    "denied": "portal-denied",
    "too-large": "portal-too-large",
    "owner": "portal-owner",
    "invalid": "portal-invalid",
    "absent": "portal-absent",
    "busy": "portal-busy",
    "taken": "portal-taken",
    "changed": "portal-changed",
    "rebuilt": "portal-rebuilt",
    "tls": "portal-tls",
    "proxy": "portal-proxy",
    "no-server": "portal-no-server",
    "timeout": "portal-timeout",
    "network": "portal-network",
    "address": "portal-address",
}


def told(error: PortalError, address: str) -> Finding:
    """What went wrong with a portal, in our words."""
    return Finding(_FINDINGS[error.fault], Place(address), {"detail": error.detail or "―"})


def plan_file(made: Plan) -> bytes:
    """``plan.json``, by which a plan is named when it is done."""
    return (json.dumps(plan_data(made), ensure_ascii=False, indent=2) + "\n").encode()


def write_plan(out: Path, made: Plan, lang: Language) -> tuple[str, ...]:
    """Write a plan into a folder as JSON and Markdown; the names of the files."""
    files = {"plan.json": plan_file(made), "plan.md": plan_markdown(made, lang).encode()}
    for name, content in files.items():
        write_whole(out / name, content)
    return tuple(files)
