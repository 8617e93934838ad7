"""The dashboard: figures of datasets that are shown together, each with what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aoimori.core.localized import Localized

# What of a chart's figures is the number of a tile: their sum, how many there are, the last one;
# none, where the figures stand for themselves.
Number = Literal["total", "rows", "last", "none"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A chart of a dataset (``publisher/slug``) with its number. ``target`` is the target that is
    printed for it, and where; ``None``: none is printed."""

    dataset: str
    chart: str
    number: Number = "none"
    title: Localized | None = None
    unit: Localized | None = None
    target: Localized | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Tiles that belong together."""

    title: Localized
    tiles: tuple[Tile, ...]
    lead: Localized | None = None
