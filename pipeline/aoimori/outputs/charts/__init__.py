"""Charts of tables, drawn when they are published: a module for each kind, listed here once."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.outputs.charts import bar, indicators, line, placemap, timeline
from aoimori.outputs.charts.kind import ChartKind

KINDS: Mapping[str, ChartKind] = MappingProxyType(
    {
        "bar": bar.KIND,
        "line": line.KIND,
        "map": placemap.KIND,
        "timeline": timeline.KIND,
        "indicators": indicators.KIND,
    }
)
