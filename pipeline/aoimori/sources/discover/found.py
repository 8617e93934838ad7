"""The tables of a sheet: columns side by side first, then from the top down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from aoimori.core.found import Address, FoundColumn, FoundSheet, FoundTable
from aoimori.core.looks import PLAIN
from aoimori.core.recognise import is_note, units_of
from aoimori.core.rowkinds import FIRST, is_data, is_note_row, total_label
from aoimori.core.sheet import Cell, Sheet, cell_text
from aoimori.core.text import header_key
from aoimori.sources.discover.columns import find_columns
from aoimori.sources.discover.headers import Head, find_head, usual_width
from aoimori.sources.discover.rows import GLANCE, Span, bands, filled
from aoimori.sources.discover.spans import spans_of
from aoimori.sources.discover.words import names_columns


def find_tables(sheet: Sheet) -> FoundSheet:
    """The tables of a sheet nobody has defined, and what stands around them.

    Blank rows and repeated headers do not end a table; a row of words that names other columns,
    or names beside each other that repeat, begin another one.
    """
    tables: list[FoundTable] = []
    for span in spans_of(sheet):
        tables += _Walk(sheet, span).tables()
    tables = [table for table in tables if table.body or table.header]
    tables.sort(key=lambda table: (table.rows[0], table.first_column))
    return FoundSheet(sheet, tuple(tables), *_around(sheet, tables))


@dataclass(slots=True)
class _Part:
    """A table on the way: its head, and the rows below by what they are."""

    head: Head
    body: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    alone: list[int] = field(default_factory=list)  # a word in the first column and nothing else


class _Walk:
    """Down the rows between two columns."""

    def __init__(self, sheet: Sheet, span: Span) -> None:
        self.sheet, self.span = sheet, span
        self.parts: list[_Part] = []
        self._keys: tuple[tuple[str, ...], ...] = ()
        self._typical = 0
        self._usual = usual_width(sheet, span)
        self._filled: dict[int, list[int]] = {}

    def tables(self) -> Iterator[FoundTable]:
        rows = range(1, len(self.sheet.rows) + 1)
        told = ((row, filled(self.sheet, row, self.span)) for row in rows)
        self._filled = {row: columns for row, columns in told if columns}
        blank = frozenset(row for row in rows if row not in self._filled)
        for band in bands(rows, blank):
            self._take(band)
        for part in self.parts:
            yield self._table(part, blank)

    def _take(self, band: tuple[int, ...]) -> None:
        """A run of rows between blank ones: a new table, or more of the one before."""
        start = self._new_head(band)
        if start is not None:
            head, rest = start
            self.parts.append(_Part(head))
            self._keys = tuple(self._key(row) for row in head.rows)
            self._typical = 0
            band = rest
        elif not self.parts:
            return
        self._sort_rows(band)

    def _new_head(self, band: tuple[int, ...]) -> tuple[Head, tuple[int, ...]] | None:
        if self.parts and not self._is_another(band):
            return None
        head = find_head(self.sheet, band, self.span, self._usual)
        if head is None:
            return None
        return head, tuple(row for row in band if row >= head.below)

    def _is_another(self, band: tuple[int, ...]) -> bool:
        """Whether a band below a table begins with the header of another one."""
        table = self.parts[-1]
        head = find_head(self.sheet, band, self.span, self._usual)
        if head is None or not head.rows or self._key(head.rows[0]) in self._keys:
            return False
        if not table.body and not table.totals:
            return True
        below = [row for row in band if row >= head.below][:5]
        return (
            self._turns_to_words(table, head.rows[0], below)
            or names_columns(self.sheet, head.rows[-1], below, self.span)
            or self._looks_like_header(table, head.rows[0], below)
        )

    def _turns_to_words(self, table: _Part, row: int, below: Sequence[int]) -> bool:
        """Whether a row is words where the rows above hold data, and data follows it."""
        data = [c for c in self._columns() if any(self._is_data(r, c) for r in table.body[:20])]
        words = [c for c in data if c in self._filled[row]]
        follows = any(self._is_data(other, c) for other in below for c in self._columns())
        return bool(words) and follows and not any(self._is_data(row, c) for c in words)

    def _looks_like_header(self, table: _Part, row: int, below: Sequence[int]) -> bool:
        """Whether a row is shown as the header of the table above it is, and the rows around it
        are not."""
        looks, own = self.sheet.looks, self._filled[row]
        if not table.head.rows or not table.body or not below or not looks.rows:
            return False
        header = {looks.at(table.head.rows[-1], column) for column in own}
        around = {looks.at(r, c) for r in (table.body[-1], *below) for c in own}
        shown = {looks.at(row, column) for column in own}
        return shown == header and PLAIN not in shown and shown.isdisjoint(around)

    def _sort_rows(self, band: Sequence[int]) -> None:
        part = self.parts[-1]
        width = self._width(part)
        for row in band:
            own = self._filled[row]
            if self._repeats(row):
                self._drop_heading(part, row)
                part.repeated.append(row)
            elif self._is_aside(row, own, width):
                if own == [self.span.left] and not is_note(cell_text(self.sheet.cell(row, own[0]))):
                    part.alone.append(row)
            elif self._is_total(row, own):
                part.totals.append(row)
            else:
                part.body.append(row)

    def _repeats(self, row: int) -> bool:
        """Whether a row is one of the header, word for word; most differ in the first."""
        cell, columns = self.sheet.cell, self._columns()
        return any(
            all(
                header_key(cell_text(cell(row, column))) == word
                if word
                else cell(row, column) is None
                for column, word in zip(columns, key, strict=True)
            )
            for key in self._keys
        )

    def _drop_heading(self, part: _Part, below: int) -> None:
        """A word alone right above a repeated header is the heading of what follows."""
        if part.body and part.body[-1] == below - 1:
            own = filled(self.sheet, below - 1, self.span)
            if len(own) == 1 and not self._is_data(below - 1, own[0]):
                part.body.pop()

    def _width(self, part: _Part) -> int:
        """How many columns the header names; as wide a row of data may be."""
        if not self._typical:
            rows = part.head.rows or (part.head.below,)
            self._typical = max(len(filled(self.sheet, row, self.span)) for row in rows)
        return self._typical

    def _is_aside(self, row: int, own: Sequence[int], width: int) -> bool:
        """A note or a heading: words alone in a row that should hold several values."""
        if is_note_row(self._first(row, own)):
            return True
        alone = len(own) == 1 and width >= 3 and not self._is_data(row, own[0])
        return alone and not self._hangs(row)

    def _hangs(self, row: int) -> bool:
        """Whether merged cells of the row above reach into a row: it goes on with that one."""
        return any(self.sheet.anchor(row, column)[0] < row for column in self._columns())

    def _is_total(self, row: int, own: Sequence[int]) -> bool:
        """Whether one of the first words of a row says that it is a sum."""
        return total_label(self._first(row, own)) is not None

    def _first(self, row: int, own: Sequence[int]) -> list[Cell]:
        """As many of the filled cells of a row as tell what it is."""
        return [self.sheet.cell(row, column) for column in own[:FIRST]]

    def _bare_names(self, part: _Part) -> Iterator[int]:
        """The rows that name what the others name, without any value: その町 among 町. Of any
        other word alone nobody knows that it is no heading."""
        ends = Counter(self._end(row) for row in part.body[:GLANCE])
        for row in part.alone:
            if ends[self._end(row)] * 3 > len(part.body[:GLANCE]):
                yield row

    def _end(self, row: int) -> str:
        return cell_text(self.sheet.cell(row, self.span.left)).strip()[-1:]

    def _columns(self) -> range:
        return range(self.span.left, self.span.right + 1)

    def _is_data(self, row: int, column: int) -> bool:
        return is_data(self.sheet.cell(row, column))

    def _key(self, row: int) -> tuple[str, ...]:
        return tuple(header_key(cell_text(self.sheet.cell(row, c))) for c in self._columns())

    def _table(self, part: _Part, blank: frozenset[int]) -> FoundTable:
        head, body = part.head, tuple(sorted([*part.body, *self._bare_names(part)]))
        inside = [*head.rows, *body, *part.totals, *part.repeated]
        ends = (min(inside), max(inside)) if inside else (head.below, head.below)
        columns = find_columns(
            self.sheet, self._columns(), head.rows, body, head.units, self._common(head)
        )
        return FoundTable(
            sheet=self.sheet,
            columns=_trimmed(_without_aside(columns, self.sheet, body)),
            header=head.rows,
            body=body,
            totals=tuple(part.totals),
            blank=tuple(row for row in sorted(blank) if ends[0] < row < ends[1]),
            repeated=tuple(part.repeated),
            units=head.units,
            sure=_sure(self.sheet, head, columns, body),
        )

    def _common(self, head: Head) -> str:
        """The unit of everything, printed above the header as （単位：人）; empty if several."""
        above = range(1, min(head.rows or (head.below,)))
        texts = (cell_text(c) for row in above for c in self.sheet.rows[row - 1] if c is not None)
        told = [units_of(text) for text in texts if "単位" in text]
        return told[0][0] if len(told) == 1 and len(told[0]) == 1 else ""


def _without_aside(
    columns: tuple[FoundColumn, ...], sheet: Sheet, body: Sequence[int]
) -> tuple[FoundColumn, ...]:
    """Without a last column that only holds a memo: it has no header, stands behind a blank
    column, and few rows have a value in it."""
    if len(columns) < 3 or columns[-1].name or columns[-2].name or columns[-2].kind:
        return columns
    last = columns[-1].column
    values = sum(sheet.cell(*sheet.anchor(row, last)) is not None for row in body)
    is_headed = any(column.name for column in columns)
    return columns[:-2] if is_headed and values * 2 < len(body) else columns


def _trimmed(columns: tuple[FoundColumn, ...]) -> tuple[FoundColumn, ...]:
    """Without columns at either end that have neither a header nor a value."""
    said = [n for n, column in enumerate(columns) if column.name or column.kind]
    return columns[said[0] : said[-1] + 1] if said else columns[:1]


def _sure(sheet: Sheet, head: Head, columns: Sequence[FoundColumn], body: Sequence[int]) -> float:
    """How clear the header is, how many columns have one, how many hold values of one kind; less
    where the rows are full of holes, as those of a form are."""
    if not body:
        return round(head.sure / 2, 2)
    rows, told = body[:GLANCE], [column.column for column in columns if column.kind]
    full = sum(sheet.cell(*sheet.anchor(row, c)) is not None for row in rows for c in told)
    whole = min(1.0, full / (0.6 * len(rows) * max(1, len(told))))
    named = sum(bool(column.name) for column in columns) / len(columns)
    clear = sum(column.kind != "mixed" for column in columns) / len(columns)
    return round(whole * (0.5 * head.sure + 0.25 * named + 0.25 * clear), 2)


def _around(
    sheet: Sheet, tables: Sequence[FoundTable]
) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """The filled cells outside the tables: above the first one, and elsewhere."""
    inside: dict[int, list[FoundTable]] = {}
    for table in tables:
        for row in table.rows:
            inside.setdefault(row, []).append(table)
    top = min((table.rows[0] for table in tables), default=len(sheet.rows) + 1)
    titles: list[Address] = []
    notes: list[Address] = []
    for row in range(1, len(sheet.rows) + 1):
        here = inside.get(row, ())
        if len(here) == 1 and len(sheet.rows[row - 1]) <= here[0].last_column:
            first = here[0].first_column
            if first == 1:
                continue
        for column in filled(sheet, row, Span(1, len(sheet.rows[row - 1]))):
            if not any(t.first_column <= column <= t.last_column for t in here):
                (titles if row < top else notes).append((row, column))
    return tuple(titles), tuple(notes)
