"""A release with something nobody accepted is held back, by check and build alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject
from support.xlsx import repacked

BOOK = "datasets/pref/towns/2024/towns.xlsx"
CSV = "data/pref/towns/2024/towns.csv"
PHONES = (ROWS[0], ("001", "017-722-1111", "市", 1200, "2024-04-01"), *ROWS[2:])


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset()
    project.lock()
    return project


def comment(small: SmallProject) -> None:
    book = load_workbook(small.root / BOOK)
    sheet = book.active
    assert sheet is not None
    sheet["B3"].comment = Comment("要確認", "青森太郎")
    book.save(small.root / BOOK)


def told(small: SmallProject, *arguments: str) -> list[tuple[str, str]]:
    document = small.json(*arguments)
    return [(f["check"], f["severity"]) for f in document["findings"]]


def is_published(small: SmallProject) -> bool:
    return (small.root / "build/site" / CSV).is_file()


def test_what_nobody_accepted_holds_a_release_back(small: SmallProject) -> None:
    comment(small)
    assert ("cell-comment", "error") in told(small, "check")
    assert small.run("check").exit_code == 1
    assert ("cell-comment", "error") in told(small, "build")
    assert not is_published(small)
    result = small.run(
        "release", "pref/towns", "2024", "--date", "2025-05-01", "--correct", "--note", "n"
    )
    assert result.exit_code == 1


def test_what_an_office_accepted_is_published_and_told(small: SmallProject) -> None:
    comment(small)
    small.accept({"check": "cell-comment", "sheet": "町", "cells": "B3", "reason": "調査済みです"})
    assert told(small, "check") == [("cell-comment", "notice")]
    result = small.run("build")
    assert (result.exit_code, is_published(small)) == (0, True)
    assert "試験県の判断で受け入れています: 調査済みです" in result.output
    # Told again from what is remembered, and no more once it is taken back.
    assert told(small, "build") == [("cell-comment", "notice")]
    path = small.root / "datasets/pref/towns/dataset.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("accepts:")], encoding="utf-8")
    assert ("cell-comment", "error") in told(small, "build")


def test_a_mark_on_printed_pages_is_somebodys_decision(small: SmallProject) -> None:
    book = load_workbook(small.root / BOOK)
    book["町"].oddHeader.right.text = "取扱注意"
    book.save(small.root / BOOK)
    assert told(small, "check") == [("page-text", "error")]
    small.accept({"check": "page-text", "value": "取扱注意"})
    assert told(small, "check") == [("page-text", "notice")]


def test_an_acceptance_of_nothing_is_a_warning_once(small: SmallProject) -> None:
    small.accept({"check": "cell-comment", "cells": "B3"}, {"check": "L3-09"})
    for verb in ("check", "build", "build"):
        assert told(small, verb) == [("accept-unused", "warning")]
    comment(small)
    assert told(small, "build") == [("cell-comment", "notice")]


def test_one_year_suffices_for_what_the_dataset_accepts(small: SmallProject) -> None:
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "  2024:\n",
        "  2023:\n    sources: {towns: 2023/towns.xlsx}\n  2024:\n",
    )
    (small.root / "datasets/pref/towns/2023").mkdir()
    (small.root / "datasets/pref/towns/2023/towns.xlsx").write_bytes(
        (small.root / BOOK).read_bytes()
    )
    comment(small)
    small.accept({"check": "cell-comment", "cells": "B3"})
    assert ("accept-unused", "warning") not in told(small, "check")
    # Of a year that cannot be read, nobody knows.
    small.accept({"check": "cell-comment", "cells": "C9"})
    (small.root / BOOK).write_bytes(b"no workbook")
    assert ("accept-unused", "warning") not in told(small, "check")


def test_of_a_sheet_that_was_not_read_whole_nobody_knows(small: SmallProject) -> None:
    """What an entry is about may stand where a value could not be read."""
    entry = {"check": "phone-number", "value": "017-722-1111"}
    small.accept(entry)
    assert ("accept-unused", "warning") in told(small, "check")
    book = load_workbook(small.root / BOOK)
    book["町"]["B3"] = "#REF!"
    book.save(small.root / BOOK)
    for verb in ("check", "build", "build"):
        checks = [check for check, _ in told(small, verb)]
        assert "error-value" in checks
        assert "accept-unused" not in checks
    # The same of what a year accepts of itself.
    small.accept()
    words = f"{{check: phone-number, value: {entry['value']}, reason: 済, decided_by: pref}}"
    small.edit(
        "datasets/pref/towns/dataset.yaml", "  2024:\n", f"  2024:\n    accepts: [{words}]\n"
    )
    assert "accept-unused" not in [check for check, _ in told(small, "check")]


def test_of_a_file_that_was_not_looked_into_whole_nobody_knows(small: SmallProject) -> None:
    small.accept({"check": "author-property", "value": "青森太郎"})
    content = (small.root / BOOK).read_bytes()
    (small.root / BOOK).write_bytes(repacked(content, {"docProps/core.xml": lambda _: "<"}))
    checks = [check for check, _ in told(small, "check")]
    assert "package-unread" in checks
    assert "accept-unused" not in checks


def test_what_somebody_accepted_in_other_words_is_told_with_the_open_error(
    small: SmallProject,
) -> None:
    """An open error of the gate itself hides nothing, and says why the entry answers to nothing."""
    comment(small)
    small.accept({"check": "cell-comment", "cells": "C9"})
    assert set(told(small, "check")) == {("cell-comment", "error"), ("accept-unused", "warning")}


def test_an_acceptance_of_a_year_is_held_against_that_year(small: SmallProject) -> None:
    entry = "{check: cell-comment, cells: B3, reason: 済, decided_by: pref}"
    small.edit(
        "datasets/pref/towns/dataset.yaml", "  2024:\n", f"  2024:\n    accepts: [{entry}]\n"
    )
    (finding,) = small.json("check")["findings"]
    assert (finding["check"], finding["key"]) == ("accept-unused", "releases.2024.accepts[0]")
    comment(small)
    assert told(small, "check") == [("cell-comment", "notice")]


def test_personal_values_of_a_table(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.dataset(rows=PHONES)
    (finding,) = (f for f in small.json("check")["findings"] if f["severity"] == "error")
    assert (finding["check"], finding["cell"]) == ("phone-number", "B2")
    small.accept({"check": "phone-number", "value": "017-722-1111"})
    assert ("phone-number", "notice") in told(small, "check")
    fields: list[dict[str, Any]] = [dict(field) for field in SCHEMA["fields"]]
    fields[1]["contact"] = True
    small.dataset(rows=PHONES, schema={**SCHEMA, "fields": fields})
    assert [check for check, _ in told(small, "check")] == ["lock-missing"]


def test_values_of_a_csv_are_looked_at_too(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    small.dataset(rows=PHONES, source="2024/towns.csv", layout=LAYOUT)
    assert ("phone-number", "error") in told(small, "check")
