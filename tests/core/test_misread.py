"""Text that was read in another encoding than it was written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.misread import Way, readable, reread
from aoimori.core.sheet import Sheet

WAYS: list[Way] = [("latin-1", "cp932"), ("latin-1", "utf-8"), ("cp932", "utf-8")]
ROWS = (
    ("NO", "名称", "住所"),
    ("1", "南部公民館", "沖田面字沖中"),
    ("2", "町民体育館", "大字戸来"),
)


def spoiled(way: Way) -> Sheet:
    read, written = way
    rows = tuple(tuple(text.encode(written).decode(read) for text in row) for row in ROWS)
    return Sheet("x.csv", "", rows)


@pytest.mark.parametrize("way", WAYS[:2])
def test_a_garbled_sheet_is_read_as_it_was_written(way: Way) -> None:
    sheet, misread = readable(spoiled(way))
    assert sheet.rows == ROWS
    assert misread is not None
    assert (misread.way, misread.was) == (way, "名称")


@given(st.text("亜一二三アイウかきく市町村", min_size=1, max_size=6))
def test_what_was_read_wrong_is_read_right(text: str) -> None:
    for read, written in WAYS[:2]:
        assert reread(text.encode(written).decode(read), (read, written)) == text


@pytest.mark.parametrize("text", ["Café", "Übung", "50°", "±1", "½", "南部公民館", "ｶﾅ"])
def test_other_letters_are_not_garbled(text: str) -> None:
    sheet = Sheet("x.csv", "", (("a", "b"), (text, "x"), (text, text)))
    assert readable(sheet) == (sheet, None)


def test_one_garbled_cell_makes_no_garbled_sheet() -> None:
    garbled = "名称".encode("cp932").decode("latin-1")
    sheet = Sheet("x.csv", "", (*ROWS, ("3", garbled, "乙")))
    assert readable(sheet) == (sheet, None)
