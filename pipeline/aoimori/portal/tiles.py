"""The dashboard: the charts it asks for, each with its number, its date and what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aoimori.core.charts import FigureColumn
from aoimori.core.dashboard import Section, Tile
from aoimori.core.fiscal import Time
from aoimori.core.localized import Localized
from aoimori.portal.chartviews import ChartView


@dataclass(frozen=True, slots=True)
class Headline:
    """A number of a tile; ``of`` is what it is of, where there are several."""

    text: str
    unit: Localized | None
    of: Localized | None = None


@dataclass(frozen=True, slots=True)
class TileView:
    """A tile with its chart and its numbers; ``times`` are when these were so, as far as the data
    says it, and ``undated`` counts the figures of which it does not."""

    tile: Tile
    view: ChartView
    numbers: tuple[Headline, ...]
    times: tuple[Time, ...] = ()
    undated: int = 0

    @property
    def title(self) -> Localized:
        return self.tile.title or self.view.chart.definition.title

    @property
    def has_targets(self) -> bool:
        """Whether the data have a target for any of its figures."""
        name = self.view.chart.definition.roles.get("target")
        return name is not None and any(self.view.chart.figures.of(name))


@dataclass(frozen=True, slots=True)
class SectionView:
    """Tiles that are there: a chart of a release that is not published has none."""

    section: Section
    tiles: tuple[TileView, ...]


def section_views(
    sections: Sequence[Section], charts: Mapping[str, Sequence[ChartView]]
) -> tuple[SectionView, ...]:
    """The dashboard; ``charts`` are those of the datasets by their ids."""
    found = (SectionView(section, tuple(_tiles(section, charts))) for section in sections)
    return tuple(each for each in found if each.tiles)


def _tiles(section: Section, charts: Mapping[str, Sequence[ChartView]]) -> Iterator[TileView]:
    for tile in section.tiles:
        for view in charts.get(tile.dataset, ()):
            if view.chart.name == tile.chart:
                figures, is_last = view.chart.figures, tile.number == "last"
                times = figures.times[-1:] if is_last else figures.times
                undated = 0 if is_last else figures.undated
                yield TileView(tile, view, tuple(_numbers(tile, view)), times, undated)


def _numbers(tile: Tile, view: ChartView) -> Iterator[Headline]:
    figures = view.chart.figures
    last: FigureColumn = figures.columns[-1]
    unit = tile.unit or last.unit
    match tile.number:
        case "rows":
            yield Headline(str(len(figures.rows)), unit)
        case "last" if figures.rows:
            yield Headline(figures.rows[-1][-1] or "", unit)
        case "total" if "series" in view.chart.definition.roles:
            at = figures.index(view.chart.definition.roles["series"])
            for name in dict.fromkeys(row[at] for row in figures.rows):
                some = [row[-1] for row in figures.rows if row[at] == name]
                yield Headline(_sum(some), unit, figures.label(name))
        case "total":
            yield Headline(_sum([row[-1] for row in figures.rows]), unit)


def _sum(texts: Sequence[str | None]) -> str:
    return str(sum((Decimal(text) for text in texts if text), Decimal(0)))
