"""Charts and tiles as pages write them: what they are of, when it was so, what is not in them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from aoimori.core.charts import Chart, ChartDefinition, FigureColumn, Figures, Picture
from aoimori.core.dashboard import Section, Tile
from aoimori.core.fiscal import Kind, Time
from aoimori.core.localized import Language, Localized
from aoimori.portal.chartviews import ChartView
from aoimori.portal.labels import read_labels
from aoimori.portal.markup import environment
from aoimori.portal.state import state_of
from aoimori.portal.tiles import section_views
from portal import mocks

LABEL = FigureColumn("what", Localized("指標", "What"))
GOAL = FigureColumn("goal", Localized("目標", "Goal"), is_number=True)
DAY = FigureColumn("day", Localized("時点", "Date"))
NUMBER = FigureColumn("people", Localized("人口", "People"), Localized("人", "persons"), True)
CHART = '{% import "charts.html" as charts with context %}{{ charts.chart(view, "h3") }}'


def drawn(figures: Figures, kind: str = "bar", **roles: str) -> ChartView:
    definition = ChartDefinition(
        *("one", kind, "t", Localized("表題", "Title"), roles, ("people",)),
        description=Localized("届出による人口。", "As registered."),
    )
    picture = Picture("one.svg", 600, 300, "one.json")
    pictures: dict[Language, Picture] = {"ja": picture, "en": picture} if kind == "bar" else {}
    chart = Chart(definition, figures, Localized("図"), "_charts/one.csv", 1500, pictures)
    built = mocks.releases()[0]
    return ChartView(chart, built.dataset, "data/x/", "x/", built, built)


def written(root: Path, source: str, lang: Language, **told: object) -> str:
    """A template in a language, its white space as one space."""
    env = environment(root / "site/templates", lang)
    given = {
        "t": SimpleNamespace(**read_labels(root / "site/words")[lang]),
        "lang": lang,
        "root": "/",
        "top": "/",
    }
    return " ".join(env.from_string(source).render({**given, **told}).split())


def caption(text: str) -> str:
    (found,) = re.findall(r"<figcaption>(.*?)</figcaption>", text)
    return str(found)


BARS = Figures((LABEL, NUMBER), (("甲", "1"),))


def test_the_caption_has_the_source_and_the_date_of_the_figures(root: Path) -> None:
    dated = replace(BARS, times=(Time(Kind.DAY, 2025, 1, 1),), undated=2)
    view = drawn(dated, category="what")
    told = caption(written(root, CHART, "ja", view=view))
    assert "出典：" in told
    assert view.dataset.publisher.name.ja in told
    assert "時点：2025年1月1日" in told
    assert "時点の記載のない値：2件" in told
    assert "Date: 1 January 2025" in caption(written(root, CHART, "en", view=view))


def test_without_a_date_in_the_data_the_caption_has_the_days_that_are_covered(root: Path) -> None:
    told = caption(written(root, CHART, "ja", view=drawn(BARS, category="what")))
    assert "時点" not in told
    assert re.search("対象期間：[0-9]+年[0-9]+月[0-9]+日から[0-9]+年[0-9]+月[0-9]+日まで", told)


@pytest.mark.parametrize(
    ("figures", "ja", "en"),
    [
        (replace(BARS, left_out=1), "値のない1行は含みません。", "left out: 1."),
        (
            replace(BARS, left_out=1, missing=(Localized("乙", "Two"),)),
            "値のない1行は含みません：乙",
            "left out (1): Two",
        ),
        (
            replace(BARS, left_out=5, missing=(Localized("乙", "Two"), Localized("丙", "Three"))),
            "値のない5行は含みません：乙、丙、ほか3行",
            "left out (5): Two; Three; and 3 more",
        ),
    ],
)
def test_rows_that_are_left_out_are_named(root: Path, figures: Figures, ja: str, en: str) -> None:
    view = drawn(figures, category="what")
    assert f"{ja}</p>" in written(root, CHART, "ja", view=view)
    assert f"{en}</p>" in written(root, CHART, "en", view=view)


def test_the_link_to_the_figures_says_what_and_how_large_the_file_is(root: Path) -> None:
    view = drawn(BARS, category="what")
    assert "数値（CSV、2 KB）" in written(root, CHART, "ja", view=view)
    assert "Figures (CSV, 2 KB)" in written(root, CHART, "en", view=view)


def board(root: Path, view: ChartView, tile: Tile) -> str:
    sections = section_views((Section(Localized("節"), (tile,)),), {"x/y": (view,)})
    source = (root / "site/templates/dashboard.html").read_text("utf-8")
    told = {"sections": sections, "state": state_of(mocks.catalog(), ())}
    return written(root, source, "ja", **told)


def listed(**roles: str) -> ChartView:
    rows = (("甲", "90", "2023-02", "1"), ("乙", None, "いつか", "2"))
    columns = (LABEL, GOAL, DAY, NUMBER)
    times = (Time(Kind.MONTH, 2023, 2),)
    return drawn(Figures(columns, rows, times=times), "indicators", label="what", **roles)


def test_a_tile_has_its_definition_its_date_its_source_and_its_figures(root: Path) -> None:
    page = board(root, listed(date="day"), Tile("x/y", "one", "rows"))
    told = caption(page)
    for part in ("<dd>届出による人口。</dd>", "<dd> 2023年2月 </dd>", "<dt>出典</dt>"):
        assert part.replace(" ", "") in told.replace(" ", "")
    assert "数値（CSV、2 KB）" in page
    assert '<td class="when">2023年2月</td>' in page
    assert '<td class="when">いつか</td>' in page


def test_a_target_is_of_the_data_or_of_the_definition_or_said_not_to_be_printed(root: Path) -> None:
    none = board(root, listed(), Tile("x/y", "one"))
    assert none.count("目標値の記載なし") == 1
    assert "目標値</th>" not in none
    data = board(root, listed(target="goal"), Tile("x/y", "one"))
    assert '<td class="num">90</td>' in data
    assert data.count("目標値の記載なし") == 1  # of the row that has none
    stated = board(root, listed(), Tile("x/y", "one", target=Localized("95人（計画の3ページ）")))
    assert "<dd>95人（計画の3ページ）</dd>" in stated
    assert "目標値の記載なし" not in stated
