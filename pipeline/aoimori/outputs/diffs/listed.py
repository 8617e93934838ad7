"""Changes as lines of a list that people read, for all tables together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from aoimori.core.diff.changes import CellChange, ColumnChange, ColumnFate, TableDiff
from aoimori.core.diff.comparison import ComparedTable
from aoimori.core.diff.content import Record
from aoimori.core.diff.wording import title_of, with_unit
from aoimori.core.localized import Language
from aoimori.core.schema import Field
from aoimori.outputs.diffs.rows import decimal_text, difference, fields_of, key_names
from aoimori.outputs.diffs.sheets import Cell, Figure, Heading, Line, cell_of, number_format
from aoimori.outputs.diffs.texts import alike_note
from aoimori.outputs.diffs.words import word

JOINER = "・"


def joined(texts: Record) -> str:
    """The texts of a key, or of labels, as one."""
    return JOINER.join(text for text in texts if text)


def heading_of(diffs: Iterable[TableDiff], key: str, lang: Language) -> str:
    """What stands above keys (or labels): the titles of their fields if all tables have these,
    else a word for them."""
    told = {
        JOINER.join(
            title_of(diff.after, name).text(lang)
            for name in (key_names(diff) if key == "key" else diff.labels)
        )
        for diff in diffs
    }
    return told.pop() if len(told) == 1 and "" not in told else word(key, lang)


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A changed value: ``note`` says how two texts differ that look the same."""

    key: str
    label: str
    field: str
    before: Cell
    after: Cell
    difference: Cell
    rows: tuple[Figure, Figure]
    note: str


def value_lines(diff: TableDiff, lang: Language) -> Iterator[ValueLine]:
    """The changed values of a table, with what numbers became more or less; not those of columns
    that hold one value in all rows."""
    known = {name: fields_of(diff, name) for name in diff.names_before}
    for change in diff.own.changes():
        before, after = known[change.field]
        yield ValueLine(
            key=joined(change.key),
            label=joined(change.label),
            field=with_unit(after).text(lang),
            before=_value(change.before, before, lang),
            after=_value(change.after, after, lang),
            difference=_difference(change, before, after),
            rows=(row_figure(change.before_row + 1), row_figure(change.after_row + 1)),
            note=alike_note(change.before, change.after, lang),
        )


def row_figure(number: int) -> Figure:
    """The number of a row."""
    return Figure(str(number), "0")


def _value(text: str | None, field: Field, lang: Language) -> Cell:
    """A text without a letter is told apart from no value."""
    return word("empty", lang) if text == "" else cell_of(text, field)


def _difference(change: CellChange, before: Field, after: Field) -> Cell:
    more = difference(change, before, after)
    if more is None:
        return None
    text = decimal_text(more)
    return Figure(text, number_format(after, text, signed=True))


def column_headings(lang: Language) -> list[Heading]:
    """What stands above :func:`column_lines`."""
    heads = [Heading(word(key, lang)) for key in ("table", "change", "field", "name", "before")]
    return [*heads, Heading(word("after", lang)), Heading(word("difference", lang), right=True)]


def column_lines(table: ComparedTable, lang: Language) -> Iterator[Line]:
    """What became of the columns of a table, of the codes in them, and of their sums."""
    if table.diff is None:
        return
    title = table.title.text(lang)
    for column in table.diff.columns:
        told = _told(column)
        yield title, word(told, lang), *_named(column.field, lang), column.before, column.after, ""
    for codes in table.diff.codes:
        named = _named(codes.field, lang)
        for code in codes.added:
            yield title, word("code-added", lang), *named, "", code, ""
        for code in codes.removed:
            yield title, word("code-removed", lang), *named, code, "", ""
    for total in table.diff.totals:
        sums = (_sum(total.field, number) for number in (total.before, total.after))
        more = decimal_text(total.after - total.before)
        step = Figure(more, number_format(total.field, more, signed=True))
        yield title, word("total-changed", lang), *_named(total.field, lang), *sums, step


def _told(column: ColumnChange) -> str:
    is_found = column.fate is ColumnFate.RENAMED and column.is_found
    return "column-found" if is_found else f"column-{column.fate}"


def _named(field: Field, lang: Language) -> tuple[str, str]:
    return with_unit(field).text(lang), field.name


def _sum(field: Field, number: Decimal) -> Figure:
    text = decimal_text(number)
    return Figure(text, number_format(field, text))
