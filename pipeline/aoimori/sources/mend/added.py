"""Columns added to what is printed: the text of その他（…）, Gregorian times, codes of areas."""

from __future__ import annotations

from collections.abc import Sequence

from aoimori.core.codes import CodeList
from aoimori.core.fiscal import Kind, Time, as_fiscal_year, read_time
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_area_code, is_code_column, is_place_column
from aoimori.core.printed import has_other_text, is_era_only, other_text
from aoimori.core.recognise import is_sign, is_western_time, is_year_number
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.steps import Unreadable
from aoimori.core.text import drop_spaces
from aoimori.sources.mend.draft import Draft, DraftColumn

_OTHER = "その他"
_CODE = "全国地方公共団体コード"
_BEHIND = {Kind.YEAR: "年", Kind.FISCAL_YEAR: "年度"}


def part_other(draft: Draft) -> None:
    """What stands in the brackets of その他（…） in a column of its own (L2-05)."""
    for column in list(draft.columns):
        cells: list[Cell] = [None] * len(column.cells)
        for at, text in list(column.texts()):
            said = other_text(text) if has_other_text(text) else None
            if said is not None:
                cells[at] = said
                draft.put("other-parted", column, at, _OTHER)
        if any(cell is not None for cell in cells):
            name = f"{column.name}_{_OTHER}の内容" if column.name else f"{_OTHER}の内容"
            _add(draft, "other-parted", column, draft.column(name, column, cells), behind=True)


def _add(draft: Draft, step: str, column: DraftColumn, added: DraftColumn, *, behind: bool) -> None:
    """Put a column beside another, and record each of its values at the cell it was made of."""
    draft.columns.insert(draft.columns.index(column) + behind, added)
    if draft.has_header:
        draft.tell(step, added.key, "", added.name)
    else:
        added.name = ""
    pairs = zip(column.keys, added.keys, column.cells, added.cells, strict=True)
    for source, key, before, after in pairs:
        if after is not None:
            draft.derive(step, source, key, cell_text(before), cell_text(after))


def add_western(draft: Draft) -> None:
    """The Gregorian time beside one told by the era, if every value of the column reads (L3-05)."""
    for column in list(draft.columns):
        name = f"{column.name}_西暦"
        if not column.name or _has_western(draft, column) or name in draft.names:
            continue
        if not any(is_era_only(text, column.name) for _, text in column.texts()):
            continue
        times = _times(column)
        if times is not None:
            cells: list[Cell] = list(_western(times))
            added = draft.column(name, column, cells)
            _add(draft, "western-time", column, added, behind=True)


def _has_western(draft: Draft, column: DraftColumn) -> bool:
    """Whether a column beside it tells the same times; one added to another column does not."""
    at = draft.columns.index(column)
    before = [c for c in draft.columns[max(0, at - 1) : at] if not c.name.endswith("_西暦")]
    return any(map(_is_western, (*before, *draft.columns[at + 1 : at + 2])))


def _is_western(column: DraftColumn) -> bool:
    filled = [cell for cell in column.cells if cell is not None]
    if column.found.kind == "date" or "西暦" in column.name:
        return all(
            is_western_time(text) or is_year_number(cell)
            for cell in filled
            if (text := cell_text(cell))
        )
    return column.found.kind == "year"


def _times(column: DraftColumn) -> list[Time | None] | None:
    """The times of a column; ``None`` if any value is none, or is past the end of its era."""
    times: list[Time | None] = []
    has_fiscal = any("年度" in text for _, text in column.texts())
    for cell in column.cells:
        text = cell_text(cell)
        if not text or is_sign(text):
            times.append(None)
            continue
        try:
            time = read_time(text)
        except Unreadable:
            return None
        if time.overflow:
            return None
        times.append(as_fiscal_year(time, text) if has_fiscal else time)
    return times


def _western(times: Sequence[Time | None]) -> list[Cell]:
    """Years as numbers if all are years of one kind, else ISO 8601 (2024年, 2024年度 for years)."""
    kinds = {time.kind for time in times if time is not None}
    if len(kinds) == 1 and kinds <= set(_BEHIND):
        return [None if time is None else time.year for time in times]
    return [None if time is None else _iso(time) for time in times]


def _iso(time: Time) -> str:
    return f"{time}{_BEHIND.get(time.kind, '')}"


def add_codes(draft: Draft, areas: CodeList) -> None:
    """The codes of municipalities beside their names, if each is one of the list (L3-06)."""
    if not draft.has_header or any(is_code_column(_seen(column)) for column in draft.columns):
        return
    places = [c for c in draft.columns if is_place_column(_seen(c))]
    for column in reversed(places):
        codes = _codes(column, areas)
        if codes is not None:
            added = draft.column(_CODE, column, codes)
            _add(draft, "code-lookup", column, added, behind=False)
            return


def _seen(column: DraftColumn) -> FoundColumn:
    return FoundColumn(column.found.column, (column.name,), column.found.kind)


def _codes(column: DraftColumn, areas: CodeList) -> list[Cell] | None:
    codes: list[Cell] = []
    for cell in column.cells:
        name = drop_spaces(cell_text(cell))
        try:
            codes.append(areas.find(name).entry.code if name else None)
        except Unreadable:
            return None
    return codes if any(codes) else None


def restore_codes(draft: Draft, areas: CodeList) -> None:
    """Zeros and check digits that codes have lost, where only one code can be meant (L3-06)."""
    for column in draft.columns:
        if not is_code_column(_seen(column)):
            continue
        texts = [cell_text(cell) for cell in column.cells]
        if all(is_area_code(text, areas) for text in texts if text):
            continue
        for at, text in enumerate(texts):
            if text and len(text) < 6:
                _restore(draft, column, at, text, areas)


def _restore(draft: Draft, column: DraftColumn, at: int, text: str, areas: CodeList) -> None:
    try:
        found = areas.find(text)
    except Unreadable:
        return
    if not found.steps or any(step.rule == "name-variant" for step in found.steps):
        return
    for step in found.steps:
        draft.tell(step.rule, column.keys[at], step.before or "", step.after or "")
    column.cells[at] = found.entry.code
