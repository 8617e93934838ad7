"""Gregorian times beside those that only the era tells (L3-05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aoimori.core.fiscal import Kind, Time, as_fiscal_year, read_time
from aoimori.core.intervals import Basis, Interval, read_interval
from aoimori.core.printed import is_era_only
from aoimori.core.recognise import is_sign, is_western_time, is_year_number
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.steps import Unreadable
from aoimori.sources.mend.draft import Draft, DraftColumn, add_beside

_WESTERN = "西暦"
_BEHIND = {Kind.YEAR: "年", Kind.FISCAL_YEAR: "年度"}


def add_western(draft: Draft) -> None:
    """The Gregorian time beside one told by the era, if every value of the column reads; of
    periods their start and end."""
    for column in list(draft.columns):
        if not column.name or _has_western(draft, column):
            continue
        if not any(is_era_only(text, column.name) for _, text in column.texts()):
            continue
        for kind, cells in reversed(list(_told(column))):
            added = draft.column(f"{column.name}{kind}_{_WESTERN}", column, cells)
            add_beside(draft, "western-time", column, added, behind=True)


def _told(column: DraftColumn) -> Iterator[tuple[str, list[Cell]]]:
    """The columns to be added: what their names say more, and their values."""
    times = _times(column)
    if times is not None:
        yield "", list(_western(times))
        return
    periods = _periods(column)
    if periods is not None:
        yield "_開始", [None if period is None else period.start for period in periods]
        yield "_終了", [None if period is None else period.end for period in periods]


def _has_western(draft: Draft, column: DraftColumn) -> bool:
    """Whether a column beside it tells the same times; one added to another column does not."""
    at = draft.columns.index(column)
    before = [c for c in draft.columns[max(0, at - 1) : at] if not c.name.endswith(f"_{_WESTERN}")]
    return any(map(_is_western, (*before, *draft.columns[at + 1 : at + 2])))


def _is_western(column: DraftColumn) -> bool:
    filled = [cell for cell in column.cells if cell is not None]
    if column.found.kind == "date" or _WESTERN in column.name:
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


def _periods(column: DraftColumn) -> list[Interval | None] | None:
    """The periods of a column; ``None`` if any value is none, or leaves open what is meant."""
    periods: list[Interval | None] = []
    for cell in column.cells:
        text = cell_text(cell)
        if not text or is_sign(text):
            periods.append(None)
            continue
        try:
            period = read_interval(text)
        except Unreadable:
            return None
        is_plain = period.basis is Basis.PRINTED and not (period.overflow or period.bare)
        if not is_plain or period.start is None or period.as_of is not None:
            return None
        periods.append(period)
    return periods


def _western(times: Sequence[Time | None]) -> list[Cell]:
    """Years as numbers if all are years of one kind, else ISO 8601 (2024年, 2024年度 for years)."""
    kinds = {time.kind for time in times if time is not None}
    if len(kinds) == 1 and kinds <= set(_BEHIND):
        return [None if time is None else time.year for time in times]
    return [None if time is None else _iso(time) for time in times]


def _iso(time: Time) -> str:
    return f"{time}{_BEHIND.get(time.kind, '')}"
