"""Many cells as few ranges: D5:E40 instead of seventy-two addresses."""

from __future__ import annotations

from collections.abc import Iterable

from aoimori.core.sheet import address

Rectangle = tuple[int, int, int, int]


def rectangles(cells: Iterable[tuple[int, int]]) -> list[Rectangle]:
    """The cells (row, column) as rectangles (top, left, bottom, right) that do not overlap, in
    the order of their first cells: runs down a column, equal runs side by side joined."""
    runs: list[tuple[int, int, int]] = []  # column, top, bottom
    for column, row in sorted({(column, row) for row, column in cells}):
        if runs and runs[-1][0] == column and runs[-1][2] == row - 1:
            runs[-1] = (column, runs[-1][1], row)
        else:
            runs.append((column, row, row))
    joined: dict[tuple[int, int, int], Rectangle] = {}  # by (top, bottom, last column)
    for column, top, bottom in runs:
        left = joined.pop((top, bottom, column - 1), (top, column, bottom, column))[1]
        joined[top, bottom, column] = (top, left, bottom, column)
    return sorted(joined.values())


def ranges(cells: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The cells as addresses and ranges, such as ``("B4", "D5:E40")``."""
    return tuple(map(range_text, rectangles(cells)))


def range_text(rectangle: Rectangle) -> str:
    """``D5:E40`` of (5, 4, 40, 5); a single cell is an address."""
    top, left, bottom, right = rectangle
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"
