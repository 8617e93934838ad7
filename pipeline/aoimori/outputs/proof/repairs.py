"""``repairs.csv``: every step that changed a value, cell by cell."""

from __future__ import annotations

from aoimori.core.release import BuiltRelease
from aoimori.core.repairs import RULES
from aoimori.outputs.csvtext import csv_line

HEADER = (
    "table",
    "row",
    "field",
    "file",
    "sheet",
    "cell",
    "read_from",
    "kind",
    "rule",
    "before",
    "after",
)


def repairs(built: BuiltRelease) -> bytes:
    """One line a step, in the order of rows and fields. ``row`` counts the rows of the table.

    ``cell`` is where the value stands, ``read_from`` the cell it was read from (another one
    where an omitted value was filled). ``kind``: ``repair`` or ``reading``.
    """
    lines = [csv_line(HEADER)]
    for name in sorted(built.tables):
        for position, field, story in built.tables[name].changes():
            start = (name, position + 1, field, story.file, story.sheet, story.cell)
            for step in story.steps:
                kind = RULES[step.rule].kind
                told = (story.read_from, kind, step.rule, step.before, step.after)
                lines.append(csv_line((*start, *told)))
    return "".join(lines).encode()
