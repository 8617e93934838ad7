"""Which standard data set a table is."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.standards import Standard, header_form, recognise
from aoimori.sources.standards import read_standards


@pytest.fixture(scope="module")
def standards(root: Path) -> tuple[Standard, ...]:
    return read_standards(root / "schemas", root)


def test_every_edition_recognises_itself(standards: tuple[Standard, ...]) -> None:
    for standard in standards:
        for generation in standard.generations:
            headers = [column.name for column in generation.columns]
            found = recognise(headers, standards)
            assert found is not None
            assert (found.standard, found.generation) == (standard, generation)
            assert found.missing == ()
            # Without some columns, and with some of the office's own.
            found = recognise([*headers[len(headers) // 8 :], "独自の列"], standards)
            assert found is not None
            assert found.standard is standard


def test_other_tables_are_none(standards: tuple[Standard, ...]) -> None:
    assert recognise([], standards) is None
    assert recognise(["市町村名", "総人口", "男性", "女性"], standards) is None
    # Public toilets have the columns of every list of places, and none of an evacuation site.
    toilets = [c.name for s in standards if s.name == "aed" for c in s.generations[0].columns]
    toilets = [name for name in toilets if name not in ("設置位置", "小児対応設備の有無")]
    assert recognise([*toilets, "男性トイレ総数", "女性トイレ総数"], standards) is None


def test_headers_are_compared_without_regard_to_width() -> None:
    assert header_form("市区町村 ｺｰﾄﾞ") == header_form("市区町村コード")
    assert header_form("ＵＲＬ") == "URL"
