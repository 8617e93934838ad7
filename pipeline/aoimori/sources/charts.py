"""``charts`` of a ``dataset.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aoimori.core.catalog import TableDefinition
from aoimori.core.charts import FORMS, ChartDefinition, Condition
from aoimori.core.findings import Finding, Place, Stop
from aoimori.core.shapes import Shapes
from aoimori.sources.schemas import localized, unknown_reference
from aoimori.sources.yamlfile import YamlFile


def read_charts(
    file: YamlFile, tables: Sequence[TableDefinition], shapes: Mapping[str, Shapes]
) -> tuple[ChartDefinition, ...] | None:
    """The charts of a dataset in the order they are shown; ``None`` where the definition says
    nothing of them. Raises :class:`Stop` with everything that is wrong: a table or field that is
    not there, a field that cannot be what it is to be in its chart."""
    if "charts" not in file.data:
        return None
    charts: list[ChartDefinition] = []
    findings: list[Finding] = []
    for name, words in file.data["charts"].items():
        chart = _chart(name, words)
        charts.append(chart)
        findings += _check(chart, words, tables, shapes, file)
    if findings:
        raise Stop(*findings)
    return tuple(charts)


def _chart(name: str, words: Mapping[str, Any]) -> ChartDefinition:
    form = FORMS[words["kind"]]
    values = words.get("value", ())
    return ChartDefinition(
        name=name,
        kind=words["kind"],
        table=words["table"],
        title=localized(words["title"]),
        roles={role: words[role] for role in (*form.required, *form.optional) if role in words},
        values=(values,) if isinstance(values, str) else tuple(values),
        where=tuple(_condition(field, asked) for field, asked in words.get("where", {}).items()),
        description=localized(words["description"]) if "description" in words else None,
        all_years=words.get("years") == "all",
        each=words.get("each", ""),
        counted=localized(words["counted"]) if "counted" in words else None,
        fiscal=words.get("fiscal", False),
    )


def _condition(field: str, asked: Any) -> Condition:
    is_none = isinstance(asked, dict)
    values = asked["not"] if is_none else asked
    listed = values if isinstance(values, list) else [values]
    return Condition(field, tuple(map(str, listed)), is_none)


def _check(
    chart: ChartDefinition,
    words: Mapping[str, Any],
    tables: Sequence[TableDefinition],
    shapes: Mapping[str, Shapes],
    file: YamlFile,
) -> Iterator[Finding]:
    place = file.place("charts", chart.name)
    form = FORMS[chart.kind]
    table = next((table for table in tables if table.name == chart.table), None)
    if table is None:
        yield unknown_reference("table", chart.table, [table.name for table in tables], place)
        return
    missing = [role for role in form.required if role not in chart.roles]
    roles = {role for other in FORMS.values() for role in (*other.required, *other.optional)}
    idle = [word for word in words if word in roles and word not in chart.roles]
    for code, names in (("chart-role-missing", missing), ("chart-role-unknown", idle)):
        if names:
            yield Finding(code, place, {"kind": chart.kind, "roles": "・".join(names)})
    least, most = form.values
    if not least <= len(chart.values) <= most:
        told = {"kind": chart.kind, "least": str(least), "most": str(most)}
        yield Finding("chart-value-count", place, told)
    unknown = [name for name in chart.fields if name not in table.schema.by_name]
    for name in unknown:
        yield unknown_reference("field", name, list(table.schema.names), place)
    if not unknown:
        yield from _check_fields(chart, table, shapes, place)


def _check_fields(
    chart: ChartDefinition, table: TableDefinition, shapes: Mapping[str, Shapes], place: Place
) -> Iterator[Finding]:
    fields = table.schema.by_name
    for name in chart.values:
        if fields[name].type not in ("integer", "number"):
            yield Finding("chart-not-a-number", place, {"field": name})
    for role in ("start", "end"):
        if role in chart.roles and fields[chart.roles[role]].type not in ("year", "integer"):
            yield Finding("chart-not-a-year", place, {"field": chart.roles[role]})
    if "place" in chart.roles and fields[chart.roles["place"]].codes not in shapes:
        told = {"field": chart.roles["place"], "known": "・".join(shapes) or "―"}
        yield Finding("chart-no-outlines", place, told)
    if chart.each and not fields[chart.each].codes:
        yield Finding("chart-no-codes", place, {"field": chart.each})
