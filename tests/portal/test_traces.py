"""Every figure of a preview leads to where it comes from, and that tells the truth."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from pathlib import Path

import numpy as np
import pytest

from aoimori.core.layout import Correction
from aoimori.core.localized import Localized
from aoimori.core.provenance import History, Places
from aoimori.core.release import BuiltRelease
from aoimori.core.schema import Field, TableSchema
from aoimori.core.steps import Step
from aoimori.core.summary import summarise
from aoimori.core.table import Table
from aoimori.portal.pages import Pages, Portal, pages_of
from aoimori.portal.traces import TracedTable, TracedValue
from aoimori.verbs.prepare import prepare_one
from aoimori.verbs.workspace import Workspace
from portal import mocks
from portal.reading import Page

NEWEST = "datasets/harbour/texts/index.html"
PINNED = "datasets/harbour/texts/2024/index.html"
TRACE = "datasets/harbour/texts/2024/trace/index.html"
PLACES = "datasets/field/places/2019/trace/index.html"
# What a dataset page may weigh (bytes).
LIMIT = 150_000


def texts_of(page: Page, id_: str) -> list[str]:
    """The texts of the cells of one value."""
    at = next(n for n, e in enumerate(page.elements) if e.attributes.get("id") == id_)
    return [e.text for e in page.elements[at + 1 : at + 12] if e.tag in ("th", "td")][:5]


@pytest.mark.parametrize(("path", "way"), [(NEWEST, "2024/trace/"), (PINNED, "trace/")])
@pytest.mark.parametrize("folder", ["", "en/"])
def test_figures_and_rows_lead_to_their_trace(
    html: dict[str, Page], folder: str, path: str, way: str
) -> None:
    links = [e for e in html[folder + path].all("a") if "trace/#" in e.attributes["href"]]
    of_rows = [e for e in links if "th" in e.parents]
    of_values = [e for e in links if "td" in e.parents]
    assert [e.attributes["href"] for e in of_rows[:2]] == [f"{way}#texts-r1", f"{way}#texts-r2"]
    assert len(of_rows) == len(of_values) == 20
    assert (of_values[2].attributes["href"], of_values[2].text) == (f"{way}#texts-r3-number", "3")
    ids = html[folder + TRACE].ids
    assert all(e.attributes["href"].partition("#")[2] in ids for e in links)


def test_a_table_can_be_skipped(html: dict[str, Page]) -> None:
    page = html["datasets/field/places/index.html"]
    skips = [e for e in page.all("a") if e.attributes["href"].startswith("#behind-")]
    assert [e.attributes["href"] for e in skips] == ["#behind-places", "#behind-texts"]
    assert all(e.attributes["href"][1:] in page.ids for e in skips)
    assert "場所の表" in skips[0].text


@pytest.mark.parametrize("folder", ["", "en/"])
def test_hostile_values_show_as_themselves(html: dict[str, Page], folder: str) -> None:
    page = html[folder + TRACE]
    cells = [e.text for e in page.all("td")]
    for text in mocks.HOSTILE[:20]:
        assert cells.count(text) >= 2  # as it stands, and as it is published
    assert not any("alert" in e.text for e in page.all("script"))
    assert not [e for e in page.elements if "onerror" in e.attributes]


def test_a_value_tells_its_cell_and_every_step(html: dict[str, Page]) -> None:
    title, cell, raw, done, value = texts_of(html[PLACES], "places-r1-count")
    assert (title, cell, raw, value) == ("人数", "B2", "１人", "1")
    assert "全角数字を半角に：１人 → 1人" in done
    assert "数値の後ろの単位を除去：1人 → 1" in done
    *_, corrected, value = texts_of(html[PLACES], "places-r2-count")
    assert "原資料の誤りを訂正：12人? → 12 誤植。" in corrected
    assert texts_of(html[PLACES], "places-r1-code") == ["コード", "A2", "01", "そのまま", "01"]
    assert texts_of(html[f"en/{PLACES}"], "places-r1-code")[3] == "taken as it stands"
    assert "source.xlsx シート「表１」" in html[PLACES].text


def test_a_row_is_headed_by_its_key(html: dict[str, Page]) -> None:
    heading = html[PLACES].all("h3", id="places-r2")[0]
    assert heading.text == "2行目 コード 02"


def test_the_page_leads_back_and_to_the_whole_record(html: dict[str, Page]) -> None:
    links = [e.attributes["href"] for e in html[TRACE].all("a")]
    assert "../../../../../datasets/harbour/texts/2024/#preview" in links
    assert "../../../../../data/harbour/texts/2024/_meta/repairs.csv" in links


def kinds(table: Table, **changed: object) -> dict[str, TracedValue]:
    """The values of the first row of which there is more to tell than a cell."""
    release = mocks.built(mocks.places(), 2019, [table], mocks.releases()[1].lock.issued)
    source = replace(release.release.sources["places"], **changed)  # type: ignore[arg-type]
    release = replace(release, release=replace(release.release, sources={"places": source}))
    row = next(TracedTable(release, "places", Localized("表")).rows())
    return {value.field.name: value for value in row.values if isinstance(value, TracedValue)}


def test_what_has_no_cell_says_why() -> None:
    table = mocks.places_table()
    places = {name: replace(p, rows=np.zeros(3, np.int32)) for name, p in table.places.items()}
    stated = mocks.trail((0,), (0,), History("", (Step("stated", None, "1"),)))
    without = replace(table, places=places, trails={"count": stated})
    told = {name: value.kind for name, value in kinds(without).items()}
    assert told == {"code": "ordinal", "count": "stated", "open": "ordinal"}
    records = [("01", None, None)]
    empty = replace(mocks.table("places", mocks.PLACES, records), places=places)
    absent = mocks.releases()[1].release.sources["places"].parts[0]
    absent = replace(absent, layout=replace(absent.layout, absent=("open",)))
    told = {name: value.kind for name, value in kinds(empty, parts=(absent,)).items()}
    assert told == {"code": "ordinal", "count": "unmatched", "open": "absent"}


def test_a_value_of_another_sheet_says_so() -> None:
    table = mocks.places_table()
    block = replace(table.places["count"].blocks[0], sheet="別紙")
    other = Places((block,), table.places["count"].block_of, table.places["count"].rows)
    told = kinds(replace(table, places={**table.places, "count": other}))
    assert told.keys() == {"count"}
    assert told["count"].sheet is not None
    assert told["count"].sheet.name == "別紙"


def test_a_correction_is_told_with_the_reason_of_its_own_cell() -> None:
    other = Correction("B9", ("count",), "x", "y", Localized("別の理由。"))
    right = Correction("B3", ("count",), "12人?", "12", Localized("誤植。"))
    release = mocks.releases()[1]
    source = replace(release.release.sources["places"], corrections=(other, right))
    release = replace(release, release=replace(release.release, sources={"places": source}))
    _, second, _ = TracedTable(release, "places", Localized("表")).rows()
    value = second.values[1]
    assert isinstance(value, TracedValue)
    assert [step.reason for step in value.steps] == [Localized("誤植。")]


@pytest.fixture
def many() -> BuiltRelease:
    """A table of 25 columns of figures of seven digits, all of which are shown."""
    fields = tuple(
        Field(f"population_{number:02}", Localized(f"人口（第{number}区）", "People"), "integer")
        for number in range(25)
    )
    schema = TableSchema("texts", Localized("多い表"), fields, primary_key=("population_00",))
    rows = [[str(1_000_000 + 31 * row + n) for n in range(25)] for row in range(30)]
    table = mocks.table("texts", schema, rows)
    release = mocks.releases()[0]
    definition = replace(release.dataset.tables[0], schema=schema)
    dataset = replace(release.dataset, tables=(definition,))
    return replace(release, dataset=dataset, tables={"texts": summarise(table)})


def test_the_links_do_not_make_a_page_heavy(many: BuiltRelease, root: Path) -> None:
    site = root / "site"
    for pages in pages_of(Portal(mocks.catalog(), [many]), site / "templates", site / "words"):
        page = _of(pages, "datasets/harbour/texts/")
        assert page.count("trace/#") > 20 * 25
        assert len(page.encode()) < LIMIT


def _of(pages: Pages, path: str) -> str:
    return pages.html(next(page for page in pages if page.path == path))


def test_a_real_figure(root: Path) -> None:
    """The one the README follows: a date with a slip in it, corrected and read."""
    workspace = Workspace.around(root)
    dataset, release = workspace.release("aomori/ict-indicators", 2024)
    prepared = prepare_one(workspace.project, workspace.catalog, dataset, release)
    assert prepared.lock is not None
    tables = {name: summarise(table) for name, table in prepared.tables.items()}
    built = BuiltRelease(dataset, release, prepared.lock, tables, (), (), mocks.releases()[0].story)
    rows = TracedTable(built, "indicators", Localized("表")).rows()
    row = next(row for row in rows if row.key[0][1] == "16")
    value = next(value for value in row.values if value.anchor.endswith("-as_of"))
    assert isinstance(value, TracedValue)
    assert (row.number, value.anchor) == (16, "indicators-r16-as_of")
    assert row.sheet is not None
    assert (row.sheet.file, value.story.cell) == ("ict-indicators.csv", "G19")
    assert value.story.raw == "令和和５年2月"
    steps = [(step.title.ja, step.before, step.after) for step in value.steps]
    assert steps == [
        ("原資料の誤りを訂正", "令和和５年2月", "令和５年2月"),
        ("日付の表記をISO 8601に", "令和５年2月", "2023-02"),
    ]
    assert value.steps[0].reason is not None


def test_a_text_without_end_is_whole_where_its_cell_is_told_of(root: Path) -> None:
    """The page of a dataset has its start, and leads to the rest."""
    text = "葛\U000e0100<b>" * 25_000
    release = mocks.releases()[0]
    year = release.release.year.year
    table = mocks.table("texts", mocks.TEXTS, [("1", text, None), ("2", "短い", None)])
    release = replace(release, tables={"texts": summarise(table)})
    site = root / "site"
    for pages in pages_of(Portal(mocks.catalog(), [release]), site / "templates", site / "words"):
        page = _of(pages, "datasets/harbour/texts/")
        assert len(page.encode()) < LIMIT
        assert f"{125_000:,}" in page
        assert f'href="{year}/trace/#texts-r1-text"' in page
        assert "葛\U000e0100&lt;b&gt;… <a" in page
        trace = _of(pages, f"datasets/harbour/texts/{year}/trace/")
        assert unescape(trace).count(text) == 2
