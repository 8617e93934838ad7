"""What the columns of a found table hold: kind, unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, time
from unicodedata import normalize

from aoimori.core.found import FoundColumn, Kind
from aoimori.core.personal import LONG, column_marks, has_room
from aoimori.core.recognise import (
    NumberForm,
    header_unit,
    is_era_time,
    is_sign,
    is_western_time,
    is_year_number,
    number_form,
    units_of,
)
from aoimori.core.sheet import Cell, CellProblem, Percent, Sheet, cell_text
from aoimori.core.text import drop_spaces

# A kind holds if it is that of this share of the values.
_SHARE = 0.8
_CODE_HEADER = re.compile(
    r"コード|(?<![a-z])code|番号|ナンバー|(?<![a-z])ID$|^No\.?$|^NO$|^№$", re.IGNORECASE
)
# What numbers rows or times has no part in the unit of everything.
_NUMBERING = re.compile(r"^No\b|^NO|№|番号|順位|年度?$|月$|日$|ID$", re.IGNORECASE)
_COUNTS = re.compile(r"数|[（(]|量|額|計$|率|人口")
_YEAR_HEADER = re.compile(r"年度?$|^year$|西暦", re.IGNORECASE)
# 4月 is no number of months under a header that names a time.
_CALENDAR = ("年", "年度", "月", "日")
_TIME_HEADER = re.compile(r"(?:年度?|月|日|期|時点|時期)(?:[（(].*)?$")
# The length of a マイナンバー, a 法人番号, the number of a payment card.
_LONG = re.compile(r"[0-9０-９]{12,16}")
# A choice: many answers, few different ones.
_ANSWERS, _CHOICES = 20, 20


def find_columns(
    sheet: Sheet,
    span: Sequence[int],
    header: Sequence[int],
    body: Sequence[int],
    units: int | None,
    common: str,
) -> tuple[FoundColumn, ...]:
    """The columns of a table. ``units`` is the row of units, ``common`` the unit of everything
    (単位：人), if they are printed."""
    return tuple(
        _column(sheet, column, _levels(sheet, column, header), body, units, common)
        for column in span
    )


def _levels(sheet: Sheet, column: int, header: Sequence[int]) -> tuple[str, ...]:
    """The header's texts over a column, level by level; a merged one reaches all its cells."""
    texts = (cell_text(sheet.cell(*sheet.anchor(row, column))) for row in header)
    return tuple(drop_spaces(text) for text in texts)


def _column(
    sheet: Sheet,
    column: int,
    levels: tuple[str, ...],
    body: Sequence[int],
    units: int | None,
    common: str,
) -> FoundColumn:
    name = "_".join(dict.fromkeys(filter(None, levels)))
    cells = [cell for _, cell in sheet.column(column, body)]
    kind, printed = _kind(cells, name)
    unit = next((u for level in reversed(levels) if (u := header_unit(level))), "")
    if not unit and units is not None:
        told = units_of(cell_text(sheet.cell(units, column)))
        unit = told[0] if len(told) == 1 else ""
    if not unit and kind in ("integer", "number"):
        unit = printed if _NUMBERING.search(normalize("NFKC", name)) else common or printed
    return FoundColumn(column, levels, kind, unit)


def _kind(cells: Sequence[Cell], name: str) -> tuple[Kind, str]:
    """The kind of the values, and the unit behind them if they all have the same."""
    kinds: Counter[str] = Counter()
    told: Counter[str] = Counter()
    memo: dict[str, str] = {}
    is_time = _TIME_HEADER.search(name) is not None
    for cell in cells:
        if type(cell) is str:
            kind = memo.get(cell)
            if kind is None:
                kind = memo[cell] = text_kind(cell)
            if kind == "unit":
                unit = (number_form(cell) or _NONE).unit
                if is_time and unit in _CALENDAR:
                    kind = "date"
                else:
                    told[unit] += 1
                    kind = "number" if "." in cell else "integer"
        else:
            kind = _native_kind(cell)
            if isinstance(cell, Percent):
                told["%"] += 1
        kinds[kind] += 1
    for nothing in ("", "sign", "problem"):
        del kinds[nothing]
    total = kinds.total()
    if not total:
        return "", ""
    unit = next(iter(told)) if len(told) == 1 and told.total() * 2 > total else ""
    return _named(kinds, total, memo, cells, name), unit


def _named(
    kinds: Counter[str], total: int, memo: dict[str, str], cells: Sequence[Cell], name: str
) -> Kind:
    numbers = kinds["integer"] + kinds["number"]
    if numbers >= _SHARE * total:
        if _CODE_HEADER.search(normalize("NFKC", name)) or _are_codes(memo):
            return "code"
        if _YEAR_HEADER.search(name) and all(map(is_year_number, _numbers(cells))):
            return "year"
        if _is_flag(cells, name):
            return "boolean"
        return "number" if kinds["number"] else "integer"
    for kind in ("date", "boolean"):
        if kinds[kind] >= _SHARE * total:
            return "date" if kind == "date" else "boolean"
    if kinds["text"] >= _SHARE * total:
        different = sum(kind == "text" for kind in memo.values())
        # Answers are given more than once; names are not.
        few = total >= _ANSWERS and different <= min(_CHOICES, total // 2)
        return "choice" if few else "text"
    return "code" if _are_secret(memo) else "mixed"


_NONE = NumberForm("")


def _numbers(cells: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in cells if isinstance(cell, int | float)]


def _is_flag(cells: Sequence[Cell], name: str) -> bool:
    """Nothing but 0 and 1 under a header that counts nothing."""
    return not _COUNTS.search(name) and all(cell_text(cell) in ("0", "1") for cell in cells)


def _are_codes(memo: Mapping[str, str]) -> bool:
    """Whether the texts among numbers are codes: one with a zero before it, nearly all of one
    length that no amounts share, or numbers nobody may publish."""
    if any(map(_is_padded, memo)):
        return True
    lengths = Counter(len(text) for text in memo if _LONG.fullmatch(text))
    numbers = sum(kind in ("integer", "number", "unit") for kind in memo.values())
    return max(lengths.values(), default=0) > _SHARE * numbers or _are_secret(memo)


def _are_secret(memo: Mapping[str, str]) -> bool:
    """Whether a マイナンバー or the number of a payment card is among some texts."""
    told = column_marks(text for text in memo if has_room(text)).values()
    return any(mark.check in LONG for marks in told for mark in marks)


def _is_padded(text: str) -> bool:
    """A number with a zero before it is a code: 02201, 0123."""
    return len(text) > 1 and text.isascii() and text.isdigit() and text[0] == "0"


def _native_kind(cell: Cell) -> str:
    match cell:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if cell.is_integer() else "number"
        case date() | time():
            return "date"
        case CellProblem():
            return "problem"
    return ""


def text_kind(text: str) -> str:
    """integer, number, unit (a number with its unit), date, sign, text, or nothing for blank."""
    if text.isspace() or not text:
        return ""
    form = number_form(text)
    if form is not None:
        if form.unit:
            return "unit"
        return "number" if "." in form.value else "integer"
    if is_western_time(text) or is_era_time(text):
        return "date"
    return "sign" if is_sign(text) else "text"
