"""What is proposed for a sheet that nobody has defined."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.findings import Stop
from aoimori.core.sheet import Cell, Sheet
from aoimori.sources.codelists import read_code_list
from aoimori.sources.propose import Proposal, propose
from aoimori.sources.propose.names import field_name

Grid = list[list[Cell]]
HEAD: list[Cell] = ["施設名", "人口", "世帯数", "面積（ha）"]
ROWS: Grid = [["甲館", 10, 4, 1.5], ["乙館", 20, 8, 2.5], ["丙館", 35, 9, 3]]


@pytest.fixture(scope="module")
def lists(root: Path) -> list[CodeList]:
    names = ("local-governments", STATUSES)
    return [read_code_list(root / f"schemas/codes/{name}.csv", name) for name in names]


def found(lists: list[CodeList], rows: Grid, **more: Any) -> Proposal:
    sheet = Sheet("a.xlsx", "表", tuple(map(tuple, rows)), **more)
    return propose([sheet], "in/some.xlsx", *lists)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("市町村名", "name_ja"),
        ("市　町　村", "name_ja"),
        ("総人口（人）", "population"),
        ("人口_男", "population_male"),
        ("人口（人）_計", "population_total"),
        ("その他（記載）", "other_additions"),
        ("Ｎｏ", "no"),
        ("なにか", ""),
        ("人口_なにか", ""),
        ("Name of place", "name_of_place"),
        ("Value", "value"),
        ("２", ""),
        ("a/b", ""),
    ],
)
def test_common_headers_have_names(header: str, name: str) -> None:
    assert field_name(header) == name


def test_columns_have_names_types_units(lists: list[CodeList]) -> None:
    head: list[Cell] = [*HEAD, "なにか", "開設日", "年度", "人口"]
    extra: Grid = [["x", "R5.4.1", "令和5年度", "1人"], [None, "R6.5.1", "令和6年度", "2人"]]
    made = found(lists, [head, *(a + b for a, b in zip(ROWS, extra, strict=False))])
    told = [(c.name, c.type, c.unit.ja if c.unit else "", c.required) for c in made.columns]
    assert told == [
        ("name_ja", "string", "", True),
        ("population", "integer", "", True),
        ("households", "integer", "", True),
        ("area", "number", "ha", True),
        ("column_5", "string", "", False),
        ("column_6", "date", "", True),
        ("fiscal_year", "year", "", True),
        ("population_2", "integer", "人", True),
    ]
    assert made.columns[6].reading == {"read": "fiscal-year"}
    assert made.columns[7].reading == {"from": "人口", "nth": 2}
    assert made.key == ("name_ja",)


def test_names_are_cleaned_and_filled_only_where_it_shows(lists: list[CodeList]) -> None:
    rows: Grid = [
        ["地域", "施設名", "数"],
        ["東", "甲　館", 1],
        [None, "乙　館", 2],
        ["西", "丙館", 3],
    ]
    made = found(lists, rows, merged={(3, 1): (2, 1)})
    assert [dict(c.reading) for c in made.columns] == [
        {"fill": "merged"},
        {"clean": ["spaces"]},
        {},
    ]


@pytest.mark.parametrize(
    ("texts", "clean"),
    [
        (["甲の\n事業", "乙事業"], ["line-breaks"]),
        (["甲\n館", "乙　館"], ["line-breaks", "spaces"]),
        (["○甲\n○乙", "○丙"], ["lines-to-list"]),
        (["①甲\n　②乙", "丙"], ["lines-to-list"]),
        (["総務課\n財政課", "人事課"], ["lines-to-list"]),
        # A list and a broken name in one column.
        (["総務課\n財政課", "甲の\n事業"], None),
        # Sentences, each in its line, are for people to look at.
        (["甲を建てました。\n乙は古いままです。", "丙"], None),
    ],
)
def test_lines_that_were_broken_to_fit_are_joined(
    texts: list[str], clean: list[str] | None, lists: list[CodeList]
) -> None:
    rows: Grid = [["番号", "内容", "数"], *([f"{n}号", t, n] for n, t in enumerate(texts, 1))]
    assert found(lists, rows).columns[1].reading.get("clean") == clean


def test_rows_that_repeat_are_counted(lists: list[CodeList]) -> None:
    made = found(lists, [["施設名", "数"], ["甲館", 1], ["甲館", 1], ["乙館", 2]])
    assert made.key == ("row_number",)
    assert made.columns[0].reading == {"ordinal": "row"}


def test_two_columns_may_be_the_key(lists: list[CodeList]) -> None:
    made = found(
        lists, [["施設名", "月名", "数"], ["甲館", "一", 1], ["甲館", "二", 1], ["乙館", "一", 2]]
    )
    assert len(made.key) == 2


def test_the_layout_says_what_is_no_record(lists: list[CodeList]) -> None:
    rows: Grid = [
        ["施設の表"],
        ["令和6年4月1日現在"],
        HEAD,
        ROWS[0],
        ["※ここから新しい施設"],
        *ROWS[1:],
        ["合計", 65, 21, 7],
        [],
        ["※1 速報です"],
        ["出典：県の調べ"],
    ]
    made = found(lists, rows)
    assert (made.title, made.year) == ("施設の表", 2024)
    assert made.layout == {
        "sheet": "表",
        "header": 3,
        "end": {"matches": r"^※1\s*速報で"},
        "notes": [{"matches": "^出典：県の調"}],
        "drop": [{"matches": "^※ここから新"}],
        "totals": [{"matches": "^合計$"}],
    }


def test_a_sum_that_nearly_adds_up_is_held_against_its_rows(lists: list[CodeList]) -> None:
    """What is wrong with it is the sheet's, and is told by the check."""
    made = found(lists, [HEAD, *ROWS, ["合計", 66, 21, 7]])
    assert made.layout["totals"] == [{"matches": "^合計$"}]


