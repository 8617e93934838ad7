"""What a plain CSV file says: a header, and records as wide as it.

This is the way back from the files we publish, and the quick way into any file of that form.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from aoimori.core.diff.content import Content, text_field
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema

_BOM = b"\xef\xbb\xbf"
# A record lies within a block. Small blocks are read faster, large ones if a record needs it.
_BLOCKS = (1 << 22, 1 << 25)
_QUOTE = ord('"')
# What stands before a quote that opens a field, and behind one that closes it.
_ENDS = np.zeros(256, dtype=bool)
_ENDS[list(b",\r\n")] = True


def read_content(content: bytes | Path, schema: TableSchema | None = None) -> Content | None:
    """The rows of a CSV in UTF-8 (with or without a BOM); an empty field is no value.

    Without a ``schema`` every column is a text under its header. ``None`` for a file of another
    form: other fields than the schema's, headers that are empty or stand twice, records of another
    width, rows without any value, quotes inside of a field, another separator, another encoding.
    """
    data = content if isinstance(content, bytes) else content.read_bytes()
    names = _header(data)
    if names is None:
        return None
    is_bare = schema is None
    if schema is None:
        if not _are_names(names):
            return None
        schema = TableSchema("", Localized(""), tuple(map(text_field, names)))
    elif tuple(names) != schema.names:
        return None
    table = _table(data, names)
    if table is None or (is_bare and _has_blank_rows(table)):
        return None
    index = pd.RangeIndex(len(table))
    frame = pd.DataFrame(
        {name: pd.Series(pd.array(table[name], dtype="str"), index=index) for name in names},
        index=index,
        columns=list(names),
    )
    return Content(schema, frame)


def _header(data: bytes) -> list[str] | None:
    """The first record."""
    lines = io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", errors="ignore", newline="")
    try:
        return next(csv.reader(lines, strict=True), None)
    except csv.Error:
        return None


def _are_names(names: Sequence[str]) -> bool:
    """Whether every column has a name of its own; a lone one that holds another separator is no
    name."""
    parted = len(names) == 1 and any(mark in names[0] for mark in ";\t")
    return not parted and len(set(names)) == len(names) and all(name.strip() for name in names)


def _table(data: bytes, names: Sequence[str]) -> pa.Table | None:
    if not _is_quoted_well(data):
        return None
    for block in _BLOCKS:
        table = _read(data, names, block)
        if table is not None:
            return table if table.column_names == list(names) else None
    return None


def _read(data: bytes, names: Sequence[str], block: int) -> pa.Table | None:
    try:
        return pacsv.read_csv(
            pa.BufferReader(data),
            read_options=pacsv.ReadOptions(block_size=block, use_threads=False),
            parse_options=pacsv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
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


def _has_blank_rows(table: pa.Table) -> bool:
    """Of several columns, whether a row has no value in any: a blank line reads so, too."""
    if len(table.columns) < 2 or not all(column.null_count for column in table.columns):
        return False
    blank = table.columns[0].is_null()
    for column in table.columns[1:]:
        blank = pc.and_(blank, column.is_null())
    return pc.any(blank).as_py() is True


def _is_quoted_well(data: bytes) -> bool:
    """Whether every quote opens or closes a field, or is one of two that stand for one: Arrow takes
    others as they come."""
    if b'"' not in data:
        return True
    letters = np.frombuffer(data, dtype=np.uint8)
    quotes: npt.NDArray[np.int64] = np.flatnonzero(letters == _QUOTE)
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    first = len(_BOM) if data.startswith(_BOM) else 0
    again = np.concatenate([[-2], closing[:-1]]) + 1 == opening
    opens = (opening == first) | _ENDS[letters[np.maximum(opening - 1, 0)]] | again
    twice = np.concatenate([opening[1:], [-1]]) == closing + 1
    last = closing == len(letters) - 1
    closes = last | _ENDS[letters[np.minimum(closing + 1, len(letters) - 1)]] | twice
    return bool(opens.all() and closes.all())
