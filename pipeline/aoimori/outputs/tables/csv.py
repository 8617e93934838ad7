"""CSV for programs: UTF-8 without BOM, LF, one header row of field names; the XLSX beside it is
what Excel opens (docs/decisions/0007, 0013)."""

from __future__ import annotations

from typing import BinaryIO

from aoimori.core.csvtext import csv_line
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.outputs.tables.writer import PublishedTable, TableWriter


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """Every value as its canonical text, no value as an empty field (RFC 4180 quoting)."""
    table = published.table
    stream.write(csv_line(table.schema.names).encode())
    for record in table.records():
        stream.write(csv_line(record).encode())


WRITER = TableWriter(
    FileFormat(
        name="CSV",
        extension="csv",
        media_type="text/csv",
        eu_file_type="CSV",
        purpose=Localized(
            "統計ソフトやデータベース、プログラムで使う方", "For statistics, databases and programs"
        ),
        encoding="UTF-8",
    ),
    write,
)
