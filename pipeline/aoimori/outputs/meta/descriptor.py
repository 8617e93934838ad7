"""The Frictionless descriptor of a Table Schema with its words for people."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.csvtext import csv_line
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema


def table_schema(schema: TableSchema) -> dict[str, Any]:
    """Table Schema v2. ``title`` and ``description`` are Japanese; ``titles``, ``descriptions``
    and ``unit`` hold both languages; ``coordinates`` names the fields of longitude and latitude
    (extra properties are allowed by the standard)."""
    descriptor = schema.structure()
    fields = [
        {**structure, **_words(field)}
        for structure, field in zip(descriptor["fields"], schema.fields, strict=True)
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        **descriptor,
        "fields": fields,
        **_coordinates(schema),
    }


def _coordinates(schema: TableSchema) -> dict[str, Any]:
    return {"coordinates": asdict(schema.coordinates)} if schema.coordinates else {}


def _words(field: Field) -> dict[str, Any]:
    words: dict[str, Any] = {"title": field.title.ja, "titles": by_language(field.title)}
    if field.description:
        words["description"] = field.description.ja
        words["descriptions"] = by_language(field.description)
    if field.unit:
        words["unit"] = by_language(field.unit)
    if field.codes:
        words["codes"] = field.codes
    return words


def by_language(text: Localized) -> dict[str, str]:
    return dict(text.items())


def table_schema_bytes(schema: TableSchema) -> bytes:
    """The schema as a file of its own."""
    return (json.dumps(table_schema(schema), ensure_ascii=False, indent=2) + "\n").encode()


def code_list(codes: CodeList) -> bytes:
    """A code list as CSV (rule L3-02: code tables are attached)."""
    extra = sorted({column for code in codes for column in code.extra})
    lines = [csv_line(("code", "name_ja", "name_en", *extra))]
    for code in codes:
        names = (code.code, code.name.ja, code.name.en)
        lines.append(csv_line((*names, *(code.extra.get(column, "") for column in extra))))
    return "".join(lines).encode()
