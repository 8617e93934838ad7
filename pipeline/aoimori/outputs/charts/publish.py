"""The charts of some tables: their figures, pictures and specifications as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from aoimori.core.charts import Chart, ChartDefinition, Condition, Figures, Picture
from aoimori.core.csvtext import csv_line
from aoimori.core.diff.content import Content, texts_of
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.shapes import Shapes
from aoimori.outputs.charts import KINDS
from aoimori.outputs.charts.draw import draw, whole_spec
from aoimori.outputs.charts.kind import Codes
from aoimori.outputs.charts.told import with_missing, with_times

FOLDER = "_charts"


@dataclass(frozen=True, slots=True)
class Drawn:
    """Charts, and their files by the name they have in the folder of the data."""

    charts: tuple[Chart, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Studio:
    """What all charts of a catalogue are drawn with."""

    codes: Codes
    shapes: Mapping[str, Shapes]

    def draw(self, definitions: Iterable[ChartDefinition], tables: Mapping[str, Content]) -> Drawn:
        """Every chart that there is something to show in; one of a table or a column that is not
        there this year is left out. Raises :class:`Stop` (``chart-font-missing``)."""
        charts: list[Chart] = []
        files: dict[str, bytes] = {}
        for definition in definitions:
            content = tables.get(definition.table)
            if content is None or not {*definition.fields} <= {*content.schema.names}:
                continue
            for place, one in _each(definition, content):
                chart = self._chart(one, content, place, files)
                if chart is not None:
                    charts.append(chart)
        return Drawn(tuple(charts), files)

    def _chart(
        self,
        definition: ChartDefinition,
        content: Content,
        place: str,
        files: dict[str, bytes],
    ) -> Chart | None:
        kind = KINDS[definition.kind]
        figures = kind.figures(definition, content, self.codes)
        figures = with_missing(definition, content, figures, self.codes)
        figures = with_times(definition, content, figures)
        shapes = self._shapes(definition, content)
        if not figures.rows or (shapes and not any(row[0] in shapes for row in figures.rows)):
            return None
        stem = f"{FOLDER}/{definition.name}" + (f"/{place}" if place else "")
        table = figures_csv(figures)
        files[f"{stem}.csv"] = table
        pictures: dict[Language, Picture] = {}
        if kind.spec is not None:
            for lang in LANGUAGES:
                spec = whole_spec(kind.spec(definition, figures, lang, shapes))
                drawing = draw(spec, lang)
                svg, told = f"{stem}.{lang}.svg", f"{stem}.{lang}.vl.json"
                files[svg], files[told] = drawing.svg.encode(), spec.encode()
                pictures[lang] = Picture(svg, drawing.width, drawing.height, told)
        alt = kind.alt(definition, figures)
        source = shapes.attribution if shapes else None
        return Chart(definition, figures, alt, f"{stem}.csv", len(table), pictures, place, source)

    def _shapes(self, definition: ChartDefinition, content: Content) -> Shapes | None:
        name = definition.roles.get("place")
        return self.shapes.get(content.schema.by_name[name].codes) if name else None


def _each(definition: ChartDefinition, content: Content) -> Iterator[tuple[str, ChartDefinition]]:
    """The chart; where there is one for each place, one after the other by code."""
    if not definition.each:
        yield "", definition
        return
    found = set(texts_of(content.frame[definition.each].drop_duplicates()))
    for code in sorted(text for text in found if text is not None):
        here = Condition(definition.each, (code,))
        yield code, replace(definition, where=(*definition.where, here))


def figures_csv(figures: Figures) -> bytes:
    """The figures as CSV; a code has what it is called in a column behind it."""
    labelled = [
        any(row[at] in figures.labels for row in figures.rows) for at in range(len(figures.columns))
    ]

    def cells(texts: Iterable[str | None], labels: Iterable[str | None]) -> list[str | None]:
        both = zip(texts, labels, labelled, strict=True)
        return [cell for text, label, is_code in both for cell in (text, label)[: 1 + is_code]]

    names = [column.name for column in figures.columns]
    header = cells(names, [f"{name}_label" for name in names])
    rows = (cells(row, [figures.label(text).ja for text in row]) for row in figures.rows)
    return "".join(map(csv_line, (header, *rows))).encode()
