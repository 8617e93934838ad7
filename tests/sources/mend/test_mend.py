"""Each step by an example: what a clerk's sheet becomes, and what is recorded of it."""

from __future__ import annotations

import pytest

from aoimori.core.codes import Code, CodeList
from aoimori.core.localized import Localized
from aoimori.core.looks import Shape
from aoimori.core.mended import Aside, Mend
from aoimori.core.repairs import RULES
from aoimori.core.sheet import Cell, CellProblem
from support.mending import Grid, grid, is_done, mended, only

HEAD: list[Cell] = ["市町村名", "人口", "世帯数"]
TOWNS: Grid = [["青森市", 270000, 130000], ["弘前市", 160000, 70000], ["八戸市", 220000, 100000]]
AREAS = CodeList(
    "areas",
    {
        code: Code(code, Localized(name), {"variants": variant})
        for code, name, variant in (
            ("020001", "青森県", ""),
            ("022012", "青森市", ""),
            ("022021", "弘前市", ""),
            ("022039", "八戸市", ""),
            ("023213", "鰺ヶ沢町", "鯵ヶ沢町"),
        )
    },
)


def steps(rows: Grid, **more: object) -> list[str]:
    return [change.step for change in mended(rows, **more).mends]


def test_a_clean_table_stays_as_it_is() -> None:
    result = mended([HEAD, *TOWNS])
    assert only(result) == [HEAD, *TOWNS]
    assert result.mends == result.aside == ()


def test_a_table_is_taken_out_of_its_sheet() -> None:
    rows = [["人口の表"], [], [None, *HEAD], *([None, *row] for row in TOWNS), [], ["※ 概数です"]]
    result = mended(rows)
    assert only(result) == [HEAD, *TOWNS]
    assert result.aside == (Aside("title", "A1", "人口の表"), Aside("note", "A8", "※ 概数です"))
    assert Mend("text-set-aside", "L1-04", "表", "A1", "", "人口の表", "") in result.mends
    assert Mend("table-taken-out", "L3-01", "表", "B3:D6", "", "", "") in result.mends
    assert result.origins[0][2, 1] == (4, 2)


def test_sums_are_kept_aside() -> None:
    result = mended([HEAD, *TOWNS, ["合計", 650000, 300000]])
    assert only(result) == [HEAD, *TOWNS]
    assert result.aside == (Aside("total", "A5:C5", "合計 / 650000 / 300000"),)


def test_each_table_has_a_sheet_of_its_own() -> None:
    other: Grid = [["施設名", "定員", "面積"], ["甲館", 10, 20], ["乙館", 30, 40]]
    result = mended([HEAD, *TOWNS, [], *other])
    assert [(t.name, grid(t)) for t in result.tables] == [
        ("表_1", [HEAD, *TOWNS]),
        ("表_2", other),
    ]


def test_header_levels_are_joined() -> None:
    rows: Grid = [
        ["市町村名", "人口", None, None],
        [None, "計", "男", "女"],
        ["青森市", 3, 1, 2],
        ["弘前市", 7, 3, 4],
    ]
    merged = {(1, 3): (1, 2), (1, 4): (1, 2), (2, 1): (1, 1)}
    result = mended(rows, merged=merged)
    assert only(result)[0] == ["市町村名", "人口_計", "人口_男", "人口_女"]
    assert (
        Mend("header-joined", "L2-03", "表", "B1:B2", "B1", "人口 / 計", "人口_計") in result.mends
    )


def test_a_group_without_merged_cells_tells_equal_names_apart() -> None:
    rows: Grid = [
        ["市町村名", "人口", None, "転入", None],
        [None, "男", "女", "男", "女"],
        ["青森市", 3, 1, 2, 5],
        ["弘前市", 7, 3, 4, 6],
    ]
    assert only(mended(rows))[0] == ["市町村名", "人口_男", "人口_女", "転入_男", "転入_女"]


def test_other_equal_names_are_numbered() -> None:
    rows: Grid = [["名称", "値", "値"], ["甲", 1, 2], ["乙", 3, 4]]
    assert only(mended(rows))[0] == ["名称", "値", "値_2"]


def test_a_row_of_units_goes_to_the_header() -> None:
    rows: Grid = [["費目", "予算"], [None, "千円"], ["甲費", 1], ["乙費", 2]]
    assert only(mended(rows))[0] == ["費目", "予算（千円）"]


def test_several_units_at_once_are_kept_aside() -> None:
    rows: Grid = [
        ["市町村名", "人口", "世帯数"],
        [None, "（人、世帯）", None],
        *TOWNS,
    ]
    result = mended(rows, merged={(2, 3): (2, 2)})
    assert only(result) == [HEAD, *TOWNS]
    assert result.aside == (Aside("note", "B2", "（人、世帯）"),)


def test_blank_rows_and_columns_and_repeated_headers_go() -> None:
    head = ["市町村名", None, "人口", "世帯数"]
    towns = [[row[0], None, *row[1:]] for row in TOWNS]
    rows: Grid = [head, towns[0], [], head, *towns[1:]]
    result = mended(rows)
    assert only(result) == [HEAD, *TOWNS]
    assert {m.step for m in result.mends} == {"blank-row", "blank-column", "repeated-header"}


