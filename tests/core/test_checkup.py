"""Scores are those of the Digital Agency's published sample."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.checkup import (
    DEDUCTIONS,
    LEVELS,
    FileCheckup,
    RuleResult,
    TableCheckup,
    Verdict,
    score,
)
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.readability import READABILITY, Weight


def results(failed: str, others: str = "") -> list[RuleResult]:
    """Rules that are broken, and others as ``id`` (kept), ``id?`` (undecided), ``id-`` (not)."""
    ends = {"?": Verdict.UNDECIDED, "-": Verdict.NOT_JUDGED}
    return [
        *(RuleResult(rule, Verdict.FAILED) for rule in failed.split()),
        *(
            RuleResult(rule.rstrip("?-"), ends.get(rule[-1], Verdict.PASSED))
            for rule in others.split()
        ),
    ]


@pytest.mark.parametrize(
    ("level", "failed", "others", "expected"),
    [
        (1, "", "", None),
        (1, "", "L1-09? L1-14- L2-01", None),
        (1, "", "L1-03", 100),
        (1, "L1-03", "", 90),  # critical
        (1, "L1-03 L1-05 L1-04", "L1-06", 75),  # two critical, one major
        (1, "L1-09", "", 98),  # minor
        (2, "L2-05", "", 70),  # major
        (2, "L2-04", "", 60),  # critical
        (2, "L2-04 L2-04 L2-05", "", 0),  # 110 lost
        (3, "L3-05", "", 90),  # major
        (3, "L3-06", "", 85),  # critical
        (1, "L1-01", "L1-03 L1-05", 0),  # fatal
        (1, "L1-03 L1-03 L1-03", "", 70),  # once for every table
        (3, "L3-05", "L3-02? L3-08?", 90),  # what nobody judged is left out
        (1, "L2-01 L3-01", "L1-03", 100),  # other levels cost nothing
    ],
)
def test_golden_scores(level: int, failed: str, others: str, expected: int | None) -> None:
    assert score(results(failed, others), level) == expected


def test_the_table_of_deductions_is_the_published_one() -> None:
    assert dict(DEDUCTIONS) == {
        Weight.CRITICAL: (10, 40, 15),
        Weight.MAJOR: (5, 30, 10),
        Weight.MINOR: (2, 10, 5),
    }


RESULTS = st.lists(
    st.builds(RuleResult, st.sampled_from(sorted(READABILITY)), st.sampled_from(list(Verdict)))
)


@given(RESULTS)
def test_a_score_is_a_share_of_100_in_any_order(found: list[RuleResult]) -> None:
    for level in LEVELS:
        given_score = score(found, level)
        assert given_score is None or 0 <= given_score <= 100
        assert score(found[::-1], level) == given_score


@given(RESULTS, st.sampled_from(sorted(READABILITY)))
def test_one_more_broken_rule_never_raises_the_score(found: list[RuleResult], rule: str) -> None:
    level = READABILITY[rule].level
    before, after = score(found, level), score([*found, RuleResult(rule, Verdict.FAILED)], level)
    assert after is not None
    assert before is None or after <= before


def test_one_bad_table_makes_the_file_bad_and_findings_are_in_reading_order() -> None:
    low = Finding("merged-cell", Place("a.xlsx", "表", "B9"))
    high = Finding("formula", Place("a.xlsx", "表", "B2"))
    other = Finding("not-a-data-file", Place("a.xlsx"))

    def table(*held: RuleResult) -> TableCheckup:
        return TableCheckup("表", "A1:B9", "A1:B1", "A2:B9", 1.0, (), held)

    good = table(RuleResult("L1-12", Verdict.PASSED))
    bad = table(
        RuleResult("L1-02", Verdict.FAILED),
        RuleResult("L1-12", Verdict.FAILED, (low,)),
        RuleResult("L2-06", Verdict.FAILED, (high,)),
    )
    checked = FileCheckup("a.xlsx", ".xlsx", 1, "", (good, bad), (other,))
    assert checked.scores == (0, 70, None)
    assert score(good.results, 1) == 100
    assert checked.every_finding == (other, high, low)


def test_what_to_do_first_comes_first() -> None:
    error, warning, notice = Severity
    found = [
        Finding("author-property", Place("a.xlsx"), severity=warning),
        Finding("metadata-missing", Place("a.xlsx", "No2"), severity=notice),
        Finding("formula", Place("a.xlsx", "No10", "B2"), severity=notice, mended=True),
        Finding("object-in-sheet", Place("a.xlsx", "No10", "A1"), severity=notice),
        Finding("unit-missing", Place("a.xlsx", "No2", "A1"), severity=warning),
        Finding("merged-cell", Place("a.xlsx", "Z"), severity=error),
        Finding("merged-cell", Place("a.xlsx", "No10", "AA2"), severity=error),
        Finding("merged-cell", Place("a.xlsx", "No2", "B10"), severity=error),
        Finding("merged-cell", Place("a.xlsx", "No2", "C9"), severity=error),
        Finding("merged-cell", Place("a.xlsx", "人口", "C9"), severity=error),
        Finding("merged-cell", Place("a.xlsx", "世帯", "C9"), severity=error),
    ]
    tables = [TableCheckup(name, "A1:B9", "", "", 1.0, (), ()) for name in ("人口", "世帯", "人口")]
    told = FileCheckup("a.xlsx", ".xlsx", 1, "", tuple(tables), tuple(found)).every_finding
    assert [f"{f.place.sheet}!{f.place.cell} {f.severity}" for f in told] == [
        "人口!C9 error",
        "世帯!C9 error",
        "No2!C9 error",
        "No2!B10 error",
        "No10!AA2 error",
        "Z! error",
        "No2!A1 warning",
        "No10!A1 notice",
        "No10!B2 notice",
        "! warning",
        "No2! notice",
    ]
