"""Tables that stand side by side: between which columns each lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aoimori.core.rowkinds import is_data
from aoimori.core.sheet import Sheet, cell_text
from aoimori.core.text import header_key
from aoimori.sources.discover.headers import Head, find_head, usual_width
from aoimori.sources.discover.rows import GLANCE, Span, blank_columns, filled
from aoimori.sources.discover.words import names_rows, title_of

# Headers stand in the first rows; a title is no deeper than this.
_TOP = 12


def spans_of(sheet: Sheet) -> tuple[Span, ...]:
    """The columns of each table, from the left. A blank column alone parts no table: the headers
    on both sides repeat, or the right side is a table of its own, with other rows, or with a title
    or names of its own in the same rows."""
    spans: list[Span] = []
    for span in _runs(sheet):
        if spans and not _is_another(sheet, spans[-1], span):
            spans[-1] = Span(spans[-1].left, span.right)
        else:
            spans.append(span)
    return tuple(spans)


def _runs(sheet: Sheet) -> Iterator[Span]:
    """The runs of columns that are not blank."""
    blank = set(blank_columns(sheet))
    width = max(map(len, sheet.rows), default=0)
    start = 0
    for column in range(1, width + 2):
        if column <= width and column not in blank:
            start = start or column
        elif start:
            yield Span(start, column - 1)
            start = 0


def _is_another(sheet: Sheet, left: Span, right: Span) -> bool:
    if right.left == right.right:
        return False
    return (
        _repeats(sheet, left, right)
        or _stands_alone(sheet, left, right)
        or _is_beside(sheet, left, right)
    )


def _repeats(sheet: Sheet, left: Span, right: Span) -> bool:
    """Whether a row of words is the same on both sides of the gap, at least in half."""
    for row in range(1, min(_TOP, len(sheet.rows)) + 1):
        here, there = _words(sheet, row, left), _words(sheet, row, right)
        shared = set(here) & set(there)
        if len(shared) >= 2 and len(shared) * 2 >= min(len(here), len(there)):
            return True
    return False


def _words(sheet: Sheet, row: int, span: Span) -> Sequence[str]:
    cells = [sheet.cell(row, column) for column in filled(sheet, row, span)]
    return [header_key(cell_text(cell)) for cell in cells if not is_data(cell)]


def _stands_alone(sheet: Sheet, left: Span, right: Span) -> bool:
    """Whether the right side ends or begins in other rows than the left, with rows of its own."""
    ours, theirs = _rows(sheet, left), _rows(sheet, right)
    if len(ours) < 3 or len(theirs) < 3:
        return False
    differs = abs(ours[-1] - theirs[-1]) > 2 or abs(ours[0] - theirs[0]) > 2
    return differs and len(theirs) * 10 >= 6 * (theirs[-1] - theirs[0] + 1)


def _rows(sheet: Sheet, span: Span) -> list[int]:
    """The rows with several values in a span."""
    rows = range(1, len(sheet.rows) + 1)
    return [row for row in rows if len(filled(sheet, row, span)) >= 2]


def _is_beside(sheet: Sheet, left: Span, right: Span) -> bool:
    """Whether the right side, as deep as the left, is about something else: several blank columns
    lie between, each side has a title, or each names its own rows."""
    here, there = _head(sheet, left), _head(sheet, right)
    if here is None or there is None or here.below != there.below or not there.rows:
        return False
    top, rows = there.rows[0], _below(sheet, there, right)
    if len(rows) < 2 or len(filled(sheet, there.rows[-1], right)) < 2:
        return False
    if right.left - left.right > 2:
        return True
    titled = any(title_of(sheet, r, left) and title_of(sheet, r, right) for r in range(1, top))
    ours = range(left.left, left.right + 1)
    return titled or (
        _names(sheet, there, right.left, rows)
        and any(_names(sheet, here, column, _below(sheet, here, left)) for column in ours)
    )


def _head(sheet: Sheet, span: Span) -> Head | None:
    rows = range(1, min(GLANCE, len(sheet.rows)) + 1)
    told = [row for row in rows if filled(sheet, row, span)]
    return find_head(sheet, told, span, usual_width(sheet, span))


def _below(sheet: Sheet, head: Head, span: Span) -> list[int]:
    rows = range(head.below, min(head.below + GLANCE, len(sheet.rows) + 1))
    return [row for row in rows if filled(sheet, row, span)]


def _names(sheet: Sheet, head: Head, column: int, rows: Sequence[int]) -> bool:
    """Whether a column names each row by another word, and its header says so."""
    if not head.rows or not names_rows(cell_text(sheet.cell(head.rows[-1], column)), len(rows)):
        return False
    cells = [sheet.cell(row, column) for row in rows]
    words = {cell_text(cell) for cell in cells if cell is not None and not is_data(cell)}
    return len(words) == len(cells)
