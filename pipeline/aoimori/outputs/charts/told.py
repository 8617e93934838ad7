"""What is said beside the figures of a chart: when they were so, and what is not among them."""

from __future__ import annotations

from dataclasses import replace

from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.fiscal import Kind, Time
from aoimori.core.localized import Localized
from aoimori.outputs.charts.figures import chosen, labels_of
from aoimori.outputs.charts.kind import Codes

_APRIL = 4
# So many rows that are left out are named.
_NAMED = 3


def with_times(definition: ChartDefinition, content: Content, figures: Figures) -> Figures:
    """The figures with the times of the rows they were made of."""
    roles = definition.roles
    names = [roles[role] for role in ("date", "time", "date_kind") if role in roles]
    if not names:
        return figures
    frame = chosen(definition, content).dropna(subset=list(definition.shown))
    rows = zip(*(texts_of(frame[name]) for name in names), strict=True)
    found = [definition.time_of(dict(zip(names, row, strict=True))) for row in rows]
    dated = {time for time in found if time is not None}
    undated = found.count(None) if dated else 0
    return replace(figures, times=tuple(sorted(dated, key=_place)), undated=undated)


def with_missing(
    definition: ChartDefinition, content: Content, figures: Figures, codes: Codes
) -> Figures:
    """The figures with the names of the first rows that are not among them, where a field names
    rows."""
    roles = definition.roles
    name = next((roles[role] for role in ("row", "label", "place") if role in roles), None)
    if name is None or not figures.left_out:
        return figures
    frame = chosen(definition, content)
    lacking = frame[frame[list(definition.shown)].isna().any(axis=1)]
    texts = [text for text in texts_of(lacking[name]) if text is not None][:_NAMED]
    called = labels_of(content.schema, [name], [(text,) for text in texts], codes)
    missing = tuple(called.get(text, Localized(text)) for text in texts)
    return replace(figures, missing=missing)


def _place(time: Time) -> tuple[int, int, int, str]:
    """Where a time stands among others: where it begins."""
    first = _APRIL if time.kind is Kind.FISCAL_YEAR else 1
    return time.year, time.month or first, time.day or 1, time.kind
