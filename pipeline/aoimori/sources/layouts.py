"""Layouts from ``dataset.yaml``: a table's layout, and what a release says differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.findings import Finding, Place
from aoimori.core.layout import (
    Column,
    Correction,
    Counted,
    Extract,
    Header,
    Layout,
    RowTest,
    Symbol,
)
from aoimori.core.reading import default_reading
from aoimori.core.schema import Field, TableSchema
from aoimori.core.text import near
from aoimori.sources.schemas import localized
from aoimori.sources.yamlfile import YamlFile

Keys = tuple[str | int, ...]


def merge(base: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """A table's layout with what a release says differently.

    Columns are merged by field, a field the release calls absent is no longer read, and every
    other word is replaced whole: half of one word and half of another would mean neither.
    ``None`` takes a word or a column away.
    """
    merged = {**base, **patch}
    columns = {**base.get("columns", {}), **patch.get("columns", {})}
    gone = set(patch.get("absent") or ()) - set(patch.get("columns", {}))
    merged["columns"] = {name: column for name, column in columns.items() if name not in gone}
    return merged


def build_layout(data: Mapping[str, Any], schema: TableSchema) -> Layout:
    """The noun of a checked and merged layout."""
    words = {key: value for key, value in data.items() if value is not None}
    columns = {name: c for name, c in words.get("columns", {}).items() if c is not None}
    symbols = words.get("symbols", {})
    return Layout(
        header=_several(words.get("header", 1)),
        columns=tuple(
            _column(name, columns[name], symbols, schema)
            for name in _ordered(list(columns), words.get("order", ()))
        ),
        sheets=_several(words.get("sheet", ())),
        begin=_row_test(words.get("begin")),
        end=_row_test(words.get("end")),
        notes=_row_tests(words.get("notes", ())),
        drop=_row_tests(words.get("drop", ())),
        ignore=tuple(words.get("ignore", ())),
        absent=tuple(words.get("absent", ())),
        encoding=words.get("encoding", ""),
        delimiter=words.get("delimiter", ","),
    )


def _several(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _ordered(names: list[str], order: Sequence[str]) -> list[str]:
    """The fields of ``order`` take, in this order, the places they hold among themselves."""
    moved = iter([name for name in order if name in names])
    return [next(moved) if name in order else name for name in names]


def _row_test(data: Mapping[str, Any] | None) -> RowTest | None:
    return _row_tests([data])[0] if data else None


def _row_tests(items: Sequence[Mapping[str, Any]]) -> tuple[RowTest, ...]:
    return tuple(
        RowTest(
            item.get("row"),
            item.get("blank", False),
            item.get("column", ""),
            item.get("matches", ""),
        )
        for item in items
    )


def _column(
    name: str, data: str | Mapping[str, Any], shared: Mapping[str, Any], schema: TableSchema
) -> Column:
    words: Mapping[str, Any] = {"from": data} if isinstance(data, str) else data
    field = schema.by_name.get(name)
    read = words.get("read") or (default_reading(field) if field else "text")
    return Column(
        name=name,
        origin=Counted(words["ordinal"]) if "ordinal" in words else Header(words.get("from", "")),
        read=read,
        fill=words.get("fill", False),
        split=words.get("split", ""),
        clean=tuple(words.get("clean", ())),
        symbols={
            sign: Symbol(symbol["as"], symbol["meaning"])
            for sign, symbol in {**shared, **words.get("symbols", {})}.items()
        },
        extract=Extract(words["extract"]) if "extract" in words else None,
        map=words.get("map", {}),
        has_default="default" in words,
        default=words.get("default"),
        units=tuple(words.get("units", ())),
    )


def check_layout(
    layout: Layout, schema: TableSchema, file: YamlFile, at: Keys
) -> Iterator[Finding]:
    """Whether every field of the schema is read or said to be absent, and nothing else is."""
    place = file.place(*at)
    mapped = [column.name for column in layout.columns]
    for name in schema.names:
        if name in mapped and name in layout.absent:
            yield Finding("field-twice", place, {"field": name})
        if name not in mapped and name not in layout.absent:
            yield Finding("field-unmapped", place, {"field": name})
    for name in (*mapped, *layout.absent):
        if name not in schema.names:
            yield unknown_field(name, schema, file.place(*at, "columns", name))
    for column in layout.columns:
        if column.name in schema.names:
            yield from _check_read(column, schema.by_name[column.name], file, at)


def _check_read(column: Column, field: Field, file: YamlFile, at: Keys) -> Iterator[Finding]:
    """A code needs a list to be looked up in."""
    place = file.place(*at, "columns", column.name)
    if column.read == "code" and not field.codes:
        problem = f"read: code; {field.name} has no codes"
        yield Finding("bad-word-value", place, {"problem": problem})


def unknown_field(name: str, schema: TableSchema, place: Place) -> Finding:
    known = near(name, list(schema.names))
    details = {"field": name, "schema": schema.name, "known": known}
    return Finding("field-unknown", place, details)


def build_corrections(
    items: Sequence[Mapping[str, Any]], schema: TableSchema, file: YamlFile, at: Keys
) -> tuple[tuple[Correction, ...], list[Finding]]:
    """One correction for every cell that is named, and what is wrong with them."""
    corrections: list[Correction] = []
    findings: list[Finding] = []
    taken: set[tuple[str, str, str]] = set()
    for index, item in enumerate(items):
        place = file.place(*at, index)
        findings += [
            unknown_field(name, schema, place)
            for name in item["fields"]
            if name not in schema.names
        ]
        for cell in item.get("cells") or [item["cell"]]:
            sheet = item.get("sheet", "")
            for name in item["fields"]:
                if (sheet, cell, name) in taken:
                    details = {"key": f"{cell} {name}"}
                    findings.append(Finding("yaml-duplicate-key", place, details))
                taken.add((sheet, cell, name))
            corrections.append(
                Correction(
                    cell=cell,
                    fields=tuple(item["fields"]),
                    expected=item["expected"],
                    corrected=item["corrected"],
                    reason=localized(item["reason"]),
                    sheet=sheet,
                )
            )
    return tuple(corrections), findings
