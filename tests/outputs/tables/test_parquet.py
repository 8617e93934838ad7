"""Parquet read back by DuckDB: the same values, of types that hold them exactly."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from frictionless import Schema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.outputs.tables import parquet
from support.tables import (
    AMBIGUOUS,
    HOSTILE,
    TEXT,
    TEXTS,
    Record,
    any_texts,
    concealed,
    every,
    records,
    remarks,
    schema,
    table,
    written,
)

same_folder = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, content: bytes) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Types and rows, as DuckDB has them."""
    path = folder / "t.parquet"
    path.write_bytes(content)
    found = duckdb.sql(f"SELECT * FROM '{path}'")
    return [str(kind) for kind in found.types], found.fetchall()


def fits(texts: list[str | None]) -> bool:
    """Whether doubles or 38 digits hold all the numbers."""
    told = [Decimal(text) for text in texts if text is not None]
    scale = max((-int(number.as_tuple().exponent) for number in told), default=0)
    return all(Decimal(repr(float(number))) == number for number in told) or all(
        abs(Fraction(number)) * 10**scale < 10**38 for number in told
    )


@example(every([*TEXTS, *AMBIGUOUS]))
@given(records(any_texts))
@same_folder
def test_duckdb_reads_every_value_of_every_type(tmp_path: Path, rows: list[Record]) -> None:
    made = table(HOSTILE, rows)
    columns = list(zip(*rows, strict=True)) or [()] * len(HOSTILE.fields)
    refused = {
        name
        for name, at in (("count", 2), ("rate", 3))
        if not fits(list(columns[at]))
        or (at == 2 and any(abs(int(text)) >= 10**38 for text in columns[at] if text))
    }
    assert {remark.field_name for remark in remarks("Parquet", made)} == refused
    if refused:
        return
    types, found = read(tmp_path, written("Parquet", made))
    assert types[:2] == ["VARCHAR", "VARCHAR"]
    assert types[2] in ("BIGINT", "DECIMAL(38,0)")
    assert types[3] == "DOUBLE" or types[3].startswith("DECIMAL(38,")
    assert types[4:] == ["DATE", "INTEGER", "BOOLEAN"]
    for got, row in zip(found, rows, strict=True):
        for field, value, text in zip(HOSTILE.fields, got, row, strict=True):
            assert exactly(value) == field.cast(text), field.name


def exactly(value: object) -> object:
    return Decimal(repr(value)) if isinstance(value, float) else value


@pytest.mark.parametrize(
    ("kind", "texts", "type_"),
    [
        ("integer", ["1", None], "BIGINT"),
        ("integer", [str(2**63 - 1), str(-(2**63))], "BIGINT"),
        ("integer", [str(2**63), "1"], "DECIMAL(38,0)"),
        ("integer", ["9" * 38], "DECIMAL(38,0)"),
        ("number", ["0.1", "-12.50"], "DOUBLE"),
        ("number", ["0.30000000000000004"], "DOUBLE"),
        ("number", ["1" + "0" * 40], "DOUBLE"),
        ("number", ["1234567890123456.7", "0.25"], "DECIMAL(38,2)"),
        ("number", ["0.30000000000000001"], "DECIMAL(38,17)"),
        ("number", [None, None], "DOUBLE"),
        ("integer", [], "BIGINT"),
    ],
)
def test_the_type_is_the_plainest_that_holds_all(
    kind: Any, texts: list[str | None], type_: str, tmp_path: Path
) -> None:
    made = table(schema(Field("a", TEXT, kind)), [[text] for text in texts])
    types, rows = read(tmp_path, written("Parquet", made))
    assert types == [type_]
    cast = [Decimal(text) if text else None for text in texts]
    assert [exactly(value) for (value,) in rows] == cast


@pytest.mark.parametrize(
    ("kind", "texts", "first"),
    [
        ("integer", ["1", "9" * 39], 1),
        ("number", ["1.5", "0." + "1" * 39], 1),
        ("number", ["1" + "0" * 400], 0),
        ("number", ["9" * 20 + ".5", "0." + "1" * 20], 0),
        ("integer", ["9" * 5000], 0),
    ],
)
def test_numbers_no_column_holds_are_refused_at_the_longest(
    kind: Any, texts: list[str], first: int
) -> None:
    made = table(schema(Field("a", TEXT, kind)), [[text] for text in texts])
    (remark,) = remarks("Parquet", made)
    assert (remark.check, remark.field_name) == ("file-number-too-long", "a")
    assert (remark.refused, remark.position) == (True, first)


def test_the_file_says_what_its_columns_are(tmp_path: Path) -> None:
    said = Field(
        "people",
        Localized("人口", "Population"),
        "integer",
        Localized("人", "persons"),
        Localized("総人口です。", "All of them."),
        constraints={"minimum": 0},
    )
    made = table(schema(said, Field("plain", Localized("列")), key=("people",)), [["1", "x"]])
    path = tmp_path / "t.parquet"
    path.write_bytes(written("Parquet", made))
    arrow = pq.read_schema(path)
    assert arrow.field("people").metadata == {
        b"description": "人口（人）: 総人口です。".encode(),
        b"description_en": b"Population (persons): All of them.",
    }
    assert arrow.field("plain").metadata == {b"description": "列".encode()}
    query = f"SELECT value FROM parquet_kv_metadata('{path}') WHERE decode(key) = 'tableschema'"
    ((told,),) = duckdb.sql(query).fetchall()
    descriptor = json.loads(told)
    assert Schema.from_descriptor(descriptor).primary_key == ["people"]
    assert descriptor["fields"][0]["constraints"] == {"minimum": 0}
    assert descriptor["fields"][0]["unit"]["ja"] == "人"


def test_row_groups_are_bounded_and_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROW_GROUP", 4)
    made = table(schema(Field("a", TEXT)), [[str(number)] for number in range(10)])
    path = tmp_path / "t.parquet"
    path.write_bytes(written("Parquet", made))
    meta = pq.ParquetFile(path).metadata
    assert [meta.row_group(n).num_rows for n in range(meta.num_row_groups)] == [4, 4, 2]
    assert meta.row_group(0).column(0).compression == "ZSTD"
    assert f"version {pa.__version__}" in meta.created_by
    assert duckdb.sql(f"SELECT count(*), max(a) FROM '{path}'").fetchall() == [(10, "9")]


def test_an_empty_table_has_its_columns(tmp_path: Path) -> None:
    types, rows = read(tmp_path, written("Parquet", table(HOSTILE, [])))
    assert (len(types), rows) == (len(HOSTILE.fields), [])


@given(st.integers(1, 3))
def test_a_column_without_a_value_is_null(count: int) -> None:
    fields = replace(HOSTILE, fields=HOSTILE.fields)
    content = written("Parquet", table(fields, [[None] * len(fields.fields)] * count))
    assert pq.read_table(pa.BufferReader(content)).column("rate").null_count == count


def test_what_a_sign_stands_for_is_not_said_to_be_required() -> None:
    fields = schema(Field("a", TEXT, constraints={"required": True}))
    for made, required in (
        (concealed(fields, [[None], ["x"]]), False),
        (table(fields, [["y"], ["x"]]), True),
    ):
        found = pq.read_schema(io.BytesIO(written("Parquet", made))).metadata[b"tableschema"]
        (field,) = json.loads(found)["fields"]
        assert field.get("constraints", {}).get("required", False) is required
