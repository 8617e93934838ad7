"""Cross-field rules compare numbers of known fields, and do nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aoimori.core.expressions import BadExpression, parse_rule

NAMES = ("a", "b", "c")


@pytest.mark.parametrize(
    ("rule", "values", "holds"),
    [
        ("a + b == c", (1, 2, 3), True),
        ("a - b * 2 <= c", (9, 2, 5), True),
        ("a < b < c", (1, 2, 2), False),
        ("a != 0.5", (0, 0, 0), True),
    ],
)
def test_rules_are_evaluated(rule: str, values: tuple[int, ...], holds: bool) -> None:
    given = dict(zip(NAMES, map(Decimal, values), strict=True))
    assert parse_rule(rule, NAMES).holds(given) is holds


@pytest.mark.parametrize(
    "rule",
    ["a + b", "a == d", "a == b or b == c", "f(a) == 1", "a.b == 1", "a ==", "a in b",
     "a ** 9 == 1",      "'x' == a", "[a] == a", "a == True and b"],
)  # fmt: skip
def test_anything_else_is_refused(rule: str) -> None:
    with pytest.raises(BadExpression):
        parse_rule(rule, NAMES)


def test_the_fields_are_named_in_order() -> None:
    assert parse_rule("c - a == b + a", NAMES).fields == ("c", "a", "b")
