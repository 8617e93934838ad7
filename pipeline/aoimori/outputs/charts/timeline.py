"""Timelines: what runs from which fiscal year to which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.localized import Language, Localized
from aoimori.core.shapes import Shapes
from aoimori.outputs.charts import look
from aoimori.outputs.charts.figures import chosen, columns_of, labels_of
from aoimori.outputs.charts.kind import ChartKind, Codes, Spec
from aoimori.outputs.charts.words import say, short

_ROW = 17
# What the names of rows take of the width; a picture of several parts cannot fit itself.
_NAMES = 250
# Two rows may have the same name: each is known by its number, and shows what stands behind it.
_LABEL = "slice(datum.value, indexof(datum.value, '|') + 1)"


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    """A row for every row of the table that has a beginning and an end, as they stand."""
    roles = definition.roles
    names = [roles["label"], *([roles["series"]] if "series" in roles else [])]
    names += [roles["start"], roles["end"]]
    frame = chosen(definition, content)
    whole = frame.dropna(subset=names)
    rows = tuple(zip(*(texts_of(whole[name]) for name in names), strict=True))
    columns = columns_of(content.schema, names)
    labels = labels_of(content.schema, names, rows, codes)
    return Figures(columns, rows, labels, len(frame) - len(whole))


def _alt(definition: ChartDefinition, figures: Figures) -> Localized:
    spans = [(int(row[-2] or 0), int(row[-1] or 0)) for row in figures.rows]
    years = Counter(year for start, end in spans for year in range(start, end + 1))
    high, most = max(sorted(years.items()), key=lambda each: each[1])
    return say(
        "timeline",
        title=definition.title,
        n=len(spans),
        first=say("fiscal-year", year=min(start for start, _ in spans)),
        last=say("fiscal-year", year=max(end for _, end in spans)),
        high=say("fiscal-year", year=high),
        most=most,
    )


def _spec(definition: ChartDefinition, figures: Figures, lang: Language, _: Shapes | None) -> Spec:
    values = list(_values(definition, figures, lang))
    first = min(value["start"] for value in values)
    last = max(value["until"] for value in values)
    titles = [look.titled(column.title.text(lang)) for column in figures.columns]
    named = zip(("label", "start", "end"), (titles[0], *titles[-2:]), strict=True)
    bars: Spec = {
        "width": look.WIDE - _NAMES,
        "height": {"step": _ROW},
        "mark": {"type": "bar", "height": _ROW * 0.66, "color": look.PALETTE[0]},
        "encoding": {
            "y": {
                "field": "key",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {
                    "labelExpr": _LABEL,
                    "ticks": False,
                    "domain": False,
                    "grid": True,
                    "labelLimit": _NAMES - 20,
                },
            },
            "x": {
                "field": "start",
                "type": "quantitative",
                "title": say("year").text(lang),
                "scale": {"domain": [first, last], "nice": False},
                "axis": {"values": list(range(first, last)), "format": "d", "labelAlign": "left"},
            },
            "x2": {"field": "until"},
            "tooltip": [{"field": field, "title": title} for field, title in named],
        },
    }
    data = {"data": {"values": values}}
    if "series" not in definition.roles:
        return {**data, **bars}
    order = list(dict.fromkeys(value["series"] for value in values))
    header = {"title": None, "labelOrient": "top", "labelAnchor": "start", "labelFontSize": 13}
    bars["encoding"]["color"] = {"field": "series", "type": "nominal", "sort": order}
    bars["encoding"]["color"]["legend"] = None
    return {
        **data,
        "facet": {"row": {"field": "series", "type": "nominal", "sort": order, "header": header}},
        "spec": bars,
        "resolve": {"scale": {"y": "independent"}},
    }


def _values(
    definition: ChartDefinition, figures: Figures, lang: Language
) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(figures.rows):
        start, end = int(row[-2] or 0), int(row[-1] or 0)
        label = short(figures.label(row[0]).text(lang))
        told = {"key": f"{number}|{label}", "label": label}
        if "series" in definition.roles:
            told["series"] = short(figures.label(row[1]).text(lang))
        yield {**told, "start": start, "end": end, "until": end + 1}


KIND = ChartKind(_figures, _alt, _spec)
