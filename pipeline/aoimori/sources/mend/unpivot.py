"""Tables that grow to the side by years or months, turned so that they grow downwards (L3-09)."""

from __future__ import annotations

import re

from aoimori.core.fiscal import Kind, read_time
from aoimori.core.found import FoundColumn
from aoimori.core.recognise import header_unit, is_sign, number_form
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.steps import Unreadable
from aoimori.core.text import drop_spaces, narrow_digits
from aoimori.sources.mend.draft import Draft, DraftColumn

_FEWEST = 3
_MONTH = re.compile(r"(1[0-2]|[1-9])月")
_UNIT = re.compile(r"[（(][^（）()]*[)）]$")
_NAMES = {Kind.YEAR: "年", Kind.FISCAL_YEAR: "年度"}
_Label = tuple[str, int]


def turn(draft: Draft) -> None:
    """Columns of numbers named by years or by months become two: the time, and 値.

    Only if there is no other number in the table that would be repeated by it.
    """
    labels = {column: label for column in draft.columns if (label := _label(column.name))}
    if len(labels) < _FEWEST or draft.kept or not draft.rows:
        return
    wide, other = list(labels), [c for c in draft.columns if c not in labels]
    names = {name for name, _ in labels.values()}
    units = {column.found.unit or header_unit(column.name) for column in wide if column.found.kind}
    if len(names) > 1 or len(units) > 1 or len(set(labels.values())) < len(labels):
        return
    if not all(map(_is_numeric, wide)) or any(c.found.kind in _AMOUNTS for c in other):
        return
    unit = next(iter(units), "")
    _turned(draft, wide, other, labels, f"値（{unit}）" if unit else "値")


_AMOUNTS = ("integer", "number", "mixed")


def _label(name: str) -> _Label | None:
    """What a header names: a year, a fiscal year, a month (("月", 4)); ``None`` for others."""
    plain = narrow_digits(drop_spaces(_UNIT.sub("", name)))
    if month := _MONTH.fullmatch(plain):
        return "月", int(month[1])
    try:
        time = read_time(plain)
    except Unreadable:
        return None
    if time.kind not in _NAMES or time.overflow or not 1868 <= time.year <= 2100:
        return None
    return _NAMES[time.kind], time.year


def _is_numeric(column: DraftColumn) -> bool:
    return all(
        isinstance(cell, int | float) or number_form(text) is not None or is_sign(text)
        for cell in column.cells
        if (text := cell_text(cell))
    )


def _turned(
    draft: Draft,
    wide: list[DraftColumn],
    other: list[DraftColumn],
    labels: dict[DraftColumn, _Label],
    value_name: str,
) -> None:
    count = len(draft.rows)
    records = [(at, column) for at in range(count) for column in wide]
    name = labels[wide[0]][0]
    first = wide[0]
    times = [labels[column][1] for _, column in records]
    cells: list[Cell] = list(times)
    time = draft.column(name, first, cells)
    for number, column in enumerate(wide):
        time.keys[number] = column.key
        draft.record("turned", column.key, column.name, str(labels[column][1]))
    values = draft.column(value_name, first, [column.cells[at] for at, column in records])
    values.keys = [column.keys[at] for at, column in records]
    draft.record("turned", time.key, "", time.name)
    draft.record("turned", values.key, "", values.name)
    turned = [_repeated(column, len(wide)) for column in other]
    place = next((n for n, c in enumerate(draft.columns) if c in labels), 0)
    before = sum(c not in labels for c in draft.columns[:place])
    draft.columns = [*turned[:before], time, values, *turned[before:]]
    draft.rows = [draft.rows[at] for at, _ in records]


def _repeated(column: DraftColumn, times: int) -> DraftColumn:
    """Each value of a column as often as there were columns of numbers."""
    return DraftColumn(
        column.name,
        column.key,
        FoundColumn(column.found.column, (column.name,), column.found.kind, column.found.unit),
        [cell for cell in column.cells for _ in range(times)],
        [key for key in column.keys for _ in range(times)],
    )
