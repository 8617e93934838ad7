"""Cross-field rules: one comparison of sums, differences and products of numeric fields.

A field may also be asked whether it has a value (``given(name)``), or for its value in the
release of the fiscal year before (``previous.name``). ``abs(x)`` drops a sign.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import add, eq, ge, gt, le, lt, mul, ne, sub
from typing import Literal

_ARITHMETIC: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Eq: eq,
    ast.NotEq: ne,
    ast.Lt: lt,
    ast.LtE: le,
    ast.Gt: gt,
    ast.GtE: ge,
}
# Longer ones are no sentence, and would exhaust the stack.
_LONGEST = 1000
# A rule that is a straight line as far as this is one for all counts there are.
_FAR = 10**12
_PREVIOUS = re.compile(r"\bprevious\s*\.")


class BadExpression(ValueError):  # noqa: N818 - it is a property of the text, reported as a finding
    """A rule that is not one comparison of numbers and known fields."""


@dataclass(frozen=True, slots=True)
class Operand:
    """What a rule asks about a field: its value in this row, whether it has one (1 or 0), or its
    value in the row of the same key a fiscal year earlier."""

    field: str
    kind: Literal["value", "given", "previous"] = "value"


Values = Mapping[Operand, Decimal]
_Side = Callable[[Values], Decimal]


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """A rule ready to be asked, what it asks for, in order and once each, and its text."""

    operands: tuple[Operand, ...]
    text: str
    _sides: tuple[_Side, ...]
    _comparisons: tuple[Callable[[Decimal, Decimal], bool], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the row itself, in order."""
        named = (operand.field for operand in self.operands if operand.kind != "previous")
        return tuple(dict.fromkeys(named))

    @property
    def is_equation(self) -> bool:
        return all(compare is eq for compare in self._comparisons)

    def holds(self, values: Values) -> bool:
        """Whether the rule is true, in exact decimal arithmetic. Every operand has a value."""
        sides = [side(values) for side in self._sides]
        return all(
            compare(left, right)
            for compare, left, right in zip(self._comparisons, sides[:-1], sides[1:], strict=True)
        )

    def solve(self, values: Values, unknown: Operand) -> Decimal | None:
        """What the only unknown must be for an equation to hold; ``None`` if the rule is no
        equation of two sides, or leaves more than one answer."""
        if len(self._sides) != 2 or not self.is_equation:
            return None
        left, right = self._sides
        tried = {n: {**values, unknown: Decimal(n)} for n in (0, 1, _FAR, -_FAR)}
        rests = {n: left(known) - right(known) for n, known in tried.items()}
        slope = rests[1] - rests[0]
        is_straight = all(rest == rests[0] + n * slope for n, rest in rests.items())
        return -rests[0] / slope if slope and is_straight else None


def asks_previous(expression: str) -> bool:
    """Whether a rule looks at the fiscal year before."""
    return _PREVIOUS.search(expression) is not None


def parse_rule(
    expression: str, numeric: Collection[str], others: Collection[str] = ()
) -> ParsedRule:
    """Parse a rule over known field names; raises :class:`BadExpression`.

    ``others`` are the fields that are no numbers: they may only be asked for by ``given``.
    """
    if len(expression) > _LONGEST:
        raise BadExpression("it is too long")
    try:
        tree = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        raise BadExpression(error.msg) from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise BadExpression("it is too long") from error
    if not isinstance(tree, ast.Compare):
        raise BadExpression("it compares nothing")
    parser = _Parser(expression, numeric, others)
    sides = tuple(parser.side(node) for node in (tree.left, *tree.comparators))
    comparisons = tuple(_comparisons(tree.ops))
    if not parser.operands:
        raise BadExpression("it names no field")
    return ParsedRule(tuple(dict.fromkeys(parser.operands)), expression, sides, comparisons)


def _comparisons(ops: list[ast.cmpop]) -> Iterator[Callable[[Decimal, Decimal], bool]]:
    for op in ops:
        if type(op) not in _COMPARISONS:
            raise BadExpression(f"comparison {type(op).__name__} is not allowed")
        yield _COMPARISONS[type(op)]


class _Parser:
    """Turns the sides of a comparison into functions and gathers what they ask for."""

    def __init__(self, expression: str, numeric: Collection[str], others: Collection[str]) -> None:
        self.expression, self.numeric, self.others = expression, numeric, others
        self.operands: list[Operand] = []

    def side(self, node: ast.expr) -> _Side:
        match node:
            case ast.Name(id=name):
                return self._operand(name, "value")
            case ast.Attribute(value=ast.Name(id="previous"), attr=name):
                return self._operand(name, "previous")
            case ast.Call(func=ast.Name(id="given"), args=[ast.Name(id=name)], keywords=[]):
                return self._operand(name, "given")
            case ast.Call(func=ast.Name(id="abs"), args=[inner], keywords=[]):
                value = self.side(inner)
                return lambda values: value(values).copy_abs()
            case ast.Constant(value=int() | float()):
                number = self._number(node)
                return lambda values: number
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
                return _combined(_ARITHMETIC[type(op)], self.side(left), self.side(right))
            case _:
                raise BadExpression(f"{ast.unparse(node)} is not allowed")

    def _operand(self, name: str, kind: Literal["value", "given", "previous"]) -> _Side:
        if name not in self.numeric:
            if name not in self.others:
                raise BadExpression(f"there is no field {name}")
            if kind != "given":
                raise BadExpression(f"{name} is no number; only given({name}) may be asked")
        operand = Operand(name, kind)
        self.operands.append(operand)
        return lambda values: values[operand]

    def _number(self, node: ast.Constant) -> Decimal:
        """The number as it is written; a float would have lost digits."""
        written = ast.get_source_segment(self.expression, node) or ""
        try:
            return Decimal(written)
        except InvalidOperation as error:
            raise BadExpression(f"{written} is no plain number") from error


def _combined(operate: Callable[[Decimal, Decimal], Decimal], left: _Side, right: _Side) -> _Side:
    return lambda values: operate(left(values), right(values))
