"""Values that stand elsewhere: in the first of merged cells, above 〃, in a formula's result.

Blank cells are not filled: what they mean, only people know.
"""

from __future__ import annotations

from aoimori.core.found import Address
from aoimori.core.printed import is_ditto
from aoimori.core.recognise import is_total_label, number_form
from aoimori.core.sheet import Cell, CellProblem, cell_text, shown_text
from aoimori.core.text import trim
from aoimori.sources.mend.draft import Draft, DraftColumn


def fill_merged(draft: Draft) -> None:
    """The value of merged cells in each of them (L1-12); amounts, which would be counted twice,
    stay merged."""
    if not draft.sheet.merged:
        return
    for column in draft.columns:
        for at, key in enumerate(column.keys):
            anchor = draft.sheet.merged.get(key)
            if anchor is None or anchor[0] not in draft.table.body:
                continue
            value = draft.sheet.cell(*anchor)
            if value is None:
                continue
            if _may_repeat(draft, anchor, value):
                draft.put("fill-merged", column, at, value)
            else:
                draft.kept[key] = anchor


def _may_repeat(draft: Draft, anchor: Address, value: Cell) -> bool:
    """Whether a value names its rows, and is no amount."""
    if isinstance(value, CellProblem):
        return False
    own = next((c for c in draft.columns if c.found.column == anchor[1]), None)
    kind = own.found.kind if own is not None else ""
    if kind in ("code", "year", "date", "choice", "text"):
        return True
    is_number = isinstance(value, int | float) or number_form(cell_text(value)) is not None
    return not is_number and kind not in ("integer", "number")


def fill_ditto(draft: Draft) -> None:
    """The value above 〃 and 同上, beside 同左 and 同右 (L2-02)."""
    for number, column in enumerate(draft.columns):
        for at, text in column.texts():
            if not is_ditto(text):
                continue
            value = _meant(draft, number, at, trim(text))
            if value is not None and not is_ditto(cell_text(value)):
                draft.put("ditto", column, at, value)


def _meant(draft: Draft, number: int, at: int, mark: str) -> Cell:
    if mark in ("同左", "同右"):
        beside = number + (1 if mark == "同右" else -1)
        return draft.columns[beside].cells[at] if 0 <= beside < len(draft.columns) else None
    column = draft.columns[number]
    above = _of_sum(draft, column, at)
    if above is None and at > 0:
        above = column.cells[at - 1]
    return above if not isinstance(above, CellProblem) else None


def _of_sum(draft: Draft, column: DraftColumn, at: int) -> Cell:
    """The value of a row of sums that stands right above a record; its label is none."""
    last = draft.rows[at - 1] if at > 0 else 0
    sums = [row for row in draft.table.totals if last < row < draft.rows[at]]
    cell = draft.sheet.cell(sums[-1], column.found.column) if sums else None
    return None if is_total_label(cell_text(cell)) else cell


def keep_results(draft: Draft) -> None:
    """The stored results of formulas, without the formulas (L2-06)."""
    if not draft.sheet.formulas:
        return
    for column in draft.columns:
        for key in (column.key, *column.keys):
            formula = draft.sheet.formulas.get(key)
            cell = draft.sheet.cell(*key) if key[0] > 0 else None
            if formula is not None and not isinstance(cell, CellProblem):
                draft.record("formula-value", key, formula, shown_text(cell))
