"""Columns added to what is printed: the text of その他（…）, codes of areas."""

from __future__ import annotations

from aoimori.core.codes import CodeList
from aoimori.core.found import FoundColumn
from aoimori.core.places import is_area_code, is_code_column, is_place_column
from aoimori.core.printed import has_other_text, other_text
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.text import drop_spaces
from aoimori.sources.mend.draft import Draft, DraftColumn, add_beside

_OTHER = "その他"
_CODE = "全国地方公共団体コード"


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
            add_beside(
                draft, "other-parted", column, draft.column(name, column, cells), behind=True
            )


def add_codes(draft: Draft, areas: CodeList) -> None:
    """The codes of municipalities beside their names, if each is one of the list (L3-06)."""
    if not draft.has_header or any(is_code_column(_seen(column)) for column in draft.columns):
        return
    places = [c for c in draft.columns if is_place_column(_seen(c))]
    for column in reversed(places):
        codes = _codes(column, areas)
        if codes is not None:
            added = draft.column(_CODE, column, codes)
            add_beside(draft, "code-lookup", column, added, behind=False)
            return


def _seen(column: DraftColumn) -> FoundColumn:
    return FoundColumn(column.found.column, (column.name,), column.found.kind)


def _codes(column: DraftColumn, areas: CodeList) -> list[Cell] | None:
    codes: list[Cell] = []
    for cell in column.cells:
        name = drop_spaces(cell_text(cell))
        found = areas.get(name) if name else None
        if name and found is None:
            return None
        codes.append(found.entry.code if found is not None else None)
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
    found = areas.get(text)
    if found is None or not found.steps or any(s.rule == "name-variant" for s in found.steps):
        return
    for step in found.steps:
        draft.record(step.rule, column.keys[at], step.before or "", step.after or "")
    column.cells[at] = found.entry.code
