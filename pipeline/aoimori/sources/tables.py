"""Sheets and layouts become tables: areas are read, stacked, joined and sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pandas as pd

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Severity, Stop
from aoimori.core.layout import Correction, TotalTest
from aoimori.core.localized import Localized
from aoimori.core.misread import misread_finding, readable
from aoimori.core.schema import Field, FieldType
from aoimori.core.sheet import Sheet
from aoimori.core.table import Table
from aoimori.sources.areareader import AreaReader
from aoimori.sources.areas import locate
from aoimori.sources.assembly import FieldValues, Rows, empty, pick, size, stack
from aoimori.sources.totals import ReadTotal, read_totals, resolve

Open = Callable[[Part], Sequence[Sheet]]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table, and what was found while reading it. Unreadable values are empty in the table."""

    table: Table
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class _Gathered:
    """What the parts give on the way: findings, totals, and the corrections that were reached."""

    findings: list[Finding] = field(default_factory=list)
    totals: list[ReadTotal] = field(default_factory=list)
    reached: set[Correction] = field(default_factory=set)


def read_table(
    definition: TableDefinition, source: Source, sheets: Open, codes: Mapping[str, CodeList]
) -> ReadTable:
    """Read a table from its parts; ``sheets`` opens the sheets of one.

    Raises :class:`Stop` if a part is not where its layout says.
    """
    gathered = _Gathered()
    files: list[Sheet] = []

    def read(part: Part) -> Rows:
        found = sheets(part)
        files.extend(found)
        return _read_part(part, found, definition, source, codes, gathered)

    rows = stack([read(part) for part in source.stacked])
    for part in source.joined:
        is_key = set(part.by) == set(definition.schema.primary_key)
        rows = _join(rows, read(part), part.by, gathered.findings, is_key=is_key)
    if source.sort:
        rows = pick(rows, _order(rows, source.sort, definition))
    gathered.findings += _missing_totals(source, gathered.totals, files)
    gathered.findings += _lost_corrections(source.corrections, gathered.reached, files)
    return ReadTable(_table(definition, source, rows, gathered), tuple(gathered.findings))


def _table(definition: TableDefinition, source: Source, rows: Rows, gathered: _Gathered) -> Table:
    schema = definition.schema.relaxed(source.absent)
    nothing = empty(rows)
    reads = {name: rows.get(name, nothing) for name in schema.names}
    return Table(
        name=definition.name,
        schema=schema,
        frame=pd.DataFrame({name: read.values for name, read in reads.items()}, dtype="str"),
        places={name: read.places for name, read in {**rows, **reads}.items()},
        trails={name: read.trail for name, read in reads.items() if len(read.trail.positions)},
        aside={name: tuple(read.values) for name, read in rows.items() if name not in reads},
        rules=source.rules,
        totals=resolve(gathered.totals, rows),
    )


def _read_part(
    part: Part,
    sheets: Sequence[Sheet],
    definition: TableDefinition,
    source: Source,
    codes: Mapping[str, CodeList],
    gathered: _Gathered,
) -> dict[str, FieldValues]:
    """The rows of one part, its sheets stacked."""
    fields = {**definition.schema.by_name, **_aside(part)}
    areas: list[Rows] = []
    told: list[Finding] = []
    for sheet in sheets:
        _refuse_garbled(sheet)
        reader = AreaReader(
            locate(sheet, part.layout), part.layout, fields, source.corrections, codes
        )
        found = reader.read()
        totals, findings, reached = read_totals(reader)
        told += [*found.findings, *findings]
        gathered.totals += totals
        gathered.reached |= found.reached | reached
        areas.append(found.rows)
    gathered.findings += _told_once(told)
    return stack(areas)


