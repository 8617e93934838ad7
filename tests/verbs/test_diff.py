"""diff: two years of a dataset, and a sheet against what was published of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject, dump, workbook

SHEET = "datasets/pref/towns/2024/towns.xlsx"
LATER = (
    *ROWS[:2],
    ("002", "みどり町", "町", 310, "2024-04-01"),
    ("004", "やま村", "村", 7, "2024-04-01"),
)


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """A dataset of two years, in which people may be summed."""
    project = SmallProject(tmp_path)
    fields = [
        {**field, "additive": True} if field["name"] == "people" else field
        for field in SCHEMA["fields"]
    ]
    folder = project.dataset(schema={**SCHEMA, "fields": fields})
    workbook(folder / "2025/towns.xlsx", {"町": LATER})
    project.edit(
        "datasets/pref/towns/dataset.yaml",
        "      towns: 2024/towns.xlsx\n",
        "      towns: 2024/towns.xlsx\n  2025:\n    sources:\n      towns: 2025/towns.xlsx\n",
    )
    return project


def test_two_years_in_words(small: SmallProject) -> None:
    told = small.run("diff", "pref/towns", "2024", "2025").output
    for line in (
        "町 令和6年度（2024年度） → 町 令和7年度（2025年度）",
        "行 3 → 3（増えた行 1・なくなった行 1・値の変わった行 1）",
        "変わった値 1",
        "人口（人）の合計 1,545 → 1,517（-28）",
        "行は主キー（コード）で突き合わせました",
        "+ 004",
        "- 003",
        "002　人口: 300 → 310（+10）",
    ):
        assert line in told
    english = small.run("diff", "pref/towns", "2024", "2025", "--lang", "en").output
    assert "rows 3 → 3 (added 1, removed 1, changed 1)" in english
    # The other way round, and with the year behind the name.
    back = small.run("diff", "pref/towns/2025", "2024").output
    assert "002　人口: 310 → 300（-10）" in back


def test_for_a_program_and_as_files(small: SmallProject, tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = small.json("diff", "pref/towns", "2024", "2025", "--out", str(out))
    (table,) = told["diff"]["tables"]
    assert (table["rows"], table["key"]["fields"]) == (
        {"before": 3, "after": 3, "added": 1, "removed": 1, "changed": 1},
        ["code"],
    )
    assert sorted(path.name for path in out.iterdir()) == [
        "diff.csv",
        "diff.html",
        "diff.json",
        "diff.xlsx",
    ]
    assert json.loads((out / "diff.json").read_text("utf-8")) == told["diff"]


def test_a_column_that_a_year_does_not_hold_is_no_part_of_it(small: SmallProject) -> None:
    columns = {**LAYOUT["columns"]}
    del columns["opened"]
    path = small.root / "datasets/pref/towns/dataset.yaml"
    text = path.read_text("utf-8")
    layout = "{path: 2025/towns.xlsx, layout: {absent: [opened], ignore: [開始日]}}"
    path.write_text(text.replace("towns: 2025/towns.xlsx", f"towns: {layout}"), encoding="utf-8")
    told = small.run("diff", "pref/towns", "2024", "2025").output
    assert "なくなった項目: 開始日" in told
    assert "変わった値 1\n" in told


def test_a_sheet_against_what_was_published(small: SmallProject) -> None:
    nothing = small.run("diff", "pref/towns", "2024")
    assert (nothing.exit_code, "[diff-nothing-published]" in nothing.output) == (2, True)
    small.lock()
    small.lock(year=2025)
    small.run("build")
    assert "違いはありません" in small.run("diff", "pref/towns", "2024").output
    workbook(small.root / SHEET, {"町": LATER})
    told = small.run("diff", "pref/towns", "2024").output
    assert "（公開した版 1.0.0）" in told
    assert "002　人口: 300 → 310（+10）" in told


def test_a_key_that_is_none_is_one_line(small: SmallProject) -> None:
    rows = (*ROWS, ("002", "べつの町", "町", 1, "2024-04-01"))
    workbook(small.root / SHEET, {"町": rows})
    result = small.run("diff", "pref/towns", "2024", "2025")
    (line,) = result.output.splitlines()
    assert (result.exit_code, "[diff-key-not-unique]" in line) == (2, True)
    assert f"{SHEET}:町!A5" in line
    assert "code=002" in line


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("pref/towns",),
        ("pref/towns", "2024", "2025", "2026"),
        ("pref/towns", "x"),
        ("pref/towns", "2024", "--key", "code"),
        ("pref/none", "2024"),
        ("pref/towns", "2024", "2030"),
        ("no.xlsx", "none.xlsx"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    small: SmallProject, arguments: tuple[str, ...]
) -> None:
    result = small.run("diff", *arguments)
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == (2 if "no.xlsx" in arguments else 1), result.output


def test_another_datasets_file_is_told_and_nothing_is_written(small: SmallProject) -> None:
    """A source swapped for that of another dataset."""
    small.lock()
    small.lock(year=2025)
    small.run("build")
    lock = small.root / "datasets/pref/towns/2024/release.lock.json"
    before = lock.read_bytes()
    other = [("番号", "公園名"), (1, "中央公園")]
    workbook(small.root / SHEET, {"公園": other})
    for arguments in (
        ("check", "pref/towns"),
        ("release", "pref/towns", "2024", "--correct", "--note", "n"),
        ("diff", "pref/towns", "2024"),
    ):
        result = small.run(*arguments)
        told = [line for line in result.output.splitlines() if "エラー " in line and SHEET in line]
        assert (result.exit_code, len(told)) == (2, 1), result.output
    assert lock.read_bytes() == before


def test_years_whose_keys_are_others_are_compared_by_what_both_prove(small: SmallProject) -> None:
    rows = (*ROWS, ("003", "そら村", "町", 45, "2024-04-01"))
    workbook(small.root / SHEET, {"町": rows})
    path = small.root / "schemas/tables/towns.yaml"
    later = yaml.safe_load(path.read_text("utf-8"))
    dump(path.with_name("towns-2.yaml"), later)
    dump(path, {**later, "primaryKey": ["code", "kind"]})
    words = "towns: {path: 2025/towns.xlsx, schema: towns-2}"
    small.edit("datasets/pref/towns/dataset.yaml", "towns: 2025/towns.xlsx", words)
    told = small.run("diff", "pref/towns", "2024", "2025").output
    assert "行 4 → 3" in told
    small.lock()
    small.lock(year=2025)
    assert small.run("build").exit_code == 0


def test_a_sheet_as_it_was_published_has_no_difference(small: SmallProject) -> None:
    """Also in a year that has a schema of its own; a draft is not called published."""
    later = yaml.safe_load((small.root / "schemas/tables/towns.yaml").read_text("utf-8"))
    later["fields"][3]["type"] = "number"
    dump(small.root / "schemas/tables/towns-2.yaml", later)
    words = "towns: {path: 2025/towns.xlsx, schema: towns-2, changed: {retyped: [people]}}"
    small.edit("datasets/pref/towns/dataset.yaml", "towns: 2025/towns.xlsx", words)
    small.lock(year=2025)
    small.run("build")
    assert "違いはありません" in small.run("diff", "pref/towns", "2025").output
    small.run("release", "pref/towns", "2024", "--date", "2025-04-01")
    drafted = small.run("diff", "pref/towns", "2024").output
    assert "公開した版" not in drafted
