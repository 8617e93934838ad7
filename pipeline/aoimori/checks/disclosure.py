"""Concealed values that the table itself gives back: by a rule of its rows, or by a printed sum."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from aoimori.checks.crossfield import Judge
from aoimori.checks.registry import CheckedRelease, register
from aoimori.checks.totals import unknown_positions
from aoimori.core.codes import STATUSES, CodeList
from aoimori.core.expressions import Operand, ParsedRule
from aoimori.core.findings import Finding, Severity
from aoimori.core.numbers import exact
from aoimori.core.ranges import ranges
from aoimori.core.sheet import parse_address
from aoimori.core.table import Status, Table

# What SDMX calls a value that is suppressed (CL_OBS_STATUS).
_SUPPRESSED = "Q"
_Value = tuple[int, str]  # position and field
_Known = dict[_Value, Decimal]


@register("disclosure", lambda release: any(_concealed(release)))
def check(release: CheckedRelease) -> Iterator[Finding]:
    """``concealed-computable`` (a warning) at every concealed value that an equation of the schema
    or of the year, or a printed sum, leaves as the only unknown; also after others were computed
    in the same way. The value itself is not told."""
    for table, concealed in _concealed(release):
        yield from _Search(release, table, concealed).findings()


def _concealed(release: CheckedRelease) -> Iterator[tuple[Table, dict[_Value, Status]]]:
    """The tables that have concealed values, and these."""
    statuses = release.codes.get(STATUSES, CodeList(STATUSES, {}))
    hidden = {status.code for status in statuses if status.column("sdmx") == _SUPPRESSED}
    for table in release.tables.values():
        concealed = {
            (status.position, status.field): status
            for status in table.statuses()
            if status.code in hidden and table.value(status.position, status.field) is None
        }
        if concealed:
            yield table, concealed


@dataclass(frozen=True, slots=True)
class _Equation:
    """Values of a table of which any is given by the others; ``cells`` are cells that it names
    beside them."""

    told: str
    values: tuple[_Value, ...]
    solve: Callable[[_Value, Mapping[_Value, Decimal]], Decimal | None]
    cells: tuple[tuple[str, str, str], ...] = ()


class _Search:
    """Computes what can be computed in one table, until nothing more can."""

    def __init__(
        self, release: CheckedRelease, table: Table, concealed: Mapping[_Value, Status]
    ) -> None:
        self.release, self.table, self.concealed = release, table, concealed
        self.known: _Known = {}
        self.equations = [*self._rules(), *self._sums()]

    def findings(self) -> Iterator[Finding]:
        waiting = self.equations
        while waiting:
            still: list[_Equation] = []
            for equation in waiting:
                missing = [value for value in equation.values if value not in self.known]
                if len(missing) != 1:
                    if missing:
                        still.append(equation)
                    continue
                found = equation.solve(missing[0], self.known)
                if found is not None:
                    self.known[missing[0]] = found
                    if missing[0] in self.concealed:
                        yield self._told(missing[0], equation)
            if len(still) == len(waiting):
                return
            waiting = still

    def _rules(self) -> Iterator[_Equation]:
        """The equations of every row that lacks a value."""
        judge = Judge(self.release, self.table)
        for _, rule in judge.rules:
            if not rule.is_equation:
                continue
            columns = [judge.column(operand) for operand in rule.operands]
            for position, values in enumerate(zip(*columns, strict=True)):
                row = dict(zip(rule.operands, values, strict=True))
                if None in values and all(self._may_lack(o, row[o]) for o in rule.operands):
                    yield self._of_row(rule, position, row)

    def _may_lack(self, operand: Operand, value: Decimal | None) -> bool:
        """Only a value of the row itself can be found."""
        return operand.kind == "value" or value is not None

    def _of_row(
        self, rule: ParsedRule, position: int, row: Mapping[Operand, Decimal | None]
    ) -> _Equation:
        named = {o: (position, o.field) for o in rule.operands if o.kind == "value"}
        for operand, value in row.items():
            if operand in named and value is not None:
                self.known[named[operand]] = value
        fixed = {o: v for o, v in row.items() if o not in named and v is not None}

        def solve(missing: _Value, known: Mapping[_Value, Decimal]) -> Decimal | None:
            given = {o: known[at] for o, at in named.items() if at != missing}
            return rule.solve({**fixed, **given}, Operand(missing[1]))

        return _Equation(rule.text, tuple(named.values()), solve)

    def _sums(self) -> Iterator[_Equation]:
        """The printed sums one of whose parts is concealed."""
        names = {name for _, name in self.concealed}
        for name in sorted(names):
            texts = [exact(text) for text in self.table.texts(name)]
            unknown = unknown_positions(self.release, self.table, name)
            for total in self.table.totals:
                cell = total.cells.get(name)
                printed = exact(cell.text) if cell is not None else None
                if cell is None or printed is None or total.unsure:
                    continue
                parts = [at for at in total.parts if texts[at] is not None or at in unknown]
                if unknown.isdisjoint(parts):
                    continue
                self.known |= {(at, name): v for at in parts if (v := texts[at]) is not None}
                values = tuple((at, name) for at in parts)
                place = (total.file, total.sheet, cell.cell)
                yield _Equation(
                    f"Σ {name} = {total.label}", values, _rest(printed, values), (place,)
                )

    def _told(self, value: _Value, equation: _Equation) -> Finding:
        position, name = value
        others = [self.table.place(*v) for v in equation.values if v != value]
        details = {
            "value": self.concealed[value].sign,
            "equation": equation.told,
            "cells": _cells([*others, *equation.cells]),
        }
        found = self.release.finding("concealed-computable", self.table, position, name, details)
        return replace(found, severity=Severity.WARNING)


def _rest(
    printed: Decimal, values: Sequence[_Value]
) -> Callable[[_Value, Mapping[_Value, Decimal]], Decimal]:
    """What a sum leaves for its only unknown part."""
    return lambda missing, known: (
        printed - sum((known[value] for value in values if value != missing), Decimal(0))
    )


def _cells(places: Sequence[tuple[str, str, str]]) -> str:
    """Cells as few ranges."""
    told = ranges(parse_address(cell) for _, _, cell in places if cell)
    return "・".join(told) or "―"
