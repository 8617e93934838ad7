"""What a row is, if it is no record."""

from __future__ import annotations

import pytest

from aoimori.core.rowkinds import is_data, is_note_row, total_label
from aoimori.core.sheet import Cell, CellProblem


@pytest.mark.parametrize(
    ("cell", "expected"),
    [(None, False), ("町", False), ("12人", True), ("－", True), (3, True), (True, True),
     (CellProblem("error-value", "#REF!"), True)],
)  # fmt: skip
def test_what_only_rows_of_data_hold(cell: Cell, expected: bool) -> None:
    assert is_data(cell) is expected


@pytest.mark.parametrize(
    ("cells", "label", "behind"),
    [
        (["合　計", 1500], 0, 0),
        (["東郡", "小計", 3], 1, 1),
        (["02000", "県計", 3], None, 1),
        (["東郡", "甲町", "本庁", "計"], None, None),
        (["温度計", 3], None, None),
        (["甲町", 3], None, None),
        ([], None, None),
    ],
)
def test_where_a_row_says_that_it_is_a_sum(
    cells: list[Cell], label: int | None, behind: int | None
) -> None:
    assert total_label(cells) == label
    assert total_label(cells, behind_data=True) == behind


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["※ 外国人を含む"], True),
        (["注1）", "外国人を含む"], True),
        (["※1", "甲町", "乙町"], False),
        (["甲町"], False),
        ([], False),
    ],
)
def test_a_note_stands_alone_or_behind_its_mark(cells: list[Cell], expected: bool) -> None:
    assert is_note_row(cells) is expected
