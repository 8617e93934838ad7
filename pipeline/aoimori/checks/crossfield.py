"""The cross-field rules of a Table Schema, row by row in exact arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from aoimori.checks.registry import CHECKS, CheckedRelease
from aoimori.core.expressions import ParsedRule, parse_rule
from aoimori.core.findings import Finding
from aoimori.core.schema import Rule
from aoimori.core.table import Table


@CHECKS.register("crossfield")
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``rule-broken`` where a rule is false. A row that lacks one of the values is not judged."""
    for table in release.tables.values():
        for rule in table.schema.rules:
            parsed = parse_rule(rule.expression, table.schema.names)
            yield from _broken(release, table, rule, parsed)


def _broken(
    release: CheckedRelease, table: Table, rule: Rule, parsed: ParsedRule
) -> Iterator[Finding]:
    columns = [table.texts(name) for name in parsed.fields]
    for position, texts in enumerate(zip(*columns, strict=True)):
        values = _decimals(texts)
        if values is None:
            continue
        if not parsed.holds(dict(zip(parsed.fields, values, strict=True))):
            told = zip(parsed.fields, texts, strict=True)
            details = {
                "rule": rule.message.ja,
                "rule_en": rule.message.en or rule.message.ja,
                "expression": rule.expression,
                "values": ", ".join(f"{name} = {text}" for name, text in told),
            }
            yield release.finding("rule-broken", table, position, parsed.fields[-1], details)


def _decimals(texts: tuple[str | None, ...]) -> list[Decimal] | None:
    try:
        return [Decimal(text) for text in texts if text is not None] if None not in texts else None
    except InvalidOperation:
        return None
