"""When a release is expected, and when it is late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.catalog import Dataset
from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.core.schedule import expected
from aoimori.core.vocabularies import EU, EU_TABLES
from portal import mocks

RHYTHMS = ("MONTHLY", "QUARTERLY", "ANNUAL_2", "ANNUAL", "BIENNIAL")


def dataset(concept: str) -> Dataset:
    frequency = Code("f", Localized("頻度"), {"eu": f"{EU}frequency/{concept}"})
    return replace(mocks.places(), frequency=frequency)


@pytest.mark.parametrize(
    ("concept", "issued", "last"),
    [
        ("ANNUAL", date(2025, 4, 1), date(2026, 4, 30)),
        ("ANNUAL", date(2023, 2, 28), date(2024, 2, 29)),
        ("QUARTERLY", date(2025, 11, 30), date(2026, 2, 28)),
        ("MONTHLY", date(2025, 12, 31), date(2026, 1, 31)),
        ("BIENNIAL", date(2024, 3, 31), date(2026, 3, 31)),
    ],
)
def test_the_month_in_which_it_is_expected(concept: str, issued: date, last: date) -> None:
    following = expected(dataset(concept), issued)
    assert following is not None
    assert following.last == last
    assert following.month == f"{last:%Y-%m}"
    assert not following.is_late(last)
    assert following.is_late(last + timedelta(days=1))


@pytest.mark.parametrize("concept", ["IRREG", "NEVER", "UNKNOWN", "WEEKLY", ""])
def test_without_a_rhythm_nothing_is_promised(concept: str) -> None:
    assert expected(dataset(concept), date(2025, 4, 1)) is None


@given(st.sampled_from(RHYTHMS), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_it_is_the_last_day_of_a_later_month(concept: str, issued: date) -> None:
    following = expected(dataset(concept), issued)
    assert following is not None
    assert following.last > issued
    assert following.late_from.day == 1
    assert concept in EU_TABLES["frequency"]
