"""Workbooks as they really come: each is read right, or told in one line with cell and hint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from aoimori.core.findings import Finding
from aoimori.core.identity import dataset_page
from aoimori.core.table import Table
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace
from support.biff import XlsSheet, xls
from support.ole import compound
from support.project import LAYOUT, ROWS, SCHEMA, SmallProject
from support.xlsx import saved

SHEET = "datasets/pref/towns/2024/towns.xlsx"
HEAD = ROWS[0]


def towns(small: SmallProject, content: bytes | None = None) -> tuple[Table | None, list[Finding]]:
    """The table that is read, and everything found in its sheet, when these bytes have come."""
    if content is not None:
        (small.root / SHEET).write_bytes(content)
    (release,) = check(Workspace.around(small.root), (), Silent()).releases
    found = [f for f in release.diagnosis if not f.check.startswith("lock-")]
    assert all(f.check != "internal-error" for f in found), found
    return release.tables.get("towns"), found


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    return project


def book(change: Callable[[Worksheet], Any], *, epoch: datetime | None = None) -> bytes:
    """The workbook of the small project, changed."""
    made = Workbook()
    if epoch is not None:
        made.epoch = epoch
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "町"
    for row in ROWS:
        sheet.append(list(row))
    change(sheet)
    return saved(made)


def put(cell: str, value: Any, number_format: str = "") -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value
        if number_format:
            sheet[cell].number_format = number_format

    return change


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(f.check, str(f.severity), f.place.cell) for f in found]


LOCKED = compound({"EncryptedPackage": b"\0" * 5000, "EncryptionInfo": b"\x04\0\x04\0"})
OLD = xls({"町": XlsSheet({(0, 0): "コード", (1, 0): 1.0})})


@pytest.mark.parametrize(
    ("content", "check_", "words"),
    [(LOCKED, "password-protected", "パスワード"), (OLD, "wrong-extension", "Excel 97-2003")],
    ids=["a password", "an .xls renamed .xlsx"],
)
def test_a_workbook_that_cannot_be_opened_is_one_line(
    small: SmallProject, content: bytes, check_: str, words: str
) -> None:
    (small.root / SHEET).write_bytes(content)
    result = small.run("check")
    lines = [line for line in result.stdout.splitlines() if line.startswith(SHEET)]
    (line,) = lines
    assert f"[{check_}]" in line
    assert words in line
    assert " → " in line
    assert result.exit_code == 2


def test_a_formula_without_a_stored_result_is_no_empty_value(small: SmallProject) -> None:
    table, found = towns(small, book(put("D2", "=1+1")))
    assert told(found) == [("formula-without-value", "error", "D2")]
    assert table is not None
    assert table.value(0, "people") is None


@pytest.mark.parametrize(
    ("written", "read", "expected"),
    [
        ("令和6年4月1日", "2024-04-01", []),
        ("令和99年4月1日", None, [("era-out-of-range", "error", "E2")]),
        ("平成0年4月1日", None, [("era-out-of-range", "error", "E2")]),
        ("昭和65年4月1日", "1990-04-01", [("era-overflow", "warning", "E2")]),
        ("平成32年4月1日", "2020-04-01", [("era-overflow", "warning", "E2")]),
    ],
)
def test_years_beyond_their_era(
    small: SmallProject, written: str, read: str | None, expected: list[tuple[str, str, str]]
) -> None:
    table, found = towns(small, book(put("E2", written)))
    assert table is not None
    assert (table.value(0, "opened"), told(found)) == (read, expected)


def test_where_the_definition_says_so_a_year_beyond_its_era_is_an_error(
    tmp_path: Path,
) -> None:
    small = SmallProject(tmp_path)
    columns = {**LAYOUT["columns"], "opened": {"from": "開始日", "era": "strict"}}
    small.dataset(layout={**LAYOUT, "columns": columns})
    table, found = towns(small, book(put("E2", "昭和65年4月1日")))
    assert table is not None
    assert table.value(0, "opened") is None
    assert told(found) == [("era-overflow", "error", "E2")]


@pytest.mark.parametrize(
    ("change", "read"),
    [
        (put("E2", date(2024, 4, 1), "yyyy/m/d"), "2024-04-01"),
        (put("E2", date(2024, 4, 1), '[$-411]ggge"年"m"月"d"日"'), "2024-04-01"),
        (put("E2", "2024/4/1"), "2024-04-01"),
        (put("E2", "R6.4.1"), "2024-04-01"),
        (put("E2", "２０２４年４月１日"), "2024-04-01"),
    ],
    ids=["a date", "a date shown in its era", "text", "an era", "full width"],
)
def test_dates_however_they_are_stored(
    small: SmallProject, change: Callable[[Worksheet], None], read: str
) -> None:
    table, found = towns(small, book(change))
    assert table is not None
    assert (table.value(0, "opened"), found) == (read, [])


@pytest.mark.parametrize("serial", [45383, "45383"])
def test_a_serial_number_is_not_taken_for_a_day_in_silence(
    small: SmallProject, serial: int | str
) -> None:
    """45383 may be 1 April 2024, or four years later in a workbook that counts from 1904."""
    _, found = towns(small, book(put("E2", serial)))
    assert told(found) == [("looks-like-serial", "error", "E2")]
    assert "2024-04-01" in str(found[0].details)


def test_a_number_shown_as_a_date_is_not_a_number(small: SmallProject) -> None:
    _, found = towns(small, book(put("D2", 1200, "yyyy-mm-dd")))
    assert told(found) == [("looks-like-date", "error", "D2")]


def test_days_of_a_workbook_that_counts_from_1904(small: SmallProject) -> None:
    day = put("E2", datetime(2024, 4, 1), "yyyy-mm-dd")  # noqa: DTZ001
    table, found = towns(small, book(day, epoch=CALENDAR_MAC_1904))
    assert table is not None
    assert (table.value(0, "opened"), found) == ("2024-04-01", [])


def test_a_cell_as_long_as_a_cell_can_be_reaches_the_csv_and_the_page(
    small: SmallProject,
) -> None:
    long = "長" * 32_767
    (small.root / SHEET).write_bytes(book(put("B2", long)))
    small.lock("pref/towns")
    result = small.run("build")
    assert result.exit_code == 0, result.output
    site = small.root / "build/site"
    assert long in (site / "data/pref/towns/2024/towns.csv").read_text("utf-8")
    assert (site / dataset_page("pref/towns") / "index.html").is_file()


@pytest.mark.slow
def test_five_hundred_sheets_of_one_form(tmp_path: Path) -> None:
    """Read by their labels, one record each; one that has another name is not passed over."""
    small = SmallProject(tmp_path)
    columns = {
        "code": {"beside": "コード"},
        "name_ja": {"beside": "名前"},
        "kind": {"below": "種類"},
        "people": {"beside": ["人口", "住民"], "units": ["人"]},
    }
    layout = {"sheet": {"matches": "^No"}, "columns": columns, "absent": ["opened"]}
    small.dataset(layout=layout, schema=SCHEMA)
    made = Workbook()
    for number in range(1, 501):
        sheet = made.create_sheet(f"No{number}")
        sheet["B2"], sheet["C2"] = "コ ー ド", f"{number:03}"
        sheet["E2"], sheet["F2"] = "名前", f"町{number}"
        sheet["B4"], sheet["B5"] = "種類", "町"
        sheet["D4"], sheet["E4"] = ("人口" if number % 2 else "住民"), f"{number}人"
    del made["Sheet"]
    table, found = towns(small, saved(made))
    assert table is not None
    assert found == []
    assert list(table.records())[499] == ("500", "町500", "町", "500", None)
    assert table.place(499, "people") == (SHEET, "No500", "E4")
    made["No250"].title = "二百五十"
    _, found = towns(small, saved(made))
    assert [(f.check, f.place.sheet) for f in found] == [("sheet-unmapped", "二百五十")]


def test_hidden_parts_are_somebodys_decision(tmp_path: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True

    small = SmallProject(tmp_path)
    small.dataset()
    _, found = towns(small, book(hide))
    assert told(found) == [("hidden-column", "error", "D1:D4"), ("hidden-row", "error", "A3:E3")]
    small.accept({"check": "hidden-row", "cells": "3:3"})
    _, found = towns(small, book(hide))
    assert told(found) == [("hidden-column", "error", "D1:D4"), ("hidden-row", "notice", "A3:E3")]
    small.accept(
        {"check": "hidden-row", "cells": "3:3"}, {"check": "hidden-column", "cells": "D1:D4"}
    )
    table, found = towns(small, book(hide))
    assert table is not None
    assert (len(table), {str(f.severity) for f in found}) == (3, {"notice"})


def test_severities_are_what_keeps_a_release_back(small: SmallProject) -> None:
    """A warning is told and published, an error is not published."""
    (small.root / SHEET).write_bytes(book(put("E2", "昭和65年4月1日")))
    small.lock("pref/towns")
    result = small.run("build")
    assert (result.exit_code, "[era-overflow]" in result.output) == (0, True)
    assert (small.root / "build/site/data/pref/towns/2024/towns.csv").is_file()
