"""A file nobody has defined, mended: its tables as a workbook, the record, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath

from aoimori.core.checkup import FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Severity
from aoimori.core.found import Known
from aoimori.core.mended import Mended
from aoimori.core.misread import readable
from aoimori.core.sheet import Sheet
from aoimori.outputs.mended import record, table_csv, write_mended
from aoimori.sources.discover import find_tables
from aoimori.sources.mend import mend
from aoimori.sources.readers import Options, SourceBytes, filled_sheets, load_source, open_workbook
from aoimori.verbs.examine import checkup

# The rules that mending answers; what else is gone from a mended sheet (pictures) is not mended.
_ANSWERED = frozenset(
    (
        *("L1-01", "L1-02", "L1-03", "L1-04", "L1-06", "L1-12"),
        *("L2-01", "L2-02", "L2-03", "L2-05", "L2-06"),
        *("L3-01", "L3-05", "L3-06", "L3-09"),
    )
)


@dataclass(frozen=True, slots=True)
class MendedFile:
    """The sheets of a file as they were mended, and the mended tables held against the rules."""

    file: str
    sheets: tuple[Mended, ...]
    after: FileCheckup

    def workbook(self) -> bytes:
        """The tables as .xlsx."""
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
    workbook = open_workbook(load_source(path, name), Options())
    return mend_sheets(name, tuple(filled_sheets(workbook)), known or Known())


def mend_sheets(name: str, sheets: Sequence[Sheet], known: Known) -> MendedFile:
    """Mend the sheets of a file by the steps that lose nothing."""
    found = (find_tables(readable(sheet)[0]) for sheet in sheets)
    mended = tuple(mend(sheet, known.areas) for sheet in found)
    tables = [table for sheet in mended for table in sheet.tables]
    kind = ".csv" if Path(name).suffix.lower() == ".csv" else ".xlsx"
    about = SourceBytes(str(PurePosixPath(name).with_suffix(kind)), b"")
    return MendedFile(name, mended, checkup(about, tables, known))


def mark(file: FileCheckup, mended: MendedFile) -> FileCheckup:
    """The checkup of a file as received, its findings marked where mending answered them: the
    rule was broken and no table made of that sheet breaks it now."""
    broken = _broken(mended)
    tables = (_marked(table, broken.get(table.sheet, frozenset())) for table in file.tables)
    return replace(file, tables=tuple(tables))


def _broken(mended: MendedFile) -> dict[str, frozenset[str]]:
    """The rules that mended tables still break, by the sheet they were made of."""
    rules: dict[str, set[str]] = {}
    for table in mended.after.tables:
        failed = {r.rule for r in table.results if r.verdict is Verdict.FAILED}
        rules.setdefault(table.sheet, set()).update(failed)
    return {
        sheet.sheet: frozenset(rule for t in sheet.tables for rule in rules.get(t.name, ()))
        for sheet in mended.sheets
    }


def _marked(table: TableCheckup, broken: frozenset[str]) -> TableCheckup:
    if not table.area:
        return table
    return replace(table, results=tuple(_result(result, broken) for result in table.results))


def _result(result: RuleResult, broken: frozenset[str]) -> RuleResult:
    if (
        result.verdict is not Verdict.FAILED
        or result.rule not in _ANSWERED
        or result.rule in broken
    ):
        return result
    findings = (replace(f, mended=True, severity=Severity.NOTICE) for f in result.findings)
    return replace(result, findings=tuple(findings))
