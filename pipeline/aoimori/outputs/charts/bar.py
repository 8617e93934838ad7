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
# What stands behind a bar: so large, so far from it, and cut when it is longer.
_TEXT = 11
_GAP = 4
_LONGEST = 150
# How much of the width the names of the bars take at most (as the axis has it), and its edges.
_NAMES = 210
_EDGES = 30
_ROOM = 1.14


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    roles = definition.roles
    by = [roles[role] for role in ("category", "within", "series") if role in roles]
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
    numbers = [at for at, column in enumerate(figures.columns) if column.is_number]
    names, series = _names(definition, figures), _series(definition, figures)
    cells = []
    for name, row in zip(names, figures.rows, strict=True):
        if series is not None:
            name = say("of-series", category=name, series=figures.label(row[series]))
        for at in numbers:
            title = figures.columns[at].title
            one = say("of-series", category=name, series=title) if len(numbers) > 1 else name
            cells.append((one, row[at] or ""))
    return cells


def _names(definition: ChartDefinition, figures: Figures) -> list[Localized]:
    """What each row is called: a name that is there within several says within which."""
    names = [figures.label(row[0]) for row in figures.rows]
    if "within" not in definition.roles:
        return names
    at = figures.index(definition.roles["within"])
    homes: dict[str | None, set[str | None]] = {}
    for row in figures.rows:
        homes.setdefault(row[0], set()).add(row[at])
    return [
        say("of-series", category=name, series=figures.label(row[at]))
        if len(homes[row[0]]) > 1
        else name
        for name, row in zip(names, figures.rows, strict=True)
    ]


def _series(definition: ChartDefinition, figures: Figures) -> int | None:
    """The column of the series, if there is one."""
    name = definition.roles.get("series")
    return figures.index(name) if name else None


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
            "scale": {"domain": _domain(values), "nice": False},
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
        "mark": {
            "type": "text",
            "align": "left",
            "dx": _GAP,
            "fontSize": _TEXT,
            "limit": _LONGEST,
        },
        "encoding": {"text": {"field": "shown", "type": "nominal"}},
    }
    return {
        "data": {"values": values},
        "width": look.WIDTH,
        "autosize": look.WITHIN,
        "height": _height(values),
        "encoding": encoding,
        "layer": [bar, text],
    }


def _height(values: list[dict[str, Any]]) -> float:
    """So many pixels for each bar, those of a series nearer together; a step for each would do the
    same, of which the library warns in every browser."""
    bars = len({(one["category"], one.get("series")) for one in values})
    groups = len({one["category"] for one in values})
    return bars * _BAR * 0.8 + groups * _BAR * 0.2


def _domain(values: list[dict[str, Any]]) -> list[float]:
    """From zero, with room for the words that stand behind the bars."""
    numbers = [one["value"] for one in values]
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    names = min(_NAMES, max(_wide(one["category"]) for one in values))
    words = min(_LONGEST, max(_wide(one["shown"]) for one in values)) + 2 * _GAP
    width = look.WIDTH - names - _EDGES
    room = max(_ROOM, width / (width - words))
    return [low * _ROOM, high * room or 1.0]


def _wide(text: str) -> float:
    """How wide a text is at most, about; what is not Latin is as wide as it is high."""
    return sum(_TEXT * (0.6 if letter.isascii() else 1.0) for letter in text)


def _values(definition: ChartDefinition, figures: Figures, lang: Language) -> list[dict[str, Any]]:
    numbers = [at for at, column in enumerate(figures.columns) if column.is_number]
    names, series = _names(definition, figures), _series(definition, figures)
    values: list[dict[str, Any]] = []
    for name, row in zip(names, figures.rows, strict=True):
        for at in numbers:
            shown = amount(row[at], None)
            one: dict[str, Any] = {"category": short(name.text(lang)), "value": float(row[at] or 0)}
            if series is not None or len(numbers) > 1:
                told = figures.columns[at].title if series is None else figures.label(row[series])
                one["series"] = short(told.text(lang))
                # Behind each bar is whose it is: who does not see its colour knows it all the same.
                shown = say("of-series", category=shown, series=told)
            values.append({**one, "shown": shown.text(lang)})
    return values


KIND = ChartKind(_figures, _alt, _spec)
