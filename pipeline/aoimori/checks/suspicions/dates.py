"""Numbers that a spreadsheet took for days: 1-2-3, 8-2 and 12/3 of an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from aoimori.checks.rules.looked import Looked, named, shown
from aoimori.checks.suspicions.suspicion import SUSPICIONS, header, is_rare, tell
from aoimori.core.findings import Finding, Severity
from aoimori.core.found import Address, FoundColumn
from aoimori.core.sheet import Cell

# Columns that hold no days, by their headers.
_NO_DAY = re.compile(
    r"番地|住所|所在地|地番|番号|コード|電話|FAX|(?<![a-z])(?:ID|No|TEL|code)(?![a-z])|号$",
    re.IGNORECASE,
)
_DAY = re.compile(r"年月日|日付|日時|期日|(?<!曜)日$|年$|年度|date", re.IGNORECASE)
# How Excel shows 8-2 and 2-8 once it has taken them for days.
_SHOWN = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-[0-9]{2}"
    r"|[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?: 0?0:00(?::00)?)?"
)


@SUSPICIONS.register("dates")
def dates(looked: Looked) -> Iterator[Finding]:
    """Days in columns of addresses and numbers; a few days among numbers or words."""
    damaged: list[tuple[FoundColumn, list[Address]]] = []
    strange: list[tuple[FoundColumn, list[Address]]] = []
    for column in looked.table.columns:
        if _DAY.search(header(column)):
            continue
        cells = looked.cells(column)
        if _NO_DAY.search(header(column)):
            days = [(row, column.column) for row, cell in cells if _is_day(cell)]
            damaged += [(column, days)] if days else []
        else:
            days = [(row, column.column) for row, cell in cells if isinstance(cell, date)]
            strange += [(column, days)] if is_rare(days, cells) and len(cells) > 9 else []
    for code, severity, found in (
        ("number-became-date", Severity.ERROR, damaged),
        ("date-among-others", Severity.WARNING, strange),
    ):
        if found:
            all_ = [at for _, days in found for at in days]
            value = shown(looked.table.sheet.cell(*all_[0]))
            columns = named(column for column, _ in found)
            yield tell(code, looked, all_, severity, value=value, **columns)


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (type(cell) is str and bool(_SHOWN.fullmatch(cell)))
