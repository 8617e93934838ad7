"""Slips that no rule speaks of: each told where it is, and nothing beside it."""

from __future__ import annotations

from datetime import date

import pytest

from aoimori.checks.suspicions import suspect
from aoimori.checks.suspicions.characters import is_damaged
from aoimori.checks.suspicions.coordinates import LATITUDES, LONGITUDES, pointed
from aoimori.checks.suspicions.places import is_address, used_variant
from aoimori.checks.suspicions.times import is_no_era_year
from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Severity
from aoimori.core.found import Known
from aoimori.core.localized import Localized
from aoimori.core.looks import Shape
from aoimori.core.sheet import Cell, CellProblem
from support.bare import bare, look, suspected, told

Rows = list[list[Cell]]


def numbered(count: int, *headers: str) -> Rows:
    """A header, and so many rows of a number and different words."""
    return [["NO", *headers], *([n, *(f"{h}{n}" for h in headers)] for n in range(1, count + 1))]


@pytest.mark.parametrize(
    "text", ["白?小学校", "大字?岩屋字往来", "〓田", "森\ufffd", "??", "鴎?(旧)"]
)
def test_a_lost_character_is_seen(text: str) -> None:
    assert is_damaged(text)


@pytest.mark.parametrize(
    "text",
    [
        "使えますか?",
        "どうしますか?はい",
        "https://a.example/?名=1",
        "?",
        "A?B",
        "白鷗小学校",
        "何? 不明",
    ],
)
def test_a_question_is_no_lost_character(text: str) -> None:
    assert not is_damaged(text)


def test_lost_characters_are_told_in_headers_too() -> None:
    rows: Rows = [["NO", "名?称"], [1, "甲"], [2, "乙?小"], [3, "丙"]]
    assert told(suspected("lost-character", rows)) == [("character-lost", "B1 B3")]


def test_marks_that_a_sheet_is_not_for_everybody() -> None:
    rows: Rows = [["公民館一覧（案）"], [], *numbered(4, "名称", "区分")]
    rows[4][2] = "部外秘"  # what a table says is data
    rows += [[], ["取扱注意"]]
    assert told(suspected("handling-marks", rows)) == [("handling-mark", "A1 A9")]
    rows[0], rows[-1] = ["公民館一覧"], ["※ 案内所を含む"]
    assert told(suspected("handling-marks", rows)) == []


def test_marks_in_drawn_boxes() -> None:
    box = Shape("shape", (1, 5), "部外秘")
    shapes = (box, Shape("shape", None, "（案）"), Shape("shape", (1, 6), "案内図"))
    (found,) = suspected("handling-marks", numbered(4, "名称", "区分"), shapes=shapes)
    assert (found.place.cell, found.details["values"]) == ("E1", "「部外秘」「（案）」")


def test_a_number_that_its_format_shows_as_another() -> None:
    odd = CellProblem("number-format", "990 (#,##0.0,)")
    rows: Rows = [["NO", "人口"], *([n, 1000 + n] for n in range(1, 9)), [9, odd]]
    assert told(suspected("formats", rows)) == [("number-format", "B10")]


PLACE: Rows = [["NO", "名称", "緯度", "経度"]]


def placed(*pairs: tuple[Cell, Cell]) -> Rows:
    good: list[tuple[Cell, Cell]] = [(40.5 + n / 100, 141.5) for n in range(10)]
    return PLACE + [[n, f"名{n}", *pair] for n, pair in enumerate([*good, *pairs], start=1)]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ((141.5, 40.5), [("coordinates-swapped", "C12:D12")]),
        ((40883195, 140.4), [("coordinate-point-lost", "C12")]),
        ((40.5, 140399254), [("coordinate-point-lost", "D12")]),
        ((None, 140.4), [("coordinate-one-missing", "C12")]),
        ((None, None), [("coordinates-missing", "C12:D12")]),
        ((1.5, 140.4), [("coordinate-outside-japan", "C12")]),
        (("141.5", "40.5"), [("coordinates-swapped", "C12:D12")]),
        (("４０．５", "141.5"), []),
        ((24.4, 123.8), []),
    ],
)
def test_coordinates(pair: tuple[Cell, Cell], expected: list[tuple[str, str]]) -> None:
    assert told(suspected("coordinates", placed(pair))) == expected


def test_coordinates_that_many_rows_lack_are_not_slips() -> None:
    assert suspected("coordinates", placed(*[(None, None)] * 8)) == []


def test_the_point_goes_where_the_number_is_in_japan() -> None:
    assert pointed(40883195, LATITUDES) == 40.883195
    assert pointed(140399254, LONGITUDES) == 140.399254
    assert pointed(99999, LATITUDES) is None
    assert pointed(40.5, LATITUDES) is None


def test_numbers_that_became_dates() -> None:
    rows: Rows = [["NO", "所在地_番地以下", "届出年月日"]]
    rows += [[n, f"{n}-1", date(2025, 4, n)] for n in range(1, 6)]
    rows += [[6, date(2025, 8, 2), date(2025, 4, 6)], [7, "8月2日", date(2025, 4, 7)]]
    assert told(suspected("dates", rows)) == [("number-became-date", "B7:B8")]


