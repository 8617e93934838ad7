"""The 30 rules of 行政データにおける機械可読性に関するルール, each held against one found table.

A module for each kind of question; every rule hangs itself up in :data:`RULES` under its id.
"""

from __future__ import annotations

from collections.abc import Iterator

from aoimori.checks.rules import (
    axes,
    choices,
    excel,
    looks,
    meaning,
    numbers,
    onevalue,
    structure,
    textfile,
    times,
    values,
)
from aoimori.checks.rules.looked import RULES, Looked
from aoimori.core.checkup import RuleResult
from aoimori.core.readability import READABILITY

__all__ = [
    "RULES",
    "Looked",
    "axes",
    "choices",
    "excel",
    "hold",
    "looks",
    "meaning",
    "numbers",
    "onevalue",
    "structure",
    "textfile",
    "times",
    "values",
]


def hold(looked: Looked) -> Iterator[RuleResult]:
    """Every rule held against a table, in the order of their ids."""
    known = dict(RULES)
    for id_ in READABILITY:
        yield known[id_](looked)
