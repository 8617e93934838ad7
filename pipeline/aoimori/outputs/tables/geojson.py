"""GeoJSON (RFC 7946) of tables whose schema marks coordinates: a feature a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from aoimori.core.identity import row_key
from aoimori.core.localized import Localized
from aoimori.core.release import FileFormat
from aoimori.core.schema import TableSchema
from aoimori.outputs.tables.jsonvalues import Rows, quoted, typed, write_array
from aoimori.outputs.tables.writer import PublishedTable, TableWriter


def write(published: PublishedTable, stream: BinaryIO) -> None:
    """Points with the digits as written, ``null`` where a coordinate is missing; all fields are
    properties. A feature's ``id`` is its primary key. Raises ``ValueError`` without coordinates.
    """
    schema = published.table.schema
    if schema.coordinates is None:
        raise ValueError(f"{schema.name} marks no coordinates")
    longitude = schema.names.index(schema.coordinates.longitude)
    latitude = schema.names.index(schema.coordinates.latitude)
    key = [schema.names.index(name) for name in schema.primary_key]
    rows = Rows(schema.fields, typed)

    def feature(record: Sequence[str | None]) -> str:
        point = _point(record[longitude], record[latitude])
        named = _id([record[place] for place in key])
        return (
            f'{{"type": "Feature", {named}"geometry": {point}, '
            f'"properties": {{{rows.members(record)}}}}}'
        )

    stream.write(b'{"type": "FeatureCollection", "features": ')
    write_array(stream, map(feature, published.table.records()), "}\n")


def _point(longitude: str | None, latitude: str | None) -> str:
    if longitude is None or latitude is None:
        return "null"
    return f'{{"type": "Point", "coordinates": [{longitude}, {latitude}]}}'


def _id(key: Sequence[str | None]) -> str:
    """The member ``id``: the key as it stands, or several values joined; none for a key of which
    a value is missing."""
    values = [text for text in key if text is not None]
    if not values or len(values) < len(key):
        return ""
    return f'"id": {quoted(values[0] if len(values) == 1 else row_key(values))}, '


def applies(schema: TableSchema) -> bool:
    """Whether the schema marks coordinates."""
    return schema.coordinates is not None


WRITER = TableWriter(
    FileFormat(
        name="GeoJSON",
        extension="geojson",
        media_type="application/geo+json",
        eu_file_type="GEOJSON",
        purpose=Localized("地図に重ねて使う方", "For maps"),
        encoding="UTF-8",
    ),
    write,
    applies,
)
