"""A change of a table in words."""

from __future__ import annotations

from dataclasses import replace

from aoimori.core.diff.changes import TableDiff
from aoimori.core.diff.compare import diff
from aoimori.core.diff.content import Content
from aoimori.core.diff.summary import change_of
from aoimori.core.diff.wording import change_words, diff_words, row_names
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, Labels


def towns(*rows: tuple[str, str, str], key: tuple[str, ...] = ("code",)) -> Content:
    fields = (
        Field("code", Localized("コード")),
        Field("name", Localized("町名"), labels=Labels("code", "name")),
        Field("day", Localized("調査日")),
    )
    made = Content.of(fields, rows)
    return replace(made, schema=replace(made.schema, primary_key=key))


BEFORE = (("01", "甲町", "2023"), ("02", "乙町", "2023"))
AFTER = (("02", "乙町", "2024"), ("03", "丙町", "2024"), ("04", "丁町", "2024"))


def compared(key: tuple[str, ...] = ("code",)) -> TableDiff:
    return diff(towns(*BEFORE, key=key), towns(*AFTER, key=key))


def test_rows_are_called_by_their_key_and_name() -> None:
    made = compared()
    change = change_of("towns", made)
    assert change.rows_added == ("03 丙町", "04 丁町")
    assert change.rows_removed == ("01 甲町",)
    told = change_words(change, made.rows, made.before, made.after)
    assert [words.ja for words in told] == [
        "行 2 → 3（増えた行 2・なくなった行 1・値の変わった行 0）",
        "増えた行: 03 丙町・04 丁町",
        "なくなった行: 01 甲町",
        "調査日（全行共通）: 2023 → 2024",
    ]


def test_whoever_shows_a_diff_shows_its_rows() -> None:
    assert not [words for words in diff_words(compared()) if words.ja.startswith("増えた行:")]


def test_rows_without_a_key_are_counted_only() -> None:
    change = change_of("towns", compared(()))
    assert (change.added, change.rows_added, change.rows_removed) == (2, (), ())
    assert list(row_names(change)) == []


def test_of_many_rows_the_first_are_named() -> None:
    many = [(f"{n:02}", f"{n}町", "2024") for n in range(2, 50)]
    change = change_of("towns", diff(towns(*BEFORE), towns(*many)))
    (added, removed) = row_names(change)
    assert added.ja.startswith("増えた行: 03 3町・04 4町・")
    assert added.ja.endswith("・12 12町 ほか 37")
    assert added.en.endswith(", 12 12町 and 37 more")
    assert removed.en == "rows removed: 01 甲町"
