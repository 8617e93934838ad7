"""A table that is printed in several blocks side by side, each under the same headers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from aoimori.core.found import FoundTable
from aoimori.core.sheet import Sheet
from aoimori.core.text import header_key
from aoimori.sources.propose.columns import header_at, header_of, header_rows

_Words = Mapping[str, Any]


def blocks_of(table: FoundTable, others: Sequence[FoundTable]) -> tuple[FoundTable, ...]:
    """The table and those beside it that go on with it, from the left."""
    return tuple(
        sorted(
            (table, *(other for other in others if _goes_on(table, other))),
            key=lambda block: block.first_column,
        )
    )


def _goes_on(table: FoundTable, other: FoundTable) -> bool:
    return (
        other is not table
        and other.header == table.header
        and len(other.columns) == len(table.columns)
        and _headers(other) == _headers(table)
    )


def _headers(table: FoundTable) -> list[str]:
    return [header_key(header_of(table, column)) for column in table.columns]


def headers_beside(blocks: Sequence[FoundTable]) -> list[str]:
    """What stands over columns beside the blocks, in their header rows: another table's headers."""
    first = blocks[0]
    width = max(len(first.sheet.rows[row - 1]) for row in header_rows(first))
    own = {n for block in blocks for n in range(block.first_column, block.last_column + 1)}
    texts = (header_at(first, column) for column in range(1, width + 1) if column not in own)
    return list(dict.fromkeys(filter(None, texts)))


def one_below_the_other(blocks: Sequence[FoundTable]) -> FoundTable:
    """The blocks as one table on a sheet where each stands below the one before."""
    first, *further = blocks
    if not further:
        return first
    height = len(first.sheet.rows)
    sheet = _stacked(blocks)

    def moved(rows: str) -> tuple[int, ...]:
        """The rows of a kind, of all blocks."""
        told: Iterator[int] = (
            row + n * height for n, block in enumerate(blocks) for row in getattr(block, rows)
        )
        return tuple(told)

    return replace(
        first, sheet=sheet, body=moved("body"), totals=moved("totals"), blank=moved("blank")
    )


def _stacked(blocks: Sequence[FoundTable]) -> Sheet:
    """The columns of each block below those of the one before; the same columns as the first."""
    first = blocks[0]
    sheet, height = first.sheet, len(first.sheet.rows)
    left, width = first.first_column, first.last_column - first.first_column + 1
    moves = [(block.first_column - left, n * height) for n, block in enumerate(blocks)]

    def cells(shift: int) -> Iterator[tuple[Any, ...]]:
        for row in range(1, height + 1):
            own = (sheet.cell(row, column + shift) for column in range(left, left + width))
            yield (*(None,) * (left - 1), *own)

    def here(at: tuple[int, int], shift: int, down: int) -> tuple[int, int]:
        return at[0] + down, at[1] - shift

    inside = range(left, left + width)
    merged = {
        here(at, shift, down): here(anchor, shift, down)
        for shift, down in moves
        for at, anchor in sheet.merged.items()
        if at[1] - shift in inside
    }
    formulas = {
        here(at, shift, down): text
        for shift, down in moves
        for at, text in sheet.formulas.items()
        if at[1] - shift in inside
    }
    rows = tuple(chain.from_iterable(cells(shift) for shift, _ in moves))
    return replace(sheet, rows=rows, merged=merged, formulas=formulas)


def differences(first: _Words, layouts: Sequence[_Words]) -> Iterator[_Words]:
    """What the layouts of further blocks say otherwise than that of the first."""
    for layout in layouts:
        words = {word: layout.get(word) for word in (*first, *layout)}
        yield {word: value for word, value in words.items() if value != first.get(word)}
