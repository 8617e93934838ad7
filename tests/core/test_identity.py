"""Addresses of columns and rows: never the same for two of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.identity import Addresses, row_key, table_file

HERE = Addresses("https://example.org/data/")
keys = st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=3)


@given(keys, keys)
def test_two_keys_never_meet(one: list[str], other: list[str]) -> None:
    assert (row_key(one) == row_key(other)) == (one == other)
    assert row_key(one).isascii()
    assert not set(row_key(one)) & set(' #"<>\\^`{|}')


def test_a_row_stands_in_its_file() -> None:
    row = HERE.row("pref/towns", 2024, table_file("towns", "jsonld"), ["022012", "a,b"])
    assert row == "https://example.org/data/data/pref/towns/2024/towns.jsonld#022012,a%2Cb"


def test_columns_and_rows_of_a_schema() -> None:
    schema = "https://example.org/data/schemas/tables/towns.json"
    assert HERE.field("towns", "row") == f"{schema}#row"
    assert HERE.row_class("towns") == f"{schema}#Row"
