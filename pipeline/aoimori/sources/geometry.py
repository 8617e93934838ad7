"""Outlines of places from ``schemas/geo/<code list>.geojson`` (RFC 7946)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from aoimori.core.codes import CodeList
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.shapes import Point, Shapes, in_plane
from aoimori.sources.schemas import localized, unknown_reference


def read_shapes(folder: Path, root: Path, codes: Mapping[str, CodeList]) -> dict[str, Shapes]:
    """The outlines of every code list that has a file, by its name. Raises :class:`Stop`: no
    GeoJSON of areas that each have a code of the list, none that says where it is from."""
    return {
        path.stem: _read(path, path.relative_to(root).as_posix(), codes)
        for path in sorted(folder.glob("*.geojson"))
    }


def _read(path: Path, name: str, codes: Mapping[str, CodeList]) -> Shapes:
    content = path.read_bytes()
    if path.stem not in codes:
        raise Stop(unknown_reference("code list", path.stem, list(codes), Place(name)))
    try:
        data = json.loads(content)
        attribution = localized(data["attribution"])
        places = {
            feature["properties"]["code"]: list(_rings(feature["geometry"]))
            for feature in data["features"]
        }
        height, outlines = in_plane(places)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise Stop(Finding("bad-geometry", Place(name), {"reason": reason})) from error
    for code in outlines:
        if code not in codes[path.stem]:
            raise Stop(unknown_reference("code", code, list(codes[path.stem].entries), Place(name)))
    digest = hashlib.sha256(content).hexdigest()
    return Shapes(path.stem, height, outlines, attribution, digest)


def _rings(geometry: Mapping[str, Any]) -> Iterable[Sequence[Point]]:
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind not in ("Polygon", "MultiPolygon"):
        raise ValueError(kind)
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        for ring in polygon:
            yield [(float(x), float(y)) for x, y, *_ in ring]
