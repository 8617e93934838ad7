"""The 30 rules of 行政データにおける機械可読性に関するルール (2026-03-31), in our words.

Ids, order and weights are those published by the Digital Agency (PDL 1.0); the sentences are
ours. docs/rules is made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.readability.level1 import LEVEL_1
from aoimori.core.readability.level2 import LEVEL_2
from aoimori.core.readability.level3 import LEVEL_3
from aoimori.core.readability.rule import ReadabilityRule, Weight

__all__ = ["READABILITY", "ReadabilityRule", "Weight"]

READABILITY: Mapping[str, ReadabilityRule] = MappingProxyType(
    {rule.id: rule for rule in (*LEVEL_1, *LEVEL_2, *LEVEL_3)}
)
