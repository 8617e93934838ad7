"""Charts as files: pictures that show what stands in the cells and nothing else."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from aoimori.core.charts import ChartDefinition
from aoimori.core.diff.content import Content
from aoimori.core.findings import Stop
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
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


DAY = Field("day", Localized("時点", "Date"))
SORT = Field("sort", Localized("時点の種類", "Kind of date"))


def times(asked: ChartDefinition, *rows: tuple[str | None, ...]) -> tuple[list[str], int]:
    (chart,) = drawn(asked, content((KIND, YEAR, PEOPLE, DAY, SORT), *rows)).charts
    figures = chart.figures
    return [f"{time} {time.kind}" for time in figures.times], figures.undated


def test_figures_have_the_dates_of_their_rows() -> None:
    rows = (
        ("甲", "2021", "1", "2022", "fiscal_year"),
        ("乙", "2021", "2", "2022", "year"),
        ("丙", "2021", "3", "2021-03", "month"),
        ("丁", "2021", "4", None, None),
        ("戊", "2021", None, "2019", "year"),  # it is not shown
    )
    asked = definition("bar", ("people",), category="kind", date="day", date_kind="sort")
    dated = ["2021-03 month", "2022 year", "2022 fiscal_year"]
    assert times(asked, *rows) == (dated, 1)
    listed = definition("indicators", ("people",), label="kind", date="day", date_kind="sort")
    assert times(listed, *rows) == (dated, 1)


def test_years_are_fiscal_years_where_the_definition_says_so() -> None:
    rows = (("甲", "2021", "1", None, None), ("乙", "2020", "1", None, None))
    asked = definition("bar", ("people",), category="kind", date="year")
    assert times(asked, *rows) == (["2020 year", "2021 year"], 0)
    assert times(replace(asked, fiscal=True), *rows)[0] == ["2020 fiscal_year", "2021 fiscal_year"]


def test_the_time_of_a_line_is_its_date_unless_another_is_named() -> None:
    rows = (("甲", "2021", "1", "2021-01-01", None), ("乙", "2020", "1", "2020-01-01", None))
    asked = definition("line", ("people",), time="year")
    assert times(asked, *rows) == (["2020 year", "2021 year"], 0)
    asked = definition("line", ("people",), time="year", date="day")
    assert times(asked, *rows) == (["2020-01-01 day", "2021-01-01 day"], 0)


def test_without_a_date_none_is_said() -> None:
    row = ("甲", "2021", "1", "2021-01-01", None)
    assert times(definition("bar", ("people",), category="kind"), row) == ([], 0)


def missing(asked: ChartDefinition, table: Content, *codes: str) -> list[str]:
    (chart,) = drawn(asked, table, *codes).charts
    return [name.ja for name in chart.figures.missing]


def test_rows_that_are_left_out_are_named() -> None:
    spans = content(
        (KIND, START, END),
        ("甲", "2020", "2022"),
        ("乙", None, None),
        ("丙", "2021", None),
    )
    asked = definition("timeline", label="kind", start="start", end="end")
    assert missing(asked, spans) == ["乙", "丙"]
    many = content((KIND, START, END), ("甲", "2020", "2022"), *[("乙", None, None)] * 9)
    assert missing(asked, many) == ["乙", "乙", "乙"]
    towns = content((CODE, KIND, PEOPLE), ("101", "市", "1"), ("202", "町", None))
    assert missing(definition("map", ("people",), place="code"), towns, "101") == ["みどり町"]


def test_what_names_a_row_of_bars_is_said_in_the_definition() -> None:
    towns = content(
        (CODE, KIND, PEOPLE), ("101", "市", "1"), ("202", "町", None), ("303", None, "2")
    )
    asked = definition("bar", ("people",), category="kind")
    assert missing(asked, towns) == []
    named = definition("bar", ("people",), category="kind", row="code")
    assert missing(named, towns) == ["みどり町", "そら村"]
    (chart,) = drawn(named, towns).charts
    assert chart.figures.rows == (("市", "1"),)
    assert chart.figures.left_out == 2


def test_a_chart_tells_how_large_its_figures_are() -> None:
    made = drawn(definition("bar", ("people",), category="code"), TOWNS)
    assert made.charts[0].bytes == len(made.files["_charts/one.csv"])


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
