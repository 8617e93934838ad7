"""Cross-field rules: one comparison of sums, differences and products of numeric fields."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

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


class BadExpression(ValueError):  # noqa: N818 - it is a property of the text, reported as a finding
    """A rule that is not one comparison of numbers and known fields."""


@dataclass(frozen=True, slots=True)
class ParsedRule:
    """A rule ready to be asked, and the fields it looks at in order."""

    fields: tuple[str, ...]
    _compare: ast.Compare

    def holds(self, values: Mapping[str, Decimal]) -> bool:
        """Whether the rule is true, in exact decimal arithmetic."""
        sides = [
            _evaluate(side, values) for side in (self._compare.left, *self._compare.comparators)
        ]
        return all(
            _COMPARISONS[type(op)](left, right)
            for op, left, right in zip(self._compare.ops, sides[:-1], sides[1:], strict=True)
        )


def parse_rule(expression: str, names: Collection[str]) -> ParsedRule:
    """Parse a rule over known field names; raises :class:`BadExpression`."""
    try:
        tree = ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        raise BadExpression(error.msg) from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise BadExpression("it is too long") from error
    if not isinstance(tree, ast.Compare):
        raise BadExpression("it compares nothing")
    fields: list[str] = []
    for side in (tree.left, *tree.comparators):
        _collect(side, names, fields)
    for op in tree.ops:
        if type(op) not in _COMPARISONS:
            raise BadExpression(f"comparison {type(op).__name__} is not allowed")
    return ParsedRule(tuple(dict.fromkeys(fields)), tree)


def _collect(node: ast.expr, names: Collection[str], fields: list[str]) -> None:
    match node:
        case ast.Name(id=name):
            if name not in names:
                raise BadExpression(f"there is no numeric field {name}")
            fields.append(name)
        case ast.Constant(value=int() | float()):
            pass
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            _collect(left, names, fields)
            _collect(right, names, fields)
        case _:
            raise BadExpression(f"{ast.unparse(node)} is not allowed")


def _evaluate(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Name(id=name):
            return values[name]
        case ast.Constant(value=value):
            return Decimal(str(value))
        case ast.BinOp(left=left, op=op, right=right):
            return _ARITHMETIC[type(op)](_evaluate(left, values), _evaluate(right, values))
        case _:
            raise AssertionError("parse_rule lets nothing else through")
