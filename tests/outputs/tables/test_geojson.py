"""GeoJSON as RFC 7946 has it, of tables whose schema marks coordinates."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.schema import Coordinates, Field, TableSchema
from support.tables import (
    HOSTILE,
    TEXT,
    Record,
    any_texts,
    records,
    schema,
    table,
    writer,
    written,
)

PLACES = replace(
    schema(
        Field("code", TEXT),
        Field("lat", TEXT, "number"),
        Field("lon", TEXT, "number"),
        Field("open", TEXT, "boolean"),
        key=("code",),
    ),
    coordinates=Coordinates(longitude="lon", latitude="lat"),
)
# RFC 7946, 3.1 to 3.3, for points.
RULES: dict[str, Any] = {
    "type": "object",
    "required": ["type", "features"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "additionalProperties": False,
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "type": ["object", "null"],
                        "required": ["type", "coordinates"],
                        "additionalProperties": False,
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                                "items": False,
                                "minItems": 2,
                            },
                        },
                    },
                },
            }
        },
    },
}


def features(fields: TableSchema, rows: list[Any]) -> list[dict[str, Any]]:
    content = written("GeoJSON", table(fields, rows))
    jsonschema.validate(json.loads(content), RULES)
    read: list[dict[str, Any]] = json.loads(content, parse_float=Decimal)["features"]
    return read


def degrees(limit: int) -> st.SearchStrategy[str | None]:
    return st.none() | st.decimals(-limit, limit, places=7).map("{:f}".format)


@given(st.lists(st.tuples(degrees(180), degrees(90)), max_size=5), records(any_texts))
def test_points_are_where_they_were_and_properties_are_all_fields(
    places: list[tuple[str | None, str | None]], rows: list[Record]
) -> None:
    lon, lat = Field("lon", TEXT, "number"), Field("lat", TEXT, "number")
    fields = replace(
        HOSTILE, fields=(*HOSTILE.fields, lon, lat), coordinates=Coordinates("lon", "lat")
    )
    joined = [(*row, *place) for row, place in zip(rows, places, strict=False)]
    read = features(fields, joined)
    plain = json.loads(written("JSON", table(fields, joined)), parse_float=Decimal)
    assert [feature["properties"] for feature in read] == plain
    for feature, row in zip(read, joined, strict=True):
        if row[-2] is None or row[-1] is None:
            assert feature["geometry"] is None
        else:
            point = [str(value) for value in feature["geometry"]["coordinates"]]
            assert point == [str(Decimal(row[-2])), str(Decimal(row[-1]))]


def test_a_point_has_the_digits_as_written_longitude_first() -> None:
    content = written("GeoJSON", table(PLACES, [["01", "40.800", "140.740", "true"]]))
    assert content.decode().splitlines() == [
        '{"type": "FeatureCollection", "features": [',
        (
            '{"type": "Feature", "id": "01", '
            '"geometry": {"type": "Point", "coordinates": [140.740, 40.800]}, '
            '"properties": {"code": "01", "lat": 40.800, "lon": 140.740, "open": true}}'
        ),
        "]}",
    ]


def test_a_feature_has_the_key_of_its_row() -> None:
    rows = [["青,森", "1", "1", None], [None, "1", "1", None]]
    assert [f.get("id") for f in features(PLACES, rows)] == ["青,森", None]
    keyed = replace(PLACES, primary_key=("code", "open"))
    rows = [["a,b", "1", "1", "true"], ["a", "1", "1", "true"], ["a", "1", "1", None]]
    assert [f.get("id") for f in features(keyed, rows)] == ["a%2Cb,true", "a,true", None]
    unkeyed = replace(PLACES, primary_key=())
    assert "id" not in features(unkeyed, [["a", "1", "1", None]])[0]


def test_it_is_only_for_tables_with_coordinates() -> None:
    assert writer("GeoJSON").applies(PLACES)
    assert not writer("GeoJSON").applies(HOSTILE)


def test_an_empty_table_has_no_features() -> None:
    assert features(PLACES, []) == []
