"""What happened to the values of a release, summed up."""

from __future__ import annotations

from aoimori.core.codes import CodeList
from aoimori.core.localized import Localized
from aoimori.core.provenance import History
from aoimori.core.steps import Step
from aoimori.core.story import StatusCount, statuses_of
from portal import mocks


def test_story_counts_values_by_rule() -> None:
    story = mocks.releases()[1].story
    assert (story.values, story.repaired, story.read) == (15, 4, 1)
    counts = {count.rule: count.values for count in (*story.repairs, *story.readings)}
    assert counts == {"correction": 1, "trim": 1, "digits": 2, "unit-suffix": 2, "map": 1}


def test_story_gives_the_first_cell_as_example() -> None:
    story = mocks.releases()[1].story
    digits = next(count for count in story.repairs if count.rule == "digits")
    assert (digits.example.sheet, digits.example.cell) == ("表１", "B2")
    assert (digits.example.before, digits.example.after) == ("１人", "1人")


def test_signs_are_counted_by_what_they_mean() -> None:
    steps = [
        Step("symbol", sign, None, code) for sign, code in (("x", "q"), ("X", "q"), ("…", "o"))
    ]
    histories = [History(step.before or "", (step,)) for step in steps]
    trails = {"note": mocks.trail((0, 1, 2, 3), (0, 1, 0, 2), *histories)}
    table = mocks.table("texts", mocks.TEXTS, [(str(n), "字", None) for n in range(4)], trails)
    assert statuses_of({"texts": table}, CodeList("s", {"q": mocks.CONCEALED})) == (
        StatusCount(Localized("o"), ("…",), 1),
        StatusCount(Localized("秘匿", "Concealed"), ("x", "X"), 3),
    )


def test_corrections_are_listed() -> None:
    story = mocks.releases()[1].story
    one = story.corrections[0]
    assert (one.cell, one.before, one.after, one.sheet) == ("B3", "12人?", "12", "表１")
    assert [title.ja for title in one.titles] == ["人数"]
