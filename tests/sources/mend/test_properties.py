"""Random faulty sheets: mending twice is mending once, nothing is lost, and what is mended is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aoimori.core.checkup import Verdict
from aoimori.core.findings import Stop
from aoimori.core.found import Known
from aoimori.core.mended import Mended
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.discover import find_tables
from aoimori.sources.mend import mend
from aoimori.sources.readers import Options, SourceBytes, filled_sheets, load_source, open_workbook
from aoimori.verbs.examine import checkup
from support.mending import Grid, is_done, lost, silently_changed

ROOT = Path(__file__).resolve().parents[3]
NAMES = [
    "青森市",
    "弘前市",
    "八戸市",
    "黒石市",
    "五所川原市",
    "十和田市",
    "三沢市",
    "むつ市",
    "平川市",
]
NUMBERS: st.SearchStrategy[Cell] = st.one_of(
    st.integers(0, 300_000),
    st.integers(1_000, 300_000).map(lambda n: f"{n:,}"),
    st.integers(1, 9_999).map(lambda n: f"▲{n}"),
    st.integers(1, 9_999).map(
        lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    ),
    st.integers(1, 9_999).map(str),
    st.floats(0, 100).map(lambda x: round(x, 1)),
)
SIGNS: st.SearchStrategy[Cell] = st.sampled_from(["-", "…", "x", None, "約10", "5人", "12(3)"])
WORDS: st.SearchStrategy[Cell] = st.sampled_from(
    ["補助金", "その他（寄附）", "その他(国)", "〃", "同上", " 起債 ", "甲\r\n乙", None, "直　営"]
)
TIMES: st.SearchStrategy[Cell] = st.sampled_from(
    ["令和5年度", "R6", "平成31年", "令和4年4月1日", "〃"]
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """A table of municipalities with faults all over it."""
    count = draw(st.integers(2, 9))
    columns: list[st.SearchStrategy[Cell]] = draw(
        st.lists(
            st.sampled_from([NUMBERS, st.one_of(NUMBERS, NUMBERS, NUMBERS, SIGNS), WORDS, TIMES]),
            min_size=2,
            max_size=5,
        )
    )
    rows: Grid = [[name, *(draw(c) for c in columns)] for name in NAMES[:count]]
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    head = _header(draw, len(columns))
    body = _faulty(draw, rows, head[-1])
    above: Grid = draw(
        st.sampled_from([[], [["人口の表"]], [["表"], []], [["単位：人"], [None, "別表"]]])
    )
    below: Grid = draw(st.sampled_from([[], [["※ 概数です"]], [[], ["合計", *[9] * len(columns)]]]))
    left = draw(st.integers(0, 1))
    grid: Grid = [[None] * left + row for row in (*above, *head, *body, *below)]
    top = len(above) + 1
    if len(head) == 2:
        merged[top + 1, left + 1] = (top, left + 1)
        merged[top, left + 3] = (top, left + 2)
    first = top + len(head)
    if draw(st.booleans()) and len(body) > 2:
        column = left + draw(st.integers(1, len(columns) + 1))
        merged[first + 1, column] = (first, column)
        grid[first][column - 1 : column] = [None]
    formulas = {
        (row, column): "=A1+1"
        for row, cells in enumerate(grid, start=1)
        for column, cell in enumerate(cells, start=1)
        if isinstance(cell, int) and draw(st.integers(0, 9)) == 0
    }
    return Sheet("a.xlsx", "表", tuple(map(tuple, grid)), merged=merged, formulas=formulas)


def _header(draw: st.DrawFn, count: int) -> Grid:
    plain = ["市町村名", *(f"項目{letter}" for letter in "甲乙丙丁戊"[:count])]
    kind = draw(st.sampled_from(["plain", "levels", "equal", "laid out", "years", "units"]))
    match kind:
        case "levels":
            return [
                ["市町村名", "人口", None, *plain[3:]],
                [None, "男", "女", *[None] * (count - 2)],
            ]
        case "equal":
            return [["市町村名", *["人口"] * count]]
        case "laid out":
            return [[" 市町村名", *(f"項目\n{letter}" for letter in "甲乙丙丁戊"[:count])]]
        case "years":
            return [["市町村名", *(f"令和{n}年度" for n in range(1, count + 1))]]
        case "units":
            return [list(plain), [None, *["人"] * count]]
    return [list(plain)]


def _faulty(draw: st.DrawFn, rows: Grid, head: list[Cell]) -> Grid:
    """The rows with blank ones, repeated headers, sums and notes among them."""
    between: Grid = []
    for row in rows:
        between.append(row)
        fault = draw(st.integers(0, 11))
        if fault == 0:
            between.append([])
        elif fault == 1:
            between.append(list(head))
        elif fault == 2:
            between.append(["小計", *[5] * (len(row) - 1)])
        elif fault == 3:
            between.append(["（注）再掲"])
    return between


def broken(tables: tuple[Sheet, ...]) -> set[str]:
    """The rules that tables break."""
    found = checkup(SourceBytes("a.xlsx", b""), tables, Known())
    return {r.rule for r in found.results if r.verdict is Verdict.FAILED}


# What no mended sheet may break, whatever it was like.
SHAPE = {"L1-02", "L1-03", "L1-04", "L2-03", "L3-01"}


def holds(sheet: Sheet, result: Mended) -> None:
    assert lost(sheet, result) == []
    assert silently_changed(sheet, result) == []
    assert is_done(result)
    headed = tuple(t for t in result.tables if t.rows and find_tables(t).tables[0].header)
    assert not broken(headed) & SHAPE


@settings(max_examples=150, deadline=None)
@given(sheets())
def test_nothing_is_lost_and_mending_again_changes_nothing(sheet: Sheet) -> None:
    result = mend(find_tables(sheet))
    holds(sheet, result)
    assert "L2-06" not in broken(result.tables)


Fault = Callable[[Grid], None]


def _put(row: int, column: int, value: Cell) -> Fault:
    def spoil(grid: Grid) -> None:
        grid[row][column] = value

    return spoil


def _add(grid: Grid, head: str, value: str) -> None:
    for number, row in enumerate(grid):
        row.append(value if number else head)


FAULTS: dict[str, tuple[str, Fault]] = {
    "title": ("L3-01", lambda grid: grid.insert(0, ["人口の表"])),
    "note": ("L1-04", lambda grid: grid.append(["※ 概数です"])),
    "sum": ("L1-04", lambda grid: grid.append(["合計", 9, 9, "―"])),
    "blank row": ("L1-03", lambda grid: grid.insert(3, [])),
    "header again": ("L1-03", lambda grid: grid.insert(4, list(grid[0]))),
    "comma": ("L2-01", _put(2, 1, "1,234")),
    "sign": ("L2-01", _put(3, 2, "▲5")),
    "wide": ("L2-01", _put(4, 1, "１２")),
    "text": ("L2-01", _put(5, 2, "12")),
    "ditto": ("L2-02", _put(4, 3, "〃")),
    "other": ("L2-05", _put(5, 3, "その他（甲）")),
    "equal": ("L2-03", _put(0, 2, "人口")),
    "space": ("L1-06", _put(2, 3, " 直営 ")),
    "era": ("L3-05", lambda grid: _add(grid, "開設年度", "令和5年度")),
}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(sorted(FAULTS)), min_size=1, max_size=5, unique=True))
def test_a_mended_fault_is_found_no_more(names: list[str]) -> None:
    grid: Grid = [["施設名", "人口", "定員", "運営"]]
    kinds = ["直営", "委託", "指定"]
    grid += [[f"{name}館", 10 + n, 20 + n, kinds[n % 3]] for n, name in enumerate(NAMES)]
    order = ["era", "comma", "sign", "wide", "text", "ditto", "other", "equal", "space"]
    order += ["header again", "blank row", "note", "sum", "title"]
    for name in sorted(names, key=order.index):
        FAULTS[name][1](grid)
    sheet = Sheet("a.xlsx", "表", tuple(map(tuple, grid)))
    rules = {FAULTS[name][0] for name in names}
    assert rules <= broken((sheet,))
    assert not rules & broken(mend(find_tables(sheet)).tables)


BOOKS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("datasets", "tests/fixtures")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".xlsx", ".xls", ".csv")
)


@pytest.mark.parametrize("name", BOOKS)
def test_every_workbook_there_is(name: str) -> None:
    try:
        workbook = open_workbook(load_source(ROOT / name, name), Options())
    except Stop:
        return
    for sheet in filled_sheets(workbook):
        holds(sheet, mend(find_tables(sheet)))


def test_a_sheet_that_was_mended_is_as_it_would_be_without_its_looks() -> None:
    sheet = Sheet("a.xlsx", "表", (("表",), (), ("名称", "数"), ("甲", "1,000"), ("乙", 2)))
    again = mend(find_tables(replace(mend(find_tables(sheet)).tables[0], name="別")))
    assert again.tables[0].rows == (("名称", "数"), ("甲", 1000), ("乙", 2))
