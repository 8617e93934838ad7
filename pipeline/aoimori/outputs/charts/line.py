"""Lines: a number over time, one line for each of a series."""

from __future__ import annotations

from dataclasses import replace
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


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    """In the order of time."""
    roles = definition.roles
    by = [roles["time"], *([roles["series"]] if "series" in roles else [])]
    found = summed(definition, content, by, codes)
    return replace(found, rows=tuple(sorted(found.rows, key=lambda row: row[0] or "")))


def _alt(definition: ChartDefinition, figures: Figures) -> Localized:
    rows, unit = figures.rows, figures.columns[-1].unit
    high, low = extremes([row[-1] for row in rows])
    most, least = (amount(rows[at][-1], unit) for at in (high, low))
    told: dict[str, Localized | str | int] = {
        "title": definition.title,
        "first": rows[0][0] or "",
        "last": rows[-1][0] or "",
        "high": rows[high][0] or "",
        "most": most,
    }
    if "series" in definition.roles:
        lines = list(dict.fromkeys(row[1] for row in rows))
        return say("lines", **told, n=len(lines), series=figures.label(rows[high][1]))
    ends = (amount(rows[at][-1], unit) for at in (0, -1))
    from_, to = ends
    return say("line", **told, from_=from_, to=to, low=rows[low][0] or "", least=least)


def _spec(definition: ChartDefinition, figures: Figures, lang: Language, _: Shapes | None) -> Spec:
    number, has_series = figures.columns[-1], "series" in definition.roles
    values = []
    for row in figures.rows:
        one: dict[str, Any] = {"time": short(row[0] or ""), "value": float(row[-1] or 0)}
        if has_series:
            one["series"] = short(figures.label(row[1]).text(lang))
        values.append(one)
    title = look.titled(number.title.text(lang), number.unit.text(lang) if number.unit else "")
    is_narrow = _is_narrow(figures)
    if is_narrow:
        title = say("cut-axis", title=title).text(lang)
    encoding: dict[str, Any] = {
        "x": {
            "field": "time",
            "type": "ordinal",
            "title": look.titled(figures.columns[0].title.text(lang)),
            "axis": {"labelAngle": 0, "labelOverlap": True},
        },
        "y": {
            "field": "value",
            "type": "quantitative",
            "title": title,
            # A number that hardly changes is a flat line from zero: what is shown is its course.
            "scale": {"zero": not is_narrow, "nice": True},
        },
    }
    line: dict[str, Any] = {
        "type": "line",
        "point": {"size": 45, "filled": True, "strokeWidth": 0},
        "strokeWidth": 2.5,
        "tooltip": True,
    }
    if not has_series:
        encoding["color"] = {"value": look.PALETTE[0]}
    else:
        told = {"field": "series", "type": "nominal", "sort": None, "title": None}
        encoding["color"] = {**told, "scale": {"range": list(look.PALETTE)}}
        encoding["strokeDash"] = {**told, "scale": {"range": [list(d) for d in look.DASHES]}}
    return {
        "data": {"values": values},
        "width": look.WIDTH,
        "autosize": look.WITHIN,
        "height": 260,
        "mark": line,
        "encoding": encoding,
    }


def _is_narrow(figures: Figures) -> bool:
    """Whether all numbers lie within the upper half of the largest."""
    numbers = [float(row[-1] or 0) for row in figures.rows]
    return min(numbers) > max(numbers) / 2


KIND = ChartKind(_figures, _alt, _spec)
