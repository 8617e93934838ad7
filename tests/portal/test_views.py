"""What pages show, before any words or markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease
from aoimori.core.story import StatusCount
from aoimori.core.summary import summarise
from aoimori.core.vocabularies import EU
from aoimori.portal.events import events_of, notes_of
from aoimori.portal.views import overview, release_views
from portal import mocks


def test_overview_counts_and_orders() -> None:
    whole = overview(mocks.catalog(), mocks.releases())
    assert [shelf.dataset.id for shelf in whole.shelves] == ["field/places", "harbour/texts"]
    assert [e.year.year for e in whole.shelves[1].editions] == [2024, 2023]
    assert [view.theme.code for view in whole.themes] == ["two", "one"]
    assert whole.modified == date(2026, 4, 1)
    assert whole.formats == ("CSV", "JSON")


def test_the_order_of_releases_does_not_matter() -> None:
    catalog, releases = mocks.catalog(), mocks.releases()
    assert overview(catalog, releases) == overview(catalog, releases[::-1])
    assert release_views(catalog, releases) == release_views(catalog, releases[::-1])


def test_an_empty_catalogue_is_a_catalogue() -> None:
    whole = overview(mocks.catalog(), ())
    assert (whole.shelves, whole.modified) == ((), None)


def test_a_dataset_of_which_the_next_release_is_due_is_late() -> None:
    frequency = Code("f", Localized("毎年"), {"eu": f"{EU}frequency/ANNUAL"})
    built = mocks.releases()[0]
    built = replace(built, dataset=replace(built.dataset, frequency=frequency))
    issued = built.lock.issued
    due = date(issued.year + 1, issued.month + 1, 1)
    late = []
    for day in (due - timedelta(days=1), due):
        catalog, releases = mocks.catalog(), [built]
        late.append(overview(catalog, releases, as_of=day).shelves[0].is_late)
        views = release_views(catalog, releases, as_of=day)
        assert views[0].shelf.is_late == late[-1]
        notes = notes_of(views, (), events_of(releases, ()))
        assert notes[0].late == late[-1]
    assert late == [False, True]


def test_columns() -> None:
    _, newest, _ = release_views(mocks.catalog(), mocks.releases())
    number, text, note = newest.tables[0].columns
    assert number.key
    assert number.required
    assert (number.minimum, number.example) == ("1", "1")
    assert (text.blanks, text.absent) == (0, False)
    assert note.absent


def test_a_column_with_values_is_not_absent() -> None:
    """The layout names the column, yet the table has a value: the table is right."""
    _, _, older = release_views(mocks.catalog(), mocks.releases())
    assert not older.tables[0].columns[2].absent


def test_codes_and_booleans() -> None:
    view, *_ = release_views(mocks.catalog(), mocks.releases())
    code, _, opened = view.tables[0].columns
    assert code.meaning == mocks.TOWNS["01"].name
    assert (code.code_count, code.codes_path) == (2, "schemas/codes/towns.csv")
    assert opened.choices == ("1", "0")


def test_the_record_of_signs_is_linked_where_there_are_any() -> None:
    _, newest, older = release_views(mocks.catalog(), mocks.releases())
    assert older.statuses == "data/harbour/texts/2023/_meta/statuses.csv"
    assert older.status_counts == (StatusCount(mocks.CONCEALED.name, ("x",), 1),)
    assert (newest.statuses, newest.status_counts) == ("", ())


def test_what_a_script_may_show_whole() -> None:
    """The CSV of its year, if there is one and a page can hold it."""
    newest = mocks.releases()[2]

    def explored(release: BuiltRelease) -> str:
        return release_views(mocks.catalog(), [release])[0].tables[0].explored

    def of_rows(rows: int) -> BuiltRelease:
        return replace(newest, tables={"texts": replace(newest.tables["texts"], rows=rows)})

    assert explored(newest) == "data/harbour/texts/2024/texts.csv"
    assert explored(of_rows(50_000))
    assert not explored(of_rows(50_001))
    assert not explored(replace(newest, distributions=newest.distributions[1:]))


def test_what_every_row_shares_is_said_once() -> None:
    """The preview keeps the columns that tell rows apart."""
    built = mocks.releases()[0]
    table = mocks.table("texts", mocks.TEXTS, [("1", "同じ", "甲"), ("2", "同じ", "乙")])
    same = replace(built, tables={"texts": summarise(table)})
    view = next(
        v for v in release_views(mocks.catalog(), [same]) if v.dataset.id == built.dataset.id
    )
    first = view.tables[0]
    assert [column.example for column in first.shared] == ["同じ"]
    assert len(first.shown) + len(first.shared) + sum(
        column.constant and not column.example for column in first.columns
    ) == len(first.columns)
    assert all(len(row) == len(first.shown) for row in first.preview)
