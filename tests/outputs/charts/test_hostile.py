"""Texts that try to break out of a chart show as themselves in every file of it, and in words."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

import pytest

from aoimori.core.charts import ChartDefinition
from aoimori.core.codes import Code, CodeList
from aoimori.core.diff.content import Content
from aoimori.core.localized import LANGUAGES, Localized
from aoimori.outputs.charts import KINDS
from aoimori.outputs.charts.draw import draw, whole_spec
from aoimori.outputs.charts.publish import Drawn, Studio
from portal.mocks import CELLS, HOSTILE, LONG
from support.charts import CODE, END, KIND, PEOPLE, START, YEAR, content, definition, squares

SVG = "{http://www.w3.org/2000/svg}"
CODES = {f"{number:03}": text for number, text in enumerate(CELLS)}
# The names of places; a kind of place is left out of them, and none of the texts ends in one.
PLACES = CodeList("towns", {code: Code(code, Localized(text)) for code, text in CODES.items()})
ASKED = {
    "bar": definition("bar", ("people",), category="kind"),
    "bar-series": definition("bar", ("people",), category="year", series="kind"),
    "line": definition("line", ("people",), time="year", series="kind"),
    "timeline": definition("timeline", label="kind", start="start", end="end"),
    "timeline-series": definition(
        "timeline", label="year", series="kind", start="start", end="end"
    ),
    "map": definition("map", ("people",), place="code"),
}
DRAWN = {"svg", "g", "path", "text", "tspan", "line", "rect", "defs", "clipPath"}
KINDS_ASKED = pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)


def table(texts: Collection[str] = CELLS, most: str = "") -> Content:
    """A row for every text, with its number; that of ``most`` is the largest."""
    numbers = {text: str(at + 1) for at, text in enumerate(CELLS)} | {most: "1000"}
    codes = {text: code for code, text in CODES.items()}
    rows = [(codes[text], text, "2020", "2020", "2021", numbers[text]) for text in texts]
    return content((CODE, KIND, YEAR, START, END, PEOPLE), *rows)


def drawn(asked: ChartDefinition, rows: Content) -> Drawn:
    return Studio({"towns": PLACES}, {"towns": squares(*CODES)}).draw((asked,), {"t": rows})


def texts(svg: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def pictured_texts(asked: ChartDefinition, rows: Content) -> list[str]:
    """Those of the Japanese picture alone: drawing takes a while."""
    kind = KINDS[asked.kind]
    assert kind.spec is not None
    spec = kind.spec(asked, kind.figures(asked, rows, {}), "ja", None)
    return texts(draw(whole_spec(spec), "ja").svg.encode())


def pictured(text: str) -> str:
    """With pictures of what XML cannot hold."""
    pairs = (("\x02", "␂"), ("\x1b", "␛"), ("\ufffe", "�"), ("\uffff", "�"))
    for character, picture in pairs:
        text = text.replace(character, picture)
    return text


def is_shown(text: str, shown: Collection[str]) -> bool:
    """Whether it is among these: as it is, and of one without end the start."""
    if len(text) < 100:
        return pictured(text) in shown
    starts = [one.removesuffix("…") for one in shown if one.endswith("…")]
    return any(len(start) > 10 and text.startswith(start) for start in starts)


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON document."""
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from strings(each)


@KINDS_ASKED
def test_pictures_and_specifications_have_every_text(asked: ChartDefinition) -> None:
    made = drawn(asked, table())
    for lang in LANGUAGES:
        svg = made.files[f"_charts/one.{lang}.svg"]
        found = texts(svg)
        assert not [text for text in CELLS if not is_shown(text, found)]
        elements = list(ET.fromstring(svg).iter())
        assert {e.tag.removeprefix(SVG) for e in elements} <= DRAWN
        assert not [name for e in elements for name in e.attrib if name.lower().startswith("on")]
        told = set(strings(json.loads(made.files[f"_charts/one.{lang}.vl.json"])))
        assert not [text for text in CELLS if not is_shown(text, told)]


def test_names_on_the_axis_of_time_are_every_text() -> None:
    """Two at a time: of many neighbours the axis leaves some out."""
    asked = definition("line", ("people",), time="kind")
    for some in zip(CELLS[::2], CELLS[1::2], strict=True):
        found = pictured_texts(asked, table(some))
        assert all(is_shown(text, found) for text in some), [text[:100] for text in some]


@KINDS_ASKED
def test_figures_have_every_text_whole(asked: ChartDefinition) -> None:
    made = drawn(asked, table())
    figures = made.charts[0].figures
    assert set(CELLS) <= {figures.label(text).ja for row in figures.rows for text in row}
    read = csv.reader(io.StringIO(made.files["_charts/one.csv"].decode(), newline=""))
    cells = {cell for row in read for cell in row}
    assert set(CELLS) <= cells


@pytest.mark.parametrize("name", ["bar", "line", "map"])
def test_words_have_the_text_of_the_largest(name: str) -> None:
    """Those that stand for the picture where it cannot be seen."""
    asked = ASKED[name]
    for text in CELLS:
        figures = KINDS[asked.kind].figures(asked, table(most=text), {"towns": PLACES})
        alt = KINDS[asked.kind].alt(asked, figures)
        start = pictured(text) if len(text) < 100 else text[:90]
        assert start in alt.ja, text[:100]
        assert start in alt.en, text[:100]
        assert len(alt.ja) + len(alt.en) < 1_000


def test_titles_of_axes_are_every_text() -> None:
    """On one line; they stand in expressions, too, which a break or a backslash would end."""
    titles = (*HOSTILE, LONG, "ends in \\", '\\"+x+"', "a\u2028b", "a\rb")
    for first, second in zip(titles[::2], titles[1::2], strict=True):
        fields = (replace(YEAR, title=Localized(first)), replace(PEOPLE, title=Localized(second)))
        rows = content(fields, ("2020", "1"))
        found = pictured_texts(definition("line", ("people",), time="year"), rows)
        for text in (first, second):
            line = " ".join(text.split()).replace("\\", "＼")
            start = line if len(line) < 100 else line[:90]
            assert any(one.startswith(start) and len(one) < 120 for one in found), start
