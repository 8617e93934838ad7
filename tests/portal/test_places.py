"""Municipalities, the dashboard, how the catalogue stands: worked out from what is published."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

from aoimori.core.catalog import Catalog
from aoimori.core.charts import Chart, ChartDefinition, FigureColumn, Figures
from aoimori.core.codes import Code
from aoimori.core.dashboard import Number, Section, Tile
from aoimori.core.fiscal import Kind, Time
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease
from aoimori.portal.chartviews import ChartView, newest_charts
from aoimori.portal.places import PlaceView, place_map, place_views, places_csv
from aoimori.portal.shelves import Shelf
from aoimori.portal.state import state_csv, state_of
from aoimori.portal.tiles import TileView, section_views
from aoimori.portal.views import overview
from portal import mocks
from support.charts import TOWNS, squares

PEOPLE = FigureColumn("people", Localized("人口", "People"), Localized("人", "persons"), True)
CODE = FigureColumn("code", Localized("コード", "Code"))


def chart(
    kind: str, *rows: tuple[str, ...], name: str = "one", place: str = "", **roles: str
) -> Chart:
    """A drawn chart of these figures, but for its picture."""
    told = [CODE, *([FigureColumn("year", Localized("年"))] if "series" in roles else []), PEOPLE]
    definition = ChartDefinition(name, kind, "t", Localized("表題", "Title"), roles, ("people",))
    labels = {code.code: code.name for code in TOWNS}
    figures = Figures(tuple(told), rows, labels)
    return Chart(
        definition, figures, Localized("図", "Picture"), f"_charts/{name}.csv", 2048, place=place
    )


MAP = chart("map", ("101", "1200"), ("202", "45"), ("303", "1200"), place="", name="map")


def setting() -> tuple[Catalog, tuple[BuiltRelease, ...]]:
    """The mocks' catalogue with three towns, and a map of them in its newest release."""
    municipalities = replace(TOWNS, name="towns")
    catalog = replace(mocks.catalog(), municipalities=municipalities)
    ways = (
        replace(MAP, definition=replace(MAP.definition, roles={"place": "code"})),
        chart("line", ("2020", "1"), ("2021", "2"), name="each", place="202", time="year"),
    )
    releases = mocks.releases()
    newest = max(releases, key=lambda built: built.release.year.year)
    changed = (replace(each, charts=ways) if each is newest else each for each in releases)
    return catalog, tuple(changed)


def views() -> tuple[Catalog, tuple[PlaceView, ...]]:
    catalog, releases = setting()
    shelves = overview(catalog, releases).shelves
    return catalog, place_views(catalog, shelves, newest_charts(releases, ()), releases)


def test_a_place_has_the_charts_that_are_of_it_and_its_neighbours() -> None:
    _, places = views()
    assert [[view.chart.name for view in place.charts] for place in places] == [[], ["each"], []]
    assert [place.before.code if place.before else "" for place in places] == ["", "101", "202"]
    assert [place.after.code if place.after else "" for place in places] == ["202", "303", ""]


def test_a_catalogue_of_no_municipalities_has_none() -> None:
    assert place_views(mocks.catalog(), (), {}, ()) == ()


def test_the_map_has_an_outline_for_every_place_that_has_one() -> None:
    _, places = views()
    drawn = place_map(places, squares("101", "202"))
    assert drawn is not None
    assert [outline.code.code for outline in drawn.outlines] == ["101", "202"]
    assert all(re.fullmatch(r"(M\d+ \d+l[-\d ]+z)+", outline.path) for outline in drawn.outlines)
    assert place_map(places, None) is None
    assert place_map(places, squares("404")) is None


def test_an_outline_comes_back_to_where_it_began() -> None:
    _, places = views()
    drawn = place_map(places, squares("101"))
    assert drawn is not None
    steps = re.findall(r"-?\d+", drawn.outlines[0].path.partition("l")[2])
    assert sum(map(int, steps[::2])) == 0
    assert sum(map(int, steps[1::2])) == 0


def test_the_list_as_csv() -> None:
    catalog, places = views()
    rows = list(csv.DictReader(io.StringIO(places_csv(places, catalog.base_url).decode())))
    assert [row["code"] for row in rows] == ["101", "202", "303"]
    assert rows[0]["page"] == f"{catalog.base_url}municipalities/101/"
    assert {row["datasets"] for row in rows} == {"0"}


def test_how_many_publish_is_counted_by_local_governments_alone() -> None:
    catalog, releases = setting()
    shelves = overview(catalog, releases).shelves
    assert state_of(catalog, shelves).publishing == 0

    def of(kind: str) -> tuple[Shelf, ...]:
        told = Code("city", Localized("市"), {"local_government": kind})
        first, *others = shelves
        publisher = replace(first.dataset.publisher, code="101", kind=told)
        return (replace(first, dataset=replace(first.dataset, publisher=publisher)), *others)

    assert state_of(catalog, of("yes")).publishing == 1
    assert state_of(catalog, of("no")).publishing == 0  # a body in the area of one
    assert state_of(catalog, of("yes")).municipalities == 3


