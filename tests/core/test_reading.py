"""The words of a column, one after the other."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.codes import Code, CodeList
from aoimori.core.layout import Column, Extract, Header, Symbol
from aoimori.core.localized import Localized
from aoimori.core.reading import READINGS, Reader, read_value
from aoimori.core.repairs import RULES
from aoimori.core.schema import Field
from aoimori.core.steps import Step, Unreadable


def reader(read: str = "text", *, field: Field | None = None, **words: Any) -> Reader:
    return Reader(
        Column("f", Header("見出し"), read=read, **words), field or Field("f", Localized("項目"))
    )


def test_text_keeps_every_character_of_a_name() -> None:
    name = "㈱髙﨑①Ⅳ鯵ヶ沢　本店"
    assert read_value(name, reader()) == (name, ())


def test_trims_and_says_so() -> None:
    assert read_value("　青森　市 ", reader()) == (
        "青森　市",
        (Step("trim", "　青森　市 ", "青森　市"),),
    )


def test_cleans_by_name_and_in_order() -> None:
    value, steps = read_value("青　森\n市", reader(clean=("line-breaks", "spaces")))
    assert (value, [step.rule for step in steps]) == ("青森市", ["line-breaks", "spaces"])


def test_a_symbol_reads_by_its_legend_only() -> None:
    symbols = {"－": Symbol(None, "記載なし"), "0件": Symbol("0", "なし")}
    assert read_value("－", reader("integer", symbols=symbols))[0] is None
    assert read_value("0件", reader("integer", symbols=symbols))[0] == "0"
    with pytest.raises(Unreadable):
        read_value("…", reader("integer", symbols=symbols))


def test_extract_keeps_the_group_and_is_strict_without_a_default() -> None:
    assert read_value("○事業　ほか", reader(extract=Extract("^○(.+?)(?:　ほか)?$")))[0] == "事業"
    with pytest.raises(Unreadable) as caught:
        read_value("事業", reader(extract=Extract("^○(.+)$")))
    assert caught.value.check == "pattern-not-found"
    with_default = reader(
        extract=Extract("ほか$"), map={"ほか": "1"}, has_default=True, default="0"
    )
    assert read_value("事業", with_default)[0] == "0"
    assert read_value("事業ほか", with_default)[0] == "1"


def test_a_map_names_everything_that_may_stand_here() -> None:
    with pytest.raises(Unreadable) as caught:
        read_value("か", reader(map={"あ": "1", "い": "2"}))
    assert (caught.value.check, caught.value.details["allowed"]) == ("not-in-map", "あ・い")


def test_a_blank_is_no_value_and_takes_the_default() -> None:
    assert read_value(" ", reader("integer"))[0] is None
    assert read_value("", reader("integer", has_default=True, default="0"))[0] == "0"


def test_units_come_from_the_field_unless_the_column_says_otherwise() -> None:
    people = Field("f", Localized("人口"), "integer", unit=Localized("人"))
    assert read_value("12人", reader("integer", field=people))[0] == "12"
    with pytest.raises(Unreadable):
        read_value("12世帯", reader("integer", field=people))
    assert read_value("12世帯", reader("integer", field=people, units=("世帯",)))[0] == "12"


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("date", "2025-01-01"),
        ("year", "2025"),
        ("fiscal-year", "2024"),
        ("period", "2025-01-01"),
        ("period-kind", "day"),
    ],
)
def test_parts_of_a_time(read: str, value: str) -> None:
    assert read_value("令和7年1月1日", reader(read))[0] == value


def test_a_code_is_looked_up_by_its_name() -> None:
    towns = CodeList("towns", {"013": Code("013", Localized("鰺ヶ沢町"))})
    asked = Reader(
        Column("f", Header("町"), read="code"), Field("f", Localized("町"), codes="towns"), towns
    )
    assert read_value("013", asked) == ("013", ())
    assert read_value("鰺ヶ沢町", asked) == ("013", (Step("code-lookup", "鰺ヶ沢町", "013"),))
    with pytest.raises(Unreadable) as caught:
        read_value("13", asked)
    assert caught.value.check == "not-in-code-list"


def test_booleans_are_written_as_the_schema_writes_them() -> None:
    field = Field("f", Localized("可否"), "boolean", true_values=("1", "○"), false_values=("0",))
    assert read_value("○", reader("boolean", field=field))[0] == "1"
    with pytest.raises(Unreadable):
        read_value("×", reader("boolean", field=field))


@pytest.mark.parametrize(
    ("kind", "text"),
    [("integer", "１２"), ("integer", "1_000"), ("integer", "1.0"), ("number", "1e3"),
     ("date", "2024-1-1"), ("year", "24"), ("boolean", "yes")],
)  # fmt: skip
def test_no_way_of_reading_lets_another_form_of_a_value_through(kind: Any, text: str) -> None:
    """Else JSON would hold what is no JSON number, and equal values would differ as texts."""
    field = Field("f", Localized("項目"), kind)
    for words in ({}, {"symbols": {text: Symbol(text, "x")}}, {"map": {text: text}}):
        with pytest.raises(Unreadable):
            read_value(text, reader("text", field=field, **words))


def test_an_empty_group_is_nothing_found() -> None:
    with pytest.raises(Unreadable) as caught:
        read_value("○", reader(extract=Extract("^○(.+)?$")))
    assert caught.value.check == "pattern-not-found"


ALL_WORDS = st.fixed_dictionaries(
    {},
    optional={
        "clean": st.lists(st.sampled_from(["line-breaks", "spaces", "digits"]), max_size=2).map(
            tuple
        ),
        "units": st.just(("人",)),
    },
)


@given(st.text(max_size=12), st.sampled_from(sorted(set(READINGS.names()) - {"code"})), ALL_WORDS)
def test_steps_lead_from_the_raw_text_to_the_value(
    text: str, read: str, words: dict[str, Any]
) -> None:
    try:
        value, steps = read_value(text, reader(read, **words))
    except Unreadable:
        return
    assert all(step.rule in RULES for step in steps)
    if not steps:
        assert value == (text or None)
        return
    assert steps[0].before == text
    assert all(a.after == b.before for a, b in itertools.pairwise(steps))
    assert (steps[-1].after or None) == value


@given(st.text(max_size=12), st.sampled_from(["text", "number", "integer", "date", "year"]))
def test_reading_a_canonical_value_again_changes_nothing(text: str, read: str) -> None:
    try:
        value, _ = read_value(text, reader(read))
    except Unreadable:
        return
    if value is not None:
        assert read_value(value, reader(read)) == (value, ())
