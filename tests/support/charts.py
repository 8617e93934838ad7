"""Tables and definitions for charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aoimori.core.charts import ChartDefinition
from aoimori.core.codes import Code, CodeList
from aoimori.core.diff.content import Content
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from aoimori.core.shapes import Shapes, in_plane

PEOPLE = Field(
    "people", Localized("人口", "People"), "integer", Localized("人", "persons"), additive=True
)
CODE = Field("code", Localized("コード", "Code"), codes="towns", constraints={"required": True})
KIND = Field("kind", Localized("種類", "Kind"))
YEAR = Field("year", Localized("年", "Year"), "year")
START = Field("start", Localized("始まり", "Start"), "year")
END = Field("end", Localized("終わり", "End"), "year")

NAMES = {"101": "あおば市", "202": "みどり町", "303": "そら村"}
TOWNS = CodeList(
    "towns",
    {
        code: Code(code, Localized(name, f"Town {code}"), {"kind": "town"})
        for code, name in NAMES.items()
    },
)
CODES = {"towns": TOWNS}


def content(
    fields: Sequence[Field], *rows: tuple[str | None, ...], sums: tuple[int, ...] = ()
) -> Content:
    """A table of a few rows."""
    made = Content.of(fields, rows)
    return Content(made.schema, made.frame, sums)


def definition(kind: str, values: tuple[str, ...] = (), **roles: str) -> ChartDefinition:
    """A chart of the table ``t``."""
    return ChartDefinition("one", kind, "t", Localized("表題", "Title"), roles, values)


def squares(*codes: str) -> Shapes:
    """A square for each place, one east of the other."""
    places: dict[str, Any] = {
        code: [[(at, 0.0), (at + 1.0, 0.0), (at + 1.0, 1.0), (at, 1.0), (at, 0.0)]]
        for at, code in enumerate(codes)
    }
    height, outlines = in_plane(places)
    return Shapes("towns", height, outlines, Localized("地図の出典", "Source of the map"), "d" * 64)
