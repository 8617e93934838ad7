"""Every check of the tables of a release; each module hangs its own up in :data:`CHECKS`."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks import (
    codes,
    coordinates,
    crossfield,
    disclosure,
    fiscalyear,
    frictionless,
    labels,
    required,
    rows,
    totals,
)
from aoimori.checks.registry import CHECKS, CheckedRelease
from aoimori.core.findings import Finding

__all__ = [
    "CHECKS",
    "CheckedRelease",
    "check_release",
    "codes",
    "coordinates",
    "crossfield",
    "disclosure",
    "fiscalyear",
    "frictionless",
    "labels",
    "looked_at",
    "required",
    "rows",
    "totals",
]


def check_release(release: CheckedRelease) -> Iterator[Finding]:
    """Every check over one release."""
    for _, check in CHECKS:
        yield from check.find(release)


def looked_at(release: CheckedRelease) -> tuple[str, ...]:
    """The checks that have something to look at in a release."""
    return tuple(name for name, check in CHECKS if check.applies(release))
