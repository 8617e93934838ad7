"""Layouts from ``dataset.yaml``: a table's layout, and what a release says differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.findings import Finding, Place
from aoimori.core.layout import Column, Counted, Layout, Parent, RowTest, TotalTest
from aoimori.core.schema import Field, TableSchema
from aoimori.core.sheet import parse_address
from aoimori.core.text import near
from aoimori.sources.columnwords import (
    build_column,
    column_problem,
    follow,
    merge_column,
    named_patterns,
    several,
)
from aoimori.sources.yamlfile import YamlFile

Keys = tuple[str | int, ...]
Words = Mapping[str, Any]


def merge(base: Words, patch: Words) -> dict[str, Any]:
    """A table's layout with what a release says differently.

    Columns are merged by field and word; those the release names stand in its order. A field
    it calls absent is no longer read. Every other word is replaced whole, ``None`` takes a word
    or a column away.
    """
    merged = {**base, **patch}
    said: Words = patch.get("columns", {})
    gone = {name for name, column in said.items() if column is None}
    gone |= set(patch.get("absent") or ()) - set(said)
    columns = {name: merge_column(None, column) for name, column in _columns(base).items()}
    for name, column in said.items():
        columns[name] = merge_column(columns.get(name), column)
    kept = [name for name in columns if name not in gone]
    merged["columns"] = {name: columns[name] for name in _ordered(kept, list(said))}
    return merged


def resolve(words: Words, known: Words | None = None) -> dict[str, Any]:
    """A merged layout whose columns have the words of those they are ``like``; those of
    ``known`` count as there. One that leads nowhere keeps the word and is told by
    :func:`check_words`."""
    columns = {**(known or {}), **words["columns"]}
    resolved: dict[str, Any] = {}
    for name in words["columns"]:
        try:
            resolved[name] = follow(columns, name)
        except ValueError:
            resolved[name] = columns[name]
    return {**words, "columns": resolved}


def _columns(words: Words) -> Words:
    return {name: c for name, c in words.get("columns", {}).items() if c is not None}


def build_layout(data: Words, schema: TableSchema) -> Layout:
    """The noun of a checked and merged layout."""
    words = {key: value for key, value in data.items() if value is not None}
    columns: Words = words.get("columns", {})
    sheet = words.get("sheet", ())
    by_pattern = isinstance(sheet, Mapping)
    return Layout(
        header=_header(words.get("header", 1)),
        columns=tuple(
            _column(name, columns[name], words, schema.by_name.get(name)) for name in columns
        ),
        sheets=() if by_pattern else several(sheet),
        sheet_pattern=sheet["matches"] if by_pattern else "",
        other_sheets=tuple(sheet.get("others", ())) if by_pattern else (),
        within=_within(words.get("within", "")),
        begin=_row_test(words.get("begin")),
        end=_row_test(words.get("end")),
        notes=_row_tests(words.get("notes", ())),
        drop=_row_tests(words.get("drop", ())),
        totals=tuple(_total(item) for item in words.get("totals", ())),
        given=several(words.get("given", ())),
        ignore=tuple(words.get("ignore", ())),
        absent=tuple(words.get("absent", ())),
        formulas=words.get("formulas", False),
        legend=words.get("legend", False),
        encoding=words.get("encoding", ""),
        delimiter=words.get("delimiter", ""),
    )


def _header(data: Any) -> tuple[int, ...] | RowTest:
    return _row_tests([data])[0] if isinstance(data, Mapping) else several(data)


def _within(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    first, last = (parse_address(f"{letters}1")[1] for letters in text.split(":"))
    return first, last


def _ordered(names: list[str], order: Sequence[str]) -> list[str]:
    """The fields of ``order`` take, in this order, the places they hold among themselves."""
    moved = iter([name for name in order if name in names])
    return [next(moved) if name in order else name for name in names]


def _row_test(data: Words | None) -> RowTest | None:
    return _row_tests([data])[0] if data else None


def _row_tests(items: Sequence[Words]) -> tuple[RowTest, ...]:
    return tuple(
        RowTest(
            item.get("row"),
            item.get("blank", False),
            item.get("column", ""),
            item.get("matches", ""),
        )
        for item in items
    )


def _total(data: Words) -> TotalTest:
    rows = _row_tests([data])[0]
    by = tuple(data.get("by", ()))
    return TotalTest(rows, data.get("where", {}), by, data.get("keep", False))


def _column(name: str, words: Words, layout: Words, field: Field | None) -> Column:
    return build_column(name, words, field, layout.get("symbols", {}), layout.get("patterns", {}))


def check_words(data: Words, file: YamlFile, at: Keys) -> Iterator[Finding]:
    """Whether the words of a merged layout can be made a layout at all."""
    for name, words in _columns(data).items():
        place = file.place(*at, "columns", name)
        if "like" in words:
            yield Finding("bad-word-value", place, {"problem": f"like: {words['like']}"})
        elif problem := column_problem(words):
            yield Finding("bad-word-value", place, {"problem": problem})
        known = list(data.get("patterns") or {})
        for pattern in named_patterns(words):
            if pattern not in known:
                details = {"kind": "pattern", "name": pattern, "known": near(pattern, known)}
                yield Finding("unknown-reference", place, details)


def check_layout(
    layout: Layout, schema: TableSchema, elsewhere: Sequence[str], file: YamlFile, at: Keys
) -> Iterator[Finding]:
    """Whether every field of the schema is read or said to be absent, and nothing else is.

    ``elsewhere`` are the fields that joined parts add.
    """
    place = file.place(*at)
    mapped = [column.name for column in layout.columns]
    for name in schema.names:
        if name in mapped and name in layout.absent:
            yield Finding("field-twice", place, {"field": name})
        if name not in (*mapped, *layout.absent, *elsewhere):
            yield Finding("field-unmapped", place, {"field": name})
    yield from check_columns(layout, schema, file, at)
    for name in layout.absent:
        if name not in schema.names:
            yield unknown_field(name, schema, file.place(*at, "absent"))


def check_columns(
    layout: Layout, schema: TableSchema, file: YamlFile, at: Keys
) -> Iterator[Finding]:
    """Whether the columns are fields of the schema, and what the layout names is there."""
    mapped = [column.name for column in layout.columns]
    for column in layout.columns:
        place = file.place(*at, "columns", column.name)
        if column.aside and column.name in schema.names:
            yield Finding("bad-word-value", place, {"problem": f"aside: {column.name}"})
        elif not column.aside and column.name not in schema.names:
            yield unknown_field(column.name, schema, place)
    for word, names in _named_fields(layout):
        for name in names:
            if name not in (*mapped, *schema.names):
                yield unknown_field(name, schema, file.place(*at, word))
    yield from _check_shape(layout, file, at)
    yield from _check_totals(layout, file, at)


def _check_shape(layout: Layout, file: YamlFile, at: Keys) -> Iterator[Finding]:
    """Parents are those of parts of a split field; a range has its first column first."""
    split = [column.name for column in layout.columns if column.split]
    for column in layout.columns:
        if isinstance(column.origin, Parent) and column.origin.of not in split:
            place = file.place(*at, "columns", column.name)
            yield Finding("bad-word-value", place, {"problem": f"of: {column.origin.of} (split)"})
    if layout.within and layout.within[0] > layout.within[1]:
        yield Finding("bad-word-value", file.place(*at, "within"), {"problem": "within"})


def _check_totals(layout: Layout, file: YamlFile, at: Keys) -> Iterator[Finding]:
    """A total shares with its rows only what it holds itself: no position."""
    held = [c.name for c in layout.columns if not isinstance(c.origin, Counted | Parent)]
    for index, total in enumerate(layout.totals):
        for name in total.by:
            if name not in held:
                place = file.place(*at, "totals", index, "by")
                yield Finding("bad-word-value", place, {"problem": f"by: {name}"})


def _named_fields(layout: Layout) -> Iterator[tuple[str, Sequence[str]]]:
    yield "given", layout.given
    for total in layout.totals:
        yield "totals", (*total.where, *total.by)


def unknown_field(name: str, schema: TableSchema, place: Place) -> Finding:
    """A name that is no field, with those that look like it."""
    known = near(name, list(schema.names))
    details = {"field": name, "schema": schema.name, "known": known}
    return Finding("field-unknown", place, details)


def check_patterns(data: Words, file: YamlFile, at: Keys) -> Iterator[Finding]:
    """Patterns of ``totals.where`` are regular expressions once ``\\\\1`` is filled in."""
    for index, total in enumerate(data.get("totals") or ()):
        for name, pattern in (total.get("where") or {}).items():
            try:
                re.compile(pattern.replace(r"\1", ""))
            except re.error as error:
                place = file.place(*at, "totals", index, "where", name)
                yield Finding("bad-word-value", place, {"problem": str(error)})
