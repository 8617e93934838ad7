"""Codes of municipalities are looked at in what is published, too, where columns have plain
names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from support.project import LAYOUT, SCHEMA, SmallProject


def checks(tmp_path: Path, first: str) -> list[tuple[str, str]]:
    fields: list[dict[str, Any]] = [dict(field) for field in SCHEMA["fields"]]
    fields[0] = {"name": "area", "title": {"ja": "全国地方公共団体コード"}}
    columns = {"area": "団体コード", **{k: v for k, v in LAYOUT["columns"].items() if k != "code"}}
    rows = (
        ("団体コード", "名前", "種類", "人口", "開始日"),
        (first, "あおば", "市", 1200, "2024-04-01"),
        ("032026", "みどり", "町", 300, "2024-04-01"),
    )
    small = SmallProject(tmp_path)
    small.dataset(
        rows=rows,
        layout={**LAYOUT, "columns": columns},
        schema={**SCHEMA, "primaryKey": ["area"], "fields": fields},
    )
    found = small.json("check")["findings"]
    return [(f["check"], f["severity"]) for f in found if f["check"].startswith("area")]


def test_a_wrong_check_digit_is_told_of_a_dataset(tmp_path: Path) -> None:
    assert ("area-code-check-digit", "warning") in checks(tmp_path, "032019")


def test_a_right_code_is_not(tmp_path: Path) -> None:
    assert checks(tmp_path, "032018") == []
