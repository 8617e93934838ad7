"""Bytes to sheets, and every kind of file that is none."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from aoimori.core.findings import Stop
from aoimori.core.layout import Layout
from aoimori.core.sheet import CellProblem, Sheet, cell_text
from aoimori.sources.readers import Options, SourceBytes, load_source, open_workbook, pick


def layout(**words: object) -> Layout:
    return Layout(header=(1,), columns=(), **words)  # type: ignore[arg-type]


def read_sheets(source: SourceBytes, asked: Layout) -> tuple[Sheet, ...]:
    return pick(open_workbook(source, Options.of(asked)), source.name, asked)


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
    assert reason("a.xlsx", stream.getvalue()) == "sheet-missing"
    assert reason("a.xlsx", content, sheets=("世帯",)) == "sheet-missing"


@pytest.mark.parametrize(
    ("name", "content", "check"),
    [
        ("a.xlsx", b"not a zip", "not-a-workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "not-a-workbook"),
        ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "not-a-workbook"),
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


def test_missing_and_empty_files(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for name, check in (("none.csv", "source-missing"), ("empty.csv", "source-empty")):
        with pytest.raises(Stop) as caught:
            load_source(tmp_path / name, name)
        assert caught.value.findings[0].check == check


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("値,①～－\n".encode("cp932"), ""),
        ("値,①～－\n".encode("cp932"), "cp932"),
        ("値,①～－\n".encode(), ""),
        ("\ufeff値,①～－\n".encode(), ""),
        ("\ufeff値,①～－\n".encode(), "utf-8"),
    ],
)
def test_encodings_are_found_or_given(content: bytes, encoding: str) -> None:
    (sheet,) = read_sheets(SourceBytes("a.csv", content), layout(encoding=encoding))
    assert sheet.rows == (("値", "①～－"),)


def test_the_wrong_encoding_is_told_with_its_place() -> None:
    content = "a,b\nあ,い\n".encode("cp932")
    with pytest.raises(Stop) as caught:
        read_sheets(SourceBytes("a.csv", content), layout(encoding="utf-8"))
    (finding,) = caught.value.findings
    assert (finding.check, finding.details["offset"], finding.details["record"]) == (
        "wrong-encoding",
        "4",
        "2",
    )


def test_records_are_counted_not_lines() -> None:
    (sheet,) = read_sheets(SourceBytes("a.csv", b'a,b\n"1\n2",3\n4,5\n'), layout())
    assert sheet.cell(3, 1) == "4"
