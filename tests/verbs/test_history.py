"""What is published of the years, held against each other."""

from __future__ import annotations

from dataclasses import replace

from aoimori.core.catalog import Release, TableDefinition
from aoimori.core.diff.content import Content
from aoimori.core.fiscal import FiscalYear
from aoimori.core.messages import text_of
from aoimori.core.quality import Mark
from aoimori.core.series import YearHistory
from aoimori.verbs.history import history_of
from portal import mocks


def told(*people: int) -> tuple[YearHistory, ...]:
    """The years from 2015 of a dataset with one row, its figure given."""
    dataset = mocks.places()
    table = TableDefinition("places", dataset.tables[0].title, mocks.PLACES)
    source = dataset.releases[0].sources["places"]
    years = range(2015, 2015 + len(people))
    dataset = replace(
        dataset,
        tables=(table,),
        releases=tuple(Release(FiscalYear(year), {"places": source}) for year in years),
    )
    contents = {
        year: {
            "places": replace(
                Content.of(mocks.PLACES.fields, [("01", str(count), "1")]), schema=mocks.PLACES
            )
        }
        for year, count in zip(years, people, strict=True)
    }
    return history_of(mocks.catalog(), dataset, contents)


def test_only_years_with_enough_years_before_are_judged() -> None:
    assert told(100, 103, 105, 108, 110) == ()
    years = told(100, 103, 105, 108, 110, 113, 115)
    assert [(each.year, each.result.mark) for each in years] == [
        (2020, Mark.PASSED),
        (2021, Mark.PASSED),
    ]


def test_a_figure_that_leaves_its_way_is_told_with_its_row_and_evidence() -> None:
    (year,) = told(100, 103, 105, 108, 110, 200)
    assert (year.result.mark, year.result.notices) == (Mark.MINDED, 1)
    text = text_of(year.result.findings[0], "ja")
    assert "表「places」に 1 個あります" in text
    assert "01 の「人数」は、前年の 110 から 200 へ +90 動きました" in text
