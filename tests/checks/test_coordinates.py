"""Coordinates: both or neither, and on Earth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aoimori.checks.release import CheckedRelease, coordinates
from aoimori.core.provenance import History
from aoimori.core.schema import Coordinates, Field
from aoimori.core.steps import Step
from aoimori.core.table import Table
from support.tables import TEXT, schema, table, trail

PLACES = replace(
    schema(Field("lat", TEXT, "number"), Field("lon", TEXT, "number")),
    coordinates=Coordinates(longitude="lon", latitude="lat"),
)


def told(made: Table) -> list[tuple[str, str, str]]:
    release = CheckedRelease("p/d/2024", 2024, {"t": made}, {})
    return [(f.check, f.place.cell, f.field_name) for f in coordinates.check(release)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        ("40.8", "140.7", []),
        (None, None, []),
        ("-90", "-180", []),
        ("90.0", "180.00", []),
        ("90.0000001", "0", [("coordinate-range", "B6", "lat")]),
        ("0", "-180.1", [("coordinate-range", "C6", "lon")]),
        ("140.7", "40.8", [("coordinate-range", "B6", "lat")]),
        ("408", "1407", [("coordinate-range", "C6", "lon"), ("coordinate-range", "B6", "lat")]),
        ("40.8", None, [("coordinate-alone", "C6", "lon")]),
        (None, "140.7", [("coordinate-alone", "B6", "lat")]),
    ],
)
def test_pairs_on_earth(
    latitude: str | None, longitude: str | None, expected: list[tuple[str, str, str]]
) -> None:
    assert told(table(PLACES, [[latitude, longitude]])) == expected


def test_what_could_not_be_read_is_told_already() -> None:
    unread = trail({0: 0}, History("?", (Step("unreadable", "?", None),)))
    made = replace(table(PLACES, [[None, "140.7"], [None, "140.7"]]), trails={"lat": unread})
    assert told(made) == [("coordinate-alone", "B8", "lat")]


def test_a_finding_says_the_limits_and_the_other_value() -> None:
    release = CheckedRelease("p/d/2024", 2024, {"t": table(PLACES, [["91", "0"], [None, "1"]])}, {})
    alone, outside = coordinates.check(release)
    assert alone.details == {"field": "lat", "other": "lon", "value": "1"}
    assert outside.details == {"value": "91", "low": "-90", "high": "90"}


def test_a_table_without_coordinates_is_not_asked() -> None:
    assert told(table(replace(PLACES, coordinates=None), [["999", None]])) == []
