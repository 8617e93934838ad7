"""Tables to be compared: strategies, and a comparison that has every kind of change."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from aoimori.core.diff.compare import diff
from aoimori.core.diff.comparison import ComparedTable, Comparison, TableFate
from aoimori.core.diff.content import Content, Record
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, FieldType, Labels

CODE = Key(("code",), KeyOrigin.DECLARED)
# Composed and not, full-width and not, with a variation selector and not: each is its own text.
TEXTS = st.sampled_from(
    ("が", "か\u3099", "Ａ", "A", "葛", "葛\U000e0100", "1", "１", "01", " a", "a", "\n", "", "𠮷")
)
VALUES = st.none() | TEXTS
NAMES = ("code", "a", "b", "か\u3099", "が")


def table(names: Sequence[str], *rows: Record) -> Content:
    return Content.of(names, rows)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Any table: few texts, so that rows are alike; columns in any order."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    row = st.tuples(*(VALUES for _ in names))
    return Content.of(names, draw(st.lists(row, max_size=6)))


@st.composite
def keyed(draw: st.DrawFn, names: Sequence[str] = ("code", "a", "b")) -> Content:
    """A table with a key, which may be no value at all in one row."""
    codes = draw(st.lists(VALUES, unique=True, max_size=6))
    order = draw(st.permutations(names))
    rows = [tuple(code if n == "code" else draw(VALUES) for n in order) for code in codes]
    return Content.of(order, rows)


BEFORE, AFTER = Localized("2023年度", "2023"), Localized("2024年度", "2024")
PEOPLE, WORKS = Localized("人の表", "People"), Localized("仕事の表", "Works")


def fields(rate: FieldType, count: str, *more: Field) -> tuple[Field, ...]:
    """The columns of a table that changes: the type of one, the name of another."""
    persons = Localized("人", "persons")
    return (
        Field("code", Localized("コード", "Code"), codes="towns"),
        Field(
            "name",
            Localized("名前", "Town"),
            labels=Labels("code", "name"),
            constraints={"required": True},
        ),
        Field(count, Localized("数", "Count"), "integer", persons, additive=True),
        Field("rate", Localized("率", "Rate"), rate),
        Field("text", Localized("文", "Text")),
        *more,
    )


def every_change() -> Comparison:
    """Two tables with all that can change, one that came, one that went, one that is the same."""
    people = diff(
        Content.of(
            fields("integer", "count", Field("tel", Localized("電話", "Telephone"))),
            (
                ("01", "あ", "1234567", "1", "=1+1", "1"),
                ("02", "い", "2000", None, None, "2"),
                ("03", "う", "30", "3", "<script>alert(1)</script>", "3"),
                ("04", "え", "40", "4", "が", "4"),
                ("0;5", "お", "50", "5", "|", None),
            ),
        ),
        Content.of(
            fields("number", "people", Field("area", Localized("面積", "Area"), "number")),
            (
                ("02", "い", "1990", "2.5", "a\nb|c", None),
                ("01", "あ", "1250000", "1", "@SUM(A1)", "1.50"),
                ("03", "う", "30", "3", "\u202eRTL\u200f", "2"),
                ("04", "え", "40", None, "か\u3099", None),
                ("06", "か", "60", None, "<b>&amp;</b>", "6"),
                ("07", "き", None, None, None, None),
            ),
        ),
        CODE,
        {"people": "count"},
    )
    works = diff(
        table(("id", "old"), ("1", "x"), ("2", "y"), ("3", "z")),
        table(("id", "new"), ("1", "x"), ("2", "y"), ("4", "q")),
    )
    same = table(("id", "old"), ("1", "x"))
    return Comparison(
        BEFORE,
        AFTER,
        (
            ComparedTable("people", PEOPLE, TableFate.BOTH, people),
            ComparedTable("works", WORKS, TableFate.BOTH, works),
            ComparedTable("same", Localized("同じ表", "Same"), TableFate.BOTH, diff(same, same)),
            ComparedTable("came", Localized("加わった表", "Came"), TableFate.ADDED),
            ComparedTable("went", Localized("なくなった表", "Went"), TableFate.REMOVED),
        ),
    )


def of_one(before: Content, after: Content, key: Key | None = None) -> Comparison:
    """The comparison of two tables alone."""
    made = diff(before, after, key)
    return Comparison(BEFORE, AFTER, (ComparedTable("t", PEOPLE, TableFate.BOTH, made),))


def nothing() -> Comparison:
    """A comparison of nothing with nothing."""
    return Comparison(BEFORE, AFTER, ())
