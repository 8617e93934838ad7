"""``diff.csv``: a diff in long form, one line a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aoimori.core.csvtext import csv_line
from aoimori.core.diff.changes import ColumnChange, TableDiff
from aoimori.core.diff.comparison import ComparedTable, Comparison
from aoimori.core.diff.content import Record
from aoimori.core.localized import Language, Localized
from aoimori.outputs.diffs.form import DiffForm
from aoimori.outputs.diffs.rows import Side, added, decimal_text, key_names, removed

HEADER = ("table", "change", "key", "field", "before", "after", "row_before", "row_after")
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\;="})

# A line without the name of its table.
_Fact = tuple[object, ...]


def write(comparison: Comparison, lang: Language) -> bytes:
    """All facts as UTF-8 without BOM; the same in every language.

    A table's columns come first, then its codes, sums, removed rows, added rows, and changed
    values. ``key`` is ``field=value`` for each field of the key, joined by ``; ``, with a
    backslash before any ``\\``, ``;`` and ``=`` inside (empty: rows have no key). Rows count from
    1, without the header. A removed or added row is a line for each value it has, or one without a
    field if it has none. Only the order of rows or columns being another is no fact, and what a
    column that was added holds in rows that were there is not told: ``diff.json`` says both.
    """
    lines = [csv_line(HEADER)]
    for table in comparison.tables:
        lines.extend(csv_line((table.name, *fact)) for fact in _facts(table))
    return "".join(lines).encode()


def key_text(names: Sequence[str], texts: Record) -> str:
    """The key of a row as one text."""
    parts = zip(names, texts, strict=True)
    return "; ".join(f"{_escaped(name)}={_escaped(text or '')}" for name, text in parts)


def _escaped(text: str) -> str:
    return text.translate(_SIGNS)


def _facts(table: ComparedTable) -> Iterator[_Fact]:
    if table.diff is None:
        yield f"table-{table.fate}", "", "", "", "", "", ""
        return
    yield from _of_columns(table.diff)
    names = key_names(table.diff)
    for change, side in (("row-removed", removed(table.diff)), ("row-added", added(table.diff))):
        yield from _of_rows(change, names, side)
    for cell in table.diff.changes():
        key = key_text(names, cell.key)
        rows = (cell.before_row + 1, cell.after_row + 1)
        yield "value-changed", key, cell.field, cell.before, cell.after, *rows


def _of_columns(diff: TableDiff) -> Iterator[_Fact]:
    for column in diff.columns:
        yield _of_column(column)
    for codes in diff.codes:
        for code in codes.added:
            yield "code-added", "", codes.field.name, "", code, "", ""
        for code in codes.removed:
            yield "code-removed", "", codes.field.name, code, "", "", ""
    for total in diff.totals:
        sums = (decimal_text(total.before), decimal_text(total.after))
        yield "total-changed", "", total.field.name, *sums, "", ""


def _of_column(column: ColumnChange) -> _Fact:
    return f"column-{column.fate}", "", column.field.name, column.before, column.after, "", ""


def _of_rows(change: str, names: Sequence[str], side: Side) -> Iterator[_Fact]:
    is_gone = change == "row-removed"
    for row in side:
        key = key_text(names, row.key)
        place = (row.number, "") if is_gone else ("", row.number)
        told = [(n, v) for n, v in zip(side.schema.names, row.values, strict=True) if v]
        for name, value in told or [("", "")]:
            values = (value, "") if is_gone else ("", value)
            yield change, key, name, *values, *place


FORM = DiffForm(
    "csv", "diff.csv", Localized("違いの一覧（CSV）", "List of differences (CSV)"), write
)
