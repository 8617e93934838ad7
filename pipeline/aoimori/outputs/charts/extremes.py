"""The largest and the smallest of some numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def extremes(texts: Sequence[str | None]) -> tuple[int, int]:
    """The positions of the largest and of the smallest number, of equal ones the first. Raises
    ``ValueError`` for none at all."""
    numbers = [(Decimal(text), -at) for at, text in enumerate(texts) if text]
    high, low = max(numbers), min(numbers, key=lambda each: (each[0], -each[1]))
    return -high[1], -low[1]
