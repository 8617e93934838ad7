"""Workbooks read back by openpyxl and calamine: the same values, as cells of their own type."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from aoimori.core.codes import Code, CodeList
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema
from aoimori.core.table import Table
from aoimori.outputs.books.book import sheet_name
from support.tables import (
    AMBIGUOUS,
    HOSTILE,
    NUMBERS,
    TEXT,
    TEXTS,
    Record,
    concealed,
    every,
    published,
    records,
    remarks,
    schema,
    table,
    texts,
    written,
)

FIRST_DAY = date(1900, 3, 1)


def sheets(content: bytes) -> list[Worksheet]:
    found = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert all(isinstance(sheet, Worksheet) for sheet in found)
    return found


def by_openpyxl(content: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheets(content)[0].iter_rows()]


def by_calamine(content: bytes) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = book.get_sheet_by_index(0).to_python()
    return [[None if value == "" else value for value in row] for row in rows]


def expected(field: Field, text: str | None) -> object:
    """What the cell of a value holds: the value, or its text where Excel would make it another."""
    value = field.cast(text)
    if isinstance(value, Decimal) or (type(value) is int and field.type == "integer"):
        digits = "".join(map(str, Decimal(str(value)).as_tuple().digits)).strip("0")
        fits = len(digits) <= 15 and (value == 0 or Decimal("1e-307") < abs(value) < 10**308)
        return Decimal(value) if fits else text
    if isinstance(value, date):
        return value if value >= FIRST_DAY else text
    return value


def plain(value: object) -> object:
    """A cell as readers have it, in types that can be compared."""
    match value:
        case bool() | str() | None:
            return value
        case datetime():
            return value.date()
        case int() | float():
            return Decimal(repr(value))
    return value


@pytest.mark.slow
@example(every(TEXTS, NUMBERS))
@given(records(texts))
@settings(max_examples=80)
def test_two_readers_find_every_value_with_its_type(rows: list[Record]) -> None:
    content = written("XLSX", table(HOSTILE, rows))
    wanted = [
        [expected(field, text) for field, text in zip(HOSTILE.fields, row, strict=True)]
        for row in rows
    ]
    for read in (by_openpyxl, by_calamine):
        header, *found = read(content)
        assert header == ["コード", "文", "数（人）", "率", "日", "年", "有無"]
        # A row without any value at the end is no row for a reader.
        padded = found + [[None] * len(header)] * (len(rows) - len(found))
        assert [[plain(value) for value in row] for row in padded] == wanted


@given(st.sampled_from(AMBIGUOUS) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=5))
@settings(max_examples=60)
def test_what_readers_disagree_about_is_refused_at_its_cell(text: str) -> None:
    made = table(schema(Field("a", TEXT)), [["x"], [text], [text]])
    found = remarks("XLSX", made)
    if text not in AMBIGUOUS and not found:
        assert by_openpyxl(written("XLSX", made))[1:] == [["x"], [text], [text]]
    else:
        (remark, *_) = found
        assert {r.check for r in found} <= {"file-characters", "file-escapes"}
        assert remark.refused
        assert (remark.field_name, remark.position, remark.details["count"]) == ("a", 1, "2")


def test_no_cell_is_a_formula_a_link_or_merged() -> None:
    rows = [[text] for text in ("=1+1", "=HYPERLINK(1)", "http://a.example/", "mailto:a@b.example")]
    content = written("XLSX", table(schema(Field("a", TEXT)), rows))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for name, xml in parts.items():
        assert not re.search("<(?:f|hyperlink|mergeCell)[ >]", xml), name
        assert "drawing" not in name


def test_numbers_and_days_excel_would_falsify_are_text_and_told() -> None:
    fields = schema(
        Field("n", TEXT, "integer"), Field("r", TEXT, "number"), Field("d", TEXT, "date")
    )
    made = table(
        fields,
        [
            ["1", "0.1", "1900-03-01"],
            ["1234567890123456", "0.1234567890123456", "1900-02-28"],
            ["12345678901234567", None, "0001-01-01"],
        ],
    )
    found = remarks("XLSX", made)
    assert [(r.check, r.field_name, r.position, r.refused) for r in found] == [
        ("file-values-as-text", name, 1, False) for name in ("n", "r", "d")
    ]
    assert [r.details["count"] for r in found] == ["2", "1", "2"]
    assert found[0].details["value"] == "1234567890123456"
    assert by_openpyxl(written("XLSX", made))[2] == [
        "1234567890123456",
        "0.1234567890123456",
        "1900-02-28",
    ]


def long(count: int) -> Table:
    made = table(schema(Field("a", TEXT)), [])
    return replace(made, frame=pd.DataFrame({"a": pd.Series([None] * count, dtype="str")}))


def test_as_many_rows_as_a_sheet_has_and_no_more() -> None:
    assert remarks("XLSX", long(1_048_575)) == []
    (remark,) = remarks("XLSX", long(1_048_576))
    assert (remark.check, remark.refused) == ("file-too-many-rows", True)
    assert remark.details == {"rows": "1,048,576", "limit": "1,048,575"}


def wide(count: int) -> Table:
    fields = [Field(f"f{number}", Localized(f"列{number}")) for number in range(count)]
    return table(schema(*fields), [["x"] * count])


@pytest.mark.slow
def test_as_many_columns_as_a_sheet_has_and_no_more() -> None:
    header, row = by_calamine(written("XLSX", wide(16_384)))
    assert (header[-1], row) == ("列16383", ["x"] * 16_384)
    (remark,) = remarks("XLSX", wide(16_385))
    assert (remark.check, remark.refused) == ("file-too-many-columns", True)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("x" * 32_767, True), ("x" * 32_768, False), ("𠮷" * 16_383, True), ("𠮷" * 16_384, False)],
)
def test_a_text_is_as_long_as_a_cell(text: str, *, fits: bool) -> None:
    made = table(schema(Field("a", TEXT)), [[text]])
    if fits:
        assert by_openpyxl(written("XLSX", made))[1] == [text]
        assert by_calamine(written("XLSX", made))[1] == [text]
    else:
        (remark,) = remarks("XLSX", made)
        assert (remark.check, remark.position) == ("file-text-too-long", 0)


def test_words_of_the_schema_are_held_to_the_same() -> None:
    made = table(schema(Field("a", Localized("_x0041_"))), [["x"]])
    assert {remark.check for remark in remarks("XLSX", made)} == {"file-escapes"}


def looks(field: Field, *values: str) -> str:
    (sheet, *_) = sheets(written("XLSX", table(schema(field), [[value] for value in values])))
    return str(sheet.cell(2, 1).number_format)


@pytest.mark.parametrize(
    ("kind", "unit", "values", "format_"),
    [
        ("string", "", ["012"], "@"),
        ("integer", "人", ["12000"], "#,##0"),
        ("integer", "", ["12000"], "0"),
        ("number", "％", ["10.0", "2.5"], "#,##0.0"),
        ("number", "", ["40.12", "0.10"], "0.00"),
        ("number", "", ["1", "0.10"], "General"),
        ("number", "人", ["1", "2"], "#,##0"),
        ("year", "", ["2024"], "0"),
        ("date", "", ["2024-04-01"], "yyyy-mm-dd"),
        ("boolean", "", ["true"], "General"),
    ],
)
def test_only_quantities_have_separators_and_decimals_stay(
    kind: Any, unit: str, values: list[str], format_: str
) -> None:
    field = Field("a", TEXT, kind, Localized(unit) if unit else None)
    assert looks(field, *values) == format_


def titles(*fields: Field) -> list[Any]:
    return by_openpyxl(written("XLSX", table(schema(*fields), [])))[0]


def test_headings_have_their_unit_once_and_are_unique() -> None:
    people = Localized("人")
    assert titles(
        Field("a", Localized("人口"), "integer", people),
        Field("b", Localized("男（人）"), "integer", people),
        Field("c", Localized("女(人)"), "integer", people),
        Field("d", Localized("名称")),
        Field("e", Localized("名称")),
        Field("f", Localized("名称（d）")),
    ) == ["人口（人）", "男（人）", "女(人)", "名称（d）（d）", "名称（e）", "名称（d）（f）"]


def test_the_header_stays_in_sight_and_columns_are_wide_enough() -> None:
    fields = schema(Field("a", Localized("町の名前")), Field("b", Localized("備考")))
    (sheet, *_) = sheets(written("XLSX", table(fields, [["あおば市", "長い文です。" * 50]])))
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B2"
    assert 11 <= sheet.column_dimensions["A"].width <= 13
    assert sheet.column_dimensions["B"].width < 62


def test_the_second_sheet_explains_every_column() -> None:
    fields = TableSchema(
        "towns",
        TEXT,
        (
            Field(
                "code",
                Localized("コード", "Code"),
                codes="letters",
                constraints={
                    "pattern": "[0-9]{3}",
                    "minLength": 3,
                    "unique": True,
                    "required": True,
                },
            ),
            Field("kind", Localized("種類"), constraints={"enum": ["市", "町"]}),
            Field(
                "people",
                Localized("人口", "Population"),
                "integer",
                Localized("人"),
                Localized("3月末の数です。"),
                constraints={"minimum": 0, "maximum": 10},
            ),
            Field("open", TEXT, "boolean", true_values=("有",), false_values=("無",)),
        ),
        primary_key=("code",),
    )
    content = written("XLSX", table(fields, [["001", "市", "1", "有"]]))
    data, defined, codes = sheets(content)
    assert (data.title, defined.title, codes.title) == ("語", "項目定義", "コード表")
    header, *rows = [[cell.value for cell in row] for row in defined.iter_rows()]
    told = [{k: v for k, v in zip(header, row, strict=True) if v is not None} for row in rows]
    assert told[0] == {
        "番号": 1,
        "見出し": "コード",
        "項目名": "code",
        "型": "文字列",
        "必須": "はい",
        "主キー": "はい",
        "取りうる値": "3文字以上。形式（正規表現） [0-9]{3}。重複なし",
        "コード表": "letters",
        "英語の見出し": "Code",
    }
    assert told[1]["取りうる値"] == "市、町"
    assert told[2] == {
        "番号": 3,
        "見出し": "人口（人）",
        "項目名": "people",
        "型": "整数",
        "単位": "人",
        "必須": "いいえ",
        "主キー": "いいえ",
        "取りうる値": "0以上10以下",
        "説明": "3月末の数です。",
        "英語の見出し": "Population",
    }
    assert told[3]["取りうる値"] == "TRUE は「有」、FALSE は「無」"
    assert (defined.freeze_panes, codes.freeze_panes) == ("A2", "A2")
    # Only the codes that occur.
    assert [[cell.value for cell in row] for row in codes.iter_rows()] == [
        ["見出し", "項目名", "コード表", "コード", "名称", "英語の名称"],
        ["コード", "code", "letters", "001", "符号001", None],
    ]


def test_without_codes_there_is_no_table_of_them() -> None:
    content = written("XLSX", table(schema(Field("a", TEXT)), []))
    assert [sheet.title for sheet in sheets(content)] == ["語", "項目定義"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("町の一覧", "町の一覧"),
        ("収入/支出 [円]?", "収入／支出 ［円］？"),
        ("'引用'", "引用"),
        ("History", "History（表）"),
        ("履歴", "履歴（表）"),
        ("項目定義", "項目定義（表）"),
        ("あ" * 40, "あ" * 31),
        ("𠮷" * 20, "𠮷" * 15),
        ("あ" * 30 + "'い", "あ" * 30),
        ("\n\x01", "（表）"),
    ],
)
def test_a_title_becomes_a_name_that_excel_takes(title: str, name: str) -> None:
    assert sheet_name(title) == name
    made = published(table(schema(Field("a", TEXT)), [["x"]]), Localized(title))
    assert sheets(written("XLSX", made))[0].title == name


@given(st.text(st.characters(codec="utf-8"), max_size=40))
@settings(max_examples=30)
def test_any_title_becomes_a_name(title: str) -> None:
    name = sheet_name(title)
    assert 1 <= len(name.encode("utf-16-le")) <= 62
    assert not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
    assert name.casefold() not in ("history", "履歴", "項目定義", "コード表")
    made = published(table(schema(Field("a", TEXT)), [["x"]]), Localized(title))
    book = CalamineWorkbook.from_filelike(io.BytesIO(written("XLSX", made)))
    assert book.sheet_names[0] == name


def test_what_a_sign_stands_for_is_not_said_to_be_required() -> None:
    """A value with a status is blank in the file, so its field may be (the schema as published)."""
    made = concealed(schema(Field("a", TEXT, constraints={"required": True})), [[None], ["x"]])
    assert sheets(written("XLSX", made))[1]["F2"].value == "いいえ"
    assert sheets(written("XLSX", replace(made, trails={})))[1]["F2"].value == "はい"


def test_names_of_codes_are_held_to_the_same() -> None:
    made = table(schema(Field("a", TEXT, codes="letters")), [["a"]])
    codes = {"letters": CodeList("letters", {"a": Code("a", Localized("_x0041_"))})}
    (remark,) = remarks("XLSX", replace(published(made), codes=codes))
    assert (remark.check, remark.field_name, remark.position) == ("file-escapes", "", None)


def test_only_what_is_unique_is_said_to_be() -> None:
    for is_unique, told in ((True, "重複なし"), (False, None)):
        made = table(schema(Field("a", TEXT, constraints={"unique": is_unique})), [["x"]])
        assert sheets(written("XLSX", made))[1]["H2"].value == told


def test_the_package_says_what_it_is_and_codes_have_no_green_corner() -> None:
    content = written("XLSX", table(schema(Field("a", TEXT)), [["001"]]))
    about = openpyxl.load_workbook(io.BytesIO(content)).properties
    address = "https://example.org/data/datasets/pref/towns/2024/"
    assert (about.title, about.description) == ("語", address)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<ignoredError sqref="A2" numberStoredAsText="1"/>' in sheet


def test_a_page_of_paper_is_as_wide_as_the_table_and_has_its_header() -> None:
    for sheet in sheets(written("XLSX", table(schema(Field("a", TEXT)), [["x"]]))):
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"


def test_headings_stand_over_their_values() -> None:
    fields = schema(Field("a", TEXT), Field("n", TEXT, "integer"), Field("d", TEXT, "date"))
    (sheet, *_) = sheets(written("XLSX", table(fields, [["x", "1", "2024-04-01"]])))
    assert [cell.alignment.horizontal for cell in sheet[1]] == [None, "right", "right"]


def test_all_lines_of_a_value_are_to_be_seen() -> None:
    fields = schema(Field("a", TEXT), Field("b", TEXT))
    (sheet, *_) = sheets(written("XLSX", table(fields, [["一\n二\n三", "x"], ["四", "y"]])))
    assert (sheet["A2"].alignment.wrap_text, sheet["B2"].alignment.wrap_text) == (True, None)
    assert sheet.row_dimensions[2].height == 3 * 18.75
    assert sheet.row_dimensions[3].height is None


def test_a_long_description_has_room() -> None:
    field = Field("a", TEXT, description=Localized("長い説明です。" * 20))
    defined = sheets(written("XLSX", table(schema(field), [["x"]])))[1]
    assert defined["J2"].alignment.wrap_text
    assert defined.row_dimensions[2].height == 5 * 18.75  # 280 digits in columns of 60


def test_columns_leave_room_for_separators() -> None:
    def width(unit: Localized | None) -> float:
        fields = schema(Field("a", Localized("数"), "integer", unit))
        (sheet, *_) = sheets(written("XLSX", table(fields, [["123456789012"]])))
        return float(sheet.column_dimensions["A"].width)

    assert width(Localized("円")) == width(None) + 4


def test_letters_of_a_later_unicode_stay_in_a_name() -> None:
    assert sheet_name("\U00031350町\x7f\uffff") == "\U00031350町"
