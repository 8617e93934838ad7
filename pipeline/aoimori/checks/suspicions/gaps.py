"""Cells that hold nothing where nearly all others do, or spaces only."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked, named
from aoimori.checks.suspicions.coordinates import is_coordinate
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, filled, tell
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import cell_text

# So many rows must be filled for each that is not.
_FILLED_FOR_ONE, _FEWEST = 25, 20
# A column of fewer different values holds marks.
_ANSWERS = 3


@SUSPICIONS.register("gaps")
def gaps(looked: Looked) -> Iterator[Finding]:
    """Blank cells in columns that are filled nearly everywhere."""
    found = [(c, rows) for c in looked.table.columns if (rows := _blank(looked, c))]
    if found:
        cells = [cell for column, rows in found for cell in at(column, rows)]
        yield tell("value-missing", looked, cells, column=named(column for column, _ in found))


def _blank(looked: Looked, column: FoundColumn) -> list[int]:
    table = looked.table
    there = filled(looked, column)
    # A blank may be the other answer; coordinates are judged together.
    if len(set(there.values())) < _ANSWERS or is_coordinate(column):
        return []
    blank = [
        row
        for row in table.body
        if row not in there and table.sheet.anchor(row, column.column) == (row, column.column)
    ]
    return blank if len(there) >= max(_FEWEST, _FILLED_FOR_ONE * len(blank)) else []


@SUSPICIONS.register("only-spaces")
def only_spaces(looked: Looked) -> Iterator[Finding]:
    """Cells that look blank and are not."""
    cells = [
        (row, column.column)
        for column in looked.table.columns
        for row, cell in looked.table.cells(column.column)
        if cell_text(cell) and not cell_text(cell).strip()
    ]
    if cells:
        yield tell("only-spaces", looked, cells)
