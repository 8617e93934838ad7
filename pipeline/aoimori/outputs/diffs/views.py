"""What the page shows of a comparison, in words and in order; its template only lays it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from aoimori.core.diff.changes import TableDiff
from aoimori.core.diff.comparison import ComparedTable, Comparison
from aoimori.core.diff.wording import table_words, with_unit
from aoimori.core.localized import Language
from aoimori.outputs.diffs.listed import (
    column_headings,
    column_lines,
    heading_of,
    value_lines,
)
from aoimori.outputs.diffs.rows import Side, added, removed
from aoimori.outputs.diffs.sheets import Cell, Figure, Heading, cell_of
from aoimori.outputs.diffs.words import word

MOST = 1_000  # lines of each kind on a page


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell, and as what: ``head`` says which line it is, ``before`` and ``after``
    what a value was and is, ``text`` are all others. ``is_none``: there is no value;
    ``note`` is what people should know about it."""

    text: str
    role: str
    is_number: bool = False
    is_none: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one kind of change in a table; of all of them there are ``count``."""

    kind: str
    title: str
    caption: str
    heads: Sequence[Heading]
    lines: Sequence[Sequence[Value]]
    count: int

    @property
    def more(self) -> int:
        """How many lines are not shown."""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True)
class TableView:
    """A table: the sentences about it, and what there is to list."""

    title: str
    sentences: Sequence[str]
    blocks: Sequence[Block]


def views(comparison: Comparison, lang: Language, most: int) -> Iterator[TableView]:
    """Every table; together they list at most so many lines of each kind."""
    left = dict.fromkeys(("values", "added", "removed", "columns"), most)
    for table in comparison.tables:
        blocks = [] if table.diff is None else list(_blocks(table, table.diff, lang, left))
        for block in blocks:
            left[block.kind] -= len(block.lines)
        sentences = [told.text(lang) for told in table_words(table)]
        yield TableView(table.title.text(lang), sentences, blocks)


def _blocks(
    table: ComparedTable, diff: TableDiff, lang: Language, left: dict[str, int]
) -> Iterator[Block]:
    title = table.title.text(lang)
    if len(diff.own.cells):
        yield _values(title, diff, lang, left["values"])
    for kind, side in (("added", added(diff)), ("removed", removed(diff))):
        if len(side):
            yield _side(kind, title, side, lang, left[kind])
    if columns := list(column_lines(table, lang)):
        rows = [_column_line(line) for line in columns[: left["columns"]]]
        yield _block("columns", title, column_headings(lang)[1:], rows, len(columns), lang)


def _block(
    kind: str,
    title: str,
    heads: Sequence[Heading],
    lines: Sequence[Sequence[Value]],
    count: int,
    lang: Language,
) -> Block:
    told = word(kind, lang)
    caption = word("caption", lang, table=title, kind=told, n=count)
    return Block(kind, told, caption, heads, lines, count)


def _values(title: str, diff: TableDiff, lang: Language, most: int) -> Block:
    has_label = bool(diff.labels)
    told = list(islice(value_lines(diff, lang), most))
    has_difference = any(line.difference for line in told)
    heads = [
        Heading(heading_of([diff], "key", lang)),
        *([Heading(heading_of([diff], "label", lang))] if has_label else []),
        *(Heading(word(key, lang)) for key in ("field", "before", "after")),
        *([Heading(word("difference", lang), right=True)] if has_difference else []),
    ]
    lines = [
        [
            Value(line.key, "head"),
            *([Value(line.label, "text")] if has_label else []),
            Value(line.field, "text"),
            _side_of(line.before, "before"),
            _side_of(line.after, "after", line.note),
            *([Value(_told(line.difference), "text", is_number=True)] if has_difference else []),
        ]
        for line in told
    ]
    return _block("values", title, heads, lines, len(diff.own.cells), lang)


def _side_of(cell: Cell, role: str, note: str = "") -> Value:
    return Value(_told(cell), role, isinstance(cell, Figure), cell is None, note)


def _side(kind: str, title: str, side: Side, lang: Language, most: int) -> Block:
    fields = [(number, side.schema.fields[number]) for number in side.leading]
    heads = [Heading(word("row", lang), right=True)]
    heads += [Heading(with_unit(field).text(lang), field.is_numeric) for _, field in fields]
    lines = []
    for row in islice(side, most):
        cells = [(n in side.key, cell_of(row.values[n], field)) for n, field in fields]
        first = Value(f"{row.number:,}", "text" if side.key else "head", is_number=True)
        others = [
            Value(_told(cell), "head" if is_key else "text", isinstance(cell, Figure))
            for is_key, cell in cells
        ]
        lines.append([first, *others])
    return _block(kind, title, heads, lines, len(side), lang)


def _column_line(line: Sequence[Cell]) -> list[Value]:
    _, *cells = line
    return [
        Value(_told(cell), "head" if place == 1 else "text", isinstance(cell, Figure))
        for place, cell in enumerate(cells)
    ]


def _told(cell: Cell) -> str:
    """The text of a cell; numbers as Excel would show them."""
    if not isinstance(cell, Figure):
        return cell or ""
    sign = "+" if cell.shown_as.startswith("+") and not cell.text.startswith("-") else ""
    return f"{sign}{Decimal(cell.text):,}" if "," in cell.shown_as else f"{sign}{cell.text}"
