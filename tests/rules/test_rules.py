"""Each of the thirty rules finds what breaks it, where it is, and nothing where it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from aoimori.core.checkup import Verdict
from support.cases import Case, checkup, every_case, found, verdict


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.name)
def test_a_case_is_judged_as_it_should_be(case: Case, tmp_path: Path) -> None:
    judged = checkup(case, tmp_path)
    assert (verdict(judged, case.rule), found(judged, case.rule)) == (case.verdict, case.finds)


@pytest.mark.parametrize("case", every_case(), ids=lambda case: case.name)
def test_a_case_breaks_no_other_rule(case: Case, tmp_path: Path) -> None:
    judged = checkup(case, tmp_path)
    broken = {result.rule for result in judged.results if result.verdict is Verdict.FAILED}
    assert broken - {case.rule} == case.also
