"""Every rule for machine-readable data has its check, its page, and cases that prove it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.checks.rules import RULES
from aoimori.core.messages.readability import READABILITY_WORDS
from aoimori.core.readability import READABILITY
from aoimori.core.repairs import RULES as REPAIRS
from support.cases import CASES, cases_of, every_case
from support.generate_docs import PAGES
from support.rule_mends import mends_of
from support.rule_words import PUBLISHED


def test_there_are_thirty_rules_and_each_has_its_check() -> None:
    assert len(READABILITY) == 30
    assert set(RULES.names()) == set(READABILITY)


@pytest.mark.parametrize("rule", READABILITY)
def test_a_rule_has_bad_and_good_cases(rule: str) -> None:
    kinds = [case.kind for case in cases_of(rule)]
    assert kinds.count("bad") >= 2
    assert kinds.count("good") >= 2


@pytest.mark.parametrize("rule", READABILITY)
def test_a_rule_has_its_page_with_both_examples(rule: str, root: Path) -> None:
    assert f"rules/{rule}.md" in PAGES
    page = (root / f"docs/rules/{rule}.md").read_text("utf-8")
    for kind in ("悪い例", "良い例"):
        assert f"## {kind}" in page
    assert f"({rule}.md)" in (root / "docs/rules/README.md").read_text("utf-8")


def test_no_page_and_no_case_is_of_a_rule_that_is_none(root: Path) -> None:
    pages = {path.stem for path in (root / "docs/rules").glob("*.md")} - {"README"}
    assert pages == set(READABILITY)
    assert {path.stem for path in CASES.glob("*.yaml")} == set(READABILITY)


def test_the_examples_of_the_pages_are_small_and_the_good_ones_break_no_rule() -> None:
    for case in every_case():
        if case.number == 1:
            rows = case.words.get("rows") or case.words["csv"].splitlines()
            assert len(rows) <= 8, case.name
            assert case.kind == "bad" or not case.also, case.name


def test_every_message_about_a_rule_is_proved_by_a_case() -> None:
    told = {code for case in every_case() for code in case.finds}
    # Columns behind a table are told by checks.suspicions.
    assert set(READABILITY_WORDS) - told == {"blank-columns-behind"}


def test_every_repair_is_told_with_its_rule() -> None:
    """By our words about what is published, or by the cases that a mended copy answers."""
    answered = {rule for rule in READABILITY if mends_of(rule).steps}
    assert {repair.source for repair in REPAIRS.values()} - {""} <= {*PUBLISHED, *answered}


def test_a_rule_that_mending_has_repairs_for_is_answered_in_some_case() -> None:
    mended = {rule: mends_of(rule) for rule in READABILITY}
    assert [rule for rule, mends in mended.items() if mends.steps and not mends.answered] == []
