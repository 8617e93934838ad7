"""Codes of a dataset that came as numbers are told at their cells, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.project import SmallProject

LAYOUT: dict[str, Any] = {
    "header": 1,
    "columns": {"code": "記号", "name_ja": "名称", "tel": "電話"},
}


def project(root: Path, *rows: tuple[object, ...], **code: Any) -> SmallProject:
    small = SmallProject(root)
    fields = [
        {"name": "code", "title": {"ja": "記号"}, **code},
        {"name": "name_ja", "title": {"ja": "名称"}},
        {"name": "tel", "title": {"ja": "連絡先"}, "contact": True},
    ]
    schema = {"title": {"ja": "施設"}, "primaryKey": ["code"], "fields": fields}
    small.dataset(rows=[("記号", "名称", "電話"), *rows], layout=LAYOUT, schema=schema)
    return small


def told(small: SmallProject) -> list[tuple[str, str, str]]:
    found = small.json("check", "pref/towns")["findings"]
    return [(f["check"], f["severity"], f["cell"]) for f in found if f["check"] != "lock-missing"]


ONE, OTHER = ("02201", "甲", "017-734-1111"), ("02202", "乙", "017-734-2222")
THIRD = ("13101", "丙", "017-734-3333")


@pytest.mark.parametrize(
    ("rows", "code", "expected"),
    [
        ([ONE, OTHER, THIRD], {}, []),
        ([ONE, OTHER, (2203, "丁", None)], {}, [("zero-lost", "warning", "A4")]),
        ([THIRD, ("20201", "戊", None), (2018, "丁", None)], {}, [("zero-lost", "warning", "A4")]),
        ([(*ONE[:2], 177341111), OTHER], {}, [("zero-lost", "warning", "C2")]),
        # Held against a pattern or a list it is an error, and no second one.
        (
            [ONE, OTHER, (2203, "丁", None)],
            {"constraints": {"pattern": "[0-9]{5}"}},
            [("zero-lost", "error", "A4")],
        ),
        (
            [ONE, (2202, "丁", None)],
            {"constraints": {"enum": ["02201", "02202"]}},
            [("zero-lost", "error", "A3")],
        ),
        (
            [ONE, ("2202a", "丁", None)],
            {"constraints": {"pattern": "[0-9]{5}"}},
            [("constraint", "error", "A3")],
        ),
    ],
)
def test_a_code_without_its_zero(
    rows: list[tuple[object, ...]],
    code: dict[str, Any],
    expected: list[tuple[str, str, str]],
    tmp_path: Path,
) -> None:
    assert told(project(tmp_path, *rows, **code)) == expected


def test_of_a_record_file_the_key_tells_by_its_length(tmp_path: Path) -> None:
    small = SmallProject(tmp_path)
    schema = {
        "title": {"ja": "施設"},
        "primaryKey": ["code"],
        "fields": [{"name": "code", "title": {"ja": "記号"}}],
    }
    rows = [("記号",), ("001",), ("002",), ("3",)]
    layout = {"header": 1, "columns": {"code": "記号"}}
    small.dataset(rows=rows, layout=layout, schema=schema, source="2024/towns.csv")
    assert told(small) == [("zero-lost", "warning", "A4")]
    small.accept({"check": "zero-lost", "cells": "A4"})
    assert told(small) == [("zero-lost", "notice", "A4")]


def test_a_value_that_was_put_right_is_told_no_more(tmp_path: Path) -> None:
    small = project(tmp_path, ONE, OTHER, (2203, "丁", None))
    small.edit(
        "datasets/pref/towns/dataset.yaml",
        "      towns: 2024/towns.xlsx\n",
        "      towns:\n        path: 2024/towns.xlsx\n        corrections:\n"
        "        - {cell: A4, fields: [code], expected: '2203', corrected: '02203',\n"
        "           reason: {ja: 0 が消えていました。}}\n",
    )
    assert told(small) == []
