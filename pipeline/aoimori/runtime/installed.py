"""What is installed here: the packages that ours needs, in the versions that run."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, distributions

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

_OURS = "aoimori"
_GROUPS = "aoimori."


@dataclass(frozen=True, slots=True)
class _Package:
    """What a package says of itself: its version, and what it needs."""

    version: str
    needs: tuple[str, ...]


def own_version() -> str | None:
    """The version of our own package; ``None`` where it runs without being installed."""
    ours = _package(_OURS)
    return ours.version if ours else None


def python_version() -> str:
    return platform.python_version()


def dependencies() -> dict[str, str | None] | None:
    """Name and version of all packages that ours leads to when it runs, sorted; those for
    developers are not among them, whether they are here or not. ``None`` as a version: needed and
    not here. ``None``: nobody knows what is needed."""
    if _package(_OURS) is None:
        return None
    found: dict[str, str | None] = {}
    left = [(_OURS, "")]
    seen = {*left}
    while left:
        name, extra = left.pop()
        package = _package(name)
        found[name] = package.version if package else None
        for need in _needs(package, extra) if package else ():
            needed = canonicalize_name(need.name)
            more = {(needed, each) for each in ("", *need.extras)} - seen
            seen |= more
            left += sorted(more)
    del found[_OURS]
    return dict(sorted(found.items()))


def plugins() -> dict[str, str]:
    """Name and version of the packages that bring formats to ours."""
    return dict(
        sorted(
            (canonicalize_name(package.name), package.version)
            for package in distributions()
            if any(point.group.startswith(_GROUPS) for point in package.entry_points)
        )
    )


def _needs(package: _Package, extra: str) -> Iterator[Requirement]:
    """What a package needs on this machine: as it is, or beside that for something more."""
    for need in filter(None, map(_requirement, package.needs)):
        is_plain = need.marker is None or need.marker.evaluate({"extra": ""})
        if is_plain if not extra else need.marker and need.marker.evaluate({"extra": extra}):
            yield need


@cache
def _requirement(line: str) -> Requirement | None:
    """What a line says to need, taken apart once; ``None`` where it says nothing we know."""
    try:
        return Requirement(line)
    except InvalidRequirement:
        return None


@cache
def _package(name: str) -> _Package | None:
    """A package by its name, looked up once."""
    try:
        told = distribution(name).metadata
    except PackageNotFoundError:
        return None
    return _Package(told["Version"], tuple(told.get_all("Requires-Dist") or ()))
