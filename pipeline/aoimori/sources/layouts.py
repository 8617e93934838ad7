"""Layouts from ``dataset.yaml``: a table's layout, and what a release says differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from aoimori.core.findings import Finding, Place
from aoimori.core.layout import Column, Correction, Layout, RowTest, Symbol
from aoimori.core.reading import default_reading
from aoimori.core.schema import TableSchema
from aoimori.sources.schemas import localized
from aoimori.sources.yamlfile import YamlFile, near

Keys = tuple[str | int, ...]


def merge(base: Any, patch: Any) -> Any:
    """A layout with a release's differences: keys merged, everything else replaced."""
    if isinstance(base, dict) and isinstance(patch, dict):
        return {
            **base,
            **{key: merge(base.get(key), value) for key, value in patch.items()},
        }
    return patch


def build_layout(data: Mapping[str, Any], schema: TableSchema) -> Layout:
    """The noun of a checked and merged layout."""
    header = data.get("header", 1)
    symbols = data.get("symbols", {})
    sheets = data.get("sheets") or ([data["sheet"]] if "sheet" in data else [])
    return Layout(
        header=tuple(header) if isinstance(header, list) else (header,),
        columns=tuple(
            _column(name, column, symbols, schema)
            for name, column in data.get("columns", {}).items()
        ),
        sheets=tuple(sheets),
        begin=_row_test(data.get("begin")),
        end=_row_test(data.get("end")),
        notes=_row_test(data.get("notes")),
        drop=tuple(test for item in data.get("drop", ()) if (test := _row_test(item))),
        ignore=tuple(data.get("ignore", ())),
        absent=tuple(data.get("absent", ())),
        encoding=data.get("encoding", ""),
        delimiter=data.get("delimiter", ","),
    )


def _row_test(data: Mapping[str, Any] | None) -> RowTest | None:
    if not data:
        return None
    return RowTest(
        data.get("row"), data.get("blank", False), data.get("column", ""), data.get("matches", "")
    )


def _column(
    name: str, data: str | Mapping[str, Any], shared: Mapping[str, Any], schema: TableSchema
) -> Column:
    words: Mapping[str, Any] = {"from": data} if isinstance(data, str) else data
    field = schema.by_name.get(name)
    read = words.get("read") or (default_reading(field) if field else "text")
    return Column(
        name=name,
        header=words.get("from", ""),
        ordinal=words.get("ordinal"),
        read=read,
        fill=words.get("fill", False),
        split=words.get("split", ""),
        clean=tuple(words.get("clean", ())),
        symbols={
            sign: Symbol(symbol["as"], symbol["meaning"])
            for sign, symbol in {**shared, **words.get("symbols", {})}.items()
        },
        extract=words.get("extract", ""),
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
            details = {
                "field": name,
                "schema": schema.name,
                "known": near(name, list(schema.names)),
            }
            yield Finding("field-unknown", file.place(*at, "columns", name), details)
    yield from _check_patterns(layout, place)
    for column in layout.columns:
        if column.read == "code" and column.name in schema.names:
            field = schema.by_name[column.name]
            if not field.codes:
                details = {"problem": f"read: code; {field.name} has no codes"}
                yield Finding("bad-word-value", file.place(*at, "columns", column.name), details)


def _check_patterns(layout: Layout, place: Place) -> Iterator[Finding]:
    tests = [layout.begin, layout.end, layout.notes, *layout.drop]
    patterns = [test.matches for test in tests if test]
    for pattern in (*patterns, *(column.extract for column in layout.columns)):
        try:
            re.compile(pattern)
        except re.error as error:
            yield Finding("bad-pattern", place, {"pattern": pattern, "problem": str(error)})


def build_corrections(
    items: list[Mapping[str, Any]], file: YamlFile, at: Keys
) -> tuple[Correction, ...]:
    """One correction for every cell that is named."""
    return tuple(
        Correction(
            cell=cell,
            fields=tuple(item["fields"]),
            expected=item["expected"],
            corrected=item["corrected"],
            reason=localized(item["reason"]),
            sheet=item.get("sheet", ""),
            line=file.place(*at, index).line,
        )
        for index, item in enumerate(items)
        for cell in item.get("cells") or [item["cell"]]
    )
