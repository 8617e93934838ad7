"""Slips that somebody makes in a copy of a real sheet before its first release: none is silent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from aoimori.core.findings import Finding, Severity
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace

POPULATION, ROADMAP = "aomori/population", "aomori/dx-roadmap"
LIST, CARDS = "2025/dx-roadmap_R7_list.xlsx", "2025/dx-roadmap_R7_cards.xlsx"
Change = Callable[[Workbook], Any]


def put(sheet: str, **cells: object) -> Change:
    def change(book: Workbook) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value

    return change


def swap(one: tuple[str, str], other: tuple[str, str]) -> Change:
    def change(book: Workbook) -> None:
        first, second = (book[sheet][cell] for sheet, cell in (one, other))
        first.value, second.value = second.value, first.value

    return change


def move(sheet: str, merged: str, start: str, end: str) -> Change:
    def change(book: Workbook) -> None:
        book[sheet].unmerge_cells(merged)
        book[sheet][end] = book[sheet][start].value
        book[sheet][start] = None

    return change


def number_format(sheet: str, cell: str, code: str) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell].number_format = code

    return change


CASES: dict[str, tuple[str, str, Change, list[tuple[str, str]]]] = {
    "a total of another name": (
        POPULATION, "2021/R3_jinkou.xlsx", put("人口データ", C46="青森県　計", G46="594,000世帯"),
        [("total-as-data", "人口データ!C46"), ("total-missing", "人口データ!")],
    ),
    "a municipality is gone": (
        POPULATION, "2024/R6_jinkou.xlsx", lambda book: book["人口"].delete_rows(12),
        [("rows-gone", "人口!")],
    ),
    "a figure beside a part without one": (
        ROADMAP, LIST, put("一覧", L86=4850600),
        [("total-mismatch", "一覧!L88"), ("total-mismatch", "一覧!L90")],
    ),
    "a total": (ROADMAP, LIST, put("一覧", L90=1), [("total-mismatch", "一覧!L90")]),
    "a remark that speaks of the total": (ROADMAP, LIST, put("一覧", M7="合計に含まれない"), []),
    "half-width brackets": (
        ROADMAP, CARDS, put("No1", K9="・甲：5件(令和6年11月)"), [("pattern-not-found", "No1!K9")],
    ),
    "a decimal": (
        ROADMAP, CARDS, put("No1", K9="・率：12.5％"), [("pattern-not-found", "No1!K9")],
    ),
    "two results in a line": (
        ROADMAP, CARDS, put("No1", K9="・甲：5件・乙：6件"), [("pattern-not-found", "No1!K9")],
    ),
    "digits of two widths": (
        ROADMAP, CARDS, put("No1", K9="・甲：1５件"), [("pattern-not-found", "No1!K9")],
    ),
    "two forms with each other's number": (
        ROADMAP, CARDS, swap(("No1", "B1"), ("No2", "B1")),
        [("join-missing", "一覧!D6"), ("join-missing", "一覧!D7")],
    ),
    "results a row too low": (
        ROADMAP, CARDS, move("No1", "K9:O12", "K9", "K10"), [("value-elsewhere", "No1!K10")],
    ),
    "a county that is no more merged": (
        POPULATION, "2021/R3_jinkou.xlsx",
        lambda book: book["人口データ"].unmerge_cells("B20:B21"),
        [("label-disagrees", "人口データ!B21")],
    ),
    "a legend that says something else": (
        POPULATION, "2022/R4_jinkou.xlsx", put("R5人口動態", A57="（記号）「-」…資料なし"),
        [("legend-disagrees", "R5人口動態!A57")],
    ),
    "a format without the sign": (
        POPULATION, "2024/R6_jinkou.xlsx", number_format("人口", "V2", "#,##0;#,##0"),
        [("number-format", "人口!V2")],
    ),
    "two columns read by different parts": (
        "fukushima/ict-plans", "2018/fukushima_ict_projects.xlsx",
        swap(("図表１", "C3"), ("図表１", "D3")), [("column-moved", "図表１!C3")],
    ),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_slip_in_a_copy_is_told(name: str, root: Path, tmp_path: Path) -> None:
    dataset, file, change, expected = CASES[name]
    for folder in ("datasets", "schemas"):
        shutil.copytree(root / folder, tmp_path / folder)
    for lock in (tmp_path / "datasets").rglob("release.lock.json"):
        lock.unlink()  # a first release has nothing to be compared with
    path = tmp_path / "datasets" / dataset / file
    book = load_workbook(path)
    change(book)
    book.save(path)
    checked = check(Workspace.around(tmp_path), (dataset,), Silent())
    errors = [f for f in checked.diagnosis if f.severity is Severity.ERROR]

    def told(finding: Finding) -> tuple[str, str]:
        return finding.check, f"{finding.place.sheet}!{finding.place.cell}"

    assert sorted(map(told, errors)) == sorted(expected)
