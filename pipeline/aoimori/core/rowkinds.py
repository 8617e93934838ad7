"""What a row of a sheet seems to be, if it is no record: the sum of others, or a note."""

from __future__ import annotations

from collections.abc import Sequence

from aoimori.core.recognise import is_note, is_sign, is_total_label, number_form
from aoimori.core.sheet import Cell, cell_text

# The label of a sum stands in one of so many cells.
FIRST = 3
# What stands beside a note is at most its mark: ※1 | 外国人を含む.
_OF_A_NOTE = 2


def is_data(cell: Cell) -> bool:
    """Whether a cell holds what only rows of data do: a number, a day, a sign, a problem."""
    if cell is None:
        return False
    if type(cell) is str:
        return number_form(cell) is not None or is_sign(cell)
    return True


def total_label(cells: Sequence[Cell], *, behind_data: bool = False) -> int | None:
    """The position among the filled cells of a row of the text that says that it is a sum; ``None``
    if none does. ``behind_data``: a number or a code may stand before it."""
    for position, cell in enumerate(cells[:FIRST]):
        if is_data(cell):
            if not behind_data:
                return None
        elif is_total_label(cell_text(cell)):
            return position
    return None


def is_note_row(cells: Sequence[Cell]) -> bool:
    """Whether the filled cells of a row are a note, alone or behind its mark."""
    return 0 < len(cells) <= _OF_A_NOTE and is_note(cell_text(cells[0]))
