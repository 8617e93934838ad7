"""Columns and rows behind the table that hold nothing."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked
from aoimori.checks.suspicions.suspicion import SUSPICIONS
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.found import Address
from aoimori.core.ranges import range_text
from aoimori.core.sheet import Sheet, cell_text


@SUSPICIONS.register("blank-edges")
def blank_edges(looked: Looked) -> Iterator[Finding]:
    """Cells without values to the right of everything and below it. In a text file they are
    fields and records; in a workbook they may only have a format."""
    table, sheet = looked.table, looked.table.sheet
    if not looked.first or not table.body:
        return
    severity = Severity.WARNING if sheet.delimited else Severity.NOTICE
    bottom, right = _filled(sheet)
    last_row, last_column = sheet.used
    top = (table.header or table.body)[0]
    if last_column > right:
        place = Place(
            sheet.file, sheet.name, range_text((top, right + 1, max(top, bottom), last_column))
        )
        count = str(last_column - right)
        yield Finding("blank-columns-behind", place, {"count": count}, severity)
    if last_row > bottom:
        place = Place(
            *(sheet.file, sheet.name),
            range_text((bottom + 1, table.first_column, last_row, table.last_column)),
        )
        count = str(last_row - bottom)
        yield Finding("blank-rows-behind", place, {"count": count}, severity)


def _filled(sheet: Sheet) -> Address:
    """The last row and column with more than white space."""
    bottom = right = 0
    for number, cells in enumerate(sheet.rows, start=1):
        last = len(cells)
        while last and not cell_text(cells[last - 1]).strip():
            last -= 1
        if last:
            bottom, right = number, max(right, last)
    return bottom, right
