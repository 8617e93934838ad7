"""Which value of a row is the most suspicious one, when rules about the row are broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from aoimori.core.expressions import ParsedRule
from aoimori.core.numbers import exact
from aoimori.core.table import Table

# Counts of people or money hardly change more than this from one year to the next.
_JUMP = 3
_BOUNDS = ("minimum", "maximum")


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the same row a fiscal year earlier if it is known, and whether each rule holds
    (``None``: not judged)."""

    table: Table
    position: int
    verdicts: Sequence[tuple[ParsedRule, bool | None]]
    previous: tuple[Table, int] | None = None

    def suspect(self, rule: ParsedRule) -> str:
        """The field of a broken rule where it is told.

        One that is out of its bounds, else the one most broken rules look at, less those that
        hold; of several, one that has jumped against the year before, else the last in the rule.
        A value without a cell is no slip of the sheet, so it is told there only if the rule has
        nothing else.
        """
        fields = [name for name in rule.fields if self._cell(name)]
        scores = {name: (self._is_out_of_bounds(name), self._score(name)) for name in fields}
        tied = [name for name in fields if scores[name] == max(scores.values())]
        jumps = {name: self._jump(name) for name in tied}
        if any(jumps.values()):
            return max(tied, key=lambda name: jumps[name])
        return tied[-1] if tied else rule.fields[-1]

    def _score(self, name: str) -> int:
        """Only an equation that holds speaks for a value: an order may hold of a wrong one too."""
        told = [(rule, holds) for rule, holds in self.verdicts if name in rule.fields]
        broken = sum(holds is False for _, holds in told)
        return broken - sum(holds is True and rule.is_equation for rule, holds in told)

    def _is_out_of_bounds(self, name: str) -> bool:
        field = self.table.schema.by_name.get(name)
        value = exact(self.table.value(self.position, name))
        if field is None or value is None:
            return False
        low, high = (exact(str(field.constraints.get(word, value))) for word in _BOUNDS)
        return (low is not None and value < low) or (high is not None and value > high)

    def _cell(self, name: str) -> str:
        return self.table.place(self.position, name)[2] if name in self.table.places else ""

    def _jump(self, name: str) -> Decimal:
        """By how much a value has changed, if more than threefold, else 0.

        Only between values above zero: a difference may be of any size the year after.
        """
        if self.previous is None or not self.previous[0].has(name):
            return Decimal(0)
        table, position = self.previous
        values = (self.table.value(self.position, name), table.value(position, name))
        low, high = sorted(exact(text) or Decimal(0) for text in values)
        return high - low if 0 < low * _JUMP < high else Decimal(0)
