"""Many cells as few ranges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.ranges import Rectangle, range_text, ranges, rectangles

Cells = set[tuple[int, int]]


def cells_of(rectangle: Rectangle) -> Cells:
    top, left, bottom, right = rectangle
    return {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([], ()),
        ([(4, 2)], ("B4",)),
        ([(2, 1), (3, 1), (4, 1)], ("A2:A4",)),
        ([(1, 1), (1, 2), (1, 3)], ("A1:C1",)),
        ([(r, c) for r in range(5, 41) for c in (4, 5)], ("D5:E40",)),
        ([(1, 1), (2, 2)], ("A1", "B2")),
        ([(1, 1), (2, 1), (1, 2)], ("A1:A2", "B1")),
        ([(3, 1), (1, 1), (3, 1)], ("A1", "A3")),
        ([(1, 26), (1, 27)], ("Z1:AA1",)),
        ([(1, 1), (1, 3)], ("A1", "C1")),
    ],
)
def test_ranges(cells: list[tuple[int, int]], told: tuple[str, ...]) -> None:
    assert ranges(cells) == told


@given(st.sets(st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_the_same_cells_without_overlap_in_reading_order(cells: Cells) -> None:
    found = rectangles(cells)
    parts = [cells_of(rectangle) for rectangle in found]
    assert set().union(*parts) == cells
    assert sum(map(len, parts)) == len(cells)
    assert found == sorted(found)


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 9), st.integers(0, 9))
def test_one_rectangle_is_one_range(top: int, left: int, height: int, width: int) -> None:
    rectangle = (top, left, top + height, left + width)
    assert rectangles(cells_of(rectangle)) == [rectangle]
    assert ranges(cells_of(rectangle)) == (range_text(rectangle),)
