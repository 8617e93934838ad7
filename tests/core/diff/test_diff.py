"""A diff says all that makes one table another, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.diff.apply import apply
from aoimori.core.diff.changes import ColumnFate
from aoimori.core.diff.compare import diff
from aoimori.core.diff.content import Content, Record
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.diff.matching import NotUnique
from aoimori.core.localized import Localized
from aoimori.core.schema import Field
from support.diffs import contents, keyed, table

CODE = Key(("code",), KeyOrigin.DECLARED)


@given(contents(), contents())
def test_applied_it_gives_the_other_table(before: Content, after: Content) -> None:
    assert apply(diff(before, after), before).same(after)


@given(keyed(), keyed())
def test_applied_by_a_key(before: Content, after: Content) -> None:
    made = diff(before, after, CODE)
    assert apply(made, before).same(after)
    assert made.is_empty == before.same(after)
    kept = len(before) - len(made.removed)
    assert kept == len(after) - len(made.added)
    codes = {row[before.schema.names.index("code")] for row in before.records()}
    assert kept == len(codes & {row[after.schema.names.index("code")] for row in after.records()})


@given(keyed(), keyed(("code", "c", "b")), st.sampled_from(({"c": "a"}, {})))
def test_applied_over_other_columns(
    before: Content, after: Content, renamed: Mapping[str, str]
) -> None:
    made = diff(before, after, CODE, renamed)
    assert apply(made, before).same(after)
    fates = {change.fate for change in made.columns}
    assert (ColumnFate.RENAMED in fates) or not renamed


@given(contents())
def test_equal_tables_differ_in_nothing(content: Content) -> None:
    made = diff(content, content)
    assert made.is_empty
    assert list(made.changes()) == []
    assert (made.codes, made.totals) == ((), ())


@given(contents())
def test_all_rows_gone_and_back(content: Content) -> None:
    nothing = Content(content.schema, content.frame.iloc[:0])
    assert len(diff(content, nothing).removed) == len(content)
    assert apply(diff(nothing, content), nothing).same(content)


def test_cells_know_their_rows() -> None:
    before = table(("code", "n"), ("01", "1"), ("02", "2"), ("03", None))
    after = table(("code", "n"), ("03", "3"), ("02", "2"), ("04", "4"))
    made = diff(before, after, CODE)
    (change,) = made.changes()
    assert (change.key, change.field, change.before, change.after) == (("03",), "n", None, "3")
    assert (change.before_row, change.after_row) == (2, 0)
    assert list(made.removed_rows()) == [(0, ("01", "1"))]
    assert list(made.added_rows()) == [(2, ("04", "4"))]
    assert made.order is not None
    assert made.changed_rows == 1


def test_a_column_that_kept_its_values_was_renamed() -> None:
    before = table(("code", "population"), ("01", "10"), ("02", "20"))
    after = table(("code", "人口"), ("01", "10"), ("02", "20"))
    (change,) = diff(before, after).columns
    assert (change.fate, change.before, change.after) == (
        ColumnFate.RENAMED,
        "population",
        "人口",
    )
    assert change.is_found


def test_a_column_of_one_value_is_no_proof() -> None:
    before, after = (
        table(("code", "a"), ("1", "x"), ("2", "x")),
        table(("code", "b"), ("1", "x"), ("2", "x")),
    )
    assert {c.fate for c in diff(before, after).columns} == {ColumnFate.ADDED, ColumnFate.REMOVED}


def test_a_declared_name_goes_before_the_same_name() -> None:
    """What was ``a`` is ``b`` now, and there is another ``a``."""
    before = table(("code", "a"), ("1", "x"), ("2", "y"))
    after = table(("code", "a", "b"), ("1", "p", "x"), ("2", "q", "z"))
    made = diff(before, after, CODE, {"b": "a"})
    assert {(c.fate, c.field.name) for c in made.columns} == {
        (ColumnFate.RENAMED, "b"),
        (ColumnFate.ADDED, "a"),
    }
    assert [(c.field, c.before, c.after) for c in made.changes()] == [("b", "y", "z")]
    assert apply(made, before).same(after)


def test_types() -> None:
    before = Content.of((Field("n", Localized("数"), "integer"),), (("1",), ("2",)))
    after = Content.of((Field("n", Localized("数"), "number"),), (("1",), ("2",)))
    (change,) = diff(before, after).columns
    assert (change.fate, change.before, change.after) == (ColumnFate.RETYPED, "integer", "number")


def test_a_key_that_is_none() -> None:
    before = table(("code", "n"), ("01", "1"), ("02", "2"))
    after = table(("code", "n"), ("01", "1"), ("02", "2"), ("01", "3"))
    with pytest.raises(NotUnique) as caught:
        diff(before, after, CODE)
    assert (caught.value.key, caught.value.rows) == ({"code": "01"}, (0, 2))
    assert not caught.value.is_before


@pytest.mark.parametrize(
    ("names", "before", "after", "key"),
    [
        # The figures are unique, too, but the names stayed.
        (
            ("count", "name"),
            (("1", "あ"), ("2", "い"), ("3", "う")),
            (("4", "あ"), ("5", "い"), ("3", "う")),
            ("name",),
        ),
        # Only together.
        (
            ("year", "town", "n"),
            (("1", "x", "9"), ("1", "y", "9"), ("2", "x", "9"), ("2", "y", "9")),
            (("1", "x", "9"), ("1", "y", "8"), ("2", "x", "8"), ("2", "y", "9")),
            ("year", "town"),
        ),
        # A blank is no key.
        (("a", "b"), (("1", "p"), (None, "q")), (("1", "p"), ("2", "q")), ("b",)),
    ],
)
def test_the_best_key_both_prove(
    names: Sequence[str],
    before: Sequence[Record],
    after: Sequence[Record],
    key: tuple[str, ...],
) -> None:
    made = diff(Content.of(names, before), Content.of(names, after))
    assert made.key == Key(key, KeyOrigin.PROVEN)


def test_without_a_key_equal_rows_are_the_same() -> None:
    before = table(("a", "b"), ("x", "1"), ("x", "1"), ("y", None))
    after = table(("a", "b"), ("x", "1"), ("y", None), ("y", None), ("x", "1"), ("x", "1"))
    made = diff(before, after)
    assert made.key.origin is KeyOrigin.WHOLE
    assert [row for _, row in made.added_rows()] == [("y", None), ("x", "1")]
    assert len(made.removed) == 0


def test_codes_and_totals() -> None:
    fields = (
        Field("code", Localized("コード"), codes="towns"),
        Field("n", Localized("数"), "integer", additive=True),
        Field("rank", Localized("位"), "integer"),
    )
    before = Content.of(fields, (("01", "1", "1"), ("02", "2", "2"), ("00", "3", "0")))
    after = Content.of(fields, (("02", "5", "1"), ("03", None, "2")))
    made = diff(Content(before.schema, before.frame, {2}), after, CODE)
    (codes,) = made.codes
    assert (codes.added, codes.removed) == (("03",), ("00", "01"))
    (total,) = made.totals
    assert (total.field.name, total.before, total.after) == ("n", 3, 5)


def test_a_diff_of_another_table() -> None:
    before, after = table(("a",), ("1",)), table(("a",), ("2",))
    with pytest.raises(ValueError, match="another"):
        apply(diff(before, after), table(("b",), ("1",)))
