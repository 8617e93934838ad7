"""Coordinates come in pairs and lie on Earth."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from aoimori.checks.registry import CheckedRelease, any_table, register
from aoimori.core.findings import Finding
from aoimori.core.numbers import exact
from aoimori.core.table import Table


@register("coordinates", any_table(lambda table: table.schema.coordinates))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``coordinate-alone`` where one of a pair has no value, ``coordinate-range`` for a degree
    that does not exist. What could not be read is not judged."""
    for table in release.tables.values():
        pair = table.schema.coordinates
        if pair is not None:
            yield from _alone(release, table, pair.longitude, pair.latitude)
            yield from _outside(release, table, pair.longitude, Decimal(180))
            yield from _outside(release, table, pair.latitude, Decimal(90))


def _alone(release: CheckedRelease, table: Table, *names: str) -> Iterator[Finding]:
    for name, other in (names, names[::-1]):
        unread = release.unread_in(table, name)
        both = zip(table.texts(name), table.texts(other), strict=True)
        for position, (text, value) in enumerate(both):
            if text is None and value is not None and position not in unread:
                details = {"field": name, "other": other, "value": value}
                yield release.finding("coordinate-alone", table, position, name, details)


def _outside(release: CheckedRelease, table: Table, name: str, limit: Decimal) -> Iterator[Finding]:
    for position, text in enumerate(table.texts(name)):
        degrees = exact(text)
        if degrees is not None and abs(degrees) > limit:
            details = {"value": text or "", "low": str(-limit), "high": str(limit)}
            yield release.finding("coordinate-range", table, position, name, details)
