"""The chart a table gets of which the definition says nothing: only where its columns leave no
doubt what there is to see."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from aoimori.core.charts import ChartDefinition
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.schema import Field
from aoimori.outputs.charts.words import say

# So many bars are seen at a glance; so many points make a course.
_FEW = 12
_COURSE = 3


def default_charts(
    tables: Mapping[str, Content], mapped: Collection[str]
) -> tuple[ChartDefinition, ...]:
    """At most one chart for all tables: of the first that has one. ``mapped`` are the code lists
    that have outlines. Codes of places make a map, time a line, few categories bars."""
    for name, content in tables.items():
        for chart in _ways(name, content, mapped):
            return (chart,)
    return ()


def _ways(table: str, content: Content, mapped: Collection[str]) -> Iterator[ChartDefinition]:
    fields = content.schema.fields
    number = next((f for f in fields if f.additive and f.type in ("integer", "number")), None)
    key = content.schema.primary_key
    if number is not None:
        for field in fields:
            if field.codes in mapped and key == (field.name,):
                yield _chart("map", table, "place", field, number)
        for field in fields:
            is_time = field.type in ("year", "date") and field.name in key
            if is_time and len(_distinct(content, field.name)) >= _COURSE:
                yield _chart("line", table, "time", field, number)
    for field in fields:
        if field.type == "string" and field.name not in key and field.labels is None:
            values = _distinct(content, field.name)
            if 1 < len(values) <= min(_FEW, len(content) // 2):
                yield _chart("bar", table, "category", field, number)


def _distinct(content: Content, name: str) -> set[str]:
    return {text for text in texts_of(content.frame[name].drop_duplicates()) if text is not None}


def _chart(kind: str, table: str, role: str, field: Field, number: Field | None) -> ChartDefinition:
    if kind == "line" and number is not None:
        title = say("default-line", value=number.title)
    elif number is not None:
        title = say("default", by=field.title, value=number.title)
    else:
        title = say("default-count", by=field.title)
    values = () if number is None else (number.name,)
    return ChartDefinition(f"{table}-{kind}", kind, table, title, {role: field.name}, values)
