"""Printed sums, and what they are the sums of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.checks.release import CheckedRelease, totals
from aoimori.core.findings import Finding
from aoimori.core.messages import hint_of, text_of
from aoimori.core.provenance import History, Trail
from aoimori.core.schema import Field
from aoimori.core.steps import Step
from aoimori.core.totals import TotalCell, TotalRow
from aoimori.sources.codelists import read_code_lists
from support.tables import TEXT, schema, table, trail

TEXTUAL = History("１，２０", (Step("separators", "１，２０", "20"),))
PERCENT = History("20%", (Step("unit-suffix", "20%", "20"),))
CORRECTED = History("2", (Step("correction", "2", "20"),))


def findings(
    values: Sequence[str | None],
    printed: str,
    *,
    formula: bool = True,
    trails: Mapping[str, Trail] | None = None,
) -> list[Finding]:
    """What is found at a sum in B99 of all rows."""
    made = table(schema(Field("a", TEXT, "number")), [[value] for value in values])
    cell = TotalCell("B99", printed, formula)
    row = TotalRow("x.xlsx", "表", "計", {"a": cell}, tuple(range(len(values))))
    made = replace(made, totals=(row,), trails=trails or {})
    return list(totals.check(CheckedRelease("p/d/2024", 2024, {"t": made}, {})))


@pytest.mark.parametrize(
    ("values", "printed", "missing"),
    [
        (["0.1", "0.2"], "0.3", None),
        (["0.1", "0.2"], "0.30", None),
        (["10", "20", "5"], "15", "B8"),
        (["10", "20", "20"], "30", "―"),
        (["10", "20"], "36", "―"),
        (["10", None], "10", None),
        (["10", None], "15", "―"),
        ([None, None], "15", None),
        ([], "0", None),
        ([], "1", "―"),
        (["-10", "20"], "20", "B6"),
    ],
)
def test_a_sum_is_exact_and_what_is_not_there_counts_as_nothing(
    values: list[str | None], printed: str, missing: str | None
) -> None:
    found = findings(values, printed)
    assert [(f.check, f.place.cell, f.details["missing"]) for f in found] == (
        [] if missing is None else [("total-mismatch", "B99", missing)]
    )


def test_what_is_missing_is_guessed_only_in_a_formula() -> None:
    (found,) = findings(["10", "20", "5"], "15", formula=False)
    assert found.details["missing"] == "―"
    assert text_of(found, "ja") == "「計」の 15 は、内訳の和 35 と 20 違います"
    assert text_of(found, "en") == "計: 15 is not the sum of its parts, 35 (difference 20)"


def test_text_is_told_where_it_stands() -> None:
    mismatch, text = findings(["10", "20", "20"], "30", trails={"a": trail({1: 0}, TEXTUAL)})
    assert (mismatch.check, mismatch.details["missing"]) == ("total-mismatch", "B8")
    assert (text.check, text.place.cell) == ("text-not-summed", "B8")
    assert text_of(text, "ja") == "「１，２０」は文字列なので、B99 の数式で足されていません"
    assert "B8" in hint_of(mismatch, "ja")


def test_several_texts_are_missing_together() -> None:
    both = trail({0: 0, 1: 0}, TEXTUAL)
    mismatch, *texts = findings(["20", "20", "5"], "5", trails={"a": both})
    assert mismatch.details["missing"] == "B6・B8"
    assert [text.place.cell for text in texts] == ["B6", "B8"]


def test_text_that_was_added_up_is_no_fault() -> None:
    assert findings(["10", "20"], "30", trails={"a": trail({1: 0}, TEXTUAL)}) == []


def test_a_percentage_is_no_text() -> None:
    (found,) = findings(["10", "20"], "10", trails={"a": trail({1: 0}, PERCENT)})
    assert found.check == "total-mismatch"


def test_a_sum_of_what_stood_there_before_a_correction_is_not_judged() -> None:
    assert findings(["10", "20"], "12", trails={"a": trail({1: 0}, CORRECTED)}) == []
    assert findings(["10", "20"], "30", trails={"a": trail({1: 0}, CORRECTED)}) == []


def test_one_text_in_several_sums_is_told_once() -> None:
    made = table(schema(Field("a", TEXT, "integer")), [["10"], ["20"]])
    rows = [
        TotalRow("x.xlsx", "表", cell, {"a": TotalCell(cell, "10", formula=True)}, (0, 1))
        for cell in ("B98", "B99")
    ]
    made = replace(made, totals=tuple(rows), trails={"a": trail({1: 0}, TEXTUAL)})
    found = list(totals.check(CheckedRelease("p/d/2024", 2024, {"t": made}, {})))
    assert [f.check for f in found] == ["total-mismatch", "total-mismatch", "text-not-summed"]
    assert found[-1].details["totals"] == "B98・B99"


def test_columns_aside_are_added_up_too() -> None:
    made = table(schema(Field("a", TEXT, "integer")), [["1"], ["2"]])
    row = TotalRow("x.xlsx", "表", "計", {"b": TotalCell("D99", "9")}, (0, 1))
    made = replace(made, aside={"b": ("3", "4")}, totals=(row,))
    made = replace(made, places={**made.places, "b": made.places["a"]})
    (found,) = totals.check(CheckedRelease("p/d/2024", 2024, {"t": made}, {}))
    assert (found.place.cell, found.details["summed"]) == ("D99", "7")


def sign(status: str) -> dict[str, Trail]:
    history = History("－", (Step("symbol", "－", None, status),))
    return {"a": trail({1: 0}, history)}


@pytest.mark.parametrize(
    ("status", "is_judged"),
    [("not-printed", True), ("nil", True), ("concealed", False), ("not-available", False)],
)
def test_a_part_that_may_hold_something_leaves_a_sum_open(
    status: str, is_judged: bool, root: Path
) -> None:
    codes = read_code_lists(root / "schemas/codes", root)
    made = table(schema(Field("a", TEXT, "number")), [["10"], [None]])
    row = TotalRow("x.xlsx", "表", "計", {"a": TotalCell("B9", "15")}, (0, 1))
    made = replace(made, totals=(row,), trails=sign(status))
    found = list(totals.check(CheckedRelease("p/d/2024", 2024, {"t": made}, codes)))
    assert bool(found) is is_judged


def test_a_value_that_is_required_and_missing_leaves_a_sum_open() -> None:
    field = Field("a", TEXT, "number", constraints={"required": True})
    made = table(schema(field), [["10"], [None]])
    row = TotalRow("x.xlsx", "表", "計", {"a": TotalCell("B9", "15")}, (0, 1))
    release = CheckedRelease("p/d/2024", 2024, {"t": replace(made, totals=(row,))}, {})
    assert list(totals.check(release)) == []


@pytest.mark.parametrize(
    ("printed", "is_wrong"), [("30", False), ("12", False), ("31", True), ("22", True)]
)
def test_a_corrected_part_counts_as_it_is_or_as_it_was(printed: str, is_wrong: bool) -> None:
    found = findings(["10", "20"], printed, trails={"a": trail({1: 0}, CORRECTED)})
    assert bool(found) is is_wrong
