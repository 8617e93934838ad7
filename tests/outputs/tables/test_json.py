"""JSON read back as the table it was, typed and digit by digit."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import example, given

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


def expected(row: Record) -> dict[str, Any]:
    values = {f.name: f.cast(text) for f, text in zip(HOSTILE.fields, row, strict=True)}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()}


@example(every([*TEXTS, *AMBIGUOUS], NUMBERS))
@given(records(any_texts))
def test_python_and_msgspec_read_it_typed(rows: list[Record]) -> None:
    content = written("JSON", table(HOSTILE, rows))
    assert json.loads(content, parse_float=Decimal) == [expected(row) for row in rows]
    read = msgspec.json.Decoder(float_hook=Decimal).decode(content)
    for got, row in zip(read, rows, strict=True):
        for name, value in expected(row).items():
            kind = int | Decimal if type(value) in (int, Decimal) else type(value)
            assert isinstance(got[name], kind) or _is_beyond_64_bits(value)
            assert got[name] == value or _is_beyond_64_bits(value)
    assert content.endswith(b"]\n")
    assert b"\r" not in content


def _is_beyond_64_bits(value: object) -> bool:
    """msgspec makes a float of such an integer; the digits are in the file."""
    return isinstance(value, int | Decimal) and value == int(value) and abs(value) >= 2**63


def test_a_number_keeps_its_digits_and_a_year_is_a_number() -> None:
    made = table(
        schema(Field("rate", TEXT, "number"), Field("year", TEXT, "year")),
        [["10.0", "0710"], [None, None]],
    )
    lines = written("JSON", made).splitlines()
    assert lines == [b"[", b'{"rate": 10.0, "year": 710},', b'{"rate": null, "year": null}', b"]"]


def test_an_empty_table_is_an_empty_array() -> None:
    assert written("JSON", table(HOSTILE, [])) == b"[]\n"
