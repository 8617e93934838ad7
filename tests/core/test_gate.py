"""What somebody accepted is a notice with reason and office; everything else stays an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.acceptance import GATE_CHECKS, Acceptance, Seen, parse_range
from aoimori.core.findings import Finding
from aoimori.core.gate import Case, judge, unused
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES, hint_of, text_of
from aoimori.core.ranges import range_text

WHY, WHO = Localized("公表済みです", "it is public"), Localized("試験県", "Test Prefecture")
FILE = "datasets/pref/towns/2024/towns.xlsx"


def accept(check: str = "phone-number", **words: object) -> Acceptance:
    return Acceptance(check, WHY, "pref", WHO, **words)  # type: ignore[arg-type]


def phone(cell: str, value: str = "017-722-1111", field: str = "note") -> Case:
    seen = Seen("phone-number", "2024/towns.xlsx", "町", (cell,), (value,), (field,))
    return Case(seen, FILE, {"field": field, "value": value})


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(f.severity), f.place.cell, f.cells) for f in findings]


def test_all_of_a_kind_in_a_field_are_told_once() -> None:
    judged = judge([phone("B2"), phone("B3"), phone("B9", "03-5253-2111")], (), "pref/towns/2024")
    assert told(judged.findings) == [("error", "B2:B3", ("B2:B3", "B9"))]
    (finding,) = judged.findings
    assert finding.details["value"] == "017-722-1111・03-5253-2111"
    assert "3 か所" in text_of(finding, "ja")


def test_each_is_accepted_for_itself() -> None:
    cases = [phone("B2"), phone("B3"), phone("B9", "03-5253-2111")]
    judged = judge(cases, (accept(value="017-722-1111"),), "pref/towns/2024")
    assert sorted(told(judged.findings)) == [
        ("error", "B9", ()),
        ("notice", "B2:B3", ()),
    ]
    assert judged.used == {0}
    (notice,) = (f for f in judged.findings if f.severity == "notice")
    assert "試験県" in text_of(notice, "ja")
    assert "公表済みです" in text_of(notice, "ja")
    assert "Test Prefecture: it is public" in text_of(notice, "en")
    assert "accepts" in hint_of(notice, "en")
    assert (notice.details["decided_by"], notice.details["reason"]) == ("pref", "公表済みです")


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ({}, True),
        ({"file": "2024/towns.xlsx"}, True),
        ({"file": "towns.xlsx"}, True),
        ({"file": "*.xlsx"}, True),
        ({"file": "2023/*"}, False),
        ({"file": "*.XLSX"}, False),
        ({"sheet": "町"}, True),
        ({"sheet": "村"}, False),
        ({"cells": ("B2",)}, True),
        ({"cells": ("A1:C2",)}, True),
        ({"cells": ("B:B",)}, True),
        ({"cells": ("2:2",)}, True),
        ({"cells": ("B3", "C2")}, False),
        ({"value": "017-722-1111"}, True),
        ({"value": "017-722"}, False),
        ({"fields": ("note", "other")}, True),
        ({"fields": ("other",)}, False),
    ],
)
def test_an_acceptance_covers_what_it_names(words: dict[str, object], covered: bool) -> None:
    assert accept(**words).covers(phone("B2").seen) is covered
    assert not accept("my-number", **words).covers(phone("B2").seen)


def test_a_range_is_accepted_whole_or_not() -> None:
    seen = Seen("hidden-row", cells=("A3:E9",))
    assert accept("hidden-row", cells=("A3:E5", "A6:E9")).covers(seen) is False
    assert accept("hidden-row", cells=("3:9",)).covers(seen) is True
    assert accept("hidden-row", cells=("A1",)).covers(Seen("hidden-row")) is False


def test_what_settles_nothing_is_told_but_for_rules() -> None:
    accepts = (accept(value="x"), accept("L3-09"), accept(value="017-722-1111"))
    judged = judge([phone("B2")], accepts, "")
    assert unused(accepts, judged.used) == [0]


@pytest.mark.parametrize("check", GATE_CHECKS)
def test_every_check_says_what_must_be_named(check: str) -> None:
    assert check in MESSAGES
    assert accept(check).unnamed() == GATE_CHECKS[check]
    for word in GATE_CHECKS[check]:
        named = ("B2",) if word in ("cells", "fields") else "x"
        assert accept(check, **{word: named}).unnamed() == ()


cell = st.tuples(st.integers(1, 1 << 20), st.integers(1, 1 << 14))


@given(cell, cell)
def test_ranges_are_read_as_they_are_written(one: tuple[int, int], other: tuple[int, int]) -> None:
    (top, bottom), (left, right) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    assert parse_range(range_text((top, left, bottom, right))) == (top, left, bottom, right)


def test_whole_columns_and_rows() -> None:
    assert parse_range("C:D") == (1, 3, 1 << 20, 4)
    assert parse_range("3:5") == (3, 1, 5, 1 << 14)
