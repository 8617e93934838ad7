"""Whoever looks for a place by any of its names finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.spellings import indexed, names_of, spellings
from aoimori.sources.codelists import read_code_list


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("023213", "鰺ヶ沢 鯵ヶ沢 あじがさわ アジガサワ ajigasawa 鰺が沢町 鯵ケ沢町"),
        ("023078", "外ヶ浜 外が浜 外ケ浜 そとがはま sotogahama"),
        ("024112", "六ヶ所 六ケ所 六カ所村 ろっかしょ rokkasho"),
        ("022021", "弘前 弘前市 ひろさき ひろさきし hirosaki"),
    ],
)
def test_a_place_has_all_its_names(code: str, asked: str, root: Path) -> None:
    path = root / "schemas/codes/local-governments.csv"
    names = names_of(read_code_list(path, path.name)[code])
    assert not [word for word in asked.split() if word not in names]


def test_width_makes_no_difference() -> None:
    assert "AED" in spellings("ＡＥＤ")


def test_what_is_typed_is_among_what_is_indexed() -> None:
    for typed, text in (
        ("避難", "指定緊急避難場所"),
        ("ａｅｄ", "ＡＥＤ設置箇所"),
        ("無線LAN", "公衆無線ＬＡＮ"),
        ("外ケ浜", "外ヶ浜町"),
        ("アジガサワ", "あじがさわまち"),
    ):
        assert set(indexed(typed).split()) <= set(indexed(text).split())
    assert indexed("難") == indexed("難所")[: len(indexed("難"))]  # found as its beginning
    assert indexed("・（）") == ""
