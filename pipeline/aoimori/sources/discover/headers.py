"""Where the header of a bare table begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from aoimori.core.recognise import is_note, is_sign, is_year_number, number_form, units_of
from aoimori.core.rowkinds import is_data
from aoimori.core.sheet import Sheet, cell_text
from aoimori.sources.discover.rows import GLANCE, Span, covered, filled
from aoimori.sources.discover.words import names_columns

# No printed header is deeper.
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Head:
    """The header rows of a table, the row of units below them if there is one, the first row
    below both, and how clear it is (0 to 1) that they are the header."""

    rows: tuple[int, ...]
    units: int | None
    below: int
    sure: float


def usual_width(sheet: Sheet, span: Span) -> int:
    """How many cells a row of the table fills: the median of the first rows that fill several."""
    counts = [len(filled(sheet, row, span)) for row in range(1, len(sheet.rows) + 1)[:GLANCE]]
    several = [count for count in counts if count > 1] or [1]
    return max(1, round(median(several)))


def find_head(sheet: Sheet, rows: Sequence[int], span: Span, width: int) -> Head | None:
    """The header in the first of these rows that looks like one; ``None`` if no row is as wide as
    the table (``width``: the cells a row usually fills), or names columns."""
    least = max(min(2, width), round(width * 0.5))
    start = next((n for n in range(len(rows)) if _may_begin(sheet, rows[n:], span, least)), None)
    if start is None:
        return None
    rows = rows[start:]
    if not _is_head(sheet, rows, span, 0):
        return Head((), None, rows[0], 0.3)
    end = _depth(sheet, rows, span)
    units = rows[end] if end < len(rows) and _is_units(sheet, rows[end], span) else None
    below = end + (units is not None)
    first = rows[below] if below < len(rows) else rows[-1] + 1
    return Head(tuple(rows[:end]), units, first, _clearness(sheet, rows, span, below))


def _may_begin(sheet: Sheet, rows: Sequence[int], span: Span, least: int) -> bool:
    row, below = rows[0], rows[1:6]
    own = filled(sheet, row, span)
    if not own:
        return False
    if covered(sheet, row, span) < least and not names_columns(sheet, row, below, span):
        return False
    # A title merged over the whole width is one text; a header has several.
    return len(own) > 1 or span.left == span.right


def _is_head(sheet: Sheet, rows: Sequence[int], span: Span, at: int) -> bool:
    """Whether a row is words over data: no numbers in it but years, or numbers that count."""
    cells = [sheet.cell(rows[at], column) for column in filled(sheet, rows[at], span)]
    signs = sum(isinstance(cell, str) and is_sign(cell) for cell in cells)
    # A header may be a mere － over one column.
    numbers = [c for c in cells if is_data(c) and not (isinstance(c, str) and is_sign(c))]
    if not numbers:
        return signs * 2 < len(cells) and not all(is_note(cell_text(cell)) for cell in cells)
    if len(numbers) * 2 > len(cells) and not _counts_up(numbers):
        return False
    if all(is_year_number(_number(cell)) for cell in numbers) or _counts_up(numbers):
        return at + 1 >= len(rows) or not _same_years(sheet, rows[at + 1], numbers, span)
    return False


def _number(cell: object) -> object:
    form = number_form(cell) if isinstance(cell, str) else None
    return float(form.value) if form is not None else cell


def _counts_up(cells: Sequence[object]) -> bool:
    """1, 2, 3 or 2019, 2020 over the columns."""
    numbers = [_number(cell) for cell in cells]
    least = 2 if all(map(is_year_number, numbers)) else 3
    if len(numbers) < least or not all(isinstance(n, int | float) for n in numbers):
        return False
    known = [float(n) for n in numbers if isinstance(n, int | float)]
    return all(b - a == 1 for a, b in pairwise(known))


def _same_years(sheet: Sheet, row: int, numbers: Sequence[object], span: Span) -> bool:
    below = [_number(sheet.cell(row, column)) for column in filled(sheet, row, span)]
    return sum(is_year_number(cell) for cell in below) >= len(numbers)


def _depth(sheet: Sheet, rows: Sequence[int], span: Span) -> int:
    """How many of the rows are header: as far as merged cells reach, and rows that fill what the
    one above leaves blank, or stand below its merged cells, and hold no data."""
    end = 1
    while end < min(_DEEPEST, len(rows)) and rows[end] == rows[end - 1] + 1:
        if not (_hangs_down(sheet, rows[end], rows[:end], span) or _fills(sheet, rows, end, span)):
            break
        end += 1
    return end


def _hangs_down(sheet: Sheet, row: int, above: Sequence[int], span: Span) -> bool:
    """Whether a merged cell of the header reaches into a row that holds no data."""
    reached = {
        column
        for column in range(span.left, span.right + 1)
        if sheet.anchor(row, column)[0] in above
    }
    return bool(reached) and not any(
        is_data(sheet.cell(row, column)) for column in filled(sheet, row, span)
    )


def _fills(sheet: Sheet, rows: Sequence[int], at: int, span: Span) -> bool:
    """Whether a row of words names the columns that the row above leaves blank or spans."""
    row, above = rows[at], rows[at - 1]
    own = filled(sheet, row, span)
    if len(own) < 2 or any(is_data(sheet.cell(row, column)) for column in own):
        return False
    if any(units_of(cell_text(sheet.cell(row, column))) for column in own):
        return False
    bare = [c for c in own if sheet.cell(above, c) is None or _spans(sheet, above, c)]
    if len(bare) * 2 < len(own):
        return False
    below = rows[at + 1 : at + 6]
    return any(is_data(sheet.cell(later, column)) for later in below for column in bare)


def _spans(sheet: Sheet, row: int, column: int) -> bool:
    return sheet.anchor(row, column + 1) == sheet.anchor(row, column)


def _is_units(sheet: Sheet, row: int, span: Span) -> bool:
    own = filled(sheet, row, span)
    return bool(own) and all(units_of(cell_text(sheet.cell(row, column))) for column in own)


def _clearness(sheet: Sheet, rows: Sequence[int], span: Span, below: int) -> float:
    """1 if words stand over data, less where everything is words, least where nothing follows."""
    body = rows[below : below + 20]
    if not body:
        return 0.4
    columns = range(span.left, span.right + 1)
    data = sum(any(is_data(sheet.cell(row, c)) for row in body) for c in columns)
    return 1.0 if data else 0.7
