"""A file nobody has defined, mended: its tables as a workbook, the record, and what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath

from aoimori.core.checkup import FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Known
from aoimori.core.mended import Mended
from aoimori.core.misread import readable
from aoimori.core.personal import hidden_numbers
from aoimori.core.sheet import Sheet
from aoimori.outputs.mended import record, table_csv, write_mended
from aoimori.sources.discover import find_tables
from aoimori.sources.mend import mend
from aoimori.sources.readers import SourceBytes, load_source
from aoimori.verbs.examine import checkup, open_unmarked
from aoimori.verbs.parting import Rest


@dataclass(frozen=True)
class MendedFile:
    """The sheets of a file as they were mended, and the mended tables held against the rules."""

    file: str
    sheets: tuple[Mended, ...]
    after: FileCheckup

    @property
    def is_changed(self) -> bool:
        """Whether there was anything to mend."""
        return any(sheet.mends for sheet in self.sheets)

    @cached_property
    def workbook(self) -> bytes:
        """The tables and the record of the changes as .xlsx."""
        stream = BytesIO()
        write_mended(self.sheets, stream)
        return stream.getvalue()

    def record(self) -> bytes:
        """``repairs.csv``: every change, cell by cell."""
        return record(self.file, self.sheets)

    def tables(self) -> Mapping[str, bytes]:
        """Each table as CSV, by the name of its sheet."""
        return {t.name: table_csv(t) for sheet in self.sheets for t in sheet.tables}


def mend_file(path: Path, name: str, known: Known | None = None) -> MendedFile:
    """Mend every sheet of a file by the steps that lose nothing. Raises :class:`Stop` for a file
    that cannot be opened, or holds nothing."""
    return mend_sheets(name, open_unmarked(load_source(path, name)).sheets, known or Known())


def mend_sheets(name: str, sheets: Sequence[Sheet], known: Known) -> MendedFile:
    """Mend the sheets of a file by the steps that lose nothing."""
    found = (find_tables(readable(sheet)[0]) for sheet in sheets)
    mended = tuple(_discreet(mend(sheet, known.areas)) for sheet in found)
    tables = [table for sheet in mended for table in sheet.tables]
    kind = ".csv" if Path(name).suffix.lower() == ".csv" else ".xlsx"
    about = SourceBytes(str(PurePosixPath(name).with_suffix(kind)), b"")
    return MendedFile(name, mended, checkup(about, tables, known))


def _discreet(mended: Mended) -> Mended:
    """The same tables; the record of it shows the last digits only of numbers nobody may
    publish."""
    mends = (
        replace(m, before=hidden_numbers(m.before), after=hidden_numbers(m.after))
        for m in mended.mends
    )
    return replace(mended, mends=tuple(mends))


def mark(
    file: FileCheckup, mended: MendedFile, sheets: Sequence[Sheet], copy: str = ""
) -> FileCheckup:
    """The checkup of a file as received, its findings marked where mending answered them: the
    rule was broken, and the tables made of that sheet (``sheets`` are those as received) do not
    break it now, or not at cells that a step changed. ``copy`` is the name of the mended file."""
    rests = {rest.sheet.name: rest for rest in _rests(mended, sheets)}
    tables = (_marked(table, rests.get(table.sheet), copy) for table in file.tables)
    return replace(file, tables=tuple(tables))


def _rests(mended: MendedFile, sheets: Sequence[Sheet]) -> Iterator[Rest]:
    after: dict[str, list[tuple[str, RuleResult]]] = {}
    for table in mended.after.tables:
        told = after.setdefault(table.sheet, [])
        told += [(table.sheet, result) for result in table.results]
    for sheet, done in zip(sheets, mended.sheets, strict=True):
        if done.mends:
            found = [each for table in done.tables for each in after.get(table.name, ())]
            yield Rest(sheet, done, found)


def _marked(table: TableCheckup, rest: Rest | None, copy: str) -> TableCheckup:
    if not table.area or rest is None:
        return table
    results = (_result(result, table, rest, copy) for result in table.results)
    return replace(table, results=tuple(results))


def _result(result: RuleResult, table: TableCheckup, rest: Rest, copy: str) -> RuleResult:
    if result.verdict is not Verdict.FAILED:
        return result
    findings: list[Finding] = []
    for finding in result.findings:
        parts = [(finding, rest.answers(result.rule, finding))]
        if parts[0][1] and rest.breaks(result.rule):
            parts = [*rest.part(finding, table, result.rule)]
        findings += [_mended(part, copy) if is_done else part for part, is_done in parts]
    return replace(result, findings=tuple(findings))


def _mended(finding: Finding, copy: str) -> Finding:
    details = {**finding.details, "mended_in": copy}
    return replace(finding, mended=True, severity=Severity.NOTICE, details=details)
