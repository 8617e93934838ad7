"""Headings between the rows of a table say what the rows below are about: they become a column."""

from __future__ import annotations

import pytest

from aoimori.core.mended import Aside, Mend
from support.mending import Grid, grid, mended, only

HEAD: Grid = [["款", "予算額（千円）", "決算額（千円）"]]
INCOME: Grid = [["市税", 1200, 1180], ["地方交付税", 3400, 3410]]
SPENT: Grid = [["総務費", 900, 880], ["民生費", 2100, 2050]]
PARTED: Grid = [
    ["区分", *HEAD[0]],
    *(["歳入", *row] for row in INCOME),
    *(["歳出", *row] for row in SPENT),
]


def test_the_words_above_repeated_headers_become_a_column() -> None:
    rows: Grid = [
        ["令和5年度 決算"], [], ["歳入"], *HEAD, *INCOME, ["計", 4600, 4590],
        [], ["歳出"], *HEAD, *SPENT,
    ]  # fmt: skip
    result = mended(rows)
    assert only(result) == PARTED
    assert Mend("heading-to-column", "L1-04", "表", "", "A1", "", "区分") in result.mends
    for cell, text, made in (("A3", "歳入", ("A2", "A3")), ("A9", "歳出", ("A4", "A5"))):
        for now in made:
            change = Mend("heading-to-column", "L1-04", "表", cell, now, text, text)
            assert change in result.mends
    assert result.aside == (
        Aside("title", "A1", "令和5年度 決算"),
        Aside("total", "A7:C7", "計 / 4600 / 4590"),
    )
    assert mended(grid(result.tables[0])).mends == ()


def test_a_unit_between_the_words_and_the_header() -> None:
    unit: Grid = [[None, None, "（単位：千円）"]]
    rows = [["歳入"], *unit, *HEAD, *INCOME, [], ["歳出"], *unit, *HEAD, *SPENT]
    assert only(mended(rows)) == PARTED


def test_a_header_on_the_next_page_goes_on_with_what_was_told() -> None:
    rows = [["歳入"], *HEAD, INCOME[0], *HEAD, INCOME[1], ["歳出"], *HEAD, *SPENT]
    assert only(mended(rows)) == PARTED


def test_rows_before_the_first_words_have_none() -> None:
    rows = [*HEAD, *INCOME, [], ["歳出"], *HEAD, *SPENT]
    assert [row[0] for row in only(mended(rows))] == ["区分", None, None, "歳出", "歳出"]


def test_words_between_rows_become_a_column() -> None:
    rows = [*HEAD, ["歳入"], *INCOME, ["歳出"], *SPENT]
    result = mended(rows)
    assert only(result) == PARTED
    assert result.aside == ()


@pytest.mark.parametrize(
    "rows",
    [
        # The title of each page.
        [["決算の表"], *HEAD, *INCOME, [], ["決算の表"], *HEAD, *SPENT],
        # One word between rows may be about one of them, and not all rows are below one.
        [*HEAD, ["歳入"], *INCOME, *SPENT],
        [*HEAD, *INCOME, ["歳出"], *SPENT],
        [*HEAD, INCOME[0], ["歳入"], INCOME[1], ["歳出"], *SPENT],
        # Notes.
        [*HEAD, ["※ 歳入"], *INCOME, ["※ 歳出"], *SPENT],
        # Words above no row.
        [*HEAD, ["歳入"], *INCOME, *SPENT, ["歳出"]],
        # More than a name.
        [*HEAD, ["歳入は" + "とても" * 10], *INCOME, ["歳出は" + "とても" * 10], *SPENT],
    ],
)
def test_what_is_no_heading_of_the_rows_below(rows: Grid) -> None:
    result = mended(rows)
    assert only(result) == [*HEAD, *INCOME, *SPENT]
    assert result.aside or any(m.step == "repeated-header" for m in result.mends)
