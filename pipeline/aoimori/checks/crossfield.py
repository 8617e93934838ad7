"""The cross-field rules of a table, row by row in exact arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import PurePosixPath

from aoimori.checks.blame import Row
from aoimori.checks.labels import disagreements
from aoimori.checks.registry import CheckedRelease, any_table, register
from aoimori.core.expressions import Operand, ParsedRule, parse_rule
from aoimori.core.findings import Finding
from aoimori.core.numbers import exact
from aoimori.core.schema import Rule
from aoimori.core.table import Table


@register("crossfield", any_table(lambda table: table.schema.rules or table.rules))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``rule-broken`` where a rule of the schema or of the year is false, at the value that is
    most likely wrong. A row that lacks one of the values is not judged."""
    for table in release.tables.values():
        if table.schema.rules or table.rules:
            yield from Judge(release, table).findings()


class Judge:
    """The rules of one table and the columns they look at."""

    def __init__(self, release: CheckedRelease, table: Table) -> None:
        self.release, self.table = release, table
        self.previous = release.previous.get(table.name)
        self.before = _same_rows(release, table, self.previous)
        names = (*table.schema.names, *table.aside)
        self.rules = [
            (rule, parse_rule(rule.expression, names))
            for rule in (*table.schema.rules, *table.rules)
        ]
        self._columns: dict[Operand, Sequence[Decimal | None]] = {}

    def findings(self) -> Iterator[Finding]:
        verdicts = [self._verdicts(parsed) for _, parsed in self.rules]
        # A sum of rows that keep the rules keeps them too: what is wrong with it is wrong with
        # a part, or with the sum, and is told there.
        sums = {total.position for total in self.table.totals}
        for position, verdict in enumerate(zip(*verdicts, strict=True)):
            if False not in verdict or position in sums:
                continue
            parsed = [parsed for _, parsed in self.rules]
            before = self.before[position]
            previous = None if before is None or self.previous is None else (self.previous, before)
            row = Row(self.table, position, list(zip(parsed, verdict, strict=True)), previous)
            for (rule, asked), holds in zip(self.rules, verdict, strict=True):
                if holds is False:
                    yield self._broken(rule, asked, row)

    def _verdicts(self, parsed: ParsedRule) -> Iterator[bool | None]:
        columns = [self.column(operand) for operand in parsed.operands]
        for values in zip(*columns, strict=True):
            known = {
                operand: value
                for operand, value in zip(parsed.operands, values, strict=True)
                if value is not None
            }
            yield parsed.holds(known) if len(known) == len(parsed.operands) else None

    def column(self, operand: Operand) -> Sequence[Decimal | None]:
        """What an operand is in every row, ``None`` where it is not known."""
        if operand not in self._columns:
            self._columns[operand] = self._read(operand)
        return self._columns[operand]

    def _read(self, operand: Operand) -> Sequence[Decimal | None]:
        name = operand.field
        if operand.kind == "value":
            return [exact(text) for text in self.table.texts(name)]
        if operand.kind == "given":
            unread = self.release.unread_in(self.table, name)
            return [
                None if position in unread else Decimal(text is not None)
                for position, text in enumerate(self.table.texts(name))
            ]
        if self.previous is None or not self.previous.has(name):
            return [None] * len(self.table)
        texts = self.previous.texts(name)
        return [None if position is None else exact(texts[position]) for position in self.before]

    def _broken(self, rule: Rule, parsed: ParsedRule, row: Row) -> Finding:
        name = row.suspect(parsed)
        file, sheet, _ = self.table.place(row.position, name)
        told = (self._told(operand, row, (file, sheet)) for operand in parsed.operands)
        details = {
            "rule": rule.message.ja,
            "rule_en": rule.message.en or rule.message.ja,
            "expression": rule.expression,
            "values": ", ".join(dict.fromkeys(told)),
        }
        return self.release.finding("rule-broken", self.table, row.position, name, details)

    def _told(self, operand: Operand, row: Row, here: tuple[str, str]) -> str:
        """A value with its cell; the sheet and the file are named where they are others."""
        table, position, name = self.table, row.position, operand.field
        if operand.kind == "previous" and row.previous is not None:
            table, position = row.previous
            name = f"previous.{name}"
        text = table.value(position, operand.field) or "―"
        if operand.field not in table.places:
            return f"{name} = {text}"
        file, sheet, cell = table.place(position, operand.field)
        if not cell:
            return f"{name} = {text}"
        where = cell if sheet in ("", here[1]) and file == here[0] else f"{sheet}!{cell}"
        where = where if file == here[0] else f"{PurePosixPath(file).name}:{where.lstrip('!')}"
        return f"{name} = {text} ({where})"


def _same_rows(
    release: CheckedRelease, table: Table, previous: Table | None
) -> Sequence[int | None]:
    """For every row, the row of the same primary key a fiscal year earlier.

    None for a key that is incomplete, stands twice in either table, or may be wrong.
    """
    key = table.schema.primary_key
    if previous is None or not key or not all(previous.has(name) for name in key):
        return [None] * len(table)
    found = disagreements(release, table)
    wrong = {(name, one.position) for one in found for name in one.suspects}
    keys = [
        None if None in texts or any((name, at) in wrong for name in key) else texts
        for at, texts in enumerate(zip(*(table.texts(name) for name in key), strict=True))
    ]
    earlier = list(zip(*(previous.texts(name) for name in key), strict=True))
    times, times_earlier = Counter(keys), Counter(earlier)
    positions = {texts: at for at, texts in enumerate(earlier) if times_earlier[texts] == 1}
    return [
        positions.get(texts) if texts is not None and times[texts] == 1 else None for texts in keys
    ]
