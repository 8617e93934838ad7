"""Rows of a sheet that print the sum of others: read to be checked, published only if asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TotalCell:
    """One printed sum: its address, its canonical text, whether a formula stored it."""

    cell: str
    text: str
    formula: bool = False


@dataclass(frozen=True, slots=True)
class TotalRow:
    """The sums of one row by field, and the positions of the table rows they are the sums of.

    ``unsure`` are rows that may be parts or not, because a value that would tell cannot be read;
    ``position`` is that of the total itself, if it is published.
    """

    file: str
    sheet: str
    label: str
    cells: Mapping[str, TotalCell]
    parts: tuple[int, ...]
    unsure: tuple[int, ...] = ()
    position: int | None = None
