"""A table that keeps its rows from year to year has all of last year's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aoimori.checks.registry import CheckedRelease, register
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.table import Table


@register("rows", lambda release: any(_looked_at(release)))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``rows-gone`` where rows of the year before (by primary key; sums apart) are not there.

    A notice if as many rows have lost their key to a slip, which is an error of its own.
    """
    for table, before in _looked_at(release):
        keys, sums = _keys(table), {total.position for total in before.totals}
        earlier = [key for at, key in enumerate(_keys(before)) if at not in sums]
        gone = [key for key in dict.fromkeys(earlier) if None not in key and key not in keys]
        if gone:
            lost = sum(None in key for key in keys) + len(keys) - len(set(keys))
            told = "・".join(",".join(text or "" for text in key) for key in gone[:8])
            details = {"count": str(len(gone)), "keys": told + ("…" if len(gone) > 8 else "")}
            file, sheet, _ = table.place(0, table.schema.primary_key[0])
            found = Finding("rows-gone", Place(file, sheet), details, dataset=release.id)
            yield replace(found, severity=Severity.NOTICE if len(gone) <= lost else Severity.ERROR)


def _looked_at(release: CheckedRelease) -> Iterator[tuple[Table, Table]]:
    """The tables that keep their rows, each with that of the year before."""
    for name, table in release.tables.items():
        before = release.previous.get(name)
        if table.schema.same_rows and before is not None:
            yield table, before


def _keys(table: Table) -> list[tuple[str | None, ...]]:
    names = table.schema.primary_key
    return list(zip(*(table.texts(name) for name in names), strict=True))
