"""The fiscal year a table says it is of is that of its release."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.registry import CheckedRelease, any_table, register
from aoimori.core.findings import Finding


@register("fiscal-year", any_table(lambda table: table.schema.fiscal_year))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``other-fiscal-year`` where it is another (a date left from last year), once a cell."""
    for table in release.tables.values():
        name = table.schema.fiscal_year
        told: set[tuple[str, str, str]] = set()
        for position, text in enumerate(table.texts(name) if name else ()):
            place = table.place(position, name)
            if text not in (None, str(release.year)) and place not in told:
                told.add(place)
                details = {"value": text or "", "year": str(release.year)}
                yield release.finding("other-fiscal-year", table, position, name, details)
