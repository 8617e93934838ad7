"""What is remembered of where the first rows come from is what the table itself knows."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import numpy as np
import pytest

from aoimori.core.lineage import Lineage, lineage_of
from aoimori.core.provenance import Block, History, Places
from aoimori.core.steps import Step
from aoimori.core.summary import FIRST_ROWS, TableSummary, summarise
from aoimori.core.table import Table
from portal import mocks


def same_as_the_table(table: Table) -> None:
    summary = summarise(table)
    for row, values in enumerate(summary.first):
        for column, (name, value) in enumerate(zip(table.schema.names, values, strict=True)):
            assert summary.lineage.story(row, column, value) == table.provenance(row, name)


def joined() -> Table:
    """Rows of two files; the count is of a sheet of its own, where one row was not found; nothing
    is read for the last field."""
    table = mocks.places_table()
    own = Places(
        (
            Block("datasets/x/a.xlsx", "一", {"code": 2}),
            Block("datasets/x/b.csv", "", {"code": 1}),
        ),
        np.array([0, 1, 1], dtype=np.int16),
        np.array([4, 2, 3], dtype=np.int32),
    )
    other = Places(
        (Block("datasets/x/c.xlsx", "人", {"count": 3}),),
        np.zeros(3, dtype=np.int16),
        np.array([7, 0, 9], dtype=np.int32),
    )
    return replace(table, places={"code": own, "count": other, "open": own}, trails={})


def test_every_value_tells_the_same_as_the_table() -> None:
    same_as_the_table(mocks.places_table())
    same_as_the_table(joined())


def test_a_value_that_was_filled_tells_the_cell_it_was_read_from() -> None:
    trail = mocks.trail((1,), (0,), History("甲", (Step("fill-down", None, "甲"),)))
    trail = replace(trail, rows=np.array([2], dtype=np.int32))
    rows = [("1", "甲", None), ("2", "甲", None)]
    table = mocks.table("texts", mocks.TEXTS, rows, {"text": trail})
    same_as_the_table(table)
    story = summarise(table).lineage.story(1, 1, "甲")
    assert (story.cell, story.read_from, story.raw) == ("B3", "B2", "甲")


def test_two_blocks_of_one_sheet_keep_their_columns() -> None:
    """Tables side by side are stacked: the same field stands in two columns of one sheet."""
    blocks = (
        Block("datasets/x/a.xlsx", "表", {"number": 1, "text": 2, "note": 3}),
        Block("datasets/x/a.xlsx", "表", {"number": 5, "text": 6, "note": 7}),
    )
    where = np.array([0, 1], dtype=np.int16), np.array([4, 4], dtype=np.int32)
    table = mocks.table("texts", mocks.TEXTS, [("1", "a", None), ("2", "b", None)])
    table = replace(table, places=dict.fromkeys(table.schema.names, Places(blocks, *where)))
    same_as_the_table(table)
    assert [summarise(table).lineage.story(row, 1, "").cell for row in (0, 1)] == ["B4", "F4"]


def test_only_the_first_rows_are_kept_and_each_story_once() -> None:
    rows = [(str(number), "字", None) for number in range(1, 101)]
    history = History("字 ", (Step("trim", "字 ", "字"),))
    every = tuple(range(100))
    trail = mocks.trail(every, [0] * 100, history)
    table = mocks.table("texts", mocks.TEXTS, rows, {"text": trail})
    lineage = summarise(table).lineage
    assert lineage.histories == (history,)
    assert len(lineage.areas) == 1
    assert len(lineage.columns[1].changed) == FIRST_ROWS
    same_as_the_table(table)


def test_it_is_remembered_as_it_is() -> None:
    for table in (mocks.places_table(), joined()):
        summary = summarise(table)
        assert msgspec.json.decode(msgspec.json.encode(summary), type=TableSummary) == summary


def test_a_table_without_rows_has_none() -> None:
    assert lineage_of(mocks.table("texts", mocks.TEXTS, []), 20).histories == ()
    with pytest.raises(IndexError):
        Lineage().story(0, 0, None)
