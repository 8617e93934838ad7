"""Charts as files: pictures that show what stands in the cells and nothing else."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from aoimori.core.charts import ChartDefinition
from aoimori.core.diff.content import Content
from aoimori.core.findings import Stop
from aoimori.outputs.charts import draw as drawing
from aoimori.outputs.charts.defaults import default_charts
from aoimori.outputs.charts.draw import draw, whole_spec
from aoimori.outputs.charts.publish import Drawn, Studio
from support.charts import CODE, CODES, END, KIND, PEOPLE, START, YEAR, content, definition, squares

SVG = "{http://www.w3.org/2000/svg}"
TOWNS = content(
    (CODE, KIND, PEOPLE), ("101", "市", "1200"), ("202", "町", "300"), ("303", "村", "45")
)


def drawn(asked: ChartDefinition, table: Content, *codes: str) -> Drawn:
    shapes = {"towns": squares(*codes)} if codes else {}
    return Studio(CODES, shapes).draw((asked,), {"t": table})


def texts(svg: bytes) -> list[str]:
    return ["".join(element.itertext()) for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_a_chart_has_a_picture_and_a_specification_in_each_language_and_its_figures() -> None:
    made = drawn(definition("bar", ("people",), category="code"), TOWNS)
    assert sorted(made.files) == [
        "_charts/one.csv",
        "_charts/one.en.svg",
        "_charts/one.en.vl.json",
        "_charts/one.ja.svg",
        "_charts/one.ja.vl.json",
    ]
    assert {"あおば市", "1,200", "人口（人）"} <= set(texts(made.files["_charts/one.ja.svg"]))
    assert {"Town 101", "People (persons)"} <= set(texts(made.files["_charts/one.en.svg"]))
    assert json.loads(made.files["_charts/one.ja.vl.json"])["data"]["values"][0]["value"] == 1200
    picture = made.charts[0].pictures["ja"]
    assert picture.width > 300
    assert picture.height > 60


def test_the_same_chart_has_the_same_bytes() -> None:
    spec = whole_spec({"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {}})
    first = draw(spec, "ja")
    draw.cache_clear()
    assert draw(spec, "ja") == first


def test_without_the_font_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_FONT_PACKAGE", "no_such_package")
    draw.cache_clear()
    with pytest.raises(Stop, match="chart-font-missing"):
        drawn(definition("bar", ("people",), category="code"), TOWNS)


def test_a_map_has_the_places_with_a_number_and_says_where_it_is_from() -> None:
    made = drawn(definition("map", ("people",), place="code"), TOWNS, "101", "202", "404")
    assert made.charts[0].map_source is not None
    names = texts(made.files["_charts/one.ja.svg"])
    assert {"あおば", "みどり"} <= set(names)
    assert "そら" not in names  # it has no outline


def test_a_map_without_any_place_is_none() -> None:
    assert drawn(definition("map", ("people",), place="code"), TOWNS, "404").charts == ()


def test_each_place_has_its_own() -> None:
    asked = replace(definition("line", ("people",), time="year"), each="code")
    rows = [(code, str(year), "1") for code in ("202", "101") for year in (2020, 2021)]
    made = drawn(asked, content((CODE, YEAR, PEOPLE), *rows))
    assert [chart.place for chart in made.charts] == ["101", "202"]
    assert made.charts[0].file == "_charts/one/101.csv"


def test_a_chart_of_what_is_not_there_is_left_out() -> None:
    assert drawn(definition("bar", ("people",), category="gone"), TOWNS).charts == ()
    assert Studio(CODES, {}).draw((definition("bar", category="kind"),), {}).charts == ()


def keyed(table: Content, *key: str) -> dict[str, Content]:
    return {"t": Content(replace(table.schema, primary_key=key), table.frame)}


def test_a_table_gets_the_chart_it_is_made_for() -> None:
    (chart,) = default_charts(keyed(TOWNS, "code"), {"towns"})
    assert (chart.kind, chart.roles, chart.values) == ("map", {"place": "code"}, ("people",))
    years = content((YEAR, PEOPLE), *((str(year), "1") for year in (2020, 2021, 2022)))
    (chart,) = default_charts(keyed(years, "year"), ())
    assert (chart.kind, chart.roles) == ("line", {"time": "year"})
    kinds = content((CODE, KIND), *((str(at), "市町"[at % 2]) for at in range(6)))
    (chart,) = default_charts(keyed(kinds, "code"), ())
    assert (chart.kind, chart.roles, chart.values) == ("bar", {"category": "kind"}, ())


def test_where_nothing_suggests_itself_there_is_none() -> None:
    assert default_charts(keyed(TOWNS, "code"), ()) == ()


def test_a_name_without_end_does_not_make_a_chart_without_end() -> None:
    long = "長い名前<b>" * 20_000
    table = content((KIND, START, END, PEOPLE), (long, "", "", "1"), ("短い名前", "", "", "2"))
    made = drawn(definition("bar", ("people",), category="kind"), table)
    svg = made.files["_charts/one.ja.svg"]
    assert len(svg) < 50_000
    assert any(text.startswith("長い名前<b>") and text.endswith("…") for text in texts(svg))
    picture = made.charts[0].pictures["ja"]
    assert picture.width < 2_000
    assert made.charts[0].alt.ja.count("長い名前") < 30
