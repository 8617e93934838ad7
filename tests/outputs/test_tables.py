"""CSV and JSON read back, by libraries that did not write them, as the table they were."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.schema import Field
from aoimori.core.table import Table
from aoimori.outputs.tables import WRITERS, TableWriter
from support.tables import TEXT, schema, table

FIELDS = schema(
    Field("code", TEXT),
    Field("count", TEXT, "integer"),
    Field("rate", TEXT, "number"),
    Field("day", TEXT, "date"),
    Field("year", TEXT, "year"),
    Field("flag", TEXT, "boolean", true_values=("1",), false_values=("0",)),
)
hostile = st.one_of(
    st.none(),
    st.sampled_from(
        ["001234", "=1+1", 'a"b', "a,b", "a\nb", "a\rb", " ", "𠮷", "葛󠄀", "\u202eRTL", "<b>"]
    ),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
)
rows = st.lists(
    st.tuples(
        hostile,
        st.one_of(st.none(), st.integers(-(10**18), 10**18).map(str)),
        st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=2).map(str)),
        st.one_of(st.none(), st.dates().map(str)),
        st.one_of(st.none(), st.integers(1900, 2099).map(str)),
        st.sampled_from([None, "0", "1"]),
    ),
    max_size=6,
)  # fmt: skip


def written(name: str, made: Table) -> bytes:
    writer = WRITERS.get(name)
    assert isinstance(writer, TableWriter)
    stream = io.BytesIO()
    writer.write(made, stream)
    return stream.getvalue()


@given(rows)
def test_csv_reads_back_with_pandas(records: list[tuple[str | None, ...]]) -> None:
    content = written("CSV", table(FIELDS, records))
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.startswith(b"code,count,rate,day,year,flag\n")
    read = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert [tuple(v or None for v in row) for row in read.itertuples(index=False)] == records


@given(rows)
def test_json_reads_back_typed(records: list[tuple[str | None, ...]]) -> None:
    content = written("JSON", table(FIELDS, records))
    read: list[dict[str, Any]] = json.loads(content, parse_float=Decimal)
    expected = [
        {
            name: field.cast(text).isoformat()
            if field.type == "date" and text
            else field.cast(text)  # type: ignore[union-attr]
            for (name, field), text in zip(FIELDS.by_name.items(), record, strict=True)
        }
        for record in records
    ]
    assert read == expected
    assert content.endswith(b"]\n")
    assert b"\r" not in content


def test_json_keeps_the_digits_of_a_number() -> None:
    made = table(schema(Field("rate", TEXT, "number")), [["10.0"]])
    assert written("JSON", made) == b'[\n{"rate": 10.0}\n]\n'


@pytest.mark.parametrize("name", WRITERS.names())
def test_an_empty_table_is_a_file_all_the_same(name: str) -> None:
    assert written(name, table(FIELDS, []))


def test_every_format_says_what_it_is() -> None:
    for name, writer in WRITERS:
        assert writer.format.name == name
        assert writer.format.media_type
        assert writer.format.purpose.en


@given(st.lists(st.one_of(st.none(), st.text(max_size=3)), min_size=1, max_size=5))
def test_a_csv_of_one_column_loses_no_row(texts: list[str | None]) -> None:
    """A line with nothing on it would be skipped by every reader."""
    content = written("CSV", table(schema(Field("a", TEXT)), [[text or None] for text in texts]))
    records = list(csv.reader(io.StringIO(content.decode(), newline="")))
    assert records == [["a"], *([text or ""] for text in texts)]
