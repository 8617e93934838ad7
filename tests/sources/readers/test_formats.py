"""What a number format says about a stored number."""

from __future__ import annotations

import pickle

import pytest

from aoimori.core.sheet import CellProblem, Percent, cell_text, shown_text
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


@pytest.mark.parametrize(
    ("value", "code", "text", "shown"),
    [
        (0.983027890912636, "0.0%", "98.3027890912636%", "98.3%"),
        (2 / 9, "0%", "22.2222222222222%", "22%"),
        (0.5, "0.00%", "50%", "50.00%"),
        (-0.0345, "0.0%;[Red]-0.0%", "-3.45%", "-3.5%"),
        (1.2, '#,##0.0"?"%', "120%", "120.0%"),
    ],
)
def test_a_percentage_is_a_number_and_shown_as_it_is_seen(
    value: float, code: str, text: str, shown: str
) -> None:
    cell = seen(value, code, epoch_1904=False)
    assert isinstance(cell, Percent)
    assert (cell_text(cell), shown_text(cell)) == (text, shown)
    again = pickle.loads(pickle.dumps(cell))
    assert (again, again.decimals) == (cell, cell.decimals)
