"""The tables of a release are examined as they are read; what an error makes of them is no fault of
theirs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.project import LAYOUT, ROWS, SCHEMA, SmallProject

FIELDS = SCHEMA["fields"]
LOOSE = {**SCHEMA, "primaryKey": ["name_ja"]}


@pytest.mark.parametrize(
    ("row", "check"),
    [
        # Without its code, the row would look as if the one above held for it.
        (("4x", "うみ村", "村", 5, "2024-04-01"), "constraint"),
        # Without its amount, it would be a row with a gap.
        (("004", "うみ村", "村", "多い", "2024-04-01"), "not-a-number"),
        # Without its name, a code alone.
        (("004", "あおば市", "村", None, None), "primary-key"),
    ],
)
def test_what_follows_from_an_error_is_not_told(
    row: tuple[object, ...], check: str, tmp_path: Path
) -> None:
    small = SmallProject(tmp_path)
    small.dataset(rows=[*ROWS, row], schema=LOOSE, layout=LAYOUT)
    found = small.json("check")["findings"]
    assert [f["check"] for f in found] == ["lock-missing", check]


def test_what_is_wrong_beside_an_error_is_told(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    rows = [*ROWS, ("4x", "うみ村", "村", 5, "2024-04-01"), ("005", "おか村", "村", 6, None)]
    fields = [{word: told for word, told in field.items() if word != "unit"} for field in FIELDS]
    small.dataset(rows=rows, schema={**LOOSE, "fields": fields}, layout=LAYOUT)
    rules = {f["rule"] for f in small.json("check")["findings"]} - {""}
    assert rules == {"L3-04"}


LOST = [
    ("character-lost", ("004", "海?の村", "村", 5, "2024-04-01"), "B5"),
    ("digits-lost", ("4.00002E+12", "うみ村", "村", 5, "2024-04-01"), "A5"),
    ("number-became-date", ("004", "うみ村", "村", 5, "2024-04-01"), "F5"),
]


@pytest.mark.parametrize(("check", "row", "cell"), LOST)
def test_what_a_file_lost_before_it_came_is_told_at_its_cell(
    check: str, row: tuple[object, ...], cell: str, tmp_path: Path
) -> None:
    small = SmallProject(tmp_path)
    lots = ("番地", "1-2", "3-4", "5-6", date(2024, 7, 8))
    rows = [(*line, lot) for line, lot in zip([*ROWS, row], lots, strict=True)]
    free = ({word: field[word] for word in field if word != "constraints"} for field in FIELDS)
    fields = [*free, {"name": "lot", "title": {"ja": "番地"}}]
    layout = {**LAYOUT, "columns": {**LAYOUT["columns"], "lot": "番地"}}
    small.dataset(rows=rows, schema={**LOOSE, "fields": fields}, layout=layout)
    expected = {check, "number-became-date", "lock-missing"}
    found = {f["check"]: f for f in small.json("check")["findings"]}
    assert set(found) == expected
    assert (found[check]["severity"], found[check]["cell"]) == ("warning", cell)
    assert found[check]["file"] == "datasets/pref/towns/2024/towns.xlsx"
    small.accept({"check": check, "cells": cell})
    found = {f["check"]: f for f in small.json("check")["findings"]}
    assert set(found) == expected
    assert found[check]["severity"] == "notice"
