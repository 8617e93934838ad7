"""A diff in words, Japanese and English: for terminals, pages, notes and feeds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from aoimori.core.diff.changes import CellChange, CodeChange, TableDiff
from aoimori.core.diff.comparison import ComparedTable, TableFate
from aoimori.core.diff.keys import KeyOrigin
from aoimori.core.diff.summary import called, change_of
from aoimori.core.localized import Localized
from aoimori.core.mergers import Merger
from aoimori.core.numbers import exact
from aoimori.core.schema import Field, TableSchema
from aoimori.core.tablechange import TableChange
from aoimori.core.text import narrow

# Blanks in braces are filled by whoever says the words.
TEXTS: Mapping[str, Localized] = MappingProxyType(
    {
        "same": Localized("違いはありません", "Nothing is different"),
        "reordered": Localized(
            "並び順だけが違います（値は同じです）",
            "Only the order is different (the values are the same)",
        ),
        "key-declared": Localized(
            "行は主キー（{fields}）で突き合わせました",
            "Rows are matched by the primary key ({fields})",
        ),
        "key-named": Localized(
            "行は指定された項目（{fields}）で突き合わせました",
            "Rows are matched by {fields}, as asked",
        ),
        "key-proven": Localized(
            "行は「{fields}」で突き合わせました（どちらの表でも重なりも空欄もない項目です）",
            "Rows are matched by {fields}, which is unique and filled in both tables",
        ),
        "key-whole": Localized(
            "行を見分ける項目がないので、すべての値が同じ行を同じ行とみなしました",
            "No columns tell rows apart: rows of equal values are taken as the same",
        ),
        "rows": Localized(
            "行 {before} → {after}（増えた行 {added}・なくなった行 {removed}・"
            "値の変わった行 {changed}）",
            "rows {before} → {after} (added {added}, removed {removed}, changed {changed})",
        ),
        "corrected-rows": Localized(
            "増えた行 {added}・なくなった行 {removed}・値の変わった行 {changed}",
            "rows added {added}, removed {removed}, changed {changed}",
        ),
        "of-table": Localized("{title}: {told}", "{title}: {told}"),
        "rows-added": Localized("増えた行: {rows}", "rows added: {rows}"),
        "rows-removed": Localized("なくなった行: {rows}", "rows removed: {rows}"),
        "cells": Localized("変わった値 {n}", "values changed: {n}"),
        "constant": Localized(
            "{title}（全行共通）: {before} → {after}",
            "{title} (the same in all rows): {before} → {after}",
        ),
        "table-added": Localized("加わった表です", "A table that was not there before"),
        "table-unlike": Localized(
            "もう一方にも同じ名前の表がありますが、見出しの同じ項目がないので、比べられません",
            "The other side has a table of this name, too, but no header in common: they cannot "
            "be compared",
        ),
        "table-removed": Localized("なくなった表です", "A table that is no longer there"),
        "column-added": Localized("加わった項目: {title}", "column added: {title}"),
        "column-removed": Localized("なくなった項目: {title}", "column removed: {title}"),
        "column-renamed": Localized(
            "名前の変わった項目: {before} → {after}", "column renamed: {before} → {after}"
        ),
        "column-found": Localized(
            "名前の変わった項目: {before} → {after}（すべての値が同じなので、そうみなしました）",
            "column renamed: {before} → {after} (taken so because all values are the same)",
        ),
        "column-retyped": Localized(
            "型の変わった項目: {title}（{before} → {after}）",
            "type changed: {title} ({before} → {after})",
        ),
        "merger": Localized(
            "{title}: {parts} は {code} に移ったので、合わせて比べました",
            "{title}: {parts} went up in {code} and are compared with it",
        ),
        "codes-added": Localized(
            "{title}: 新しく使われたコード {codes}", "{title}: new codes {codes}"
        ),
        "codes-removed": Localized(
            "{title}: 使われなくなったコード {codes}", "{title}: codes no longer used {codes}"
        ),
        "total": Localized(
            "{title}の合計 {before} → {after}（{step}）",
            "total of {title} {before} → {after} ({step})",
        ),
        "cell": Localized(
            "{row}　{title}: {before} → {after}", "{row}  {title}: {before} → {after}"
        ),
        "number": Localized(
            "{row}　{title}: {before} → {after}（{step}）",
            "{row}  {title}: {before} → {after} ({step})",
        ),
        "published": Localized(
            "{title}（公開した版 {version}）", "{title}, as published ({version})"
        ),
        "drafted": Localized("{title}（下書き {version}）", "{title}, as drafted ({version})"),
        "built": Localized("{title}（前回のビルド）", "{title}, as last built"),
        "no-value": Localized("（値なし）", "(no value)"),
        "more": Localized("{first} ほか {n}", "{first} and {n} more"),
    }
)
# How many codes a sentence holds.
_MOST_CODES = 10


def say(key: str, **blanks: object) -> Localized:
    """The words of a key with their blanks filled; a :class:`Localized` fills each its own."""
    text = TEXTS[key]
    return Localized(
        text.ja.format(**{n: _text(v, "ja") for n, v in blanks.items()}),
        text.en.format(**{n: _text(v, "en") for n, v in blanks.items()}),
    )


def _text(value: object, lang: str) -> object:
    if isinstance(value, Localized):
        return value.text("ja" if lang == "ja" else "en")
    return f"{value:,}" if isinstance(value, int) else value


def table_words(table: ComparedTable) -> tuple[Localized, ...]:
    """What became of a table, a sentence a line; single values are told by :func:`cell_words`."""
    if table.is_unlike:
        return (say("table-unlike"),)
    if table.diff is None:
        return (say("table-added" if table.fate is TableFate.ADDED else "table-removed"),)
    return tuple(diff_words(table.diff))


def diff_words(diff: TableDiff) -> Iterator[Localized]:
    """What is different, from the whole to its parts; how rows were matched, if they differ."""
    if diff.is_same_data:
        yield say("same" if diff.is_empty else "reordered")
        return
    found = {change.after for change in diff.columns if change.is_found}
    # Whoever shows a diff shows its rows.
    change = replace(change_of("", diff), rows_added=(), rows_removed=())
    yield from change_words(change, diff.rows, diff.before, diff.after, found)
    for codes in diff.codes:
        yield from code_words(codes)
    yield key_words(diff)


def change_words(
    change: TableChange,
    rows: tuple[int, int],
    before: TableSchema,
    after: TableSchema,
    found: Collection[str] = (),
) -> Iterator[Localized]:
    """What changed in a table, in short, by the titles of its columns; nobody declared that those
    ``found`` have other names now."""
    counts = {"added": change.added, "removed": change.removed, "changed": change.changed}
    yield say("rows", before=rows[0], after=rows[1], **counts)
    yield from row_names(change)
    if change.values:
        yield say("cells", n=change.values)
    yield from column_words(change, before, after, found)


def column_words(
    change: TableChange, before: TableSchema, after: TableSchema, found: Collection[str] = ()
) -> Iterator[Localized]:
    """What became of columns as a whole."""
    for key, names, schema in (
        ("column-added", change.columns_added, after),
        ("column-removed", change.columns_removed, before),
    ):
        if names:
            yield say(key, title=listed([title_of(schema, name) for name in names]))
    for old, new in change.renamed:
        key = "column-found" if new in found else "column-renamed"
        yield say(key, before=title_of(before, old), after=title_of(after, new))
    for name, old, new in change.retyped:
        yield say("column-retyped", title=title_of(after, name), before=old, after=new)
    for name, old, new in change.constant:
        yield say("constant", title=title_of(after, name), before=old, after=new)
    for name, old, new in change.totals:
        was, now = Decimal(old), Decimal(new)
        told = {"before": f"{was:,}", "after": f"{now:,}", "step": f"{now - was:+,}"}
        field = after.by_name.get(name)
        yield say("total", title=with_unit(field) if field else Localized(name), **told)


def merger_words(merger: Merger) -> Localized:
    """That rows of before were taken together."""
    parts = Localized("・".join(merger.parts), ", ".join(merger.parts))
    return say("merger", title=merger.field.title, parts=parts, code=merger.code)


def listed(titles: Sequence[Localized]) -> Localized:
    """Several titles in a row."""
    return Localized("、".join(t.ja for t in titles), ", ".join(t.text("en") for t in titles))


def key_words(diff: TableDiff) -> Localized:
    """How rows were matched."""
    if diff.key.origin is KeyOrigin.WHOLE:
        return say("key-whole")
    titles = [title_of(diff.after, name) for name in diff.key.fields]
    fields = Localized("・".join(t.ja for t in titles), ", ".join(t.text("en") for t in titles))
    return say(f"key-{diff.key.origin}", fields=fields)


def code_words(change: CodeChange) -> Iterator[Localized]:
    """The codes a column has used since, and no longer uses."""
    for key, codes in (("codes-added", change.added), ("codes-removed", change.removed)):
        if codes:
            told = _first(codes[:_MOST_CODES], len(codes))
            yield say(key, title=change.field.title, codes=told)


def row_names(change: TableChange) -> Iterator[Localized]:
    """Which rows came and went: the first ones, by what people call them."""
    for key, rows, count in (
        ("rows-added", change.rows_added, change.added),
        ("rows-removed", change.rows_removed, change.removed),
    ):
        if rows:
            yield say(key, rows=_first(rows, count))


def _first(texts: Sequence[str], count: int) -> Localized:
    """Some of so many texts."""
    told = Localized("・".join(texts), ", ".join(texts))
    rest = count - len(texts)
    return say("more", first=told, n=rest) if rest > 0 else told


def cell_words(change: CellChange, schema: TableSchema) -> Localized:
    """A changed value, after its row."""
    field = schema.by_name[change.field]
    told = {"row": called(change), "title": field.title}
    was, now = exact(change.before), exact(change.after)
    if field.type in ("integer", "number") and was is not None and now is not None:
        numbers = {"before": f"{was:,}", "after": f"{now:,}", "step": f"{now - was:+,}"}
        return say("number", **told, **numbers)
    none = TEXTS["no-value"]
    before = none if change.before is None else change.before
    return say("cell", **told, before=before, after=none if change.after is None else change.after)


def title_of(schema: TableSchema, name: str) -> Localized:
    """The title of a field; the name itself where there is none."""
    field = schema.by_name.get(name)
    return field.title if field is not None else Localized(name)


def with_unit(field: Field) -> Localized:
    """The title of a field with its unit; a header that was printed has it already."""
    if field.unit is None or narrow(field.title.ja).endswith(f"({narrow(field.unit.ja)})"):
        return field.title
    ja = f"{field.title.ja}（{field.unit.ja}）"
    return Localized(ja, f"{field.title.text('en')} ({field.unit.text('en')})")
