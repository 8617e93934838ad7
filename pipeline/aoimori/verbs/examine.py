"""A file nobody has defined, held against the rules for machine-readable data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from aoimori.checks.rules import RULES, Looked, hold
from aoimori.core.checkup import ColumnTaken, FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.found import FoundSheet, FoundTable, Known
from aoimori.core.sheet import Sheet
from aoimori.sources.discover import find_tables
from aoimori.sources.readers import Options, SourceBytes, Workbook, load_source, open_workbook

# What a file is that no rule but the first speaks of.
_NO_DATA_FILE = ("unknown-file-type", "wrong-extension")


def examine(path: Path, name: str, known: Known | None = None) -> FileCheckup:
    """Every rule over every table of a file. Raises :class:`Stop` for a file that cannot be
    opened, or holds nothing."""
    source = load_source(path, name)
    try:
        workbook = open_workbook(source, Options())
    except Stop as stop:
        if any(finding.check not in _NO_DATA_FILE for finding in stop.findings):
            raise
        return _refused(source, stop)
    return examine_workbook(source, workbook, known or Known())


def examine_workbook(source: SourceBytes, workbook: Workbook, known: Known) -> FileCheckup:
    """Every rule over every table of a workbook that is open."""
    sheets = list(sheets_of(workbook))
    kind = Path(source.name).suffix.lower()
    size = len(source.content)
    return examine_sheets(
        FileCheckup(source.name, kind, size, sheets[0].encoding, ()), sheets, known
    )


def examine_sheets(file: FileCheckup, sheets: Sequence[Sheet], known: Known) -> FileCheckup:
    """The checkup of a file, with every rule over every table of these sheets."""
    tables = [
        _checkup(found, table, Looked(found, table, file.kind, known, first=number == 0))
        for found in map(find_tables, sheets)
        for number, table in enumerate(found.tables)
    ]
    return replace(file, tables=tuple(tables))


def sheets_of(workbook: Workbook) -> Iterator[Sheet]:
    """The sheets that hold anything. Raises :class:`Stop` if none does."""
    empty: list[Finding] = []
    for name in workbook.names:
        try:
            yield workbook.sheet(name)
        except Stop as stop:
            if any(finding.check != "source-empty" for finding in stop.findings):
                raise
            empty += stop.findings
    if len(empty) == len(workbook.names):
        raise Stop(*empty)


def _checkup(found: FoundSheet, table: FoundTable, looked: Looked) -> TableCheckup:
    return TableCheckup(
        sheet=found.sheet.name,
        area=table.area,
        header=table.header_area,
        body=table.body_area,
        sure=table.sure,
        columns=tuple(ColumnTaken(c.name, c.kind, c.unit) for c in table.columns),
        results=tuple(hold(looked)),
    )


def _refused(source: SourceBytes, stop: Stop) -> FileCheckup:
    """A PDF or a document: the first rule is broken, and nothing else can be judged."""
    told = stop.findings[0].details
    value = told.get("found") or told.get("extension", "")
    broken = Finding("not-a-data-file", Place(source.name), {"value": value})
    results = [
        RuleResult(id_, Verdict.FAILED, (broken,))
        if id_ == "L1-01"
        else RuleResult(id_, Verdict.NOT_JUDGED)
        for id_ in sorted(RULES.names())
    ]
    table = TableCheckup("", "", "", "", 0.0, (), tuple(results))
    return FileCheckup(source.name, value, len(source.content), "", (table,))