def test_names_of_merged_cells_are_filled_and_amounts_are_not() -> None:
    rows: Grid = [
        ["地域", "町村名", "補助額"],
        ["東", "甲町", 100],
        [None, "乙町", None],
        ["西", "丙町", 50],
    ]
    result = mended(rows, merged={(3, 1): (2, 1), (3, 3): (2, 3)})
    assert only(result)[2] == ["東", "乙町", None]
    assert result.tables[0].merged == {(3, 3): (2, 3)}
    assert Mend("fill-merged", "L1-12", "表", "A3", "A3", "", "東") in result.mends


def test_ditto_marks_mean_the_value_above() -> None:
    rows: Grid = [
        ["地域", "町村名", "数"],
        ["東", "甲町", 1],
        ["〃", "乙町", 2],
        ["同上", "丙町", 3],
    ]
    assert [row[0] for row in only(mended(rows))] == ["地域", "東", "東", "東"]


def test_a_ditto_mark_below_a_sum_means_what_is_above_it() -> None:
    rows: Grid = [
        ["地域", "町村名", "数"],
        ["東", "甲町", 1],
        ["小計", None, 5],
        ["〃", "乙町", "〃"],
    ]
    assert only(mended(rows))[2] == ["東", "乙町", 5]


def test_a_ditto_mark_with_nothing_above_stays() -> None:
    rows: Grid = [["地域", "町村名", "数"], ["〃", "甲町", 1], ["東", "乙町", 2]]
    assert only(mended(rows)) == rows


def test_blank_cells_are_not_filled() -> None:
    rows: Grid = [["地域", "町村名", "数"], ["東", "甲町", 1], [None, "乙町", 2], [None, "丙町", 3]]
    assert only(mended(rows)) == rows


def test_formulas_become_their_results_and_problems_stay() -> None:
    problem = CellProblem("error-value", "#REF!")
    rows: Grid = [HEAD, ["青森市", 5, 2], ["弘前市", problem, 3], ["八戸市", 1, 1]]
    result = mended(rows, formulas={(2, 2): "=2+3", (3, 2): "=#REF!"})
    assert only(result) == rows
    assert result.tables[0].formulas == {(3, 2): "=#REF!"}
    assert result.mends == (Mend("formula-value", "L2-06", "表", "B2", "B2", "=2+3", "5"),)


@pytest.mark.parametrize(
    ("text", "number", "how"),
    [
        ("1,234", 1234, ["separators"]),
        ("１２", 12, ["full-width-digits"]),
        ("▲5", -5, ["sign-mark"]),
        ("△1,000", -1000, ["sign-mark", "separators"]),
        ("7", 7, ["text-to-number"]),
        ("2.5", 2.5, ["text-to-number"]),
        ("-", "-", []),
        ("x", "x", []),
        ("約10", "約10", []),
        ("10(※)", "10(※)", []),
        ("5人", "5人", []),
        ("12(3)", "12(3)", []),
        ("1234567890123456", "1234567890123456", []),
    ],
)
def test_numbers_become_numbers_where_nothing_is_lost(
    text: str, number: Cell, how: list[str]
) -> None:
    rows: Grid = [["名称", "値"], *(["甲", n] for n in range(6)), ["乙", text]]
    assert only(mended(rows))[-1] == ["乙", number]
    assert steps(rows) == how


def test_numbers_of_a_text_file_stay_text() -> None:
    rows: Grid = [["名称", "値"], ["甲", "1,234"], ["乙", "10.0"], ["丙", "0.50"]]
    assert [row[1] for row in only(mended(rows, delimited=True))] == ["値", "1234", "10.0", "0.50"]


def test_codes_are_no_numbers() -> None:
    rows: Grid = [["団体コード", "名称"], ["02201", "青森市"], ["02202", "弘前市"]]
    assert only(mended(rows)) == rows


def test_a_unit_of_all_values_goes_to_the_header() -> None:
    rows: Grid = [["費目", "予算"], ["甲費", "1,200千円"], ["乙費", "80千円"]]
    assert only(mended(rows)) == [["費目", "予算（千円）"], ["甲費", 1200], ["乙費", 80]]


def test_different_units_stay() -> None:
    rows: Grid = [["費目", "予算"], ["甲費", "1,200千円"], ["乙費", "80円"]]
    assert only(mended(rows)) == rows


def test_white_space_goes_from_the_ends_alone() -> None:
    rows: Grid = [["名称", "所在"], ["　青　森　市 ", "甲\r\n乙"], ["弘前市", "丙"]]
    assert only(mended(rows))[1] == ["青　森　市", "甲\n乙"]


def test_other_with_its_text_is_parted() -> None:
    rows: Grid = [
        ["名称", "財源"],
        ["甲", "補助金"],
        ["乙", "その他（寄附）"],
        ["丙", "その他(一)二"],
    ]
    assert only(mended(rows)) == [
        ["名称", "財源", "財源_その他の内容"],
        ["甲", "補助金", None],
        ["乙", "その他", "寄附"],
        ["丙", "その他(一)二", None],
    ]


