"""Sheets into tables: values, trails and findings at their cells."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.catalog import Part, Source, TableDefinition
from aoimori.core.layout import Column, Correction, Counted, Header, Layout, RowTest
from aoimori.core.localized import Localized
from aoimori.core.schema import Field, TableSchema
from aoimori.core.sheet import Cell, CellProblem, Sheet
from aoimori.sources.tables import ReadTable, read_table

TEXT = Localized("語")
FIELDS = (
    Field("group", TEXT),
    Field("name", TEXT),
    Field("value", TEXT, "number", unit=Localized("人")),
)


def read(
    rows: tuple[tuple[Cell, ...], ...],
    *columns: Column,
    corrections: tuple[Correction, ...] = (),
    sheets: int = 1,
    **words: Any,
) -> ReadTable:
    fields = tuple(f for f in FIELDS if f.name in {c.name for c in columns})
    schema = TableSchema("s", TEXT, fields)
    layout = Layout(header=(1,), columns=columns, **words)
    all_sheets = [Sheet("x.xlsx", f"表{n}", rows) for n in range(1, sheets + 1)]
    definition = TableDefinition("t", TEXT, schema)
    source = Source((Part("x.xlsx", layout),), corrections)
    return read_table(definition, source, lambda part: all_sheets, {})


GROUP, NAME = Column("group", Header("区分"), fill="above"), Column("name", Header("名"))
VALUE = Column("value", Header("値"), read="number")
HEAD: tuple[Cell, ...] = ("区分", "名", "値")


def test_a_plain_value_costs_no_record() -> None:
    table = read((HEAD, ("甲", "あ", 1), ("乙", "い", 2.5)), GROUP, NAME, VALUE).table
    assert list(table.records()) == [("甲", "あ", "1"), ("乙", "い", "2.5")]
    assert dict(table.trails) == {}
    assert table.provenance(1, "value").cell == "C3"


def test_a_filled_value_knows_both_cells() -> None:
    table = read(
        (HEAD, ("甲", "あ", 1), (None, "い", 2), ("　", "う", 3)), GROUP, NAME, VALUE
    ).table
    assert table.texts("group") == ["甲"] * 3
    story = table.provenance(2, "group")
    assert (story.cell, story.read_from, story.raw) == ("A4", "A2", "甲")
    assert [step.rule for step in story.steps] == ["fill-down"]


def test_a_blank_first_cell_has_nothing_to_be_filled_from() -> None:
    assert read((HEAD, (None, "あ", 1)), GROUP, NAME, VALUE).table.texts("group") == [None]


def test_split_cells_make_rows_that_share_their_cell() -> None:
    split = Column("name", Header("名"), split="\n")
    table = read((HEAD, ("甲", "あ\nい\n", 1), ("乙", "う", 2)), GROUP, split, VALUE).table
    assert list(table.records()) == [("甲", "あ", "1"), ("甲", "い", "1"), ("乙", "う", "2")]
    assert [table.provenance(n, "name").cell for n in range(3)] == ["B2", "B2", "B3"]
    assert table.provenance(1, "name").raw == "あ\nい\n"
    assert table.provenance(2, "name").steps == ()


def test_cells_that_split_differently_are_a_finding() -> None:
    columns = (
        Column("group", Header("区分"), split="\n"),
        Column("name", Header("名"), split="\n"),
        VALUE,
    )
    result = read((HEAD, ("甲\n乙", "あ", 1)), *columns)
    assert [(f.check, f.place.cell) for f in result.findings] == [("split-mismatch", "A2")]


def test_a_corrected_cell_is_split_as_it_was_corrected() -> None:
    split = Column("name", Header("名"), split="/")
    slip = Correction("B2", ("name",), "あ・い", "あ/い", TEXT)
    result = read((HEAD, ("甲", "あ・い", 1)), GROUP, split, VALUE, corrections=(slip,))
    assert (result.table.texts("name"), result.findings) == (["あ", "い"], ())
    assert [s.rule for s in result.table.provenance(1, "name").steps] == ["correction", "split"]


def test_ordinals_count_rows_and_values() -> None:
    columns = (
        Column("group", Counted("row")),
        Column("name", Header("名"), split="\n"),
        Column("value", Counted("value")),
    )
    table = read((HEAD, ("", "あ\nい", 0), ("", "う", 0)), *columns, ignore=("区分", "値")).table
    assert list(table.records()) == [("1", "あ", "1"), ("1", "い", "2"), ("2", "う", "1")]
    assert table.provenance(0, "group").cell == ""


def test_an_unreadable_value_is_a_finding_at_its_cell_and_empty() -> None:
    result = read((HEAD, ("甲", "あ", "多い"), ("乙", "い", 2)), GROUP, NAME, VALUE)
    assert result.table.texts("value") == [None, "2"]
    story = result.table.provenance(0, "value")
    assert (story.raw, story.value, story.steps[-1].rule) == ("多い", None, "unreadable")
    (finding,) = result.findings
    assert (finding.check, finding.place.cell, finding.field_name) == (
        "not-a-number",
        "C2",
        "value",
    )


def test_a_problem_cell_is_never_a_value() -> None:
    problem = CellProblem("formula-without-value", "=A1")
    result = read((HEAD, (problem, "あ", 1), (None, "い", 2)), GROUP, NAME, VALUE)
    assert [(f.check, f.place.cell) for f in result.findings] == [("formula-without-value", "A2")]
    assert result.table.texts("group") == [None, None]


def correction(cell: str, expected: str, corrected: str | None) -> Correction:
    return Correction(cell, ("value",), expected, corrected, TEXT)


def test_a_correction_holds_while_the_cell_reads_as_expected() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "1O"), ("乙", "い", "－"))
    result = read(
        rows,
        GROUP,
        NAME,
        VALUE,
        corrections=(correction("C2", "1O", "10"), correction("C3", "－", None)),
    )
    assert (result.table.texts("value"), result.findings) == (["10", None], ())
    assert [s.rule for s in result.table.provenance(0, "value").steps] == ["correction"]
    assert result.table.provenance(1, "value").raw == "－"


def test_a_stale_correction_changes_nothing_and_is_told() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "11"))
    result = read(rows, GROUP, NAME, VALUE, corrections=(correction("C2", "1O", "10"),))
    assert result.table.texts("value") == ["11"]
    assert [(f.check, f.severity) for f in result.findings] == [("correction-stale", "warning")]


def test_a_correction_of_a_cell_without_data_is_told() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "11"))
    result = read(rows, GROUP, NAME, VALUE, corrections=(correction("C9", "1O", "10"),))
    assert [(f.check, f.place.cell) for f in result.findings] == [("correction-unused", "C9")]


def test_stacked_sheets_keep_their_own_cells() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "１"), (None, "い", "２"))
    table = read(rows, GROUP, NAME, VALUE, sheets=2).table
    assert table.texts("value") == ["1", "2", "1", "2"]
    story = table.provenance(3, "value")
    assert (story.sheet, story.cell, story.raw) == ("表2", "C3", "２")
    assert [name for _, name, _ in table.changes()] == ["value", "group", "value"] * 2


def test_dropped_rows_leave_no_gap_and_keep_the_officers_row_numbers() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", 1), ("小計", "", 1), ("乙", "い", 2))
    table = read(rows, GROUP, NAME, VALUE, drop=(RowTest(matches="^小計$"),)).table
    assert [table.provenance(n, "value").cell for n in range(2)] == ["C2", "C4"]


@given(
    st.lists(st.sampled_from(["1", "１", "1,000", " 2", "", "x", "3人"]), min_size=1, max_size=20)
)
def test_every_raw_text_is_found_again(texts: list[str]) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, *((None, "あ", text or None) for text in texts))
    result = read(rows, Column("group", Header("区分")), NAME, VALUE)
    unread = {finding.place.cell for finding in result.findings}
    for position, text in enumerate(texts):
        story = result.table.provenance(position, "value")
        assert story.cell == f"C{position + 2}"
        assert (story.raw or "") == text
        assert (story.steps[-1].rule == "unreadable" if story.steps else False) == (
            story.cell in unread
        )
        if story.cell not in unread:
            assert (story.steps[-1].after if story.steps else story.raw or None) == story.value


def test_a_correction_of_another_column_is_told() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "11"))
    result = read(rows, GROUP, NAME, VALUE, corrections=(correction("B2", "あ", "10"),))
    assert [(f.check, f.place.cell) for f in result.findings] == [("correction-unused", "B2")]
    assert result.table.texts("value") == ["11"]


def test_a_correction_reaches_the_cells_filled_from_it() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲乙", "あ", 1), (None, "い", 2), ("丙", "う", 3))
    slip = Correction("A2", ("group",), "甲乙", "甲", TEXT)
    table = read(rows, GROUP, NAME, VALUE, corrections=(slip,)).table
    assert table.texts("group") == ["甲", "甲", "丙"]
    assert [s.rule for s in table.provenance(1, "group").steps] == ["fill-down", "correction"]


def test_changes_tell_the_same_as_provenance() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        HEAD,
        ("甲", "あ", "１"),
        (None, "い", "２"),
        ("", "う", 3),
    )
    table = read(rows, GROUP, NAME, VALUE, sheets=3).table
    told = list(table.changes())
    assert len(told) == 12
    assert all(story == table.provenance(position, name) for position, name, story in told)


def test_a_correction_for_another_sheet_is_told() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", "11"))
    slip = Correction("C2", ("value",), "11", "10", TEXT, sheet="別表")
    result = read(rows, GROUP, NAME, VALUE, corrections=(slip,))
    assert [(f.check, f.place.sheet) for f in result.findings] == [("correction-unused", "別表")]


def test_a_row_of_spaces_is_blank() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (HEAD, ("甲", "あ", 1), (" ", "　", None), ("乙", "い", 2))
    assert len(read(rows, GROUP, NAME, VALUE).table) == 2


def test_nothing_is_filled_past_a_dropped_row_that_says_something() -> None:
    """津軽 弘前市 / (blank) 黒石市 / 東青 計 (dropped) / (blank) 青森市: of which area is it?"""
    rows: tuple[tuple[Cell, ...], ...] = (
        HEAD,
        ("津軽", "弘前市", 1),
        (None, "黒石市", 2),
        ("東青", "計", 3),
        (None, "青森市", 4),
    )
    result = read(rows, GROUP, NAME, VALUE, drop=(RowTest(column="B", matches="^計$"),))
    assert result.table.texts("group") == ["津軽", "津軽", None]
    errors = [f for f in result.findings if f.severity == "error"]
    assert [(f.check, f.place.cell) for f in errors] == [("fill-over-dropped", "A5")]


def test_a_subtotal_without_a_text_of_its_own_is_filled_past() -> None:
    rows: tuple[tuple[Cell, ...], ...] = (
        HEAD,
        ("津軽", "弘前市", 1),
        (None, "計", 1),
        (None, "黒石市", 2),
    )
    result = read(rows, GROUP, NAME, VALUE, drop=(RowTest(column="B", matches="^計$"),))
    assert result.table.texts("group") == ["津軽", "津軽"]


def test_cells_split_side_by_side_keep_their_blanks() -> None:
    columns = (
        Column("group", Header("区分"), split="・"),
        Column("name", Header("名"), split="・"),
        VALUE,
    )
    result = read((HEAD, ("弘前・・黒石", "1・2・3・", 1)), *columns)
    assert (result.table.texts("group"), result.findings) == (["弘前", None, "黒石"], ())
    assert result.table.texts("name") == ["1", "2", "3"]
