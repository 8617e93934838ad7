"""Outlines in the plane."""

from __future__ import annotations

from aoimori.core.shapes import WIDTH, center, in_plane


def test_north_is_up_and_the_widest_fills_the_plane() -> None:
    ring = [(140.0, 40.0), (141.0, 40.0), (141.0, 41.0), (140.0, 41.0)]
    height, outlines = in_plane({"a": [ring]})
    (points,) = outlines["a"]
    assert points[0] == (0.0, points[0][1])
    assert points[1][0] == WIDTH
    assert points[2][1] == 0.0  # the north
    # Mercator: a degree of latitude at 40.5° is 1 / cos(40.5°) of one of longitude.
    assert abs(height - WIDTH / 0.7604) < 5


def test_no_places_make_an_empty_plane() -> None:
    assert in_plane({}) == (0, {})


def test_the_name_stands_in_the_middle_of_the_largest_outline() -> None:
    large = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    small = ((50.0, 50.0), (51.0, 50.0), (51.0, 51.0))
    assert center((small, large)) == (5.0, 5.0)
