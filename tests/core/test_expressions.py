"""Cross-field rules compare numbers of known fields, and do nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.expressions import BadExpression, Operand, asks_previous, parse_rule

NAMES = ("a", "b", "c")


def holds(rule: str, *values: object) -> bool:
    """Whether a rule is true of the values of a, b and c."""
    operands = map(Operand, NAMES)
    told = {key: Decimal(str(value)) for key, value in zip(operands, values, strict=True)}
    return parse_rule(rule, NAMES).holds(told)


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        ("a + b == c", (1, 2, 3), True),
        ("a - b * 2 <= c", (9, 2, 5), True),
        ("a < b < c", (1, 2, 2), False),
        ("a != 0.5", (0, 0, 0), True),
        ("a + b == 0.3", ("0.1", "0.2", 0), True),
        ("a == 0.1000000000000000055511151231257827", ("0.1", 0, 0), False),
        ("abs(a - b) == c", (1, 4, 3), True),
        ("abs(a) + abs(b) <= abs(a + b)", (1, -4, 0), False),
    ],
)
def test_rules_are_evaluated(rule: str, values: tuple[int, ...], expected: bool) -> None:
    assert holds(rule, *values) is expected


def test_a_rule_may_ask_for_the_year_before() -> None:
    rule = parse_rule("previous.a + b == a", NAMES)
    assert rule.operands == (Operand("a", "previous"), Operand("b"), Operand("a"))
    assert rule.fields == ("b", "a")
    for before, expected in ((10, True), (11, False)):
        values = dict(zip(rule.operands, map(Decimal, (before, -3, 7)), strict=True))
        assert rule.holds(values) is expected


def test_a_rule_may_ask_whether_there_is_a_value() -> None:
    rule = parse_rule("given(a) == given(text)", NAMES, ("text",))
    assert rule.operands == (Operand("a", "given"), Operand("text", "given"))
    assert rule.fields == ("a", "text")
    assert not rule.holds({rule.operands[0]: Decimal(1), rule.operands[1]: Decimal(0)})


@pytest.mark.parametrize(
    "rule",
    ["a + b", "a == d", "a == b or b == c", "f(a) == 1", "a.b == 1", "a ==", "a in b",
     "a ** 9 == 1", "'x' == a", "[a] == a", "a == True and b", "a == True", "a == 0x10",
     "a == text", "previous.text == a", "previous.d == a", "given(d) == 1", "given(a + b) == 1",
     "given(1) == 1", "given(previous.a) == 1", "abs() == a", "abs(a, b) == c", "abs == a",
     "abs(x=a) == b", "previous == a", "abs(a == b) == 1", "a / b == c", "-a == b", "a == 1j",
     "1 == 1",
     "a" + "+a" * 5000 + " == b", "(" * 400 + "a" + ")" * 400 + " == b"],
)  # fmt: skip
def test_anything_else_is_refused(rule: str) -> None:
    with pytest.raises(BadExpression):
        parse_rule(rule, NAMES, ("text",))


@given(st.text("abc.()+-*=<>! previousgivenabs01", max_size=30))
def test_a_rule_is_parsed_or_refused(text: str) -> None:
    try:
        rule = parse_rule(text, NAMES)
    except BadExpression:
        return
    assert rule.holds(dict.fromkeys(rule.operands, Decimal(1))) in (True, False)


def test_a_long_rule_does_not_exhaust_the_stack() -> None:
    assert holds("+".join(["a"] * 480) + " == b", 1, 480, 0)


def test_the_fields_are_named_in_order() -> None:
    assert parse_rule("c - a == b + a", NAMES).fields == ("c", "a", "b")


@pytest.mark.parametrize(
    ("rule", "asks"),
    [("previous.a == a", True), ("a == previous . a", True), ("a == previous_a", False)],
)
def test_who_looks_at_the_year_before(rule: str, asks: bool) -> None:
    assert asks_previous(rule) is asks
