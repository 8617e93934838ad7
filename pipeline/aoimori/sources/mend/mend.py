"""From a sheet as it was found to tables that can be read: the steps in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from aoimori.core.codes import CodeList
from aoimori.core.found import FoundSheet, FoundTable
from aoimori.core.mended import Aside, Mended
from aoimori.core.sheet import Sheet, cell_text
from aoimori.sources.discover import find_tables
from aoimori.sources.mend.added import add_codes, part_other, restore_codes
from aoimori.sources.mend.again import joined
from aoimori.sources.mend.draft import Draft, where
from aoimori.sources.mend.fills import fill_ditto, fill_merged, keep_results
from aoimori.sources.mend.finish import Finished, finish
from aoimori.sources.mend.numbers import mend_numbers
from aoimori.sources.mend.sections import add_headings
from aoimori.sources.mend.structure import drop_columns, join_header, take_out
from aoimori.sources.mend.unpivot import turn
from aoimori.sources.mend.western import add_western
from aoimori.sources.mend.whitespace import trim_values

_STEPS: tuple[Callable[[Draft], None], ...] = (
    drop_columns,
    keep_results,
    join_header,
    fill_merged,
    fill_ditto,
    trim_values,
    mend_numbers,
    part_other,
    add_western,
)
# What was hidden by one fault shows when it is mended: 合計 below 〃 is seen as a sum.
_MOST = 6


def mend(found: FoundSheet, areas: CodeList | None = None) -> Mended:
    """The tables of a sheet, repaired by steps that lose nothing; mending them once more changes
    nothing. ``areas``: the codes of municipalities, if they are known.

    Signs stay as they are, blanks stay blank, and what needs a person to say what is meant stays
    as it was found. Nothing that is printed is lost: it is in a table, aside, or in the record.
    """
    mended = _once(found, areas)
    for _ in range(_MOST):
        again = [_once(find_tables(sheet), areas) for sheet in mended.tables]
        pairs = zip(again, mended.tables, strict=True)
        if all(more.tables == (sheet,) for more, sheet in pairs):
            break
        mended = joined(mended, again)
    return mended


def _once(found: FoundSheet, areas: CodeList | None) -> Mended:
    several = len(found.tables) > 1
    tables = [
        _mend_table(found, table, areas, _name(found.sheet, number if several else 0))
        for number, table in enumerate(found.tables, start=1)
    ]
    lost = [aside for table in tables for aside in table.aside] if tables else _all_aside(found)
    return Mended(
        found.sheet.name,
        tuple(table.sheet for table in tables),
        tuple(table.origins for table in tables),
        tuple(mend for table in tables for mend in table.mends),
        tuple(lost),
    )


def _name(sheet: Sheet, number: int) -> str:
    return f"{sheet.name or '表'}_{number}" if number else sheet.name


def _mend_table(
    found: FoundSheet, table: FoundTable, areas: CodeList | None, name: str
) -> Finished:
    draft = take_out(found, table)
    for step in _STEPS:
        step(draft)
    add_headings(draft, found)
    if areas is not None:
        add_codes(draft, areas)
        restore_codes(draft, areas)
    turn(draft)
    return finish(draft, name)


def _all_aside(found: FoundSheet) -> Sequence[Aside]:
    """Where there is no table, everything is text."""
    cells = (*found.titles, *found.notes)
    return [Aside("note", where(at), cell_text(found.sheet.cell(*at))) for at in cells]