def _refuse_garbled(sheet: Sheet) -> None:
    """Of text that was read in a wrong encoding and saved so, neither headers nor values are what
    they were. Raises :class:`Stop`."""
    _, misread = readable(sheet)
    if misread is not None:
        raise Stop(misread_finding(sheet, misread))


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Notices about left out rows, one for all sheets of a form instead of one a sheet."""
    notices: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.NOTICE and "count" in finding.details:
            notices.setdefault(finding.check, []).append(finding)
        else:
            yield finding
    for same in notices.values():
        first, count = same[0], sum(int(notice.details["count"]) for notice in same)
        cells = first.details["cells"]
        if len(same) > 1:
            shown = "・".join(f"{f.place.sheet}!{f.details['cells']}" for f in same[:6])
            cells = shown + ("…" if len(same) > 6 else "")
        yield replace(first, details={"count": str(count), "cells": cells})


def _aside(part: Part) -> dict[str, Field]:
    """The fields that are read only to be checked."""
    kinds: dict[str, FieldType] = {"integer": "integer", "number": "number"}
    return {
        column.name: Field(column.name, Localized(column.name), kinds.get(column.read, "string"))
        for column in part.layout.aside
    }


def _join(
    rows: Rows, other: Rows, by: tuple[str, ...], findings: list[Finding], *, is_key: bool
) -> dict[str, FieldValues]:
    """The rows with the fields of another part, found by its key (``is_key``: no two rows of
    the table may have the same)."""
    where: dict[tuple[str | None, ...], int] = {}
    for position, key in enumerate(_keys(other, by)):
        if None in key:
            continue
        if key in where:
            details = {"key": _told(key), "other": _cell(other, by[0], where[key])}
            findings.append(_finding("join-ambiguous", other, by[0], position, details))
        where.setdefault(key, position)
    wanted = list(_keys(rows, by))
    missing = [at for at, key in enumerate(wanted) if None not in key and key not in where]
    for position in missing:
        details = {"key": _told(wanted[position])}
        findings.append(_finding("join-missing", rows, by[0], position, details))
    unused = where.keys() - set(wanted)
    # A row whose key is empty, wrong or another's is missed in the other table too; that is told
    # at the row.
    lost = sum(None in key for key in wanted) + len(missing)
    lost += (len(wanted) - len(set(wanted))) * is_key
    severity = Severity.NOTICE if len(unused) <= lost else Severity.ERROR
    for key in sorted(unused, key=_told):
        found = _finding("join-unused", other, by[0], where[key], {"key": _told(key)})
        findings.append(replace(found, severity=severity))
    added = {name: read for name, read in other.items() if name not in by}
    return {**rows, **pick(added, [where.get(key, -1) for key in wanted])}


def _keys(rows: Rows, by: tuple[str, ...]) -> Iterator[tuple[str | None, ...]]:
    yield from zip(*(rows[name].values for name in by), strict=True)


def _told(key: Iterable[str | None]) -> str:
    return "・".join(text or "" for text in key)


def _cell(rows: Rows, name: str, position: int) -> str:
    return rows[name].places.cell(position, name)


def _finding(
    check: str, rows: Rows, name: str, position: int, details: Mapping[str, str]
) -> Finding:
    block = rows[name].places.block(position)
    place = Place(block.file, block.sheet, _cell(rows, name, position))
    return Finding(check, place, details, field_name=name)


def _order(rows: Rows, fields: Sequence[str], definition: TableDefinition) -> list[int]:
    """The positions of the rows sorted by fields, numbers by value, blanks last."""

    def key(position: int) -> list[tuple[bool, Decimal, str]]:
        return [_sort_key(rows[f].values[position], definition.schema.by_name[f]) for f in fields]

    return sorted(range(size(rows)), key=key)


def _sort_key(text: str | None, known: Field) -> tuple[bool, Decimal, str]:
    number = Decimal(text) if text is not None and known.is_numeric else Decimal(0)
    return text is None, number, text or ""


def _missing_totals(
    source: Source, totals: Sequence[ReadTotal], sheets: Sequence[Sheet]
) -> Iterator[Finding]:
    """Totals that no part of the table has: their row may have become one of data."""
    met = [total.at.test for total in totals]
    told: list[TotalTest] = []
    for test in (test for part in source.parts for test in part.layout.totals):
        if test not in met and test not in told:
            told.append(test)
            place = Place(sheets[0].file, sheets[0].name)
            yield Finding("total-missing", place, {"pattern": test.rows.matches})


def _lost_corrections(
    corrections: Sequence[Correction], reached: set[Correction], sheets: Sequence[Sheet]
) -> Iterator[Finding]:
    """Corrections of cells that the table is not read from."""
    for correction in corrections:
        if correction not in reached:
            place = Place(sheets[0].file, correction.sheet, correction.cell)
            yield Finding("correction-unused", place, severity=Severity.WARNING)
