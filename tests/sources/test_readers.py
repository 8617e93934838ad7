"""Bytes to sheets, and every kind of file that is none."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from aoimori.core.findings import Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import CellProblem, Percent, Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, load_source, open_workbook
from aoimori.sources.sheets import pick_sheets


def layout(**words: object) -> Layout:
    return Layout(header=(1,), columns=(), **words)  # type: ignore[arg-type]


def read_sheets(source: SourceBytes, asked: Layout) -> tuple[Sheet, ...]:
    return pick_sheets(open_workbook(source, Options.of(asked)), source.name, asked)


def book(*rows: tuple[object, ...], title: str = "表") -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def reason(name: str, content: bytes, **words: object) -> str:
    with pytest.raises(Stop) as caught:
        read_sheets(SourceBytes(name, content), layout(**words))
    return caught.value.findings[0].check


def test_values_keep_their_types_and_addresses() -> None:
    content = book(("コード", "値"), ("022012", 12.5), (None, datetime(2025, 1, 1)))  # noqa: DTZ001
    (sheet,) = read_sheets(SourceBytes("a.xlsx", content), layout())
    assert [cell_text(c) for c in sheet.rows[1]] == ["022012", "12.5"]
    assert cell_text(sheet.cell(3, 2)) == "2025-01-01"
    assert sheet.cell(99, 99) is None


def test_whole_numbers_have_no_fraction() -> None:
    assert [cell_text(v) for v in (12.0, 0.1, True, 3)] == ["12", "0.1", "TRUE", "3"]


def test_a_formula_that_was_never_calculated_is_no_empty_cell() -> None:
    (sheet,) = read_sheets(SourceBytes("a.xlsx", book(("a",), ("=1+1",))), layout())
    assert sheet.cell(2, 1) == CellProblem("formula-without-value", "=1+1")


def test_an_error_value_is_no_text() -> None:
    (sheet,) = read_sheets(SourceBytes("a.xlsx", book(("a",), ("#REF!",))), layout())
    assert sheet.cell(2, 1) == CellProblem("error-value", "#REF!")


def test_the_only_sheet_needs_no_name_but_several_do() -> None:
    content = book(("a",), title="人口")
    assert read_sheets(SourceBytes("a.xlsx", content), layout())[0].name == "人口"
    two = load_workbook(io.BytesIO(content))
    two.create_sheet("項目")
    stream = io.BytesIO()
    two.save(stream)
    assert reason("a.xlsx", stream.getvalue()) == "sheet-unnamed"
    assert reason("a.xlsx", content, sheets=("世帯",)) == "sheet-missing"


@pytest.mark.parametrize(
    ("name", "content", "check"),
    [
        ("a.xlsx", b"not a zip", "wrong-extension"),
        ("a.xlsx", book(("a", "b"), (1, 2))[:700], "not-a-workbook"),
        ("a.xlsx", book(), "source-empty"),
        ("a.csv", b"\n\n", "source-empty"),
        ("a.csv", b'a,b\n"1,2\n', "broken-csv"),
        ("a.pdf", b"%PDF", "unknown-file-type"),
        ("a", b"x", "unknown-file-type"),
    ],
)
def test_files_that_are_no_sheet(name: str, content: bytes, check: str) -> None:
    assert reason(name, content) == check


def formatted(value: object, number_format: str) -> object:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = value
    sheet["A1"].number_format = number_format
    stream = io.BytesIO()
    workbook.save(stream)
    (read,) = read_sheets(SourceBytes("a.xlsx", stream.getvalue()), layout())
    return read.cell(1, 1)


@pytest.mark.parametrize(
    ("value", "number_format", "cell"),
    [
        (0.123, "0.0%", Percent(12.3, 1)),
        (1, "0%", Percent(100)),
        (5, "#,##0", 5),
        (-5, '#,##0;"△"#,##0', -5),
        (-5, "#,##0;[Red]▲#,##0", -5),
        (5, '0"人"', 5),
        (5, '"△"0', CellProblem("number-format", '5 ("△"0)')),
        (5000, "#,##0,", CellProblem("number-format", "5000 (#,##0,)")),
    ],
)
def test_a_format_that_changes_the_number_is_not_passed_over(
    value: object, number_format: str, cell: object
) -> None:
    assert formatted(value, number_format) == cell


def test_control_characters_of_a_workbook_are_read_as_what_they_are() -> None:
    assert formatted("甲_x000D_乙", "General") == "甲\r乙"


def test_merged_cells_lead_to_their_first() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["B2"] = "甲"
    sheet.merge_cells("B2:C3")
    sheet["C4"] = 1
    stream = io.BytesIO()
    workbook.save(stream)
    (read,) = read_sheets(SourceBytes("a.xlsx", stream.getvalue()), layout())
    assert [read.anchor(*at) for at in ((2, 2), (3, 2), (3, 3), (4, 3))] == [
        (2, 2),
        (2, 2),
        (2, 2),
        (4, 3),
    ]


def test_a_stray_format_far_away_costs_nothing() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet["A1"] = 1
    sheet["XFD3000"].number_format = "0.0"
    stream = io.BytesIO()
    workbook.save(stream)
    (read,) = read_sheets(SourceBytes("a.xlsx", stream.getvalue()), layout())
    assert read.rows == ((1,),)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_workbook_is_a_stop_or_a_sheet(seed: int) -> None:
    """Bytes are flipped inside the package; whatever the libraries raise, it is one finding."""
    content = bytearray(book(*(("市町村", n) for n in range(200))))
    random = Random(seed)
    for _ in range(30):
        content[random.randrange(40, len(content))] ^= 1 << random.randrange(8)
    told: list[str] = []
    try:
        read_sheets(SourceBytes("a.xlsx", bytes(content)), layout())
    except Stop as stop:
        told = [finding.check for finding in stop.findings]
    assert told in ([], ["not-a-workbook"], ["source-empty"])


def test_missing_and_empty_files(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name, check in (("none.csv", "source-missing"), ("empty.csv", "source-empty")):
        with pytest.raises(Stop) as caught:
            load_source(tmp_path / name, name)
        assert caught.value.findings[0].check == check
