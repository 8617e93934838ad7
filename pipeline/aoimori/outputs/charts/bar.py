"""Bars: a number for each of some categories, side by side for a series or for several numbers."""

from __future__ import annotations

from typing import Any

from aoimori.core.amounts import amount
from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.diff.content import Content
from aoimori.core.localized import Language, Localized
from aoimori.core.shapes import Shapes
from aoimori.outputs.charts import look
from aoimori.outputs.charts.extremes import extremes
from aoimori.outputs.charts.figures import summed
from aoimori.outputs.charts.kind import ChartKind, Codes, Spec
from aoimori.outputs.charts.words import say, short

_BAR = 22
_ROOM = 1.14


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    roles = definition.roles
    by = [roles["category"], *([roles["series"]] if "series" in roles else [])]
    return summed(definition, content, by, codes)


def _alt(definition: ChartDefinition, figures: Figures) -> Localized:
    cells = _cells(definition, figures)
    high, low = extremes([number for _, number in cells])
    told: dict[str, Localized | str | int] = {
        "title": definition.title,
        "n": len(cells),
        "high": cells[high][0],
    }
    unit = _unit(figures)
    most, least = (amount(cells[at][1], unit) for at in (high, low))
    if len(cells) == 1:
        return say("bar-one", **told, most=most)
    return say("bar", **told, most=most, low=cells[low][0], least=least)


def _cells(definition: ChartDefinition, figures: Figures) -> list[tuple[Localized, str]]:
    """Every bar by what it is called, with its number."""
    texts = [column for column in figures.columns if not column.is_number]
    numbers = [at for at, column in enumerate(figures.columns) if column.is_number]
    cells = []
    for row in figures.rows:
        name = figures.label(row[0])
        if len(texts) > 1:
            name = say("of-series", category=name, series=figures.label(row[1]))
        for at in numbers:
            title = figures.columns[at].title
            one = say("of-series", category=name, series=title) if len(numbers) > 1 else name
            cells.append((one, row[at] or ""))
    return cells


def _unit(figures: Figures) -> Localized | None:
    units = {column.unit for column in figures.columns if column.is_number}
    return units.pop() if len(units) == 1 else None


def _spec(definition: ChartDefinition, figures: Figures, lang: Language, _: Shapes | None) -> Spec:
    values = _values(definition, figures, lang)
    unit = _unit(figures)
    numbers = [column for column in figures.columns if column.is_number]
    title = look.titled(
        numbers[0].title.text(lang) if len(numbers) == 1 else "", unit.text(lang) if unit else ""
    )
    has_series = "series" in values[0]
    encoding: dict[str, Any] = {
        "y": {
            "field": "category",
            "type": "nominal",
            "sort": None,
            "title": None,
            "axis": {"ticks": False, "domain": False, "labelPadding": 6},
        },
        "x": {
            "field": "value",
            "type": "quantitative",
            "title": title.strip() or None,
            "axis": {"tickCount": 5},
            "scale": {"domain": _domain([value["value"] for value in values]), "nice": False},
        },
    }
    if has_series:
        encoding["yOffset"] = {"field": "series", "sort": None}
    color = {
        "field": "series",
        "type": "nominal",
        "sort": None,
        "title": None,
        "scale": {"range": list(look.PALETTE)},
    }
    bar: dict[str, Any] = {"mark": {"type": "bar", "tooltip": True, "color": look.PALETTE[0]}}
    if has_series:
        bar["encoding"] = {"color": color}
    text = {
        "mark": {"type": "text", "align": "left", "dx": 4, "fontSize": 11},
        "encoding": {"text": {"field": "shown", "type": "nominal"}},
    }
    return {
        "data": {"values": values},
        "width": look.WIDTH,
        "autosize": look.WITHIN,
        "height": {"step": _BAR if not has_series else _BAR * 0.8},
        "encoding": encoding,
        "layer": [bar, text],
    }


def _domain(numbers: list[float]) -> list[float]:
    """From zero, with room for the numbers that stand behind the bars."""
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    return [low * _ROOM, high * _ROOM or 1.0]


def _values(definition: ChartDefinition, figures: Figures, lang: Language) -> list[dict[str, Any]]:
    texts = [column for column in figures.columns if not column.is_number]
    numbers = [at for at, column in enumerate(figures.columns) if column.is_number]
    values: list[dict[str, Any]] = []
    for row in figures.rows:
        for at in numbers:
            shown = amount(row[at], None).text(lang)
            one = {
                "category": short(figures.label(row[0]).text(lang)),
                "value": float(row[at] or 0),
            }
            one["shown"] = shown
            if len(texts) > 1:
                one["series"] = short(figures.label(row[1]).text(lang))
            elif len(numbers) > 1:
                one["series"] = short(figures.columns[at].title.text(lang))
            values.append(one)
    return values


KIND = ChartKind(_figures, _alt, _spec)
