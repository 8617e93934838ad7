"""Maps: places shaded by a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from aoimori.core.amounts import amount
from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.diff.content import Content
from aoimori.core.localized import Language, Localized
from aoimori.core.shapes import WIDTH as PLANE
from aoimori.core.shapes import Shapes, center
from aoimori.outputs.charts import look
from aoimori.outputs.charts.extremes import extremes
from aoimori.outputs.charts.figures import summed
from aoimori.outputs.charts.kind import ChartKind, Codes, Spec
from aoimori.outputs.charts.words import say, short

_KINDS = frozenset("市区町村県府都")
_KIND = re.compile(r"(?<=\S) (?:City|Town|Village|Ward|Prefecture)$")


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    """In the order of codes."""
    found = summed(definition, content, [definition.roles["place"]], codes)
    return replace(found, rows=tuple(sorted(found.rows, key=lambda row: row[0] or "")))


def _alt(definition: ChartDefinition, figures: Figures) -> Localized:
    rows, unit = figures.rows, figures.columns[-1].unit
    high, low = extremes([row[-1] for row in rows])
    return say(
        "map",
        title=definition.title,
        n=len(rows),
        high=figures.label(rows[high][0]),
        most=amount(rows[high][-1], unit),
        low=figures.label(rows[low][0]),
        least=amount(rows[low][-1], unit),
    )


def _spec(
    definition: ChartDefinition, figures: Figures, lang: Language, shapes: Shapes | None
) -> Spec:
    if shapes is None:
        raise ValueError(f"no shapes for {definition.name}")
    number = figures.columns[-1]
    known = {row[0]: row[-1] for row in figures.rows if row[0] in shapes}
    shaded = _shaded([text or "" for text in known.values()])
    classes, shades = [some for some, _ in shaded], [shade for _, shade in shaded]
    ranges = [_range(some, lang) for some in classes]
    features, names = [], []
    for code, text in known.items():
        at = next(n for n, some in enumerate(classes) if text in some)
        label = short(figures.label(code).text(lang))
        told = {"name": label, "range": ranges[at], "shown": amount(text, number.unit).text(lang)}
        rings = shapes.outlines[code or ""]
        outline = {"type": "Polygon", "coordinates": [[list(p) for p in ring] for ring in rings]}
        features.append({"type": "Feature", "geometry": outline, "properties": told})
        x, y = center(rings)
        ink = "#ffffff" if shades[at] in look.DARK else look.INK
        names.append({"x": x, "y": y, "name": _short(label), "ink": ink})
    title = look.titled(number.title.text(lang), number.unit.text(lang) if number.unit else "")
    areas = _areas(features, title, ranges, shades)
    titles = (figures.columns[0].title.text(lang), number.title.text(lang))
    areas["encoding"]["tooltip"] = [
        {"field": f"properties.{field}", "title": told}
        for field, told in zip(("name", "shown"), map(look.titled, titles), strict=True)
    ]
    return {
        "width": look.WIDTH,
        "height": round(look.WIDTH * shapes.height / PLANE),
        "projection": {"type": "identity"},
        "layer": [areas, _names(names)],
    }


def _areas(features: list[Spec], title: str, ranges: list[str], shades: Sequence[str]) -> Spec:
    legend = {
        "title": title,
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 3,
        "symbolType": "square",
        "symbolSize": 260,
        "symbolStrokeColor": look.INK,
        "symbolStrokeWidth": 0.6,
    }
    color = {
        "field": "properties.range",
        "type": "ordinal",
        "scale": {"domain": ranges, "range": list(shades)},
        "legend": legend,
    }
    return {
        "data": {"values": features},
        "mark": {"type": "geoshape", "stroke": look.INK, "strokeWidth": 0.6},
        "encoding": {"color": color},
    }


def _names(names: list[Spec]) -> Spec:
    return {
        "data": {"values": names},
        "mark": {"type": "text", "fontSize": 7.5},
        "encoding": {
            "longitude": {"field": "x", "type": "quantitative"},
            "latitude": {"field": "y", "type": "quantitative"},
            "text": {"field": "name", "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _shaded(texts: list[str]) -> list[tuple[list[str], str]]:
    """The numbers in classes from small to large, each with its shade. What is below zero has a
    colour of its own, and the darker the further it is from zero: a loss is no small gain."""
    most = len(look.SHADES)
    falls = [text for text in texts if Decimal(text) < 0]
    rest = [text for text in texts if Decimal(text) >= 0]
    if not falls:
        found = _classes(rest, most)
        return _with(found, look.SHADES[-len(found) :])
    share = round(most * len(falls) / len(texts))
    below = _classes(falls, min(max(share, 1), most - 1) if rest else most)
    above = _classes(rest, most - len(below)) if rest else []
    return [*_with(below, look.FALLS[::-1]), *_with(above, look.SHADES[1:])]


def _with(classes: list[list[str]], shades: Sequence[str]) -> list[tuple[list[str], str]]:
    return list(zip(classes, shades[: len(classes)], strict=True))


def _classes(texts: list[str], most: int) -> list[list[str]]:
    """At most so many classes of about as many places each, from small to large; equal numbers
    are in one class."""
    ordered = sorted(texts, key=Decimal)
    wanted = min(most, len(set(map(Decimal, ordered))))
    classes: list[list[str]] = [[] for _ in range(wanted)]
    for at, text in enumerate(ordered):
        first = next(n for n, other in enumerate(ordered) if Decimal(other) == Decimal(text))
        classes[min(first, at) * wanted // len(ordered)].append(text)
    return [some for some in classes if some]


def _range(texts: list[str], lang: Language) -> str:
    low, high = (amount(texts[at], None) for at in (0, -1))
    return low.text(lang) if low == high else say("range", low=low, high=high).text(lang)


def _short(name: str) -> str:
    """A name as it stands in its place: without what kind of place it is."""
    return name[:-1] if len(name) > 2 and name[-1] in _KINDS else _KIND.sub("", name)


KIND = ChartKind(_figures, _alt, _spec)
