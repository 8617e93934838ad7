"""What a kind of charts is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aoimori.core.charts import ChartDefinition, Figures
from aoimori.core.codes import CodeList
from aoimori.core.diff.content import Content
from aoimori.core.localized import Language, Localized
from aoimori.core.shapes import Shapes

Codes = Mapping[str, CodeList]
Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """``figures`` takes what is shown out of a table; ``alt`` says it in words; ``spec`` is its
    Vega-Lite specification in a language, none for a kind that is text."""

    figures: Callable[[ChartDefinition, Content, Codes], Figures]
    alt: Callable[[ChartDefinition, Figures], Localized]
    spec: Callable[[ChartDefinition, Figures, Language, Shapes | None], Spec] | None = None
