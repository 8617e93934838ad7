"""Figures that leave the way of the years before them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.checks.history import DEVIATIONS, YEARS, Outlier, judged, outliers
from aoimori.core.diff.content import Content
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema

TEXT = Localized("語")
SCHEMA = TableSchema(
    "towns",
    TEXT,
    (
        Field("code", TEXT),
        Field("people", TEXT, "integer"),
        Field("survey_year", TEXT, "year"),
        Field("kind", TEXT, "integer", codes="kinds"),
    ),
    ("code",),
)


def years(*figures: Sequence[str | None], first: int = 2010) -> list[tuple[int, Content]]:
    """A table a year with a row for each figure of it."""
    told = []
    for number, row in enumerate(figures):
        rows = [(f"{n:02}", text, str(first + number), "1") for n, text in enumerate(row)]
        told.append((first + number, Content(SCHEMA, Content.of(SCHEMA.fields, rows).frame)))
    return told


def series(*values: int | None) -> list[tuple[int, Content]]:
    return years(*([None if v is None else str(v)] for v in values))


def test_a_figure_that_leaves_its_way_is_told_with_the_evidence() -> None:
    (found,) = outliers(series(100, 103, 105, 108, 110, 200))
    assert found == Outlier(2015, 0, ("00",), SCHEMA.by_name["people"], 110, 200, 2.5, 0.5, 5, 4)
    assert found.step == 90


@pytest.mark.parametrize(
    "values",
    [
        (100, 103, 105, 108, 110, 113),  # as ever
        (100, 106, 110, 116, 120, 130),  # 5 + 5 x 1 is not beyond
        (103, 105, 108, 110, 200),  # five years in all: too few before the last
        (100, 100, 100, 100, 100, 105),  # next to no deviation: five of the smallest steps
        (100, None, 105, 108, 110, 200),  # a gap parts the way
        (100, 103, 105, 108, None, 200),
    ],
)
def test_others_are_not(values: Sequence[int | None]) -> None:
    assert list(outliers(series(*values))) == []


def test_a_year_that_is_not_there_parts_the_way() -> None:
    whole = series(100, 103, 105, 108, 110, 114, 200)
    assert [found.year for found in outliers(whole)] == [2016]
    assert list(outliers([*whole[:2], *whole[3:]])) == []


def test_rows_are_found_again_by_their_key() -> None:
    told = years(*(["1000", str(100 + 3 * n + n % 2)] for n in range(6)))
    last = Content.of(SCHEMA.fields, [("01", "900", "2015", "1")])
    (found,) = outliers([*told[:-1], (2015, Content(SCHEMA, last.frame))])
    assert (found.key, found.position, found.value) == (("01",), 0, 900)


def test_the_smallest_step_of_a_number_is_its_last_decimal() -> None:
    rate = Field("rate", TEXT, "number")
    schema = TableSchema("rates", TEXT, (SCHEMA.fields[0], rate), ("code",))
    texts = ("1.00", "1.00", "1.00", "1.00", "1.00", "1.06")
    told = [
        (2010 + n, Content(schema, Content.of(schema.fields, [("a", text)]).frame))
        for n, text in enumerate(texts)
    ]
    (found,) = outliers(told)
    assert (found.deviation, found.band) == (0, pytest.approx(0.05))


@given(
    st.lists(
        st.lists(st.none() | st.integers(-50, 50), min_size=3, max_size=3),
        min_size=1,
        max_size=9,
    )
)
def test_as_counted_by_hand(figures: list[list[int | None]]) -> None:
    told = years(*([None if v is None else str(v) for v in row] for row in figures))
    found = {(o.year, o.position): (o.median, o.deviation, o.steps) for o in outliers(told)}
    expected = {}
    for row in range(3):
        values = [year[row] for year in figures]
        for last in range(YEARS, len(values)):
            run: list[int] = []
            for value in reversed(values[: last + 1]):
                if value is None:
                    break
                run.insert(0, value)
            steps = [b - a for a, b in pairwise(run)]
            if len(steps) < YEARS:
                continue
            *usual, step = steps
            median = statistics.median(usual)
            deviation = statistics.median(abs(each - median) for each in usual)
            if abs(step - median) > DEVIATIONS * max(deviation, 1):
                expected[2010 + last, row] = (median, deviation, len(usual))
    assert found == expected


def test_a_year_with_another_key_parts_the_way() -> None:
    told = series(100, 103, 105, 108, 110, 112, 114, 200)
    for key in ((), ("code", "kind")):
        odd = list(told)
        schema = replace(SCHEMA, primary_key=key)
        odd[1] = (odd[1][0], Content(schema, odd[1][1].frame))
        assert [(found.year, found.steps) for found in outliers(odd)] == [(2017, 4)]
        odd[2] = (odd[2][0], Content(schema, odd[2][1].frame))
        assert list(outliers(odd)) == []


def test_a_year_without_the_column_parts_the_way() -> None:
    told = series(100, 103, 105, 108, 110, 112, 114, 200)
    told[1] = (told[1][0], told[1][1].only(["code"]))
    assert [(found.year, found.steps) for found in outliers(told)] == [(2017, 4)]
    told[2] = (told[2][0], told[2][1].only(["code"]))
    assert list(outliers(told)) == []


@pytest.mark.parametrize("at", [1, 7])
def test_rows_that_have_one_key_are_not_judged(at: int) -> None:
    told = series(100, 103, 105, 108, 110, 112, 114, 200)
    year, content = told[at]
    rows = list(content.records())
    told[at] = (year, Content(SCHEMA, Content.of(SCHEMA.fields, rows * 2).frame))
    assert [(found.year, found.steps) for found in outliers(told)] == (
        [(2017, 4)] if at < 3 else []
    )


def test_years_are_judged_that_have_enough_years_before_them_without_a_gap() -> None:
    whole = series(1, 2, 3, 4, 5, 6, 7)
    assert judged(whole) == (2015, 2016)
    assert judged(whole[:YEARS]) == ()
    assert judged([*whole[:2], *whole[3:]]) == ()
    assert judged([]) == ()
    fields = tuple(field for field in SCHEMA.fields if field.name != "people")
    schema = replace(SCHEMA, fields=fields)
    assert judged([(year, replace(content, schema=schema)) for year, content in whole]) == ()
