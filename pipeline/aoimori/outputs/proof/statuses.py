"""``statuses.csv``: the values a sign with a status stands for, and what it says."""

from __future__ import annotations

from collections.abc import Mapping

from aoimori.core.csvtext import csv_line
from aoimori.core.table import Table


def statuses(tables: Mapping[str, Table]) -> bytes:
    """One line a value, in the order of rows and fields. ``row`` counts the rows of the table.

    Between ``row`` and ``field`` stand the primary keys of the tables that have any; ``status`` is
    a code of ``schemas/codes/observation-statuses.csv``, ``symbol`` the sign as it stands in the
    sheet.
    """
    told = {name: found for name in sorted(tables) if (found := tables[name].statuses())}
    keys = dict.fromkeys(key for name in told for key in tables[name].schema.primary_key)
    lines = [csv_line(("table", "row", *keys, "field", "status", "symbol"))]
    for name, found in told.items():
        table = tables[name]
        own = [key if key in table.schema.primary_key else "" for key in keys]
        for status in found:
            row = (table.value(status.position, key) if key else None for key in own)
            end = (status.field, status.code, status.sign)
            lines.append(csv_line((name, status.position + 1, *row, *end)))
    return "".join(lines).encode()
