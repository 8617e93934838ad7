"""A file nobody has defined, held against the rules for machine-readable data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aoimori.checks.rules import RULES, Looked, hold
from aoimori.checks.suspicions import suspect
from aoimori.core.checkup import ColumnTaken, FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.found import FoundColumn, FoundSheet, Known
from aoimori.core.misread import misread_finding, readable
from aoimori.core.ownsheets import is_own
from aoimori.core.secrets import secrets_of, without_secrets
from aoimori.core.sheet import Sheet
from aoimori.core.text import header_key
from aoimori.outputs.reports.earlier import without_marks
from aoimori.runtime.collecting import uncollected
from aoimori.sources.discover import find_tables
from aoimori.sources.inside import package_parts
from aoimori.sources.readers import (
    Options,
    SourceBytes,
    filled_sheets,
    load_source,
    open_workbook,
)
from aoimori.verbs.gate import look_at_file

# What keeps a file from being opened though a rule speaks of it: no data file, broken quotes.
_REFUSALS = {"unknown-file-type": "L1-01", "wrong-extension": "L1-01", "broken-csv": "L1-15"}


@dataclass(frozen=True, slots=True)
class Examined:
    """A file with what was found; ``sheets`` are those that could be read, ``beside`` tells of the
    file itself: however its tables are looked at, that stays. ``source`` is without the marks of
    an earlier check."""

    checkup: FileCheckup
    source: SourceBytes
    sheets: tuple[Sheet, ...] = ()
    beside: tuple[Finding, ...] = ()

    def against(self, known: Known) -> Examined:
        """The same file held against the rules, with what is known of it now."""
        told = checkup(self.source, self.sheets, known)
        findings, size = (*told.findings, *self.beside), self.checkup.size
        return replace(self, checkup=replace(told, findings=findings, size=size))


def examine(path: Path, name: str, known: Known | None = None) -> Examined:
    """Every rule over every table of a file. Raises :class:`Stop` for a file that cannot be
    opened, or holds nothing."""
    with uncollected():
        return _examine(load_source(path, name), known or Known())


def _examine(received: SourceBytes, known: Known) -> Examined:
    try:
        opened = open_unmarked(received)
    except Stop as stop:
        if any(finding.check not in _REFUSALS for finding in stop.findings):
            raise
        return Examined(_refused(received, stop), received)
    source, sheets = opened.source, opened.sheets
    told = checkup(received, sheets, known)
    parts = look_at_file(source.name, package_parts(source, of_sheets=False))
    beside = (*opened.findings, *parts)
    return Examined(replace(told, findings=(*told.findings, *beside)), source, sheets, beside)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was before an earlier check wrote its marks into it: the sheets that hold
    anything, but those that a copy of ours has beside; ``names`` are those of all its sheets,
    ``findings`` those of its reader."""

    source: SourceBytes
    sheets: tuple[Sheet, ...]
    names: tuple[str, ...]
    findings: tuple[Finding, ...]


def open_unmarked(source: SourceBytes) -> Opened:
    """Raises :class:`Stop` for a file that cannot be opened, or holds nothing."""
    workbook = open_workbook(source, Options())
    sheets = tuple(filled_sheets(workbook))
    if Path(source.name).suffix.lower() == ".xlsx":
        content = without_marks(source.content, sheets)
        if content is not source.content:
            source = SourceBytes(source.name, content)
            workbook = open_workbook(source, Options())
            sheets = tuple(filled_sheets(workbook))
    own = tuple(sheet for sheet in sheets if not is_own(sheet))
    return Opened(source, own, workbook.names, tuple(workbook.findings))


def checkup(source: SourceBytes, sheets: Sequence[Sheet], known: Known) -> FileCheckup:
    """Every rule over every table of some sheets of a file."""
    kind = Path(source.name).suffix.lower()
    read = [readable(sheet) for sheet in sheets]
    found = [as_known(find_tables(sheet), known) for sheet, _ in read]
    findings = [misread_finding(sheet, misread) for sheet, misread in read if misread is not None]
    tables: list[TableCheckup] = []
    for sheet in found:
        secrets = secrets_of(sheet)
        shown = without_secrets(sheet, secrets)
        for table in shown.tables:  # one after another: what a look remembers is large
            first, opens = table is shown.tables[0], not tables
            looked = Looked(shown, table, kind, known, first=first, opens=opens, secrets=secrets)
            tables.append(_checkup(looked))
            findings += suspect(looked)
    encoding, size = sheets[0].encoding if sheets else "", len(source.content)
    return FileCheckup(source.name, kind, size, encoding, tuple(tables), tuple(findings))


def as_known(found: FoundSheet, known: Known) -> FoundSheet:
    """The sheet with the kinds and units of its columns as they are known."""
    if not known.kinds and not known.units:
        return found
    tables = tuple(
        replace(table, columns=tuple(_known(column, known) for column in table.columns))
        for table in found.tables
    )
    return replace(found, tables=tables)


def _known(column: FoundColumn, known: Known) -> FoundColumn:
    name = header_key(column.name)
    kind = known.kinds.get(name, column.kind) if column.kind else column.kind
    if column.kind == "boolean" and kind == "integer":
        kind = column.kind  # flags are whole numbers, too, and have no unit
    return replace(column, kind=kind, unit=known.units.get(name, column.unit))


def _checkup(looked: Looked) -> TableCheckup:
    table = looked.table
    return TableCheckup(
        sheet=table.sheet.name,
        area=table.area,
        header=table.header_area,
        body=table.body_area,
        sure=table.sure,
        columns=tuple(ColumnTaken(c.name, c.kind, c.unit) for c in table.columns),
        results=tuple(hold(looked)),
    )


def _refused(source: SourceBytes, stop: Stop) -> FileCheckup:
    """A PDF or a document breaks the first rule, a quote that is never closed that of quotes;
    nothing else can be judged."""
    broken = stop.findings[0]
    rule = _REFUSALS[broken.check]
    value = broken.details.get("found") or broken.details.get("extension", "")
    if rule == "L1-01":
        broken = Finding("not-a-data-file", Place(source.name), {"value": value})
    results = [
        RuleResult(id_, Verdict.FAILED, (broken,))
        if id_ == rule
        else RuleResult(id_, Verdict.NOT_JUDGED)
        for id_ in sorted(RULES.names())
    ]
    table = TableCheckup("", "", "", "", 0.0, (), tuple(results))
    return FileCheckup(source.name, value, len(source.content), "", (table,))
