"""Rows that look like no records are told once, at the officer's own row, until somebody
decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject

LOOSE: dict[str, Any] = {
    **SCHEMA,
    "primaryKey": ["name_ja"],
    "fields": [
        {word: told for word, told in field.items() if word != "constraints"}
        for field in SCHEMA["fields"]
    ],
}
SUM = (None, "合計", None, 1545, None)
NEARLY = (None, "合計", None, 1500, None)
NOTE = (None, "※ 人口は概数です。", None, None, None)
NAME = ("004", "うみ村", None, None, None)
CASES = {
    "total-as-data": (SUM, "error", "B5"),
    "total-row-likely": (NEARLY, "warning", "B5"),
    "note-as-data": (NOTE, "error", "B5"),
    "record-empty": (NAME, "warning", "A5"),
}
CSV = "build/site/data/pref/towns/2024/towns.csv"


def project(root: Path, *rows: tuple[object, ...], **layout: Any) -> SmallProject:
    small = SmallProject(root)
    small.dataset(rows=[*ROWS, *rows], schema=LOOSE, layout={**LAYOUT, **layout})
    return small


def told(small: SmallProject, verb: str = "check") -> list[tuple[str, str, str]]:
    """What is told of rows: the check, its weight, the cell."""
    found = small.json(verb)["findings"]
    return [
        (f["check"], f["severity"], f["cell"]) for f in found if not f["check"].startswith("lock-")
    ]


@pytest.mark.parametrize("check", CASES)
def test_a_row_is_told_once_and_may_be_accepted(check: str, tmp_path: Path) -> None:
    row, severity, cell = CASES[check]
    small = project(tmp_path, row)
    assert told(small) == [(check, severity, cell)]
    text = str(row[0] or row[1])
    for words in ({"value": text}, {"cells": cell}, {"cells": "5:5", "file": "2024/towns.xlsx"}):
        small.accept({"check": check, **words})
        assert told(small) == [(check, "notice", cell)]
    small.accept({"check": check, "cells": "A4"})
    assert told(small) == [("accept-unused", "warning", ""), (check, severity, cell)]


@pytest.mark.parametrize("row", [SUM, NOTE])
def test_what_is_certain_is_not_published(row: tuple[object, ...], tmp_path: Path) -> None:
    small = project(tmp_path)
    small.lock()
    small.dataset(rows=[*ROWS, row], schema=LOOSE, layout=LAYOUT)
    result = small.run("build")
    assert result.exit_code == 1
    assert not (small.root / CSV).exists()


def test_the_hint_of_a_sum_is_the_word_that_settles_it(tmp_path: Path) -> None:
    small = project(tmp_path, ("", "合　計", None, 1545, None))
    (hint,) = (f["hint"] for f in small.json("check")["findings"] if f["check"] == "total-as-data")
    assert r"{matches: '^合\s*計$'}" in hint
    for words in ({}, {"keep": True}):
        total = {"matches": r"^合\s*計$", **words}
        small.dataset(
            rows=[*ROWS, ("", "合　計", None, 1545, None)],
            schema=LOOSE,
            layout={**LAYOUT, "totals": [total]},
        )
        assert "total-as-data" not in {check for check, *_ in told(small)}


def test_a_note_below_the_table_is_named_in_end(tmp_path: Path) -> None:
    small = project(tmp_path, (None,) * 5, NOTE, end={"matches": "^※"})
    assert told(small) == []