def test_a_few_dates_among_words() -> None:
    rows = numbered(20, "区分名")
    rows[5][1] = date(2025, 1, 2)
    (finding,) = suspected("dates", rows)
    assert told([finding]) == [("date-among-others", "B6")]
    assert finding.severity is Severity.WARNING


def test_a_row_that_stands_twice_is_no_repeated_number() -> None:
    rows = numbered(10, "名称", "住所")
    rows.append(list(rows[3]))
    assert told(suspected("duplicate-rows", rows)) == [("duplicate-row", "A12:C12")]
    assert suspected("duplicate-ids", rows) == []


def test_a_number_that_stands_twice_is_told_at_both_cells() -> None:
    rows = numbered(10, "名称", "住所")
    rows[8][0] = "３"
    assert told(suspected("duplicate-ids", rows)) == [("duplicate-id", "A4 A9")]


def test_numbers_that_begin_anew_are_no_slips() -> None:
    rows = numbered(10, "名称", "住所")
    for n in range(1, 11):
        rows[n][0] = (n - 1) % 5 + 1
    assert suspected("duplicate-ids", rows) == []


def test_blank_edges() -> None:
    rows = numbered(4, "名称")
    assert told(suspected("blank-edges", rows, used=(8, 5))) == [
        ("blank-columns-behind", "C1:E5"),
        ("blank-rows-behind", "A6:B8"),
    ]
    assert suspected("blank-edges", rows, used=(5, 2)) == []
    assert suspected("blank-edges", rows) == []
    (field, _) = suspected("blank-edges", rows, used=(8, 5), delimited=True)
    assert field.severity is Severity.WARNING


def test_gaps() -> None:
    rows = numbered(30, "名称", "住所", "区分")
    rows[7][1] = None
    for n in range(10):
        rows[n + 1][3] = None
    assert told(suspected("gaps", rows)) == [("value-missing", "B8")]


def test_a_blank_is_no_slip_in_a_row_of_another_kind_or_among_marks() -> None:
    rows = numbered(60, "名称", "住所", "区分")
    rows[7][1:] = [None, None, None]
    for row in rows[1:]:
        row.append("○")
    rows[0].append("有無")
    rows[9][4] = None
    assert suspected("gaps", rows) == []


def test_cells_of_spaces_only() -> None:
    rows = numbered(5, "名称")
    rows[3][1] = "　 "
    assert told(suspected("only-spaces", rows)) == [("only-spaces", "B4")]


def test_digits_that_were_lost() -> None:
    rows: Rows = [["NO", "法人番号", "POIコード"]]
    rows += [[n, f"40000200220{n:02}", n] for n in range(10)]
    rows += [[10, "4.00002E+12", 4000020022012345]]
    assert told(suspected("exponents", rows)) == [("digits-lost", "B12"), ("digits-lost", "C12")]


def test_zeros_that_were_lost() -> None:
    rows: Rows = [["施設番号", "名称"], *([f"00{n}", f"名{n}"] for n in range(1, 7)), [7, "名7"]]
    assert told(suspected("zeros", rows)) == [("zero-lost", "A8")]
    rows = [["施設番号", "名称"], *([n, f"名{n}"] for n in range(1, 12))]
    assert suspected("zeros", rows) == []
    rows = [["名称", "電話番号"], *([f"名{n}", 177341110 + n] for n in range(1, 4))]
    assert told(suspected("zeros", rows)) == [("zero-lost", "B2:B4")]


def test_endless_digits_are_a_number_like_others() -> None:
    rows: Rows = [["名称", "値"], *([f"町{n}", n] for n in range(30)), ["村", "9" * 400]]
    assert suspected("odd-numbers", rows) == []


def test_numbers_of_another_kind_than_the_rest() -> None:
    rows: Rows = [["名称", "人口（人）", "増減"]]
    rows += [[f"町{n}", 1000 + n, -n if n % 2 else n] for n in range(30)]
    rows[5][1], rows[9][1] = 25.1, "▲300"
    assert told(suspected("odd-numbers", rows)) == [
        ("fraction-alone", "B6"),
        ("negative-alone", "B10"),
    ]


AREAS = CodeList(
    "areas",
    {
        code: Code(code, Localized(name), {"county_ja": county, "variants": variants})
        for code, name, county, variants in (
            ("011011", "甲が市", "", "甲ヶ市"),
            ("012025", "乙町", "丙郡", ""),
            ("012033", "丁村", "丙郡", ""),
        )
    },
)


@pytest.mark.parametrize(
    "text", ["青森県平川市猿賀遠林1-2", "平川市猿賀１－２", "青森県平川市大字猿賀字遠林"]
)
def test_an_address_is_no_name(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text", ["平川市", "三戸郡南部町", "青森県三戸郡南部町", "むつ市※1", "市川市"]
)
def test_a_name_is_no_address(text: str) -> None:
    assert not is_address(text)


