"""Rows matched by numbers of their texts are the rows of equal texts."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.diff import hashing
from aoimori.core.diff.compare import diff
from aoimori.core.diff.content import Content, as_texts, text_field
from aoimori.core.diff.hashing import Hashed, match_unique
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.diff.matching import NotUnique
from aoimori.core.localized import Localized
from aoimori.core.schema import TableSchema

# Short and long, of one letter and of several bytes, none, blank, and with what pads a word.
TEXTS = st.one_of(
    st.none(), st.text("a\0青森", max_size=12), st.sampled_from(["森" * 90, "森" * 91])
)
ROWS = st.lists(st.tuples(TEXTS, TEXTS), max_size=12)
BOTH = [("a", "a"), ("b", "b")]


def content(*rows: tuple[str | None, str | None]) -> Content:
    return Content.of(["a", "b"], rows)


@given(ROWS, ROWS)
def test_rows_of_equal_texts(
    before: list[tuple[str | None, str | None]], after: list[tuple[str | None, str | None]]
) -> None:
    rows = match_unique(Hashed(content(*before)), Hashed(content(*after)), BOTH)
    if len(set(before)) < len(before) or len(set(after)) < len(after):
        assert rows is None
        return
    assert rows is not None
    pairs = [(before.index(row), place) for place, row in enumerate(after) if row in before]
    assert list(zip(rows.before, rows.after, strict=True)) == pairs
    assert list(rows.removed) == [n for n, row in enumerate(before) if row not in after]
    assert list(rows.added) == [n for n, row in enumerate(after) if row not in before]


def test_columns_are_not_run_together() -> None:
    for one, other in (
        (("ab", "c"), ("a", "bc")),
        ((None, "a"), ("a", None)),
        (("", "a"), ("a", "")),
    ):
        assert one != other
        rows = match_unique(Hashed(content(one)), Hashed(content(other)), BOTH)
        assert rows is not None
        assert (list(rows.removed), list(rows.added)) == ([0], [0])


def test_columns_in_pieces_of_larger_ones() -> None:
    texts = pa.array(["x", "町名", "長い名前の町", None, "青森市"], pa.large_string())
    pieces = pa.chunked_array([texts.slice(1, 2), texts.slice(3, 0), texts.slice(3)])
    schema = TableSchema("", Localized(""), (text_field("a"),))
    one = Content(schema, as_texts(pieces).to_frame("a"))
    other = Content.of(["a"], [("青森市",), (None,), ("長い名前の町",), ("x",)])
    rows = match_unique(Hashed(one), Hashed(other), [("a", "a")])
    assert rows is not None
    assert (list(rows.before), list(rows.after)) == ([3, 2, 1], [0, 1, 2])
    assert (list(rows.removed), list(rows.added)) == ([0], [3])


def test_different_texts_of_one_number_are_different(monkeypatch: pytest.MonkeyPatch) -> None:
    def same(texts: pa.LargeStringArray) -> hashing.Hashes:
        return np.full(len(texts), 7, dtype=np.uint64)

    monkeypatch.setattr(hashing, "_of_texts", same)
    one, other = content(("01", "x")), content(("02", "x"))
    assert match_unique(Hashed(one), Hashed(other), BOTH) is None
    key = Key(("a",), KeyOrigin.NAMED)
    made = diff(one, other, key)
    assert (len(made.removed), len(made.added), len(made.cells)) == (1, 1, 0)
    two = content(("01", "x"), ("02", "y"))
    made = diff(two, content(("02", "z"), ("01", "x")), key)
    assert (len(made.removed), len(made.added), list(made.cells["after"])) == (0, 0, ["z"])
    with pytest.raises(NotUnique) as found:
        diff(two, content(("01", "x"), ("01", "y")), key)
    assert (found.value.key, found.value.rows) == ({"a": "01"}, (0, 1))
    assert not found.value.is_before
