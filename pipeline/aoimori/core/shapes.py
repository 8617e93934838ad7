"""Outlines of places, in the plane: what maps are drawn of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aoimori.core.localized import Localized

# How wide the plane is, in units; a tenth of one is a fraction of a pixel on every screen.
WIDTH = 1000
Point = tuple[float, float]
# Of one place: rings of points, those of islands and holes alike.
Rings = tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Shapes:
    """The outlines of a code list by code, in a plane :data:`WIDTH` wide and ``height`` high (y
    downwards); ``attribution`` is what is to be said of where they are from."""

    name: str
    height: int
    outlines: Mapping[str, Rings]
    attribution: Localized
    digest: str

    def __repr__(self) -> str:
        """By what they were read from: what is made of them is made again when that changes."""
        return f"Shapes({self.name!r}, {self.digest!r})"

    def __contains__(self, code: object) -> bool:
        return code in self.outlines


def in_plane(places: Mapping[str, Iterable[Sequence[Point]]]) -> tuple[int, dict[str, Rings]]:
    """The height of the plane, and rings of longitude and latitude (degrees) in it, projected by
    Mercator: north is up, and small areas keep their form."""
    flat = {
        code: tuple(tuple(_mercator(point) for point in ring) for ring in rings)
        for code, rings in places.items()
    }
    points = [point for rings in flat.values() for ring in rings for point in ring]
    if not points:
        return 0, {}
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = WIDTH / (east - west)

    def put(point: Point) -> Point:
        return round((point[0] - west) * scale, 1), round((north - point[1]) * scale, 1)

    height = math.ceil((north - south) * scale)
    return height, {
        code: tuple(tuple(map(put, ring)) for ring in rings) for code, rings in flat.items()
    }


def _mercator(point: Point) -> Point:
    longitude, latitude = point
    return math.radians(longitude), math.asinh(math.tan(math.radians(latitude)))


def center(rings: Rings) -> Point:
    """Where a name stands: the centre of gravity of the largest outline."""
    largest = max(rings, key=lambda ring: abs(_doubled_area(ring)))
    area = _doubled_area(largest)
    x = y = 0.0
    for (x1, y1), (x2, y2) in zip(largest, (*largest[1:], largest[0]), strict=True):
        part = x1 * y2 - x2 * y1
        x += (x1 + x2) * part
        y += (y1 + y2) * part
    return round(x / (3 * area), 1), round(y / (3 * area), 1)


def _doubled_area(ring: Sequence[Point]) -> float:
    following = (*ring[1:], ring[0])
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, following, strict=True))
