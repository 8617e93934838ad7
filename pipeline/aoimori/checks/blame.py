"""Which value of a row is the most suspicious one, when rules about the row are broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aoimori.core.expressions import ParsedRule
from aoimori.core.numbers import exact
from aoimori.core.table import Table

# Counts of people or money hardly change more than this from one year to the next.
_JUMP = 3


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

        The one most broken rules look at, less those that hold; of several, one that has jumped
        against the year before, else the last in the rule. A value without a cell is no slip of
        the sheet, so it is told there only if the rule has nothing else.
        """
        fields = [name for name in rule.fields if self._cell(name)]
        scores = self._scores()
        best = max((scores[name] for name in fields), default=0)
        tied = [name for name in fields if scores[name] == best]
        jumps = {name: self._jump(name) for name in tied}
        if any(jumps.values()):
            return max(tied, key=lambda name: jumps[name])
        return tied[-1] if tied else rule.fields[-1]

    def _scores(self) -> Mapping[str, int]:
        scores: dict[str, int] = {}
        for rule, holds in self.verdicts:
            for name in rule.fields:
                weight = 0 if holds is None else -1 if holds else 1
                scores[name] = scores.get(name, 0) + weight
        return scores

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
