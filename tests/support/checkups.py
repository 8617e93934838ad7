"""Diagnoses of files, as they come from the rules, put together by hand."""

from __future__ import annotations

from collections.abc import Mapping

from aoimori.core.checkup import ColumnTaken, FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.readability import READABILITY

FILE = "datasets/pref/towns/2024/人口 統計.xlsx"
CSV = "data/towns,1:2.csv"
# What must show as itself wherever it is written.
NASTY = '|`*_<script>alert("1")</script>{{ 7*7 }}{% x %}&amp;[a](1){0} @x #1\r\n  ::error::%0A,\x07'


def finding(
    cell: str,
    value: str = "12人",
    *,
    check: str = "not-a-number",
    file: str = FILE,
    sheet: str = "第1表",
    severity: Severity = Severity.ERROR,
    cells: tuple[str, ...] = (),
    mended: bool = False,
) -> Finding:
    """A finding about a value in a cell."""
    place = Place(file, sheet, cell)
    return Finding(check, place, {"value": value}, severity, cells=cells, mended=mended)


def results(found: Mapping[str, tuple[Finding, ...]], csv: bool = False) -> tuple[RuleResult, ...]:
    """All 30 rules: those with findings failed (or are for people), those of the other kind of
    file are not judged, the others passed."""
    told = []
    for rule in READABILITY.values():
        verdict = Verdict.PASSED
        if rule.only == ("excel" if csv else "csv"):
            verdict = Verdict.NOT_JUDGED
        if rule.id in found:
            verdict = Verdict.FAILED if rule.sure else Verdict.UNDECIDED
        told.append(RuleResult(rule.id, verdict, found.get(rule.id, ())))
    return tuple(told)


COLUMNS = (
    ColumnTaken("市町村名", "text"),
    ColumnTaken("人口_総数", "integer", "人"),
    ColumnTaken("", ""),
)


def table(
    found: Mapping[str, tuple[Finding, ...]], *, sheet: str = "第1表", sure: float = 0.95
) -> TableCheckup:
    return TableCheckup(
        sheet, "A3:C42", "A3:C4", "A5:C42", sure, COLUMNS, results(found, csv=not sheet)
    )


def workbook_checkup() -> FileCheckup:
    """A workbook with much to mend, and values that try to be more than values."""
    found = {
        "L1-06": (finding("A5", "東　京　都", mended=True, severity=Severity.NOTICE),),
        "L1-07": (finding("C9", "12(3)", severity=Severity.WARNING),),
        "L1-09": (finding("B7", "", severity=Severity.NOTICE, cells=("B7", "B9:B12")),),
        "L1-12": tuple(
            finding(f"A{row}", "県南", cells=(f"A{row}:A{row + 3}",)) for row in (5, 9, 13)
        ),
        "L2-01": (
            *(finding(f"B{row}", f"1,{row}人") for row in range(5, 8)),
            finding("B20", NASTY),
            finding("B21", "1,23", check="bad-grouping"),
        ),
        "L3-04": (finding("B3", "人口", severity=Severity.WARNING),),
    }
    other = finding("D1", "？", check="sign-unexplained", severity=Severity.WARNING)
    return FileCheckup(FILE, "xlsx", 48_213, "", (table(found),), (other,))


def csv_checkup() -> FileCheckup:
    """A CSV with one broken rule and one finding of no rule."""
    broken = {"L1-15": (finding("C7", '12,"x', file=CSV, sheet=""),)}
    other = finding("B3", "1,23", check="bad-grouping", file=CSV, sheet="")
    return FileCheckup(CSV, "csv", 900, "cp932", (table(broken, sheet="", sure=0.7),), (other,))


def clean_checkup() -> FileCheckup:
    """A file in which all is well."""
    return FileCheckup("良い.xlsx", "xlsx", 5_000_000, "", (table({}, sheet="町"),))


def empty_checkup() -> FileCheckup:
    """A file without a table."""
    bare = TableCheckup("空", "", "", "", 0.0, (), ())
    return FileCheckup("空.xlsx", "xlsx", 1024, "", (bare,))


def all_checkups() -> tuple[FileCheckup, ...]:
    return workbook_checkup(), csv_checkup(), clean_checkup(), empty_checkup()
