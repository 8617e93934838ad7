"""Cells that hold nothing where nearly all others do, or spaces only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from aoimori.checks.rules.looked import Looked, named
from aoimori.checks.suspicions.coordinates import is_coordinate
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, tell
from aoimori.core.findings import Finding
from aoimori.core.found import FoundColumn
from aoimori.core.sheet import Cell
from aoimori.core.text import trim

# So many rows must be filled for each that is not.
_FILLED_FOR_ONE, _FEWEST = 25, 20
# A column of fewer different values holds marks.
_ANSWERS = 3
# In a row of another kind (a subtotal, a heading) so large a part of the columns is blank.
_OTHER_KIND = 1 / 3


@SUSPICIONS.register("gaps")
def gaps(looked: Looked) -> Iterator[Finding]:
    """Blank cells in columns that are filled nearly everywhere."""
    blank = {column: _blank(looked, column) for column in looked.table.columns}
    usual = {c: rows for c, rows in blank.items() if len(rows) * 4 <= len(looked.table.body)}
    bare = Counter(row for rows in usual.values() for row in rows)
    found: dict[FoundColumn, list[int]] = {}
    for column, rows in usual.items():
        own = [row for row in rows if bare[row] <= max(1, _OTHER_KIND * len(usual))]
        if own and _is_kept(looked, column, len(own)):
            found[column] = own
    if found:
        cells = [cell for column, rows in found.items() for cell in at(column, rows)]
        yield tell("value-missing", looked, cells, **named(found))


def _blank(looked: Looked, column: FoundColumn) -> list[int]:
    table = looked.table
    there = {row for row, cell in looked.cells(column) if not _is_space(cell)}
    if len(there) == len(table.body):
        return []
    return [
        row
        for row in table.body
        if row not in there and table.sheet.anchor(row, column.column) == (row, column.column)
    ]


def _is_space(cell: Cell) -> bool:
    return type(cell) is str and not trim(cell)


def _is_kept(looked: Looked, column: FoundColumn, blank: int) -> bool:
    """Whether a blank is a slip. In a column of marks it may be the other answer; coordinates are
    judged together."""
    there = looked.filled(column)
    answers = len(set(there.values()))
    enough = len(there) >= max(_FEWEST, _FILLED_FOR_ONE * blank)
    return enough and answers >= _ANSWERS and not is_coordinate(column)


@SUSPICIONS.register("only-spaces")
def only_spaces(looked: Looked) -> Iterator[Finding]:
    """Cells that look blank and are not."""
    cells = [
        (row, column.column)
        for column in looked.table.columns
        for text, rows in looked.texts(column).items()
        if text.isspace()
        for row in rows
    ]
    if cells:
        yield tell("only-spaces", looked, cells)
