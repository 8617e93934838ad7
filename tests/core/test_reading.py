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
from aoimori.core.reading import READINGS, ReadingContext, read_value
from aoimori.core.repairs import RULES, warnings_of
from aoimori.core.schema import Field
from aoimori.core.steps import Step, Unreadable


def reader(read: str = "text", *, field: Field | None = None, **words: Any) -> ReadingContext:
    return ReadingContext(
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
    asked = ReadingContext(
        Column("f", Header("町"), read="code"), Field("f", Localized("町"), codes="towns"), towns
    )
    assert read_value("013", asked) == ("013", ())
    assert read_value("鰺ヶ沢町", asked) == ("013", (Step("code-lookup", "鰺ヶ沢町", "013"),))
    with pytest.raises(Unreadable) as caught:
        read_value("13", asked)
    assert caught.value.check == "not-in-code-list"


TOWNS = CodeList(
    "towns",
    {
        "013": Code(
            "013", Localized("鰺ヶ沢町"), {"county_ja": "西津軽郡", "variants": "鯵ヶ沢町"}
        ),
        "014": Code("014", Localized("青森市"), {"county_ja": "", "variants": ""}),
    },
)


@pytest.mark.parametrize(
    ("text", "give", "value", "rules"),
    [
        ("西津軽郡鯵ヶ沢町", "code", "013", ["name-variant", "code-lookup"]),
        ("西津軽郡鰺ヶ沢町", "name_ja", "鰺ヶ沢町", ["code-lookup"]),
        ("鯵ヶ沢町", "name_ja", "鰺ヶ沢町", ["name-variant"]),
        ("鰺ヶ沢町", "name_ja", "鰺ヶ沢町", []),
        ("013", "county_ja", "西津軽郡", ["code-lookup"]),
        ("青森市", "county_ja", None, ["code-lookup"]),
    ],
)
def test_any_column_of_a_list_can_be_looked_up(
    text: str, give: str, value: str | None, rules: list[str]
) -> None:
    asked = ReadingContext(
        Column("f", Header("町"), read="code", codes="towns", give=give),
        Field("f", Localized("町")),
        TOWNS,
    )
    read, steps = read_value(text, asked)
    assert (read, [step.rule for step in steps]) == (value, rules)
    assert all(a.after == b.before for a, b in itertools.pairwise(steps))


def test_a_column_the_list_does_not_have_is_a_fault_of_the_program() -> None:
    column = Column("f", Header("町"), read="code", give="people")
    with pytest.raises(ValueError, match="no column people"):
        read_value("青森市", ReadingContext(column, Field("f", Localized("町")), TOWNS))


@pytest.mark.parametrize(
    ("text", "year"),
    [("R5", "2023"), ("Ｒ６", "2024"), ("R７", "2025"), ("平成19", "2007"), ("令和3", "2021"),
     ("H13", "2001"), ("2019", "2019"), ("令和５年度", "2023"), ("R10年度", "2028")],
)  # fmt: skip
def test_a_fiscal_year_is_often_written_without_its_unit(text: str, year: str) -> None:
    assert read_value(text, reader("fiscal-year"))[0] == year


@pytest.mark.parametrize("text", ["令和5年", "2019年", "6624", "2017（平成29年）"])
def test_a_calendar_year_is_no_fiscal_year(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_value(text, reader("fiscal-year"))
    assert (caught.value.check, caught.value.details["value"]) == ("not-a-fiscal-year", text)


@pytest.mark.parametrize(
    ("read", "text", "value", "steps"),
    [
        ("year", "昭和65年", "1990", [("昭和65年", "1990")]),
        ("fiscal-year", "平成32年度", "2020", [("平成32年度", "2020年度"), ("2020年度", "2020")]),
        ("fiscal-year", "H40", "2028", [("H40", "2028"), None]),
        ("date", "平成32.1.1", "2020-01-01", [("平成32.1.1", "2020-01-01")]),
        ("first-day", "平成32年度", "2020-04-01", [("平成32年度", "2020-04/2021-03"), None]),
        ("period-end", "H32.6月～", None, [("H32.6月～", "2020-06/.."), None]),
    ],
)
def test_a_year_past_its_era_is_read_with_a_step_that_warns(
    read: str, text: str, value: str | None, steps: list[tuple[str, str] | None]
) -> None:
    given_value, told = read_value(text, reader(read))
    assert given_value == value
    assert [code for code, _ in warnings_of(told)] == ["era-overflow"]
    for step, pair in zip(told, steps, strict=False):
        assert pair is None or (step.before, step.after) == pair
    assert all(a.after == b.before for a, b in itertools.pairwise(told))
    with pytest.raises(Unreadable) as caught:
        read_value(text, reader(read, era_strict=True))
    assert (caught.value.check, caught.value.details["value"]) == ("era-overflow", text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("平成26年中", "2014-01-01", "2014-12-31"),
        ("平成28年１月～12月", "2016-01-01", "2016-12-31"),
        ("平成３０年１月１日～１２月３１日", "2018-01-01", "2018-12-31"),
        ("平30.1.1", "2018-01-01", "2018-01-01"),
        ("令和5年1月1日現在", "2023-01-01", "2023-01-01"),
        ("令和6年度", "2024-04-01", "2025-03-31"),
        ("令和6年2月", "2024-02-01", "2024-02-29"),
        ("2024-01-01", "2024-01-01", "2024-01-01"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    assert read_value(text, reader("first-day"))[0] == first
    assert read_value(text, reader("last-day"))[0] == last


def test_a_year_alone_has_no_first_day() -> None:
    """R6 may be the year or the fiscal year, and they start on different days."""
    with pytest.raises(Unreadable) as caught:
        read_value("R6", reader("first-day"))
    assert caught.value.check == "year-or-fiscal-year"


def test_what_is_assumed_is_told() -> None:
    asked = reader("period-start", assume=2024)
    assert read_value("1月", asked) == (
        "2025-01",
        (
            Step("year-assumed", "1月", "2025-01/2025-01"),
            Step("period-part", "2025-01/2025-01", "2025-01"),
        ),
    )


@pytest.mark.parametrize("read", ["date", "year", "fiscal-year", "period", "last-day"])
def test_a_stored_date_is_not_guessed(read: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_value("45658", reader(read))
    assert (caught.value.check, caught.value.details) == (
        "looks-like-serial",
        {"value": "45658", "date": "2025-01-01"},
    )


def test_a_number_in_a_cell_with_a_date_format_is_told_as_one() -> None:
    with pytest.raises(Unreadable) as caught:
        read_value("1903-04-14", reader("integer"))
    assert (caught.value.check, caught.value.details["number"]) == ("looks-like-date", "1200")


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


def test_an_empty_group_is_a_blank() -> None:
    pattern = Extract("^○(.+)?$")
    assert read_value("○", reader(extract=pattern)) == (None, (Step("extract", "○", None),))
    assert read_value("○", reader(extract=pattern, has_default=True, default="なし")) == (
        "なし",
        (Step("extract", "○", None), Step("default", None, "なし")),
    )
    with pytest.raises(Unreadable) as caught:
        read_value("事業", reader(extract=pattern))
    assert caught.value.check == "pattern-not-found"


QUALIFIED = "^(?P<before>約|延べ)?(?P<number>[0-9,]+)人(?P<after>以上)?$"


@pytest.mark.parametrize(
    ("text", "qualifiers", "number"),
    [
        ("延べ2,000人以上", "延べ;以上", "2,000"),
        ("約87,000人", "約", "87,000"),
        ("5人", None, "5"),
    ],
)
def test_named_groups_that_took_part_are_joined(
    text: str, qualifiers: str | None, number: str
) -> None:
    assert (
        read_value(text, reader(extract=Extract(QUALIFIED, ("before", "after"))))[0] == qualifiers
    )
    assert read_value(text, reader(extract=Extract(QUALIFIED, ("2",))))[0] == number
    joined = Extract(QUALIFIED, ("3", "1"), join=" ")
    wanted = " ".join(reversed(qualifiers.split(";"))) if qualifiers else None
    assert read_value(text, reader(extract=joined))[0] == wanted


def test_an_alias_stands_for_another_text_and_all_else_passes() -> None:
    asked = reader(clean=("spaces",), aliases={"県計": "全県", "小計": None})
    assert read_value("県　　計", asked) == (
        "全県",
        (Step("spaces", "県　　計", "県計"), Step("alias", "県計", "全県")),
    )
    assert read_value("小計", asked) == (None, (Step("alias", "小計", None),))
    assert read_value("森町", asked) == ("森町", ())
    both = reader(aliases={"有り": "有"}, map={"有": "1"})
    assert read_value("有り", both)[0] == "1"


def test_a_symbol_says_why_there_is_no_value() -> None:
    symbols = {
        "x": Symbol(None, "５未満のため秘匿", "concealed"),
        "-": Symbol("0", "皆無"),
        "r": Symbol(None, "訂正中", error=True),
    }
    asked = reader("integer", symbols=symbols)
    assert read_value("x", asked) == (None, (Step("symbol", "x", None, "concealed"),))
    assert read_value(" - ", asked)[1][-1] == Step("symbol", "-", "0")
    with pytest.raises(Unreadable) as caught:
        read_value("r", asked)
    assert (caught.value.check, caught.value.details) == (
        "symbol-not-publishable",
        {"value": "r", "meaning": "訂正中"},
    )


ALL_WORDS = st.fixed_dictionaries(
    {},
    optional={
        "clean": st.lists(st.sampled_from(["line-breaks", "spaces", "digits"]), max_size=2).map(
            tuple
        ),
        "units": st.just(("人",)),
        "assume": st.just(2024),
    },
)


TIMES = st.text(alphabet="R平成昭和6789１２元年度月日～、現在末中.-", max_size=12)


@given(
    st.text(max_size=12) | TIMES,
    st.sampled_from(sorted(set(READINGS.names()) - {"code"})),
    ALL_WORDS,
)
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


@pytest.mark.parametrize(
    "way", ["date", "year", "fiscal-year", "period", "first-day", "period-end"]
)
@pytest.mark.parametrize("sign", ["－", "…", "x"])
def test_a_mere_sign_is_no_time_and_wants_its_word(way: str, sign: str) -> None:
    column = Column("a", Header("甲"), read=way)
    with pytest.raises(Unreadable) as caught:
        read_value(sign, ReadingContext(column, Field("a", Localized("甲"))))
    assert caught.value.check == "sign-unexplained"
