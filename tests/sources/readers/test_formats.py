"""What a number format says about a stored number."""

from __future__ import annotations

import pytest

from aoimori.core.sheet import CellProblem
from aoimori.sources.readers.formats import seen


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-4008, "△0;0"),
        (-4008, "#,##0;#,##0"),
        (-4008, "0;[Red]0"),
        (-4008, ";;;"),
        (4008, ";;;"),
        (4008, '"秘匿"'),
        (4008, "#,##0,"),
        (5, "△0"),
    ],
)
def test_a_format_that_hides_a_number_or_its_sign_is_a_problem(value: int, code: str) -> None:
    assert isinstance(seen(value, code, epoch_1904=False), CellProblem)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (-4008, '#,##0;"△ "#,##0'),
        (-4008, '#,##0;"▲"#,##0'),
        (-4008, "#,##0;-#,##0"),
        (-4008, "#,##0_);[Red]\\(#,##0\\)"),
        (-4008, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
        (0, "#,##0;-#,##0;"),
        (-4008, '0"人"'),
        (5, "General"),
        (5, "G/標準"),
        (5, "@"),
        (5, ""),
        (5, "[Red]0"),
    ],
)
def test_a_format_that_shows_the_number_changes_nothing(value: int, code: str) -> None:
    assert seen(value, code, epoch_1904=False) == value
