"""What the newest tables say of a municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from aoimori.core.catalog import Catalog, Release
from aoimori.core.codes import Code, CodeList
from aoimori.core.fiscal import FiscalYear
from aoimori.core.localized import Localized
from aoimori.core.release import BuiltRelease
from aoimori.portal.placefigures import place_tables
from portal import mocks

Rows = Sequence[tuple[str, str | None]]


def catalog() -> Catalog:
    codes = {code: Code(code, Localized(f"町{code}")) for code in ("01", "02", "03")}
    return replace(mocks.catalog(), municipalities=CodeList("towns", codes))


def years(rows: Mapping[int, Rows]) -> tuple[BuiltRelease, ...]:
    """The places with these counts of people, by year."""
    dataset = mocks.places()
    source = dataset.releases[0].sources
    releases = tuple(Release(FiscalYear(year), dict(source)) for year in rows)
    dataset = replace(dataset, releases=releases, tables=dataset.tables[:1])
    tables = {
        year: mocks.table("places", mocks.PLACES, [(code, count, "1") for code, count in told])
        for year, told in rows.items()
    }
    return tuple(mocks.built(dataset, year, [tables[year]], date(2025, 4, 1)) for year in rows)


def told(rows: Mapping[int, Rows]) -> dict[str, list[tuple[str, int, int, str]]]:
    found = place_tables(catalog(), years(rows))
    return {
        code: [(f.text, f.rank, f.places, f.change) for table in tables for f in table.figures]
        for code, tables in found.items()
    }


def test_of_the_newest_year_with_rank_and_what_changed_since_the_year_before() -> None:
    before, now = (("01", "10.5"), ("02", "9")), (("01", "9.0"), ("02", "9"), ("03", "12"))
    assert told({2020: before, 2021: now}) == {
        "01": [("9.0", 2, 3, "-1.5")],
        "02": [("9", 2, 3, "0")],
        "03": [("12", 1, 3, "")],
    }


def test_a_sum_of_places_is_no_place() -> None:
    assert told({2021: (("99", "21"), ("01", "20"), ("02", None))}) == {"01": [("20", 1, 1, "")]}


def test_an_older_year_is_not_the_year_before() -> None:
    assert told({2019: (("01", "1"),), 2021: (("01", "2"),)}) == {"01": [("2", 1, 1, "")]}


def test_where_the_unit_was_another_there_is_nothing_to_compare() -> None:
    earlier, newest = years({2020: (("01", "1"),), 2021: (("01", "2"),)})
    table = earlier.dataset.tables[0]
    count = replace(mocks.PLACES.by_name["count"], unit=Localized("千人"))
    code, _, opened = mocks.PLACES.fields
    other = replace(table, schema=replace(mocks.PLACES, fields=(code, count, opened)))
    earlier = replace(earlier, dataset=replace(earlier.dataset, tables=(other,)))
    found = place_tables(catalog(), (earlier, newest))
    assert [figure.change for table in found["01"] for figure in table.figures] == [""]
    assert not found["01"][0].compares


def test_a_catalogue_of_no_municipalities_or_of_others_has_none() -> None:
    releases = years({2021: (("01", "2"),)})
    assert place_tables(mocks.catalog(), releases) == {}
    others = replace(catalog(), municipalities=replace(mocks.TOWNS, name="others"))
    assert place_tables(others, releases) == {}
