"""Numbers are held against the formulas of the ordinances, worked out here by hand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.personal import (
    Role,
    column_marks,
    hidden_middle,
    is_card_number,
    is_corporate_number,
    is_my_number,
    marks,
    role_of,
)

digits = st.text("0123456789", min_size=11, max_size=11)


def with_check(eleven: str) -> str:
    """第5条: P1 is the lowest digit of the eleven; Qn = n+1 for 1..6, n-5 for 7..11."""
    weights = {1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7, 7: 2, 8: 3, 9: 4, 10: 5, 11: 6}
    total = sum(int(eleven[11 - n]) * weights[n] for n in range(1, 12))
    return eleven + str(0 if total % 11 <= 1 else 11 - total % 11)


def told(text: str, header: str = "", *, contact: bool = False) -> list[tuple[str, str]]:
    return [(mark.check, mark.text) for mark in marks(text, header, contact=contact)]


# 1*6+2*5+3*4+4*3+5*2+6*7+7*6+8*5+9*4+0*3+1*2 = 212, 212 mod 11 = 3, 11 - 3 = 8.
MINE = "123456789018"


@pytest.mark.parametrize(
    "number",
    [
        MINE,
        "000000000000",  # the sum is 0, so is the digit
        # 5*2 + 1*3 = 13, 13 mod 11 = 2, 11 - 2 = 9.
        "000000000159",
        # 4*2 + 1*3 = 11: the remainder 0 gives 0; 2*6 = 12: the remainder 1 gives 0.
        "000000000140",
        "000000200000",
    ],
)
def test_the_check_digit_of_a_my_number(number: str) -> None:
    assert with_check(number[:11]) == number
    assert is_my_number(number)


@given(digits)
def test_of_twelve_digits_one_last_digit_fits(eleven: str) -> None:
    fitting = [last for last in "0123456789" if is_my_number(eleven + last)]
    assert [eleven + last for last in fitting] == [with_check(eleven)]


@given(digits)
def test_a_my_number_is_found_however_it_is_written(eleven: str) -> None:
    number = with_check(eleven)
    groups = [number[:4], number[4:8], number[8:]]
    wide = str.maketrans("0123456789-", "０１２３４５６７８９－")
    for written in (number, "-".join(groups), " ".join(groups)):
        for text in (written, written.translate(wide), f"番号は{written}です", f"No.{written}、"):
            assert "my-number" in [check for check, _ in told(text)], text
    assert [f for f in told(f"番号は{number}です") if f[0] == "my-number"] == [
        ("my-number", number)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "123456789012",  # no check digit
        f"9{MINE}",
        f"{MINE}0",
        f"A{MINE}",
        f"{MINE}円",
        f"{MINE} 人",
        f"0.{MINE}",
        f"12-{MINE}",
        f"{MINE}-1",
        "3 1234 5678 9018",
        "1,234,567,890,18",
    ],
)
def test_a_part_of_something_longer_is_no_my_number(text: str) -> None:
    assert [check for check, _ in told(text) if check == "my-number"] == []


# 青森県, 青森市 and the National Tax Agency, as published; T in front is an invoice number.
@pytest.mark.parametrize("number", ["2000020020001", "4000020022012", "7000012050002"])
def test_a_corporate_number_is_public(number: str) -> None:
    assert is_corporate_number(number)
    assert not is_corporate_number(number[:-1] + str((int(number[-1]) + 1) % 10))
    for text in (number, f"T{number}", f"法人番号{number}", " ".join((number[0], number[1:5]))):
        assert told(text) == []


def test_a_corporate_number_in_groups_is_no_my_number() -> None:
    for twelve in (MINE, "000000000140"):
        assert told(f"7 {twelve[:4]} {twelve[4:8]} {twelve[8:]}") == []


# Test numbers that the schemes and payment services publish.
CARDS = [
    "4111111111111111",
    "5555555555554444",
    "2223003122003222",
    "3530111333300000",
    "378282246310005",
    "30569309025904",
    "6011111111111117",
    "6200000000000005",
]


@pytest.mark.parametrize("number", CARDS)
def test_card_numbers(number: str) -> None:
    assert is_card_number(number)
    assert told(number) == [("card-number", number)]
    assert told(f"カード {number} 有効") == [("card-number", number)]
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not is_card_number(wrong)
    assert told(f"{number}1") == told(f"1{number}") == told(wrong) == []


def test_card_numbers_in_groups() -> None:
    assert told("4111-1111-1111-1111") == [("card-number", "4111-1111-1111-1111")]
    assert told("3782 822463 10005") == [("card-number", "3782 822463 10005")]


def test_a_number_no_scheme_issues_is_no_card() -> None:
    assert not is_card_number("0000000000000000")
    assert not is_card_number("1000000000000008")


@pytest.mark.parametrize(
    "number",
    [
        "017-722-1111",
        "017(722)1111",
        "(017)722-1111",
        "（０１７）７２２－１１１１",
        "017‐722‐1111",
        "0172-35-1111",
        "03-5253-2111",
        "03 5253 2111",
        "090-1234-5678",
        "080-1234-5678",
        "09012345678",
        "050-1234-5678",
        "+81-17-722-1111",
        "+81 90 1234 5678",
        "+81(0)3-5253-2111",
        "+819012345678",
    ],
)
def test_telephone_numbers(number: str) -> None:
    assert told(number) == [("phone-number", number)]
    assert told(f"〒030-8570 {number}（内線1234）") == [("phone-number", number)]
    assert told(f"TEL:{number}") == [("phone-number", number)]
    assert told(number, contact=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "0120-123-456",  # free of charge: an organisation's
        "0800-123-4567",
        "0570-012-345",
        "030-8570",
        "2024-04-01",
        "0212345678",  # ten digits in a row: a care provider of prefecture 02
        "02-2012-1234-5678",
        "01234567890123",
        "1,234,567,890",
        "017-722-111",
        "978-4-00-000000-0",
        "192.168.0.10",
        "令和6年4月1日～令和7年3月31日",
        "07201001000",
    ],
)
def test_what_looks_like_a_telephone_number_and_is_none(text: str) -> None:
    assert told(text) == []


def test_ten_digits_are_a_telephone_number_where_it_is_said() -> None:
    assert told("0177221111", "電話番号") == [("phone-number", "0177221111")]
    assert told("連絡先 0177221111") == [("phone-number", "0177221111")]
    assert told("0120123456", "電話番号") == []


@pytest.mark.parametrize(
    "address",
    [
        "taro@example.jp",
        "taro.aomori+x@mail.pref.example.lg.jp",
        "ｔａｒｏ＠example.jp",
        "t[at]example.jp",
    ],
)
def test_mail_addresses(address: str) -> None:
    assert told(address) == [("email-address", address)]
    assert told(f"（{address}）") == [("email-address", address)]
    assert told(address, contact=True) == []


@pytest.mark.parametrize("text", ["@example", "a@b", "単価 @100円", "look at example.jp", "表@1.2"])
def test_what_is_no_mail_address(text: str) -> None:
    assert told(text) == []


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at_and_what_is_found_stands_in_it(text: str) -> None:
    for mark in marks(text):
        assert mark.text in text
    assert {mark for found in column_marks([text]).values() for mark in found} <= {*marks(text)}


@given(st.sampled_from([MINE, "017-722-1111", "taro@example.jp", *CARDS]), st.text(max_size=20))
def test_the_quick_look_misses_nothing(value: str, around: str) -> None:
    text = f"{around} {value}"
    assert {*column_marks([text]).get(text, ())} == {*marks(text)}


def test_a_column_of_ids_is_not_taken_for_my_numbers() -> None:
    ids = [f"{200_000_000_000 + number}" for number in range(500)]
    assert sum(map(is_my_number, ids)) > 30
    assert column_marks(ids) == {}
    # A note between them is not a part of the column of ids.
    assert list(column_marks([*ids, f"番号{MINE}"])) == [f"番号{MINE}"]


def test_a_column_of_my_numbers_is_one_even_with_misprints() -> None:
    chance = random.Random(1)
    mine = [with_check(f"{chance.randrange(10**11):011}") for _ in range(50)]
    wrong = [f"{number[:-1]}{(int(number[-1]) + 1) % 10}" for number in mine[:20]]
    assert len(column_marks([*mine[20:], *wrong])) == 30


def test_a_few_ids_are_each_somebodys_decision() -> None:
    assert list(column_marks(["123456789012", MINE])) == [MINE]


@pytest.mark.parametrize(
    ("header", "texts", "role"),
    [
        ("氏名", ["青森 太郎", "弘前 花子"], Role.NAME),
        ("氏　名", ["青森太郎"], Role.NAME),
        ("full_name", ["Taro Aomori"], Role.NAME),
        ("名称", ["青森県立図書館"], None),
        ("施設名", ["中央公民館"], None),
        ("住所", ["青森市長島1-1-1", "弘前市上白銀町１－１"], Role.ADDRESS),
        ("備考", ["青森市長島一丁目1番1号", "弘前市上白銀町1-1"], Role.ADDRESS),
        ("所在地", ["", None], None),
        ("生年月日", ["1980-01-02", "昭和55年1月2日"], Role.BIRTH),
        ("生年月日", ["S55.1.2"], Role.BIRTH),
        ("誕生日", ["1980/1/2"], Role.BIRTH),
        ("設立年月日", ["1980-01-02"], None),
        ("生年月日", ["非公開", "非公開"], None),
        ("人口", ["1200"], None),
    ],
)
def test_what_a_column_holds_of_a_person(
    header: str, texts: list[str | None], role: Role | None
) -> None:
    assert role_of([header], texts) is role


def test_a_number_is_told_by_its_end() -> None:
    assert hidden_middle("1234-5678-9018") == "****-****-9018"
    assert hidden_middle("１２３４５６７８９０１８") == "********９０１８"
