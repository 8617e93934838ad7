"""Values that look as if they were about a person: numbers nobody may publish, and registers."""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.personalcells import people_of
from aoimori.checks.rules.looked import Looked
from aoimori.checks.suspicions.suspicion import SUSPICIONS, at, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.personal import column_marks, hidden_middle
from aoimori.core.sheet import Cell, cell_text

# An office's telephone and address stand in many files; whose they are a definition says.
_NEVER = ("my-number", "card-number")
_DIGITS = 12


@SUSPICIONS.register("personal-numbers")
def personal_numbers(looked: Looked) -> Iterator[Finding]:
    """My Number and card numbers."""
    for column in looked.table.columns:
        if column.kind in ("", "date", "boolean", "year"):
            continue
        cells = looked.cells(column)
        texts = {row: cell_text(cell) for row, cell in cells if _may_be_long(cell)}
        told = column_marks(texts.values(), column.name) if texts else {}
        for check in _NEVER if told else ():
            found = {
                row: mark.text
                for row, text in texts.items()
                for mark in told.get(text, ())
                if mark.check == check
            }
            if found:
                shown = hidden_middle(next(iter(found.values())))
                yield tell(
                    check,
                    looked,
                    at(column, found),
                    Severity.ERROR,
                    value=shown,
                    field=column.name or "―",
                )


def _may_be_long(cell: Cell) -> bool:
    """Whether a cell has room for twelve digits."""
    if isinstance(cell, str):
        return len(cell) >= _DIGITS
    return isinstance(cell, int | float) and abs(cell) >= 10 ** (_DIGITS - 1)


@SUSPICIONS.register("person-records")
def person_records(looked: Looked) -> Iterator[Finding]:
    """Rows with the name, the address and the birth of a person."""
    columns, rows = people_of(looked.table)
    if rows:
        cells = [place for column in columns for place in at(column, rows)]
        names = "・".join(column.name for column in columns)
        yield tell("person-record", looked, cells, Severity.ERROR, field=names, rows=str(len(rows)))
