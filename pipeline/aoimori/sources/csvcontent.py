"""What a plain CSV file says: a header, and records as wide as it.

This is the way back from the files we publish, and the quick way into any file of that form.
"""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from aoimori.core.diff.content import Content, text_field
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema

_BOM = b"\xef\xbb\xbf"
# A record is read whole; a cell may have 100,000 letters.
_BLOCK = 1 << 24


def read_content(content: bytes | Path, schema: TableSchema | None = None) -> Content | None:
    """The rows of a CSV in UTF-8 (with or without a BOM); an empty field is no value.

    Without a ``schema`` every column is a text under its header. ``None`` for a file of another
    form: other fields than the schema's, headers that are empty or stand twice, records of another
    width, another encoding.
    """
    table = _read(content)
    if table is None:
        return None
    names = table.column_names
    if schema is None:
        if len(set(names)) < len(names) or not all(name.strip() for name in names):
            return None
        schema = TableSchema("", Localized(""), tuple(map(text_field, names)))
    elif tuple(names) != schema.names:
        return None
    frame = pd.DataFrame(
        {name: pd.Series(pd.array(table[name], dtype="str")) for name in names},
        index=pd.RangeIndex(len(table)),
        columns=list(names),
    )
    return Content(schema, frame)


def _read(content: bytes | Path) -> pa.Table | None:
    source = io.BytesIO(content) if isinstance(content, bytes) else str(content)
    head = content[: 1 << 20] if isinstance(content, bytes) else _head(content)
    names = _header(head)
    if names is None:
        return None
    try:
        return pacsv.read_csv(
            source,
            read_options=pacsv.ReadOptions(block_size=_BLOCK, use_threads=True),
            parse_options=pacsv.ParseOptions(newlines_in_values=True),
            convert_options=pacsv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
                check_utf8=True,
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(1 << 20)


def _header(head: bytes) -> list[str] | None:
    """The names of the columns, as the first record has them."""
    try:
        found = pacsv.open_csv(
            io.BytesIO(head.removeprefix(_BOM)),
            read_options=pacsv.ReadOptions(block_size=len(head) + 1),
            parse_options=pacsv.ParseOptions(
                newlines_in_values=True, invalid_row_handler=lambda row: "skip"
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError):
        return None
    names: list[str] = found.schema.names
    return names
