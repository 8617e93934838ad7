"""CSV read back as the table it was, by libraries that did not write it."""

from __future__ import annotations

import csv
import io

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from aoimori.core.schema import Field
from support.tables import (
    AMBIGUOUS,
    HOSTILE,
    NUMBERS,
    TEXT,
    TEXTS,
    Record,
    any_texts,
    every,
    records,
    schema,
    table,
    written,
)


@example(every([*TEXTS, *AMBIGUOUS[:2], *AMBIGUOUS[3:]], NUMBERS))
@given(records(any_texts))
def test_pandas_reads_every_text(rows: list[Record]) -> None:
    content = written("CSV", table(HOSTILE, rows))
    assert content.startswith(b"code,text,count,rate,day,year,flag\n")
    # Python's own reader and the C parser of pandas end a text at U+0000.
    if b"\0" not in content:
        read = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
        assert [tuple(v or None for v in row) for row in read.itertuples(index=False)] == rows


@given(st.lists(st.one_of(st.none(), st.text(max_size=3)), min_size=1, max_size=5))
def test_a_table_of_one_column_loses_no_row(texts: list[str | None]) -> None:
    """A line with nothing on it would be skipped by every reader."""
    content = written("CSV", table(schema(Field("a", TEXT)), [[text or None] for text in texts]))
    read = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert read == [["a"], *([text or ""] for text in texts)]
