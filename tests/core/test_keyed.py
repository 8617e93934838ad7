"""What a table says of each code."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aoimori.core.keyed import Keyed, keyed_of
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema
from portal import mocks

TEXT = Localized("語", "Word")
CODE = Field("code", TEXT, codes="towns")
OTHER = Field("other", TEXT, codes="kinds")
PEOPLE = Field("people", TEXT, "integer", Localized("人", "persons"))
SHARE = Field("share", TEXT, "number", Localized("%", "%"))
YEAR = Field("year", TEXT, "year", Localized("年", "year"))
NUMBER = Field("number", TEXT, "integer")


def keyed(fields: Sequence[Field], key: Sequence[str], *rows: Sequence[str | None]) -> Keyed:
    return keyed_of(mocks.table("t", TableSchema("s", TEXT, tuple(fields), tuple(key)), rows))


def test_numbers_with_a_unit_by_the_code_that_is_the_key() -> None:
    rows = [("1", "20", None, "5"), ("2", "1", "0.5", "6"), ("0", "21", "0.3", "7")]
    found = keyed((CODE, PEOPLE, SHARE, NUMBER), ["code"], *rows)
    assert found == Keyed(
        "towns", {"people": {"1": "20", "2": "1", "0": "21"}, "share": {"2": "0.5", "0": "0.3"}}
    )
    assert found.told_of == {"0", "1", "2"}


def test_days_that_all_rows_share() -> None:
    day, other = Field("day", TEXT, "date"), Field("other", TEXT, "date")
    rows = [("1", "2025-01-01", "2024-12-31", "5"), ("2", "2025-01-01", "2024-12-30", "6")]
    found = keyed((CODE, day, other, PEOPLE), ["code"], *rows)
    assert found.days == {"day": "2025-01-01"}
    assert keyed((CODE, day, PEOPLE), ["code"], ("1", None, "5")).days == {}


def test_of_several_years_the_newest() -> None:
    rows = [("1", "2020", "20"), ("1", "2022", "18"), ("2", "2022", "3"), ("3", "2021", "4")]
    found = keyed((CODE, YEAR, PEOPLE), ["code", "year"], *rows)
    assert found == Keyed("towns", {"people": {"1": "18", "2": "3"}}, "2022")


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ((CODE, PEOPLE), ()),
        ((NUMBER, PEOPLE), ("number",)),
        ((CODE, OTHER, PEOPLE), ("code", "other")),
        ((CODE, NUMBER, PEOPLE), ("code", "number")),
    ],
)
def test_another_key_says_nothing_of_a_code(fields: Sequence[Field], key: Sequence[str]) -> None:
    assert keyed(fields, key, tuple("1" for _ in fields)) == Keyed()


def test_a_table_of_very_many_rows_is_about_smaller_things() -> None:
    def of(rows: int) -> Keyed:
        return keyed((CODE, PEOPLE), ["code"], *((str(row), "1") for row in range(rows)))

    assert len(of(2_000).told_of) == 2_000
    assert of(2_001) == Keyed()
