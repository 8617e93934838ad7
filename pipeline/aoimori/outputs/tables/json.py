"""JSON: an array of objects, one row a line; numbers keep the digits they were written with."""

from __future__ import annotations

from typing import BinaryIO

from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.outputs.tables.jsonvalues import Rows, typed, write_array
from aoimori.outputs.tables.writer import PublishedTable, TableWriter


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """Numbers, booleans and nulls typed; text, dates and codes as strings. UTF-8, LF."""
    table = published.table
    rows = Rows(table.schema.fields, typed)
    write_array(stream, (f"{{{rows.members(record)}}}" for record in table.records()))


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
