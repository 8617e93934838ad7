"""``diff.xlsx``: read back, it says what is different; texts are texts, numbers numbers."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from aoimori.core.diff.content import Content
from aoimori.core.diff.keys import Key, KeyOrigin
from aoimori.core.localized import Language, Localized
from aoimori.core.schema import Field
from aoimori.outputs.diffs.workbook import workbook, write
from support.diffs import CODE, contents, every_change, nothing, of_one, table

Sheets = dict[str, list[tuple[Any, ...]]]


def read(content: bytes) -> Sheets:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_the_summary() -> None:
    sheets = read(write(every_change(), "ja"))
    assert list(sheets) == ["概要", "変わった値", "増えた行", "なくなった行", "項目の変化"]
    told = sheets["概要"]
    assert told[:3] == [("表", "違い"), ("前", "2023年度"), ("後", "2024年度")]
    assert ("人の表", "行 5 → 6（増えた行 2・なくなった行 1・値の変わった行 4）") in told
    assert ("同じ表", "違いはありません") in told
    assert ("加わった表", "加わった表です") in told
    assert ("なくなった表", "なくなった表です") in told


def test_the_changed_values() -> None:
    note = "These look alike, but their characters differ: U+304C → U+304B U+3099"
    assert read(write(every_change(), "en"))["Changed values"] == [
        (
            *("Table", "Code", "Town", "Column", "Before", "After", "Difference"),
            *("Row before", "Row after", "Note"),
        ),
        ("People", "02", "い", "Count (persons)", 2000, 1990, -10, 2, 1, None),
        ("People", "02", "い", "Rate", None, 2.5, None, 2, 1, None),
        ("People", "02", "い", "Text", None, "a\nb|c", None, 2, 1, None),
        ("People", "01", "あ", "Count (persons)", 1234567, 1250000, 15433, 1, 2, None),
        ("People", "01", "あ", "Text", "=1+1", "@SUM(A1)", None, 1, 2, None),
        ("People", "03", "う", "Text", "<script>alert(1)</script>", "�RTL\u200f", None, 3, 3, None),
        ("People", "04", "え", "Rate", 4, None, None, 4, 4, None),
        ("People", "04", "え", "Text", "が", "か\u3099", None, 4, 4, note),
    ]


def test_rows_of_several_tables_stand_below_each_other() -> None:
    assert read(write(every_change(), "ja"))["増えた行"] == [
        ("人の表", *[None] * 6),
        ("行", "コード", "名前", "数（人）", "率", "文", "面積"),
        (5, "06", "か", 60, None, "<b>&amp;</b>", 6),
        (6, "07", "き", None, None, None, None),
        (None,) * 7,
        ("仕事の表", *[None] * 6),
        ("行", "id", "new", *[None] * 4),
        (3, "4", "q", *[None] * 4),
    ]


def test_what_became_of_columns() -> None:
    told = read(write(every_change(), "en"))["Changes of columns"]
    assert told == [
        ("Table", "Change", "Column", "Name of the column", "Before", "After", "Difference"),
        ("People", "column renamed", "Count (persons)", "people", "count", "people", None),
        ("People", "type changed", "Rate", "rate", "integer", "number", None),
        ("People", "column added", "Area", "area", None, None, None),
        ("People", "column removed", "Telephone", "tel", None, None, None),
        ("People", "new code", "Code", "code", None, "06", None),
        ("People", "new code", "Code", "code", None, "07", None),
        ("People", "code no longer used", "Code", "code", "0;5", None, None),
        ("People", "total changed", "Count (persons)", "people", 1236687, 1252120, 15433),
        (
            *("Works", "column renamed (taken so because its values are the same)"),
            *("new", "new", "old", "new", None),
        ),
    ]


@pytest.mark.parametrize(("lang", "name"), [("ja", "概要"), ("en", "Summary")])
def test_of_nothing_there_is_a_summary(lang: Language, name: str) -> None:
    assert list(read(write(nothing(), lang))) == [name]


def test_one_table_has_its_header_in_the_first_row_and_its_key_in_front() -> None:
    key = Key(("b", "a"), KeyOrigin.NAMED)
    before = table(("x", "a", "b"), ("", "1", "=2"))
    after = table(("x", "a", "b"), (None, "1", "=2"), ("y", "2", "3"))
    sheets = read(write(of_one(before, after, key), "ja"))
    assert sheets["増えた行"] == [("行", "b", "a", "x"), (2, "3", "2", "y")]
    head, line = sheets["変わった値"]
    assert head[:3] == ("表", "b・a", "項目")
    assert line[:5] == ("人の表", "=2・1", "x", "（空の文字列）", None)


def test_numbers_that_a_cell_would_falsify_are_text() -> None:
    field = Field("n", Localized("数"), "number")
    code = Field("code", Localized("符号"))
    before = Content.of((code, field), (("1", "1234567890123456789"), ("2", "0.10"), ("3", "x")))
    after = Content.of((code, field), (("1", "1234567890123456788"), ("2", "-0.2"), ("3", "1")))
    lines = read(write(of_one(before, after, CODE), "ja"))["変わった値"][1:]
    assert [line[3:6] for line in lines] == [
        ("1234567890123456789", "1234567890123456788", -1),
        (0.1, -0.2, -0.3),
        ("x", 1, None),
    ]


@pytest.mark.parametrize(
    "text", ["<r><t>a</t></r>", "_x0041_", "'a", "#N/A", "{=1}", "http://a.example/", " a ", "TRUE"]
)
def test_texts_stay_texts(text: str) -> None:
    comparison = of_one(table(("code", "a"), ("1", None)), table(("code", "a"), ("1", text)), CODE)
    value = read(write(comparison, "ja"))["変わった値"][1][4]
    # openpyxl leaves the escape of what looks like an escape.
    assert value.replace("_x005F_", "_") == text


def test_long_texts_are_cut_and_it_is_said() -> None:
    long = "𠮷" * 20_000
    comparison = of_one(table(("code", "a"), ("1", "b")), table(("code", "a"), ("1", long)), CODE)
    sheets = read(write(comparison, "en"))
    value = sheets["Changed values"][1][4]
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert value.endswith("𠮷…")
    assert sheets["Summary"][-1][1].startswith("Sheet Changed values: 1 texts are too long")


@pytest.mark.parametrize("most", range(1, 12))
def test_what_has_no_room_is_left_out_and_it_is_said(most: int) -> None:
    whole, small = read(write(every_change(), "en")), read(workbook(every_change(), "en", most))
    cut = []
    for name, lines in whole.items():
        if name == "Summary":
            continue
        width = len(small[name][0])
        rest = [line for line in lines[len(small[name]) : most] if any(line)]
        assert small[name] == [line[:width] for line in lines[: len(small[name])]]
        assert rest == []
        # A block without room for its header has none for its lines either.
        if any(type(line[0]) is int or name[0] == "C" for line in lines[most:]):
            cut.append(name)
    told = [text for _, text in small["Summary"] if "beyond" in text]
    assert [text.split(":")[0] for text in told] == [f"Sheet {name}" for name in cut]


def test_how_many_rows_are_left_out() -> None:
    names = ("code", "a")
    before = table(names, *((str(n), f"x{n}") for n in range(10)))
    after = table(names, *((str(n), "y") for n in range(10)), ("10", "y"), ("11", "y"))
    sheets = read(workbook(of_one(before, after, CODE), "en", 8))
    assert len(sheets["Changed values"]) == 8
    assert len(sheets["Added rows"]) == 3
    told = [text for _, text in sheets["Summary"]]
    assert [text[:35] for text in told if "beyond" in text] == [
        "Sheet Changed values: 3 are beyond "
    ]


@settings(max_examples=30)
@given(contents(), contents())
def test_any_two_tables(before: Content, after: Content) -> None:
    comparison = of_one(before, after)
    made = comparison.tables[0].diff
    assert made
    sheets = read(write(comparison, "ja"))
    assert ("増えた行" in sheets) == (len(made.added) > 0)
    assert len(sheets.get("なくなった行", [()])) == len(made.removed) + 1
    assert len(sheets.get("変わった値", [()])) == len(made.own.cells) + 1
