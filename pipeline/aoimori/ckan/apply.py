"""A plan done: owners first, then the packages side by side, each as far as it goes.

Every step can be done again: whoever is killed anywhere starts over and comes to the same end. A
package is changed only from the version that was planned from (``package_revise`` with its
``metadata_modified``), so that of two publishers the second is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from aoimori.ckan.bodies import owner_body
from aoimori.ckan.found import Found, FoundPackage
from aoimori.ckan.packagework import PackageWork, delete_package
from aoimori.ckan.portal import Portal, PortalError
from aoimori.ckan.tools import Tools
from aoimori.ckan.wanted import Owner, Package, Wanted
from aoimori.core.plan import Action, Change, Kind, Plan

# Requests at once, where nobody says how many: a portal has others to serve.
WORKERS = 4


@dataclass(frozen=True, slots=True)
class Failure:
    """An owner or package that could not be brought into line, and why."""

    kind: Kind
    name: str
    error: PortalError


@dataclass(frozen=True, slots=True)
class Applied:
    """What was done of a plan: how many changes, and why others were not."""

    done: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Task:
    """The changes of one package: what it is to be and what it is, if any."""

    name: str
    changes: tuple[Change, ...]
    wanted: Package | None
    there: FoundPackage | None

    @property
    def owners(self) -> frozenset[str]:
        """What must be there before it."""
        return frozenset((self.wanted.organization, *self.wanted.groups) if self.wanted else ())


@dataclass
class Publication:
    """The doing of a plan that was made of ``wanted`` and ``found``; files are read below the
    root of the ``site``."""

    portal: Portal
    wanted: Wanted
    found: Found
    site: Path
    workers: int = WORKERS
    told: Callable[[str], None] = field(default=lambda _: None)

    def apply(self, plan: Plan) -> Applied:
        """Do it. What one owner or package refuses does not stop the others; packages of an owner
        that could not be made wait for it."""
        owners = {(owner.kind, owner.name): owner for owner in self.wanted.owners}
        failures: list[Failure] = []
        done = 0
        for change in plan.changes:
            if change.kind in (Kind.ORGANIZATION, Kind.GROUP):
                key = (change.kind.value, change.name)
                failure = self._owner(change, owners[key])  # type: ignore[index]
                failures += [failure] if failure else []
                done += failure is None
                self.told(change.name)
        tools = Tools(self.portal, self.wanted.ours, self.site, self.found.has_datastore)
        missing = {failure.name for failure in failures if self._is_missing(failure)}
        with ThreadPoolExecutor(max(1, self.workers)) as pool:
            tasks = [task for task in self._tasks(plan) if not task.owners & missing]
            for task, failure in zip(tasks, pool.map(lambda t: _do(tools, t), tasks), strict=True):
                failures += [failure] if failure else []
                done += 0 if failure else len(task.changes)
                self.told(task.name)
        return Applied(done, tuple(failures))

    def _owner(self, change: Change, owner: Owner) -> Failure | None:
        create, patch = {
            "organization": ("organization_create", "organization_patch"),
            "group": ("group_create", "group_patch"),
        }[owner.kind]
        body = owner_body(owner, self.wanted.catalog)
        try:
            if change.action is Action.CREATE:
                self.portal.call(create, body)
            else:
                self.portal.call(patch, {"id": owner.name, **body})
        except PortalError as error:
            if change.action is not Action.CREATE or "name" not in error.fields:
                return Failure(change.kind, owner.name, error)
            # It was made by a request whose answer got lost, or by somebody else just now; or
            # one that was deleted has the name, or one of the other kind.
            if not self._is_there(owner):
                return Failure(change.kind, owner.name, PortalError("owner", owner.name))
        return None

    def _is_there(self, owner: Owner) -> bool:
        told = {"id": owner.name, "include_datasets": False, "include_users": False}
        try:
            raw = self.portal.call(f"{owner.kind}_show", told)
        except PortalError:
            return False
        return bool(raw.get("state") == "active")

    def _is_missing(self, failure: Failure) -> bool:
        return (failure.kind.value, failure.name) not in self.found.owners

    def _tasks(self, plan: Plan) -> Iterator[_Task]:
        """The changes of every package, by its name as the plan has it."""
        by_name: dict[str, list[Change]] = {}
        for change in plan.changes:
            if change.kind not in (Kind.ORGANIZATION, Kind.GROUP):
                by_name.setdefault(change.name.partition("/")[0], []).append(change)
        wanted = {package.name: package for package in self.wanted.packages}
        gone = {package.name: package for package in self.found.packages.values()}
        for name, changes in by_name.items():
            package = wanted.get(name)
            there = self.found.packages.get(package.dataset) if package else gone[name]
            yield _Task(name, tuple(changes), package, there)


def _do(tools: Tools, task: _Task) -> Failure | None:
    try:
        if task.wanted is None:
            assert task.there is not None, task.name
            delete_package(tools, task.there)
        else:
            PackageWork(tools, task.wanted, task.there, task.changes).do()
    except PortalError as error:
        return Failure(Kind.PACKAGE, task.name, error)
    return None
