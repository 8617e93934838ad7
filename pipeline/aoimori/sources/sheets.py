"""The sheets of a workbook that a layout asks for."""

from __future__ import annotations

import re

from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import Sheet
from aoimori.sources.readers import Workbook


def pick_sheets(workbook: Workbook, name: str, layout: Layout) -> tuple[Sheet, ...]:
    """The sheets a layout names, in its order; those its pattern finds, in the order of the
    workbook; the only one if it names none.

    Raises :class:`Stop`: ``sheet-unnamed``, ``sheet-missing``; ``sheet-unmapped`` for a sheet
    that a pattern does not find and nobody mentions: it may be one that was renamed.
    """
    known = "・".join(workbook.names[:12]) + ("…" if len(workbook.names) > 12 else "")
    if layout.sheet_pattern:
        wanted = tuple(n for n in workbook.names if re.search(layout.sheet_pattern, n))
        others = [n for n in workbook.names if n not in (*wanted, *layout.other_sheets)]
        if others or not wanted:
            raise Stop(*_unmapped(name, others, layout.sheet_pattern, known))
    else:
        wanted = layout.sheets or (workbook.names if len(workbook.names) == 1 else ("",))
    if wanted == ("",) and "" not in workbook.names:
        raise Stop(Finding("sheet-unnamed", Place(name), {"known": known}))
    missing = [
        Finding("sheet-missing", Place(name), {"sheet": sheet, "known": known})
        for sheet in wanted
        if sheet not in workbook.names
    ]
    if missing:
        raise Stop(*missing)
    return tuple(workbook.sheet(sheet) for sheet in wanted)


def _unmapped(name: str, others: list[str], pattern: str, known: str) -> list[Finding]:
    if not others:
        return [Finding("sheet-missing", Place(name), {"sheet": pattern, "known": known})]
    details = {"pattern": pattern}
    return [Finding("sheet-unmapped", Place(name, other), details) for other in others]
