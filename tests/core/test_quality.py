"""What is told of the checks of a release: by check, in counts, giving nothing away."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.checks.release import CHECKS
from aoimori.core.findings import Finding, Place, Severity
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES, text_of
from aoimori.core.messages.checks import CHECK_WORDS
from aoimori.core.quality import ALWAYS, MOST, TELLS, CheckResult, Mark, check_of, quality_of

ACCEPTED = {
    "reason": "作成者は公表済み。",
    "reason_en": "Known.",
    "decided_by": "pref",
    "office": "県",
    "office_en": "Prefecture",
}


def found(check: str, severity: Severity, **details: str) -> Finding:
    return Finding(check, Place("datasets/p/d/a.xlsx", "表", "B2"), details, severity, "p/d/2024")


def author() -> Finding:
    said = {"name": "creator", "value": "山田 太郎", "by": " — 山田", **ACCEPTED}
    return found("author-property", Severity.NOTICE, **said)


def result(check: str, *findings: Finding) -> CheckResult:
    quality = quality_of({*ALWAYS, "codes"}, findings)
    return next(each for each in quality.checks if each.check == check)


def test_every_check_has_its_words_and_no_other() -> None:
    assert set(CHECK_WORDS) == {*CHECKS.names(), *ALWAYS, "history"}
    for words in CHECK_WORDS.values():
        for text in (words.title, words.about):
            assert text.ja
            assert text.en


@pytest.mark.parametrize("name", CHECKS.names())
def test_the_findings_of_a_check_are_known_as_its_own(name: str) -> None:
    """Every code that a check's module names; a lost zero is told by reading, where it can."""
    check = CHECKS.get(name)
    assert check is not None
    tree = ast.parse(Path(inspect.getfile(check.find)).read_text("utf-8"))
    codes = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in ("Finding", "finding")
        and isinstance(node.args[0], ast.Constant)
    }
    assert codes
    # That of a type is passed on as it is called.
    assert codes - {"zero-lost"} == TELLS[name] - {"type-error"}


def test_no_finding_is_of_two_checks_and_all_are_known() -> None:
    every = [code for codes in TELLS.values() for code in codes]
    assert len(every) == len(set(every))
    assert set(every) <= set(MESSAGES)


def test_marks() -> None:
    assert result("codes").mark is Mark.PASSED
    assert result("coordinates").mark is Mark.NONE
    assert result("codes", found("unknown-code", Severity.WARNING)).mark is Mark.MINDED
    assert result("reading", found("blank-row", Severity.NOTICE)).mark is Mark.MINDED
    assert result("gate", author()).mark is Mark.MINDED


def test_what_nobody_knows_is_of_reading() -> None:
    assert check_of(found("blank-row", Severity.NOTICE)) == "reading"
    assert check_of(found("unknown-code", Severity.NOTICE)) == "codes"


def test_counts() -> None:
    findings = [
        author(),
        author(),
        found("accept-unused", Severity.WARNING),
        found("blank-row", Severity.NOTICE),
    ]
    quality = quality_of(ALWAYS, findings)
    assert (quality.warnings, quality.notices, quality.accepted) == (1, 1, 2)
    gate = result("gate", *findings)
    assert (gate.warnings, gate.notices, gate.accepted, gate.found) == (1, 0, 2, 3)
    assert gate.decisions == (
        (Localized("作成者は公表済み。", "Known."), Localized("県", "Prefecture")),
    )


def test_what_was_accepted_is_told_without_what_it_says() -> None:
    """The file it is in may not be published, and its office accepted no more than that."""
    for lang in ("ja", "en"):
        (told,) = result("gate", author()).findings
        text = text_of(told, lang)
        assert "山田" not in text
        assert "creator" not in text
        assert ("作成者は公表済み。" if lang == "ja" else "Known.") in text
    assert (told.place.sheet, told.place.cell) == ("", "")


def test_a_concealed_value_that_can_be_computed_is_only_counted() -> None:
    one = found("concealed-computable", Severity.WARNING, value="x", equation="a", cells="B2")
    assert (result("disclosure", one).warnings, result("disclosure", one).findings) == (1, ())
    assert result("disclosure", one).more == 1


def test_of_many_findings_the_first_are_kept() -> None:
    many = [found("blank-row", Severity.NOTICE, cells=str(number)) for number in range(MOST + 5)]
    reading = result("reading", *many)
    assert (len(reading.findings), reading.more, reading.notices) == (MOST, 5, MOST + 5)


def test_one_result_can_be_told_by_another() -> None:
    quality = quality_of(ALWAYS, ())
    history = replace(CheckResult("history", applies=True), notices=2)
    assert quality.with_result(history).notices == 2
