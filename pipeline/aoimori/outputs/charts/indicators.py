"""Indicators: every row a number by itself, each of its own unit and date; shown as text."""

from __future__ import annotations

from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.localized import Localized
from aoimori.outputs.charts.figures import chosen, columns_of, labels_of
from aoimori.outputs.charts.kind import ChartKind, Codes
from aoimori.outputs.charts.words import say


def _figures(definition: ChartDefinition, content: Content, codes: Codes) -> Figures:
    """The rows that have a number, with the fields that have a role."""
    names = list(dict.fromkeys((*definition.roles.values(), *definition.values)))
    frame = chosen(definition, content)
    whole = frame.dropna(subset=list(definition.values))
    rows = tuple(zip(*(texts_of(whole[name]) for name in names), strict=True))
    labels = labels_of(content.schema, names, rows, codes)
    return Figures(columns_of(content.schema, names), rows, labels, len(frame) - len(whole))


def _alt(definition: ChartDefinition, figures: Figures) -> Localized:
    return say("text", title=definition.title, n=len(figures.rows))


KIND = ChartKind(_figures, _alt)
