"""Columns and types from one year to the next: the same, or declared to be others (rule L3-07)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from aoimori.core.catalog import Release, TableDefinition
from aoimori.core.findings import Finding
from aoimori.core.schema import TableSchema
from aoimori.sources.yamlfile import YamlFile

_NONE: Mapping[str, Any] = {}


def declared(file: YamlFile, year: str, table: str) -> Mapping[str, Any]:
    """What a year says of a table's columns that are others than the year before."""
    words = file.data["releases"][year]["sources"].get(table, _NONE)
    changed: Mapping[str, Any] = _NONE if isinstance(words, str) else words.get("changed", _NONE)
    return changed


def schema_changes(
    file: YamlFile, tables: Sequence[TableDefinition], releases: Sequence[Release]
) -> Iterator[tuple[int, Finding]]:
    """An error, with its year, for every column that was added, removed, renamed or given another
    type, unit or code list since the year before without being declared (``schema-changed``), and
    for every such declaration that is not so (``schema-unchanged``). ``releases`` are in the order
    of years."""
    for old, new in pairwise(releases):
        for table in tables:
            before = old.schemas.get(table.name, table.schema)
            after = new.schemas.get(table.name, table.schema)
            year = new.year.year
            told = declared(file, str(year), table.name)
            place = file.place("releases", str(year), "sources", table.name)
            for check, word, name in _differences(before, after, told):
                details = {
                    "table": table.name,
                    "word": word,
                    "field": name,
                    "before": str(old.year.year),
                    "year": str(year),
                }
                yield year, Finding(check, place, details)
    for first in releases[:1]:
        for table in tables:
            if declared(file, str(first.year.year), table.name):
                place = file.place("releases", str(first.year.year), "sources", table.name)
                details = {"table": table.name, "year": str(first.year.year)}
                yield first.year.year, Finding("schema-changed-first", place, details)


def _differences(
    before: TableSchema, after: TableSchema, told: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    """The check, the word that is to declare it, and the column, for all that is not as told."""
    renamed: Mapping[str, str] = told.get("renamed", _NONE)
    names = {name for name in renamed if name in after.by_name}
    was = {old for new, old in renamed.items() if old in before.by_name and new in names}
    added = set(after.names) - set(before.names) - names
    added |= {name for name in set(after.names) & set(before.names) & was if name not in names}
    removed = set(before.names) - set(after.names) - was
    same = [(name, name) for name in set(before.names) & set(after.names) if name not in was]
    pairs = [*same, *((old, new) for new, old in renamed.items() if old in was and new in names)]
    retyped = {n for old, n in pairs if not before.by_name[old].means_as(after.by_name[n])}
    for word, found in (("added", added), ("removed", removed), ("retyped", retyped)):
        said = set(told.get(word, ()))
        yield from (("schema-changed", word, name) for name in sorted(found - said))
        yield from (("schema-unchanged", word, name) for name in sorted(said - found))
    for new, old in sorted(renamed.items()):
        if new not in after.by_name or old not in before.by_name or new == old:
            yield "schema-unchanged", "renamed", f"{new}: {old}"
