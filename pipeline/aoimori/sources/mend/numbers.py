"""Columns of numbers: values that are numbers for people become numbers for programs (L2-01)."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from aoimori.core.numbers import read_number
from aoimori.core.printed import NO_UNIT
from aoimori.core.recognise import NumberForm, header_unit, number_form
from aoimori.core.sheet import Cell, Percent
from aoimori.core.steps import Step, Unreadable
from aoimori.core.text import header_key
from aoimori.sources.mend.draft import Draft, DraftColumn

# What a cell of a workbook holds exactly.
_DIGITS = 15
_LOST = ("note", "about")
# Behind a number these are more often a time than an amount.
_TIMES = ("年", "年度", "月", "日")


def mend_numbers(draft: Draft) -> None:
    """Texts among numbers; their unit moves to the header if it is the same for all of them."""
    for column in draft.columns:
        # Beside 12% stored as 0.12, nobody knows whether 5 would be 5 % or 500 %.
        if _holds_numbers(column) and not any(isinstance(c, Percent) for c in column.cells):
            unit = _unit(draft, column)
            for at, text in list(column.texts()):
                _mend(draft, column, at, text, unit)


def _holds_numbers(column: DraftColumn) -> bool:
    if column.found.kind in ("integer", "number"):
        return True
    return column.found.kind == "mixed" and _mostly_numbers(column.cells)


def _mostly_numbers(cells: list[Cell]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    numbers = sum(
        isinstance(cell, int | float) or (type(cell) is str and number_form(cell) is not None)
        for cell in filled
    )
    return numbers * 2 > len(filled)


def _unit(draft: Draft, column: DraftColumn) -> str:
    """The unit that values may lose: the header says it, or is made to."""
    said = header_unit(column.name)
    if said or not column.name:
        return said
    forms = list(_forms(column))
    units = {form.unit for form in forms}
    if units & set(_TIMES):
        return ""
    if len(units) == 1 and units != {""} and not _has_bare_number(column):
        unit = units.pop()
        draft.rename("unit-to-header", column, f"{column.name}（{unit}）")
        return unit
    stated = column.found.unit
    plain = normalize("NFKC", header_key(column.name))
    if stated and units <= {""} and not NO_UNIT.search(plain):
        draft.rename("unit-to-header", column, f"{column.name}（{stated}）")
        return stated
    return ""


def _forms(column: DraftColumn) -> Iterator[NumberForm]:
    for _, text in column.texts():
        form = number_form(text)
        if form is not None:
            yield form


def _has_bare_number(column: DraftColumn) -> bool:
    return any(isinstance(cell, int | float) for cell in column.cells)


def _mend(draft: Draft, column: DraftColumn, at: int, text: str, unit: str) -> None:
    form = number_form(text)
    if form is None or any(mark in _LOST for mark in form.marks) or form.unit not in ("", unit):
        return
    read = _read(text, form)
    if read is None:
        return
    value, steps = read
    number = _cell(value, is_text=draft.sheet.delimited)
    if number == text:
        return
    for step in steps or (Step("text-to-number", text, value),):
        draft.record(step.rule, column.keys[at], step.before or "", step.after or "")
    column.cells[at] = number


def _read(text: str, form: NumberForm) -> tuple[str, tuple[Step, ...]] | None:
    """The number, and how it came of the text; ``None`` if anything would be lost by it."""
    try:
        value, steps = read_number(text, (form.unit,) if form.unit else ())
    except Unreadable:
        return None
    digits = value.replace("-", "").replace(".", "").lstrip("0")
    if len(digits) > _DIGITS or any(step.rule == "leading-zeros" for step in steps):
        return None
    return value, steps


def _cell(value: str, *, is_text: bool) -> Cell:
    if is_text:
        return value
    return float(value) if "." in value else int(value)
