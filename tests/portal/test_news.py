"""What is new, as the home page tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from aoimori.core.catalog import Release
from aoimori.core.fiscal import FiscalYear
from aoimori.core.release import BuiltRelease
from aoimori.core.series import Series
from aoimori.portal.news import MOST, Kind, News, news_of
from aoimori.portal.views import release_views
from portal import mocks
from portal.reading import Page


def news(releases: Sequence[BuiltRelease], series: Sequence[Series] = ()) -> tuple[News, ...]:
    return news_of(release_views(mocks.catalog(), releases, series))


def told(releases: Sequence[BuiltRelease]) -> list[tuple[str, str, int, int, int]]:
    return [
        (each.kind, each.dataset.slug, each.first.year, each.year.year, each.count)
        for each in news(releases)
    ]


def of(year: int, day: date, slug: str = "texts") -> BuiltRelease:
    """A release of a dataset of many years, first published on a day."""
    model = mocks.releases()[0]
    source = model.release.sources
    years = tuple(Release(FiscalYear(each), source) for each in range(2010, 2031))
    dataset = replace(model.dataset, slug=slug, releases=years)
    lock = replace(model.lock, issued=day, modified=day)
    return replace(model, dataset=dataset, release=dataset.by_year[year], lock=lock)


def test_a_new_year_a_correction_and_a_beginning() -> None:
    releases = mocks.releases()
    assert told(releases) == [
        (Kind.YEAR, "texts", 2024, 2024, 1),
        (Kind.CORRECTED, "places", 2019, 2019, 1),
        (Kind.FIRST, "texts", 2023, 2023, 1),
    ]
    found = news(releases, [mocks.series()])
    assert found[0].since is not None
    assert found[0].since.year == 2023
    assert found[0].line is not None
    assert found[0].line.ja.startswith("行 2 → 21")
    assert (found[1].note, found[1].version) == (mocks.NOTE, "1.0.1")
    assert found[2].line is None


def test_years_that_came_on_one_day_are_told_once() -> None:
    day = date(2026, 4, 1)
    releases = [of(2014, day), of(2015, day), of(2017, day), of(2018, day + timedelta(days=9))]
    releases += [of(2016, day, "other"), of(2013, day - timedelta(days=9))]
    assert told(releases) == [
        (Kind.YEAR, "texts", 2018, 2018, 1),
        (Kind.FIRST, "other", 2016, 2016, 1),
        (Kind.YEARS, "texts", 2014, 2017, 3),
        (Kind.FIRST, "texts", 2013, 2013, 1),
    ]
    pages = [each.page for each in news(releases)]
    assert pages[0] == "datasets/harbour/texts/2018/"
    assert pages[2] == "datasets/harbour/texts/"
    assert told(releases[::-1]) == told(releases)


def test_what_was_corrected_on_its_first_day_was_corrected() -> None:
    built = mocks.releases()[1]
    lock = replace(built.lock, issued=built.lock.modified)
    assert told([replace(built, lock=lock)])[0][0] == Kind.CORRECTED


def test_no_more_than_are_asked_for() -> None:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(21)]
    found = news([of(2010 + number, day) for number, day in enumerate(days)])
    assert [each.year.year for each in found] == list(range(2030, 2030 - MOST, -1))


def test_home_says_it_in_words(html: dict[str, Page]) -> None:
    text = " ".join(html["index.html"].text.split())
    assert "令和6年度版を公開しました" in text
    assert "令和6年度版の、令和5年度版との違い：行 2 → 21（増えた行 18" in text
    assert "令和元年度版を第1.0.1版に訂正しました" in text
    assert mocks.NOTE.replace("\x02", "␂") in text
    assert "令和5年度版を新しく公開しました" in text
    text = " ".join(html["en/index.html"].text.split())
    assert "FY2024 released" in text
    assert "FY2024 against FY2023: rows 2 → 21 (added 18" in text
    assert "FY2019 corrected, version 1.0.1" in text
