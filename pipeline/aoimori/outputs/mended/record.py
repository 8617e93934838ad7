"""``repairs.csv`` of a bare file, and its mended tables as CSV."""

from __future__ import annotations

from collections.abc import Iterable

from aoimori.core.csvtext import csv_line
from aoimori.core.mended import Mended
from aoimori.core.sheet import Sheet, cell_text

HEADER = ("file", "sheet", "cell", "step", "rule", "before", "after", "table", "table_cell")


def record(file: str, mended: Iterable[Mended]) -> bytes:
    """One line a change, in the order of the steps. ``cell`` is where it stood in the sheet as
    received (empty for what was added), ``table_cell`` where it is now (empty for what left)."""
    lines = [csv_line(HEADER)]
    for sheet in mended:
        for m in sheet.mends:
            told = (m.step, m.rule, m.before, m.after, m.table, m.after_cell)
            lines.append(csv_line((file, sheet.sheet, m.before_cell, *told)))
    return "".join(lines).encode()


def table_csv(sheet: Sheet) -> bytes:
    """A mended table as UTF-8 with BOM, which Excel opens as it is."""
    lines = (csv_line(map(cell_text, row)) for row in sheet.rows)
    return "".join(lines).encode("utf-8-sig")
