"""Validation against Table Schemas by the Frictionless library, in the officer's addresses.

Frictionless numbers the rows it is given; every error is told at the cell of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from frictionless import Package, Resource, Schema
from frictionless.resources import TableResource

from aoimori.checks.registry import CHECKS, CheckedRelease
from aoimori.core.findings import Finding
from aoimori.core.table import Table

# Beyond this many errors in one table the rest repeats what was said.
LIMIT = 1000
_ROW = re.compile(r"position (\d+)")
_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.DOTALL)
_FOREIGN = re.compile(r'for "(.*)": values "(.*)" not found in the lookup table "(.*)" as')


@CHECKS.register("frictionless")
def check(release: CheckedRelease) -> Iterator[Finding]:
    """Types, constraints, uniqueness, primary and foreign keys of every table of a release."""
    package = Package(resources=[_resource(table) for table in release.tables.values()])
    report = package.validate(limit_errors=LIMIT)
    for task in report.tasks:
        table = release.tables[task.name]
        for error in task.errors:
            yield from _finding(release, table, error)
        if len(task.errors) >= LIMIT:
            details = {"table": table.name, "limit": str(LIMIT)}
            yield Finding("too-many", details=details, dataset=release.id)


def _resource(table: Table) -> Resource:
    descriptor = table.schema.structure()
    for field in descriptor["fields"]:
        constraints = field.get("constraints", {})
        if "pattern" in constraints:
            # Frictionless puts ^ and $ around a pattern without grouping it.
            field["constraints"] = {**constraints, "pattern": f"(?:{constraints['pattern']})"}
    rows = [list(table.schema.names), *(list(record) for record in table.records())]
    return TableResource(name=table.name, data=rows, schema=Schema.from_descriptor(descriptor))


def _finding(release: CheckedRelease, table: Table, error: Any) -> Iterator[Finding]:
    row = getattr(error, "row_number", None)
    if row is None:
        raise AssertionError(f"frictionless on {release.id}: {error.message}")
    # Row 1 of what Frictionless saw is the header.
    position = row - 2
    name = getattr(error, "field_name", "") or ""
    # What Frictionless calls the cell is our canonical text; None is printed as an empty value.
    value = str(getattr(error, "cell", "") or "")
    match error.type:
        case "type-error":
            kind = table.schema.by_name[name].type
            yield release.finding(error.type, table, position, name, {"value": value, "type": kind})
        case "constraint-error":
            yield _constraint(release, table, position, name, value, error.note)
        case "unique-error":
            details = {"value": value, "other": _other(table, error.note, name)}
            yield release.finding("unique", table, position, name, details)
        case "primary-key":
            yield from _primary_key(release, table, position, error.note)
        case "blank-row":
            # A table row can be all empty where nothing in it could be read.
            for field in table.schema.fields:
                if field.constraints.get("required"):
                    yield release.finding("required", table, position, field.name, {})
        case "foreign-key":
            yield _foreign_key(release, table, position, error.note)
        case _:
            yield release.finding("other", table, position, name, {"problem": error.message})


def _constraint(
    release: CheckedRelease, table: Table, position: int, name: str, value: str, note: str
) -> Finding:
    match = _CONSTRAINT.search(note)
    word, limit = match.groups() if match else ("", note)
    if word == "required":
        return release.finding("required", table, position, name, {})
    constraint = table.schema.by_name[name].constraints.get(word, limit)
    listed = "・".join(map(str, constraint)) if isinstance(constraint, list) else str(constraint)
    details = {"value": value, "constraint": f"{word}: {listed}"}
    return release.finding("constraint", table, position, name, details)


def _other(table: Table, note: str, name: str) -> str:
    """The cell of the earlier row that an error points at."""
    match = _ROW.search(note)
    return table.place(int(match[1]) - 2, name)[2] or f"#{int(match[1]) - 1}" if match else "–"


def _primary_key(
    release: CheckedRelease, table: Table, position: int, note: str
) -> Iterator[Finding]:
    key = table.schema.primary_key
    if not _ROW.search(note):
        return  # All key cells are empty: each is reported as required.
    value = "・".join(table.value(position, name) or "" for name in key)
    details = {"key": "・".join(key), "value": value, "other": _other(table, note, key[0])}
    yield release.finding("primary-key", table, position, key[0], details)


def _foreign_key(release: CheckedRelease, table: Table, position: int, note: str) -> Finding:
    match = _FOREIGN.search(note)
    names, values, other = match.groups() if match else ("", note, "")
    first = names.split(",")[0].strip() or table.schema.names[0]
    details = {"key": names, "value": values, "table": other}
    return release.finding("foreign-key", table, position, first, details)