@pytest.mark.parametrize(
    ("times", "western"),
    [
        (["令和5年度", "R6"], [2023, 2024]),
        (["平成31年", "令和元年"], [2019, 2019]),
        (["令和5年4月1日", "R6.5.13"], ["2023-04-01", "2024-05-13"]),
        (["令和5年度", "令和6年4月"], ["2023年度", "2024-04"]),
        (["令和5年度", "未定"], None),
        (["平成32年度", "令和5年度"], None),
        (["5年", "6年"], None),
    ],
)
def test_gregorian_times_stand_beside_those_of_an_era(
    times: list[str], western: list[Cell] | None
) -> None:
    rows: Grid = [["時点", "数"], *([time, n] for n, time in enumerate(times))]
    table = only(mended(rows))
    if western is None:
        assert table == rows
    else:
        assert table[0] == ["時点", "時点_西暦", "数"]
        assert [row[1] for row in table[1:]] == western


def test_periods_have_their_start_and_end() -> None:
    rows: Grid = [["期間", "数"], ["R6.11～R7.2", 1], ["令和6年度", 2], ["令和6年7月～", 3]]
    assert only(mended(rows)) == [
        ["期間", "期間_開始_西暦", "期間_終了_西暦", "数"],
        ["R6.11～R7.2", "2024-11", "2025-02", 1],
        ["令和6年度", "2024-04", "2025-03", 2],
        ["令和6年7月～", "2024-07", None, 3],
    ]
    assert is_done(mended(rows))


def test_periods_that_leave_the_year_open_stay() -> None:
    rows: Grid = [["期間", "数"], ["R6.11～R7.2", 1], ["4月～6月", 2]]
    assert only(mended(rows)) == rows


def test_codes_stand_beside_names_of_municipalities() -> None:
    result = mended([HEAD, ["青　森　市", 1, 2], ["鯵ヶ沢町", 3, 4]], AREAS)
    assert only(result)[0][:2] == ["全国地方公共団体コード", "市町村名"]
    assert [row[0] for row in only(result)[1:]] == ["022012", "023213"]
    assert Mend("code-lookup", "L3-06", "表", "A2", "A2", "青　森　市", "022012") in result.mends


def test_a_name_that_is_not_known_keeps_codes_away() -> None:
    rows: Grid = [HEAD, ["青森市", 1, 2], ["架空町", 3, 4]]
    assert only(mended(rows, AREAS)) == rows


def test_lost_zeros_are_restored_where_only_one_code_is_meant() -> None:
    rows: Grid = [["団体コード", "名称"], [22012, "青森市"], ["22021", "弘前市"], ["99999", "？町"]]
    assert [row[0] for row in only(mended(rows, AREAS))[1:]] == ["022012", "022021", "99999"]
    assert only(mended(rows)) == rows


def test_columns_of_years_become_rows() -> None:
    rows: Grid = [["市町村名", "令和3年度", "令和4年度", "令和5年度"], ["青森市", 1, "x", 3]]
    result = mended(rows)
    assert only(result) == [
        ["市町村名", "年度", "値"],
        ["青森市", 2021, 1],
        ["青森市", 2022, "x"],
        ["青森市", 2023, 3],
    ]
    assert Mend("turned", "L3-09", "表", "C1", "B3", "令和4年度", "2022") in result.mends


@pytest.mark.parametrize(
    "head",
    [
        ["名称", "4月", "5月", "年計"],
        ["名称", "令和3年", "令和4年度", "令和5年"],
        ["人口", "2021年", "2022年", "2023年"],
    ],
)
def test_other_columns_of_times_stay(head: list[Cell]) -> None:
    rows: Grid = [head, [1 if head[0] == "人口" else "甲", 2, 3, 4], [5, 6, 7, 8]]
    assert only(mended(rows)) == rows


def test_what_lies_on_the_sheet_is_kept_aside() -> None:
    shapes = (Shape("shape", (1, 5), "確認済"),)
    comments = {(1, 1): "表題のコメント", (4, 2): "値のコメント"}
    result = mended([["表題"], [], HEAD, *TOWNS], shapes=shapes, comments=comments)
    assert Aside("shape", "E1", "確認済") in result.aside
    assert Aside("comment", "A1", "表題のコメント") in result.aside
    assert result.tables[0].comments == {(2, 2): "値のコメント"}


def test_what_is_hidden_stays_hidden() -> None:
    result = mended([["表題"], [], HEAD, *TOWNS], hidden_rows=frozenset({5}), visible=False)
    assert result.tables[0].hidden_rows == {3}
    assert not result.tables[0].visible


def test_a_sheet_without_a_table_is_all_aside() -> None:
    result = mended([["お知らせ"]])
    assert [text.text for text in result.aside] + [c for t in result.tables for c in t.rows]
    assert is_done(result)


def test_every_step_is_explained() -> None:
    rows: Grid = [["表"], [], ["市町村名", "時点"], ["青森市", "令和5年度"], ["合計", None]]
    assert {change.step for change in mended(rows, AREAS).mends} <= set(RULES)
