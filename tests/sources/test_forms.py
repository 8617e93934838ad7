"""Sheets that are forms become records; sheets that are tables do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.propose.forms import Forms, find_forms

Grid = list[list[Cell]]


def form(number: int, **changes: Cell) -> Grid:
    """A form of a bridge."""
    cells: dict[str, Cell] = {
        "name": f"{number}号橋",
        "office": "道路課" if number % 2 else "河川課",
        "year": f"昭和{40 + number}年",
        "length": 10 + number,
        "labels": "所管",
        **changes,
    }
    return [
        [f"橋の台帳　【第{number}号】"],
        ["橋　名", cells["name"], cells["labels"], cells["office"]],
        ["架設", cells["year"], "延長（m）", cells["length"]],
        ["点検結果"],
        ["・ひび", "あり"],
    ]


def sheets(*grids: Grid, names: Sequence[str] = ()) -> list[Sheet]:
    return [
        Sheet("a.xlsx", names[n] if names else f"橋{n + 1}", tuple(map(tuple, grid)))
        for n, grid in enumerate(grids)
    ]


def found(*grids: Grid, names: Sequence[str] = ()) -> Forms:
    forms = find_forms(sheets(*grids, names=names))
    assert forms is not None
    return forms


FOUR = [form(number) for number in range(1, 5)]


def test_each_form_is_a_record() -> None:
    forms = found(*FOUR)
    assert forms.table().sheet.rows == (
        ("No", "橋名", "所管", "架設", "延長（m）"),
        *(
            (f"{n}", f"{n}号橋", "道路課" if n % 2 else "河川課", f"昭和{40 + n}年", f"{10 + n}")
            for n in range(1, 5)
        ),
    )
    assert forms.title == "橋の台帳"
    assert forms.reading("所管") == {"beside": "所管"}
    assert forms.reading("No") == {"inside": r"^橋の台帳\s*【第(.+)号】$"}
    assert forms.layout([f"橋{n}" for n in range(1, 5)]) == {"sheet": {"matches": "^橋"}}


def test_a_label_may_be_written_in_several_ways() -> None:
    forms = found(*FOUR[:3], form(4, labels="所管（課）"))
    assert forms.reading("所管") == {"beside": ["所管", "所管（課）"]}


def test_a_form_may_lack_values() -> None:
    forms = found(*FOUR, form(5, office=None, year=None, length=None))
    assert forms.table().sheet.rows[5] == ("5", "5号橋", None, None, None)


def test_what_is_not_found_in_every_form_is_left_out() -> None:
    """A label that stands twice in one form cannot be read; the others can."""
    twice: Grid = [*form(4), ["所管", "道路課"]]
    assert list(found(*FOUR[:3], twice).origins) == ["No", "橋名", "架設", "延長（m）"]


def test_other_sheets_are_named() -> None:
    other: Grid = [["橋の数", "4"], ["所管", "2"]]
    names = [f"橋{n}" for n in range(1, 5)]
    forms = found(*FOUR, other, names=[*names, "集計"])
    assert [sheet.name for sheet in forms.sheets] == names
    assert forms.layout([*names, "集計"]) == {"sheet": {"matches": "^橋", "others": ["集計"]}}
    assert forms.layout([*names, "橋の集計"]) == {"sheet": names}


@pytest.mark.parametrize(
    "grids",
    [
        FOUR[:2],
        # The same table year by year.
        [[["町", "人口", "世帯"], *([f"{n}町", n * y, n] for n in range(1, 9))] for y in (3, 4, 5)],
        # In two blocks.
        [
            [
                ["町", "人口", "町", "人口"],
                *([f"甲{n}町", n * y, f"乙{n}町", n + y] for n in range(1, 9)),
            ]
            for y in (3, 4, 5)
        ],
        [[["お知らせ"]], [["目次"]], [["資料"]]],
    ],
    ids=["two", "years", "blocks", "words"],
)
def test_tables_are_no_forms(grids: list[Grid]) -> None:
    assert find_forms(sheets(*grids)) is None