@pytest.mark.parametrize(
    ("head", "rows", "total"),
    [
        # No sum of these rows, or as little one as the others.
        (HEAD, ROWS, ["合計", 66, 22, 7]),
        (HEAD, ROWS, ["合計", 66, 22, 8]),
        # A rate is no sum, and would be told as a wrong one.
        (["施設名", "人口", "利用率"], [r[:3] for r in ROWS], ["合計", 65, 5]),
    ],
)
def test_a_sum_that_does_not_add_up_is_left_out(
    head: list[Cell], rows: Grid, total: list[Cell], lists: list[CodeList]
) -> None:
    made = found(lists, [head, *rows, total])
    assert "totals" not in made.layout
    assert made.layout["drop"] == [{"matches": "^合計$"}]


def test_sums_that_do_not_say_so_are_no_records(lists: list[CodeList]) -> None:
    rows: Grid = [HEAD, ["東地区", 30, 12, 4], *ROWS[:2], ["西地区", 35, 9, 3], ROWS[2]]
    made = found(lists, [*rows, ["合計", 65, 21, 7]])
    assert made.layout["drop"] == [{"matches": "^東地区$"}, {"matches": "^西地区$"}]
    assert made.layout["totals"] == [{"matches": "^合計$"}]


def test_a_sum_beside_values_that_are_not_known_is_no_record(lists: list[CodeList]) -> None:
    head: list[Cell] = [*HEAD, "件数"]
    rows: Grid = [["東地区", 30, 12, 4, "…"], ["甲館", 10, 4, 1.5, "x"], ["乙館", 20, 8, 2.5, 1]]
    made = found(lists, [head, *rows, ["丙館", 35, 9, 3, "-"]])
    assert made.layout["drop"] == [{"matches": "^東地区$"}]


def test_a_pattern_never_means_a_record(lists: list[CodeList]) -> None:
    rows: Grid = [HEAD, ["合計", 10, 4, 1], *ROWS, ["合計", 75, 25, 8]]
    made = found(lists, rows)
    for test in (*made.layout.get("drop", ()), *made.layout.get("totals", ())):
        assert not any(re.search(test.get("matches", "(?!)"), str(row[0])) for row in ROWS)


def test_a_legend_of_the_sheet_is_used(lists: list[CodeList]) -> None:
    rows: Grid = [HEAD, *ROWS, ["丁館", "x", 5, 2], [], ["「x」は秘匿"]]
    assert found(lists, rows).layout["legend"] is True
    assert "legend" not in found(lists, rows[:-1]).layout
    # Words that do not say what it stands for are no help.
    assert "legend" not in found(lists, [*rows[:-1], ["「x」は又は空欄"]]).layout


def test_a_table_beside_another_one_has_its_columns(lists: list[CodeList]) -> None:
    rows: Grid = [[*HEAD, None, "備考を見る"], *([*row, None, None] for row in ROWS)]
    rows[2][5] = "欄外の注です"
    made = found(lists, rows)
    assert len(made.columns) in (4, 5)


def test_blocks_side_by_side_are_one_table(lists: list[CodeList]) -> None:
    head: list[Cell] = ["町名", "人口", "世帯数"]
    left: Grid = [["甲　町", 10, 4], ["乙　町", 20, 8], ["計", 30, 12]]
    right: Grid = [["丙　町", 35, 9], ["※ 速報", None, None], ["丁　町", 5, 2]]
    rows: Grid = [[*head, None, *head], *([*a, None, *b] for a, b in zip(left, right, strict=True))]
    made = found(lists, rows)
    assert made.key == (made.columns[0].name,)
    assert made.columns[0].reading == {"clean": ["spaces"]}
    assert made.layout["within"] == "A:C"
    assert made.layout["totals"] == [{"matches": "^計$"}]
    assert made.stack == ({"within": "E:G", "totals": None, "drop": [{"matches": r"^※\s*速報$"}]},)
    assert (made.places, made.left) == (("表!A1:C4", "表!E1:G4"), ())


def test_another_table_beside_is_left_out_by_its_headers(lists: list[CodeList]) -> None:
    rows: Grid = [["町名", "人口", None, "区分", "説明", "件数"]]
    rows += [[f"{n}町", n, None, *([f"区{n}", "x", n] if n < 6 else [])] for n in range(1, 11)]
    made = found(lists, rows)
    assert (made.layout["within"], made.layout["ignore"]) == ("A:B", ["区分", "説明", "件数"])
    assert (made.places, made.left) == (("表!A1:B11",), ("表!D1:F6",))


def test_of_garbled_words_no_dataset_is_made(lists: list[CodeList]) -> None:
    garbled = [[str(cell).encode().decode("latin-1") for cell in row] for row in (HEAD, *ROWS)]
    with pytest.raises(Stop) as stopped:
        found(lists, list(map(list, garbled)))
    assert [f.check for f in stopped.value.findings] == ["text-misread"]


def test_no_table_no_proposal(lists: list[CodeList]) -> None:
    with pytest.raises(Stop) as stopped:
        found(lists, [["お知らせ"]])
    assert [f.check for f in stopped.value.findings] == ["no-table-found"]
