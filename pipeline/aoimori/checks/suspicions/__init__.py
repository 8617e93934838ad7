"""Faults that look like slips and that no rule of the 30 speaks of: lost characters, exchanged
coordinates, numbers that became dates, rows that stand twice.

A module for each kind; every suspicion hangs itself up in :data:`SUSPICIONS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked
from aoimori.checks.suspicions import (
    characters,
    coordinates,
    dates,
    doubles,
    edges,
    gaps,
    handling,
    numerals,
    personal,
    places,
    standard,
    sums,
    times,
)
from aoimori.checks.suspicions.suspicion import SUSPICIONS
from aoimori.core.findings import Finding

__all__ = [
    "SUSPICIONS",
    "characters",
    "coordinates",
    "dates",
    "doubles",
    "edges",
    "gaps",
    "handling",
    "numerals",
    "personal",
    "places",
    "standard",
    "sums",
    "suspect",
    "times",
]


def suspect(looked: Looked) -> Iterator[Finding]:
    """Every suspicion about a table."""
    for _, suspicion in SUSPICIONS:
        yield from suspicion(looked)