def test_the_state_is_as_of_the_newest_change() -> None:
    catalog, releases = setting()
    state = state_of(catalog, overview(catalog, releases).shelves)
    assert state.modified == date(2026, 4, 1)
    assert state.year is not None
    assert state.year.year == 2026
    assert (state.datasets, state.with_csv) == (2, 2)
    rows = {row["indicator"]: row for row in csv.DictReader(io.StringIO(state_csv(state).decode()))}
    assert rows["datasets"] == {
        "indicator": "datasets",
        "value": "2",
        "unit": "datasets",
        "date": "2026-04-01",
    }
    empty = state_of(replace(catalog, municipalities=None), ())
    assert (empty.datasets, empty.municipalities, empty.modified) == (0, 0, None)


def tiles(one: Chart, number: Number) -> list[tuple[str, str]]:
    built = mocks.releases()[0]
    view = ChartView(one, built.dataset, "data/x/", "x/", built, built)
    section = Section(Localized("節"), (Tile("x/y", one.name, number), Tile("x/y", "gone")))
    (shown,) = section_views((section,), {"x/y": (view,)})
    (tile,) = shown.tiles  # a chart that is not there has none
    return [(headline.text, headline.of.ja if headline.of else "") for headline in tile.numbers]


def test_the_number_of_a_tile_is_that_of_its_figures() -> None:
    bars = chart("bar", ("甲", "0.1"), ("乙", "0.2"), category="code")
    assert tiles(bars, "total") == [("0.3", "")]
    assert tiles(bars, "rows") == [("2", "")]
    assert tiles(bars, "last") == [("0.2", "")]
    assert tiles(bars, "none") == []
    two = chart(
        "bar",
        ("甲", "2023", "3"),
        ("乙", "2023", "4"),
        ("甲", "2025", "5"),
        category="code",
        series="year",
    )
    assert tiles(two, "total") == [("7", "2023"), ("5", "2025")]
    where = FigureColumn("place", Localized("場所"))
    rows = tuple((row[0], "東", *row[1:]) for row in two.figures.rows)
    columns = (two.figures.columns[0], where, *two.figures.columns[1:])
    apart = replace(two, figures=Figures(columns, rows))
    assert tiles(apart, "total") == [("7", "2023"), ("5", "2025")]


def dated(one: Chart, number: Number) -> tuple[list[str], int]:
    built = mocks.releases()[0]
    view = ChartView(one, built.dataset, "data/x/", "x/", built, built)
    (shown,) = section_views(
        (Section(Localized("節"), (Tile("x/y", "one", number),)),), {"x/y": (view,)}
    )
    (tile,) = shown.tiles
    return list(map(str, tile.times)), tile.undated


def test_a_tile_is_of_the_dates_of_its_figures_and_the_last_of_the_last() -> None:
    line = chart("line", ("2020", "1"), ("2021", "2"), time="code")
    years = (Time(Kind.YEAR, 2020), Time(Kind.YEAR, 2021))
    line = replace(line, figures=replace(line.figures, times=years, undated=2))
    assert dated(line, "total") == (["2020", "2021"], 2)
    assert dated(line, "last") == (["2021"], 0)


def listed(*rows: tuple[str, str | None, str], **roles: str) -> TileView:
    definition = ChartDefinition(
        "one", "indicators", "t", Localized("表題"), {"label": "code", **roles}, ("people",)
    )
    columns = (CODE, FigureColumn("goal", Localized("目標")), PEOPLE)
    one = Chart(definition, Figures(columns, rows), Localized("表"), "_charts/one.csv", 2048)
    built = mocks.releases()[0]
    view = ChartView(one, built.dataset, "data/x/", "x/", built, built)
    (shown,) = section_views((Section(Localized("節"), (Tile("x/y", "one"),)),), {"x/y": (view,)})
    return shown.tiles[0]


def test_targets_are_those_of_the_data() -> None:
    rows = (("甲", "90", "1"), ("乙", None, "2"))
    assert listed(*rows, target="goal").has_targets
    assert not listed(*rows).has_targets
    assert not listed(("甲", None, "1"), target="goal").has_targets


def test_the_period_of_a_chart_is_that_of_its_releases() -> None:
    new, old = sorted(mocks.releases(), key=lambda b: b.release.year.year, reverse=True)[:2]
    view = ChartView(MAP, new.dataset, "data/x/", "x/", old, new)
    assert view.period.start == old.release.period.start
    assert view.period.end == new.release.period.end


def test_a_row_of_indicators_has_its_date() -> None:
    one = chart("indicators", ("101", "1"), label="code", date="code")
    built = mocks.releases()[0]
    view = ChartView(one, built.dataset, "data/x/", "x/", built, built)
    assert view.time_of(("2023-02", "1")) == Time(Kind.MONTH, 2023, 2)
    assert view.time_of(("いつか", "1")) is None
    assert view.time_of((None, "1")) is None


def test_a_section_without_tiles_is_left_out() -> None:
    assert section_views((Section(Localized("節"), (Tile("x/y", "gone"),)),), {}) == ()
