"""Codes and the names beside them, and which of both has slipped."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from aoimori.checks.release import CheckedRelease, check_release
from aoimori.core.codes import Code, CodeList
from aoimori.core.findings import Finding
from aoimori.core.localized import Localized
from aoimori.core.messages import hint_of, text_of
from aoimori.core.schema import Field, Labels
from support.tables import TEXT, schema, table

COUNTIES = {"1": "北郡", "2": "北郡", "3": "南郡", "4": "南郡", "5": ""}
LIST = CodeList(
    "list",
    {n: Code(n, Localized(f"町{n}"), {"county": county}) for n, county in COUNTIES.items()},
)
FIELDS = schema(
    Field("code", TEXT, codes="list", constraints={"required": True}),
    Field("name", TEXT, labels=Labels("code", "name_ja"), constraints={"unique": True}),
    Field("county", TEXT, labels=Labels("code", "county")),
    key=("code",),
)


def findings(*rows: Sequence[str | None]) -> list[Finding]:
    made = table(FIELDS, rows)
    return list(check_release(CheckedRelease("p/d/2024", 2024, {"t": made}, {"list": LIST})))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        # A label that is not there, beside others that are, has been lost.
        ([["1", "町1", "北郡"], ["3", "町3", None], [None, "町4", None]],
         [("required", "B10"), ("label-disagrees", "D8")]),
        # The code of another row.
        ([["1", "町2", "北郡"], ["1", "町1", "北郡"]], [("label-disagrees", "B6")]),
        ([["1", "町1", "北郡"], ["1", "町2", "北郡"]], [("label-disagrees", "B8")]),
        ([["1", "町1", "北郡"], ["1", "町3", "南郡"]], [("label-disagrees", "B8")]),
        # The name of another row.
        ([["1", "町2", None], ["2", "町2", None]], [("label-disagrees", "C6")]),
        ([["2", "町2", None], ["1", "町2", None]], [("label-disagrees", "C8")]),
        # Neither is known.
        ([["1", "町2", None]], [("label-disagrees", "C6")]),
        ([["1", "村1", None]], [("label-disagrees", "C6")]),
        ([["3", "町4", None], ["4", "町3", None]],
         [("label-disagrees", "C6"), ("label-disagrees", "C8")]),
        # A county is borne by many, so that another row does not tell that it is wrong here.
        ([["1", "町1", "南郡"], ["3", "町3", "南郡"]], [("label-disagrees", "D6")]),
        # What the list leaves open is open here too; a code it does not have is not judged.
        ([["5", "町5", "北郡"]], [("label-disagrees", "D6")]),
        ([["9", "町1", None]], [("unknown-code", "B6")]),
        # A key that stands twice, both times with its name, is told at the later row.
        ([["1", "町1", None], ["1", "町1", None]], [("primary-key", "B8"), ("unique", "C8")]),
        (
            [["1", "町2", None], ["1", "町1", None], ["1", "町1", None]],
            [("label-disagrees", "B6"), ("primary-key", "B10"), ("unique", "C10")],
        ),
    ],
)  # fmt: skip
def test_the_wrong_one_is_told(rows: list[list[str | None]], told: list[tuple[str, str]]) -> None:
    assert sorted((f.check, f.place.cell) for f in findings(*rows)) == sorted(told)


def test_a_repeated_key_names_a_row_that_is_right() -> None:
    found = findings(["1", "町2", None], ["1", "町1", None], ["1", "町1", None])
    (key,) = (finding for finding in found if finding.check == "primary-key")
    assert key.details["other"] == "B8"


def test_both_cells_are_told_where_it_is_not_known() -> None:
    (found,) = findings(["1", "町2", None])
    assert text_of(found, "ja") == ("コード「1」（B6）は「町1」を表し、「町2」（C6）と合いません")
    assert hint_of(found, "ja") == "コード表 list で確かめ、B6 / C6 を直してください"
    known, *_ = findings(["1", "町2", None], ["1", "町1", None])
    assert hint_of(known, "en") == "check with the code list list, and mend B6"
