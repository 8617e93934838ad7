"""JSON: an array of objects, one row a line; numbers keep the digits they were written with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import BinaryIO

from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.outputs.tables.writer import TableWriter


def write(table: Table, stream: BinaryIO) -> None:
    """Numbers, booleans and nulls typed; text, dates and codes as strings. UTF-8, LF."""
    forms = [_form(field) for field in table.schema.fields]
    keys = [json.dumps(name) for name in table.schema.names]
    separator = b"[\n"
    for record in table.records():
        members = (
            f"{key}: {'null' if text is None else form(text)}"
            for key, form, text in zip(keys, forms, record, strict=True)
        )
        stream.write(separator + ("{" + ", ".join(members) + "}").encode())
        separator = b",\n"
    stream.write(b"\n]\n" if separator == b",\n" else b"[]\n")


def _form(field: Field) -> Callable[[str], str]:
    """From canonical text to a JSON value. A canonical number is a JSON number as it stands."""
    match field.type:
        case "integer" | "number" | "year":
            return str
        case "boolean":
            return lambda text: "true" if field.cast(text) else "false"
        case _:
            return lambda text: json.dumps(text, ensure_ascii=False)


WRITER = TableWriter(
    FileFormat(
        name="JSON",
        extension="json",
        media_type="application/json",
        eu_file_type="JSON",
        purpose=Localized("Webやアプリで使う方", "For web sites and apps"),
        encoding="UTF-8",
    ),
    write,
)
