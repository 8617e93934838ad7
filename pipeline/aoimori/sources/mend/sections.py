"""Words that stand alone between the rows of a table: 歳入 above its rows, 歳出 above the others.

Set aside, nobody would know which rows they were about, so they become a column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable
from aoimori.core.recognise import is_note, units_of
from aoimori.core.sheet import Cell, cell_text
from aoimori.core.text import trim
from aoimori.sources.mend.draft import Draft

_NAME = "区分"
_LONGEST = 20  # letters of a heading; sentences say something else


def headings_of(found: FoundSheet, table: FoundTable) -> Mapping[int, Address]:
    """For the rows of data below a heading, its cell; empty if the table has none."""
    if not table.header or not table.body:
        return {}
    words = _Words(found, table)
    heads = words.above_headers() if table.repeated else words.between_rows()
    rows = sorted(heads)
    before = ((row, bisect_right(rows, row)) for row in table.body) if rows else ()
    return {row: heads[rows[count - 1]] for row, count in before if count}


def add_headings(draft: Draft, found: FoundSheet) -> None:
    """A first column of the headings, each value recorded at the cell it comes from (L1-04)."""
    heads = headings_of(found, draft.table)
    if not heads:
        return
    cells: list[Cell] = [
        trim(cell_text(draft.sheet.cell(*heads[row]))) if row in heads else None
        for row in draft.rows
    ]
    added = draft.column(_NAME, draft.columns[0], cells)
    added.found = FoundColumn(0, (added.name,), "text")  # of no column of the sheet
    draft.columns.insert(0, added)
    draft.record("heading-to-column", added.key, "", added.name)
    for row, key, text in zip(draft.rows, added.keys, cells, strict=True):
        if row in heads:
            printed = cell_text(draft.sheet.cell(*heads[row]))
            draft.derive("heading-to-column", heads[row], key, printed, cell_text(text))


class _Words:
    """The words around the rows of one table."""

    def __init__(self, found: FoundSheet, table: FoundTable) -> None:
        self.sheet, self.table = found.sheet, table
        span = range(table.first_column, table.last_column + 1)
        rows: dict[int, list[Address]] = {}
        for at in sorted((*found.titles, *found.notes)):
            if at[1] in span:
                rows.setdefault(at[0], []).append(at)
        inside = set(table.rows)
        self._outside = {row: told for row, told in rows.items() if row not in inside}

    def above_headers(self) -> dict[int, Address]:
        """By the row of a header, the word right above it; nothing if no header but the first has
        one, or all have the same (the title of every page)."""
        starts = list(_starts((*self.table.header, *self.table.repeated)))
        heads = {row: head for row in starts if (head := self._above(row)) is not None}
        texts = {self._text(head) for head in heads.values()}
        is_alone = not set(heads) - {starts[0]}
        return {} if is_alone or (len(texts) == 1 and starts[0] in heads) else heads

    def between_rows(self) -> dict[int, Address]:
        """By its row, each word between the rows of data; nothing unless there are several, no two
        alike, each with rows of its own, and no row of data is above all of them."""
        body = self.table.body
        below = [row for row in self._outside if row > self.table.header[-1]]
        after = dict(_followed(below, body))
        heads = {row: head for row in after if (head := self._alone(row)) is not None}
        texts = [self._text(head) for head in heads.values()]
        is_whole = len(heads) > 1 and min(heads) < body[0] and len(set(texts)) == len(texts)
        has_own = len({after[row] for row in heads}) == len(heads)
        return heads if is_whole and has_own else {}

    def _above(self, header: int) -> Address | None:
        row = header - 1
        while row in self._outside and self._is_remark(row):
            row -= 1
        return self._alone(row)

    def _is_remark(self, row: int) -> bool:
        texts = [self._text(at) for at in self._outside[row]]
        return all(is_note(text) or units_of(text) for text in texts)

    def _alone(self, row: int) -> Address | None:
        """The only word of a row, if it may be a name."""
        told = self._outside.get(row, [])
        if len(told) != 1 or self._is_remark(row):
            return None
        is_text = isinstance(self.sheet.cell(*told[0]), str)
        return told[0] if is_text and len(self._text(told[0])) <= _LONGEST else None

    def _text(self, at: Address) -> str:
        return trim(cell_text(self.sheet.cell(*at)))


def _starts(rows: Sequence[int]) -> Iterator[int]:
    """The first of each run of rows that follow each other."""
    before = -1
    for row in sorted(rows):
        if row != before + 1:
            yield row
        before = row


def _followed(rows: Sequence[int], body: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The rows above the last row of data, each with the next row of data."""
    for row in rows:
        if (at := bisect_right(body, row)) < len(body):
            yield row, body[at]
