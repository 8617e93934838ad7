"""The figures of each kind of charts, summed exactly."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.charts import FORMS, Condition, Figures
from aoimori.core.diff.content import Content
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.outputs.charts import KINDS
from aoimori.outputs.charts.publish import figures_csv
from support.charts import CODE, CODES, END, KIND, PEOPLE, START, YEAR, content, definition

FIELD = Field("field", Localized("分野", "Field"))
TOWNS = content(
    (CODE, KIND, PEOPLE),
    ("101", "市", "1200"),
    ("202", "町", "300"),
    ("303", None, "45"),
    ("202", "町", None),
    ("999", "計", "1545"),
    sums=(4,),
)


def figures(kind: str, table: Content, *values: str, **roles: str) -> Figures:
    return KINDS[kind].figures(definition(kind, values, **roles), table, CODES)


def test_every_kind_that_can_be_asked_for_can_be_drawn() -> None:
    assert KINDS.keys() == FORMS.keys()


def test_a_row_without_a_value_is_left_out_and_counted_and_sums_are_no_rows() -> None:
    found = figures("bar", TOWNS, "people", category="kind")
    assert found.rows == (("市", "1200"), ("町", "300"))
    assert found.left_out == 2


def test_without_a_value_rows_are_counted() -> None:
    found = figures("bar", TOWNS, category="kind")
    assert found.rows == (("市", "1"), ("町", "2"))
    assert found.columns[-1].title == Localized("数", "Number")
    assert found.left_out == 1


def test_codes_are_called_by_their_names() -> None:
    found = figures("map", TOWNS, "people", place="code")
    assert found.rows == (("101", "1200"), ("202", "300"), ("303", "45"))
    assert found.label("101") == Localized("あおば市", "Town 101")
    assert found.label("999") == Localized("999")


def test_conditions_choose_rows() -> None:
    asked = definition("bar", ("people",), category="code")
    for condition, codes in (
        (Condition("kind", ("市",)), ["101"]),
        (Condition("kind", ("市", "町")), ["101", "202"]),
        (Condition("kind", ("市",), none=True), ["202", "303"]),
    ):
        told = replace(asked, where=(condition,))
        assert list(KINDS["bar"].figures(told, TOWNS, CODES).of("code")) == codes


TWICE = content(
    (FIELD, KIND, YEAR, PEOPLE),
    ("産業", "その他", "2023", "1"),
    ("産業", "観光", "2023", "2"),
    ("暮らし", "その他", "2023", "3"),
    ("暮らし", "その他", "2025", "4"),
)


def test_what_has_the_same_name_elsewhere_is_another_bar() -> None:
    found = figures("bar", TWICE, "people", category="kind", within="field")
    assert found.rows == (
        ("その他", "産業", "1"),
        ("観光", "産業", "2"),
        ("その他", "暮らし", "7"),
    )
    assert figures_csv(found).decode().splitlines()[0] == "kind,field,people"
    parted = figures("bar", TWICE, "people", category="kind", within="field", series="year")
    assert parted.rows[-2:] == (
        ("その他", "暮らし", "2023", "3"),
        ("その他", "暮らし", "2025", "4"),
    )


def test_only_a_name_that_is_there_twice_says_where_it_is() -> None:
    asked = definition("bar", ("people",), category="kind", within="field", series="year")
    spec = KINDS["bar"].spec
    assert spec is not None
    drawn = spec(asked, KINDS["bar"].figures(asked, TWICE, CODES), "ja", None)["data"]["values"]
    assert [(one["category"], one["series"], one["value"]) for one in drawn] == [
        ("その他（産業）", "2023", 1),
        ("観光", "2023", 2),
        ("その他（暮らし）", "2023", 3),
        ("その他（暮らし）", "2025", 4),
    ]


def test_lines_go_with_time() -> None:
    table = content((YEAR, PEOPLE), ("2021", "5"), ("2019", "3"), ("2021", "4"))
    found = figures("line", table, "people", time="year")
    assert found.rows == (("2019", "3"), ("2021", "9"))


def test_a_timeline_has_every_row_that_begins_and_ends() -> None:
    table = content(
        (KIND, START, END), ("甲", "2020", "2022"), ("甲", "2021", None), ("乙", "2022", "2022")
    )
    found = figures("timeline", table, label="kind", start="start", end="end")
    assert found.rows == (("甲", "2020", "2022"), ("乙", "2022", "2022"))
    assert found.left_out == 1


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=3), min_size=1))
def test_sums_are_exact(numbers: list[Decimal]) -> None:
    field = Field("n", Localized("数"), "number", additive=True)
    rows = [("甲", f"{number:f}") for number in numbers]
    found = figures("bar", content((KIND, field), *rows), "n", category="kind")
    assert Decimal(found.rows[0][1] or "") == sum(numbers)


def test_the_figures_as_csv_name_codes() -> None:
    found = figures("map", TOWNS, "people", place="code")
    assert figures_csv(found).decode().splitlines()[:2] == [
        "code,code_label,people",
        "101,あおば市,1200",
    ]


def test_the_description_says_what_the_picture_shows() -> None:
    asked = definition("bar", ("people",), category="code")
    found = KINDS["bar"].figures(asked, TOWNS, CODES)
    alt = KINDS["bar"].alt(asked, found)
    assert "あおば市の1,200人" in alt.ja
    assert "そら村の45人" in alt.ja
    assert "Town 101, 1,200 persons" in alt.en


def test_a_timeline_says_when_most_overlap() -> None:
    table = content((KIND, START, END), ("甲", "2020", "2022"), ("乙", "2022", "2023"))
    asked = definition("timeline", label="kind", start="start", end="end")
    alt = KINDS["timeline"].alt(asked, KINDS["timeline"].figures(asked, table, CODES))
    assert "2022年度の2件" in alt.ja
    assert "2020年度から2023年度まで" in alt.ja