def test_other_spellings_in_addresses() -> None:
    variants = {"甲ヶ市": "甲が市"}
    assert used_variant("北海道甲ヶ市一丁目", variants) == "甲ヶ市"
    assert used_variant("丙郡甲ヶ市一丁目", variants) == "甲ヶ市"
    assert used_variant("甲が市甲ヶ市一丁目", variants) == ""
    rows: Rows = [["NO", "住所"], [1, "甲ヶ市1"], [2, "甲が市2"], [3, "乙町3"]]
    assert told(suspected("names-in-addresses", rows, Known(areas=AREAS))) == [
        ("address-name-variant", "B2")
    ]
    assert suspected("names-in-addresses", rows) == []


def towns(*last: list[Cell]) -> Rows:
    rows: Rows = [["市町村コード", "市町村名", "人口"]]
    names = [("011011", "甲が市"), ("012025", "丙郡乙町"), ("012033", "丁村")]
    return rows + [[*names[n % 3], 100 + n] for n in range(30)] + list(last)


def test_an_unknown_place() -> None:
    rows = towns(["012025", "丙郡乙村", 5], ["", "丙郡", 5])
    assert told(suspected("unknown-places", rows, Known(areas=AREAS))) == [("place-unknown", "B32")]


def test_a_code_of_another_place() -> None:
    rows = towns(["012025", "丁村", 5])
    assert told(suspected("codes-and-names", rows, Known(areas=AREAS))) == [
        ("code-and-name-differ", "A32")
    ]
    assert suspected("codes-and-names", rows) == []


def test_a_place_that_stands_twice() -> None:
    rows: Rows = [["市町村名", "人口"], *([f"第{n}町", n] for n in range(20)), ["第3町", 5]]
    assert told(suspected("duplicate-places", rows)) == [("duplicate-place", "A5 A22")]
    assert suspected("duplicate-places", towns()) == []


def summed(count: int = 20) -> Rows:
    rows: Rows = [["名称", "男", "女", "計"]]
    return rows + [[f"町{n}", n * 7, n * 5 + 3, n * 12 + 3] for n in range(1, count + 1)]


def test_a_sum_that_holds_everywhere_else() -> None:
    rows = summed()
    assert suspected("sums", rows) == []
    rows[4][3], rows[6][1] = 999, None
    (finding,) = suspected("sums", rows)
    assert told([finding]) == [("sum-differs", "B5:D5")]
    assert finding.details["formula"] == "男 + 女 = 計"


def test_sums_of_three_with_signs() -> None:
    rows: Rows = [["名称", "転入", "転出", "その他", "増減"]]
    rows += [[f"町{n}", n * 7, n * n, n % 3 + 1, n * 7 - n * n + n % 3 + 1] for n in range(1, 21)]
    rows[8][1] = 1000
    (finding,) = suspected("sums", rows)
    assert told([finding]) == [("sum-differs", "B9:E9")]
    assert finding.details["formula"] == "転入 - 転出 + その他 = 増減"


def test_what_holds_by_chance_or_by_rounding_is_no_sum() -> None:
    rows = summed()
    for n in range(1, 10):
        rows[n][3] = n * 100
    assert suspected("sums", rows) == []
    rows = summed()
    rows[4][3] = int(str(rows[4][3])) + 1
    assert suspected("sums", rows) == []


@pytest.mark.parametrize(("text", "wrong"), [("H40", True), ("平成31", False), ("R7", False)])
def test_years_an_era_does_not_have(text: str, wrong: bool) -> None:
    assert is_no_era_year(text) is wrong


def test_periods_that_end_before_they_begin() -> None:
    rows: Rows = [["名称", "始期", "終期"]]
    rows += [["甲", "R5", "R7"], ["乙", "R10", "R5"], ["丙", "平成31", "R1"], ["丁", "R5", None]]
    assert told(suspected("periods", rows)) == [("period-reversed", "B3:C3")]


def test_a_plain_table_is_not_suspected() -> None:
    looked = look(bare(numbered(30, "名称", "住所")))
    assert list(suspect(looked)) == []


def test_contacts_beside_names_of_persons() -> None:
    rows: Rows = [
        ["番号", "氏名", "電話番号", "メール"],
        ["A-1", "山田 太郎", "017-722-0000", "taro@example.jp"],
        ["A-2", "鈴木 花子", "090-1234-5678", None],
    ]
    (found,) = suspected("person-contacts", rows)
    assert told([found]) == [("person-contact", "C2:C3 D2")]
    assert found.severity is Severity.WARNING
    assert "090" not in str(found.details)


def test_mobile_telephones_are_told_everywhere_and_others_of_offices_nowhere() -> None:
    rows: Rows = [
        ["施設名", "電話番号", "メール"],
        ["中央公民館", "017-722-0000", "office@example.jp"],
        ["北公民館", "０８０－１２３４－５６７８", None],
    ]
    assert told(suspected("person-contacts", rows)) == [("person-contact", "B3")]
    assert suspected("person-contacts", rows[:2]) == []


def test_numbers_nobody_may_publish_are_told_outside_of_columns_too() -> None:
    rows: Rows = [["名簿（123456789018）"], ["名称", "値"], ["甲", 1], ["乙", 2]]
    assert told(suspected("personal-numbers", rows)) == [("my-number", "A1")]
