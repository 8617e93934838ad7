"""The municipalities of the catalogue: what is published by each, and what about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aoimori.core import identity
from aoimori.core.agents import Publisher
from aoimori.core.catalog import Catalog
from aoimori.core.codes import Code
from aoimori.core.csvtext import csv_line
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease
from aoimori.core.shapes import WIDTH, Shapes
from aoimori.core.spellings import names_of
from aoimori.portal.chartviews import ChartView
from aoimori.portal.placefigures import PlaceTable, place_tables
from aoimori.portal.shelves import Shelf


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A municipality: the publisher it is, if it is one, its datasets; those of others that have
    rows about it; what their tables say of it, its charts; those beside it in the order of
    codes."""

    code: Code
    publisher: Publisher | None
    shelves: tuple[Shelf, ...]
    about: tuple[Shelf, ...]
    tables: tuple[PlaceTable, ...]
    charts: tuple[ChartView, ...]
    before: Code | None
    after: Code | None

    @property
    def page(self) -> str:
        return identity.municipality_page(self.code.code)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is looked for by."""
        return names_of(self.code)

    @property
    def county(self) -> str:
        """The county (郡) of a town or village, empty for a city."""
        return self.code.column("county_ja") or ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A place on the map: its page, and its outline as the path of an SVG."""

    code: Code
    page: str
    path: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """All places on a map of this width and height, and what is to be said of where it is from."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    attribution: Localized


def place_views(
    catalog: Catalog,
    shelves: Sequence[Shelf],
    charts: Mapping[str, Sequence[ChartView]],
    releases: Sequence[BuiltRelease],
) -> tuple[PlaceView, ...]:
    """A view of every municipality in the order of its code list; ``charts`` are those of the
    datasets by their ids, of the newest release and of all years."""
    if catalog.municipalities is None:
        return ()
    codes = list(catalog.municipalities)
    every = [chart for some in charts.values() for chart in some]
    tables = place_tables(catalog, releases)
    return tuple(
        PlaceView(
            code=code,
            publisher=_publisher(shelves, code),
            shelves=tuple(s for s in shelves if s.dataset.publisher.code == code.code),
            about=tuple(
                s for s in shelves if _tells_of(s, code.code, charts, tables.get(code.code, ()))
            ),
            tables=tables.get(code.code, ()),
            charts=tuple(view for view in every if view.chart.place == code.code),
            before=codes[at - 1] if at else None,
            after=codes[at + 1] if at + 1 < len(codes) else None,
        )
        for at, code in enumerate(codes)
    )


def place_map(places: Sequence[PlaceView], shapes: Shapes | None) -> PlaceMap | None:
    """The map that leads to the places; none if there are no outlines of them."""
    if shapes is None:
        return None
    outlines = tuple(
        Outline(place.code, place.page, _path(rings))
        for place in places
        for rings in (shapes.outlines.get(place.code.code),)
        if rings
    )
    return PlaceMap(WIDTH, shapes.height, outlines, shapes.attribution) if outlines else None


def _publisher(shelves: Sequence[Shelf], code: Code) -> Publisher | None:
    found = (shelf.dataset.publisher for shelf in shelves)
    return next((each for each in found if each.is_government and each.code == code.code), None)


def _tells_of(
    shelf: Shelf,
    code: str,
    charts: Mapping[str, Sequence[ChartView]],
    tables: Sequence[PlaceTable],
) -> bool:
    """Whether another publisher's dataset has rows about a place, as its figures show."""
    if shelf.dataset.publisher.code == code:
        return False
    return any(table.dataset.id == shelf.dataset.id for table in tables) or any(
        code in view.chart.figures.labels for view in charts.get(shelf.dataset.id, ())
    )


def _path(rings: Sequence[Sequence[tuple[float, float]]]) -> str:
    """Outlines in whole units of the plane, each point by its way from the one before."""
    parts = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in ring]
        (x, y), steps = points[0], []
        for next_x, next_y in points[1:]:
            if (next_x, next_y) != (x, y):
                steps.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
        if len(steps) > 2:
            joined = " ".join(steps).replace(" -", "-")
            parts.append(f"M{points[0][0]} {points[0][1]}l{joined}z")
    return "".join(parts)


def places_csv(places: Sequence[PlaceView], base: str) -> bytes:
    """The municipalities as CSV: code, names, how many datasets each publishes, its page."""
    lines = [csv_line(("code", "name_ja", "name_en", "county_ja", "datasets", "page"))]
    for place in places:
        name, count = place.code.name, str(len(place.shelves))
        told = (place.code.code, name.ja, name.en, place.county, count, base + place.page)
        lines.append(csv_line(told))
    return "".join(lines).encode()
