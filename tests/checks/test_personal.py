"""Which values of a table are looked at, and what is told of them."""

from __future__ import annotations

from typing import Any

import pytest

from aoimori.checks.personal import personal_values
from aoimori.core.gate import Case
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, Labels
from support.tables import schema, table

MINE, PHONE = "123456789018", "017-722-1111"


def field(name: str, title: str = "備考", **words: Any) -> Field:
    return Field(name, Localized(title), **words)


def cases(fields: list[Field], *rows: tuple[str | None, ...]) -> list[Case]:
    return list(personal_values(table(schema(*fields), rows), "datasets/pref/towns", {}))


def told(found: list[Case]) -> list[tuple[str, tuple[str, ...], str]]:
    return [(c.seen.check, c.seen.cells, c.details.get("value", "")) for c in found]


def test_every_place_of_a_value_is_told_with_it() -> None:
    found = cases([field("a"), field("b")], ("x", PHONE), (f"番号{MINE}", None), ("x", PHONE))
    assert told(found) == [
        ("my-number", ("B8",), "********9018"),
        ("phone-number", ("C6",), PHONE),
        ("phone-number", ("C10",), PHONE),
    ]
    assert found[0].seen.values == (MINE, f"番号{MINE}")
    assert found[1].seen.fields == ("b",)


@pytest.mark.parametrize(
    "words",
    [
        {"codes": "letters"},
        {"labels": Labels("code", "name_ja")},
        {"type": "integer", "unit": Localized("円")},
        {"type": "number"},
    ],
)
def test_codes_and_figures_with_a_unit_are_no_numbers_of_people(words: dict[str, Any]) -> None:
    assert cases([field("a", **words)], (MINE,)) == []


def test_whole_numbers_without_a_unit_are_looked_at() -> None:
    assert told(cases([field("a", type="integer")], (MINE,))) == [
        ("my-number", ("B6",), "********9018")
    ]


def test_a_contact_of_an_organisation_is_there_to_be_used() -> None:
    contact = field("tel", contact=True)
    assert cases([contact], (PHONE,), ("info@pref.example.jp",)) == []
    assert told(cases([contact], (MINE,))) == [("my-number", ("B6",), "********9018")]


def test_the_printed_header_says_what_ten_digits_are() -> None:
    made = table(schema(field("a")), [("0177221111",)])
    assert list(personal_values(made, "datasets/pref/towns", {})) == []
    assert told(list(personal_values(made, "datasets/pref/towns", {"a": ["電話"]}))) == [
        ("phone-number", ("B6",), "0177221111")
    ]


NAME, HOME, BIRTH = field("name", "氏名"), field("home", "住所"), field("birth", "生年月日")
TARO = ("青森太郎", "青森市長島1-1-1", "1980-01-02")


def test_name_address_and_birth_together_are_somebody() -> None:
    (found,) = cases([NAME, HOME, BIRTH], TARO, (*TARO[:2], None), TARO)
    assert found.seen.check == "person-record"
    assert found.seen.cells == ("B6:D6", "B10:D10")
    assert (found.details["rows"], found.seen.fields) == ("2", ("name", "home", "birth"))


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_two_of_them_are_not(missing: int) -> None:
    fields = [f for at, f in enumerate((NAME, HOME, BIRTH)) if at != missing]
    assert cases(fields, tuple(text for at, text in enumerate(TARO) if at != missing)) == []


def test_a_facility_with_its_address_and_opening_is_nobody() -> None:
    fields = [field("name", "名称"), field("home", "所在地"), field("opened", "設立年月日")]
    assert cases(fields, ("中央公民館", "青森市長島1-1-1", "1980-01-02")) == []
