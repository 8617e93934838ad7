"""Rules about what only CSV files have: L1-14, L1-15."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import RULES, Looked, finding, judged, not_judged, shown
from aoimori.core.checkup import RuleResult
from aoimori.core.findings import Finding


@RULES.register("L1-14")
def csv_record_newline(looked: Looked) -> RuleResult:
    """Line breaks inside values."""
    if not looked.is_text_file:
        return not_judged("L1-14")
    sheet = looked.table.sheet
    cells = [
        (row, column)
        for row, record in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(record, start=1)
        if type(cell) is str and ("\n" in cell or "\r" in cell)
    ]
    if not cells:
        return judged("L1-14", ())
    value = shown(sheet.cell(*cells[0]))
    told = finding(looked, "csv-record-newline", cells, value=value, count=str(len(cells)))
    return judged("L1-14", [told])


@RULES.register("L1-15")
def csv_quoting(looked: Looked) -> RuleResult:
    """Records of another length than the header."""
    if not looked.is_text_file:
        return not_judged("L1-15")
    return judged("L1-15", _ragged(looked))


def _ragged(looked: Looked) -> Iterator[Finding]:
    table = looked.table
    if not table.header:
        return
    expected = len(table.sheet.rows[table.header[-1] - 1])
    rows = [row for row in table.body if len(table.sheet.rows[row - 1]) != expected]
    if rows:
        found = len(table.sheet.rows[rows[0] - 1])
        yield finding(
            looked,
            "csv-quoting",
            [(row, 1) for row in rows],
            value=str(found),
            expected=str(expected),
            count=str(len(rows)),
        )
