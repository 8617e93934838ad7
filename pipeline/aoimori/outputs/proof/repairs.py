"""``repairs.csv``: every step that changed a value, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping

from aoimori.core.catalog import Source
from aoimori.core.csvtext import csv_line
from aoimori.core.provenance import Provenance
from aoimori.core.repairs import RULES
from aoimori.core.table import Table

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
    "reason",
)


def repairs(tables: Mapping[str, Table], sources: Mapping[str, Source]) -> bytes:
    """One line a step, in the order of rows and fields. ``row`` counts the rows of the table.

    ``cell`` is where the value stands, ``read_from`` the cell it was read from (another one
    where an omitted value was filled). ``kind``: ``repair`` or ``reading``. ``reason`` is that of
    a correction, in Japanese.
    """
    lines = [csv_line(HEADER)]
    for name in sorted(tables):
        for position, field, story in tables[name].changes():
            start = (name, position + 1, field, story.file, story.sheet, story.cell)
            for step in story.steps:
                kind = RULES[step.rule].kind
                reason = _reason(sources[name], field, story) if step.rule == "correction" else ""
                told = (story.read_from, kind, step.rule, step.before, step.after, reason)
                lines.append(csv_line((*start, *told)))
    return "".join(lines).encode()


def _reason(source: Source, field: str, story: Provenance) -> str:
    """Why the cell a value was read from was corrected for this field."""
    reasons = (
        correction.reason.ja
        for correction in source.corrections
        if correction.cell == story.read_from
        and correction.sheet in ("", story.sheet)
        and field in correction.fields
    )
    return next(reasons, "")
