"""Validation against Table Schemas by the Frictionless library, in the officer's addresses.

Frictionless numbers the rows it is given; every error is told at the cell of the sheet. What it
only repeats is not told again: that a value stands twice which is known to be wrong in one of the
rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from frictionless import Package, Resource, Schema
from frictionless.resources import TableResource

from aoimori.checks.labels import disagreements
from aoimori.checks.registry import CheckedRelease, any_field, register
from aoimori.core.findings import Finding, Severity
from aoimori.core.table import Table
from aoimori.core.zeros import with_zeros

# Beyond this many errors in one table the rest repeats what was said.
LIMIT = 1000
_ROW = re.compile(r"position (\d+)")
_CONSTRAINT = re.compile(r'constraint "(\w+)" is "(.*)"', re.DOTALL)
_FOREIGN = re.compile(r'for "(.*)": values "(.*)" not found in the lookup table "(.*)" as')


@register("frictionless", any_field(lambda _: True))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """Types, constraints, uniqueness, primary and foreign keys of every table of a release."""
    package = Package(resources=[_resource(table) for table in release.tables.values()])
    report = package.validate(limit_errors=LIMIT)
    for task in report.tasks:
        table = release.tables[task.name]
        teller = _Teller(release, table)
        for error in task.errors:
            yield from teller.findings(error)
        if len(task.errors) >= LIMIT:
            details = {"table": table.name, "limit": str(LIMIT)}
            yield Finding("too-many", details=details, dataset=release.id)


def _resource(table: Table) -> Resource:
    # Another check looks for required values.
    descriptor = table.schema.relaxed(table.schema.required).structure()
    for field in descriptor["fields"]:
        constraints = field.get("constraints", {})
        if "pattern" in constraints:
            # Frictionless puts ^ and $ around a pattern without grouping it.
            field["constraints"] = {**constraints, "pattern": f"(?:{constraints['pattern']})"}
    rows = [list(table.schema.names), *(list(record) for record in table.records())]
    return TableResource(name=table.name, data=rows, schema=Schema.from_descriptor(descriptor))


class _Teller:
    """Tells the errors Frictionless has found in one table."""

    def __init__(self, release: CheckedRelease, table: Table) -> None:
        self.release, self.table = release, table

    @cached_property
    def blamed(self) -> Collection[tuple[str, int]]:
        """The values, by field and position, that a check of labels tells to be wrong."""
        return {(d.wrong, d.position) for d in disagreements(self.release, self.table) if d.wrong}

    def findings(self, error: Any) -> Iterator[Finding]:
        release, table = self.release, self.table
        row = getattr(error, "row_number", None)
        if row is None:
            raise AssertionError(f"frictionless on {release.id}: {error.message}")
        # Row 1 of what Frictionless saw is the header.
        position = row - 2
        name = getattr(error, "field_name", "") or ""
        # What Frictionless calls the cell is our canonical text; None is printed as empty.
        value = str(getattr(error, "cell", "") or "")
        match error.type:
            case "type-error":
                details = {"value": value, "type": table.schema.by_name[name].type}
                yield release.finding(error.type, table, position, name, details)
            case "constraint-error":
                yield self._constraint(position, name, value, error.note)
            case "unique-error":
                yield from self._unique(position, name, error.note)
            case "primary-key":
                yield from self._primary_key(position, error.note)
            case "blank-row":
                pass  # A row can be all empty where nothing in it could be read.
            case "foreign-key":
                yield _foreign_key(release, table, position, error.note)
            case _:
                yield release.finding("other", table, position, name, {"problem": error.message})

    def _constraint(self, position: int, name: str, value: str, note: str) -> Finding:
        match = _CONSTRAINT.search(note)
        word, limit = match.groups() if match else ("", note)
        field = self.table.schema.by_name[name]
        given = field.constraints.get(word, limit)
        if word in ("pattern", "enum") and any(map(field.is_spelled, with_zeros(value))):
            told = {"columns": f"「{field.title.ja}」", "values": f"「{value}」", "count": "1"}
            return self.release.finding("zero-lost", self.table, position, name, told)
        listed = "・".join(map(str, given)) if isinstance(given, list) else str(given)
        details = {"value": value, "constraint": f"{word}: {listed}"}
        return self.release.finding("constraint", self.table, position, name, details)

    def _unique(self, position: int, name: str, note: str) -> Iterator[Finding]:
        details = {"value": self.table.value(position, name) or ""}
        for other in self._others(position, (name,), note):
            yield self.release.finding("unique", self.table, position, name, details | other)

    def _primary_key(self, position: int, note: str) -> Iterator[Finding]:
        key = self.table.schema.primary_key
        details = {"key": "・".join(key), "value": "・".join(self._values(position, key))}
        for other in self._others(position, key, note):
            yield self.release.finding("primary-key", self.table, position, key[0], details | other)

    def _others(self, position: int, names: Sequence[str], note: str) -> Iterator[dict[str, str]]:
        """The earlier cell that a value or key repeats; none if only one of its rows is not known
        to be wrong."""
        match = _ROW.search(note)
        if match is None:
            return  # All key cells are empty: each is told as required.
        other = int(match[1]) - 2
        if self.blamed:
            rows = self.table.find(dict(zip(names, self._values(position, names), strict=True)))
            right = [row for row in rows if not self._is_wrong(row, names)]
            if position not in right[1:]:
                return
            other = right[0]
        yield {"other": self.table.place(other, names[0])[2] or f"#{other + 1}"}

    def _values(self, position: int, names: Sequence[str]) -> list[str]:
        return [self.table.value(position, name) or "" for name in names]

    def _is_wrong(self, position: int, names: Sequence[str]) -> bool:
        return any((name, position) in self.blamed for name in names)


def _foreign_key(release: CheckedRelease, table: Table, position: int, note: str) -> Finding:
    match = _FOREIGN.search(note)
    names, values, other = match.groups() if match else ("", note, "")
    first = names.split(",")[0].strip() or table.schema.names[0]
    details = {"key": names, "value": values, "table": other}
    found = release.finding("foreign-key", table, position, first, details)
    return replace(found, severity=_weight(release, table, other))


def _weight(release: CheckedRelease, table: Table, other: str) -> Severity:
    """A notice where the other table lost as many rows as are missing from it: rows whose
    primary key is empty or that of another row, which are errors of their own."""
    for key in table.schema.foreign_keys:
        target = release.tables.get(other)
        if key.table == other and target and set(key.reference) == set(target.schema.primary_key):
            held = _tuples(target, key.reference)
            missing = set(_tuples(table, key.fields)) - set(held)
            lost = sum(None in texts for texts in held) + len(held) - len(set(held))
            return Severity.NOTICE if len(missing) <= lost else Severity.ERROR
    return Severity.ERROR


def _tuples(table: Table, names: Sequence[str]) -> list[tuple[str | None, ...]]:
    return list(zip(*(table.texts(name) for name in names), strict=True))
