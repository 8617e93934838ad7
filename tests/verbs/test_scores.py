"""How readable a release is: its sheets as received, its tables as published, and what an office
accepted of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import ROWS, SCHEMA, SmallProject

# 有 and あり are one answer in two spellings (L2-04).
SPELLED = (
    ROWS[0],
    ("001", "あおば市", "有", 1200, "2024-04-01"),
    ("002", "みどり町", "あり", 300, "2024-04-01"),
    ("003", "そら村", "有", 45, "2024-04-01"),
)
FIELDS = [
    {key: value for key, value in field.items() if key != "constraints" or field["name"] != "kind"}
    for field in SCHEMA["fields"]
]


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.dataset(rows=SPELLED, schema={**SCHEMA, "fields": FIELDS})
    return project


def published(small: SmallProject) -> str:
    """What the line of the release says of its tables."""
    lines = small.run("check").output.splitlines()
    return next(
        line.partition("→")[2].strip() for line in lines if "→" in line and "レベル" in line
    )


def test_a_broken_rule_is_in_the_score_of_the_tables(small: SmallProject) -> None:
    assert published(small) == "公開する表 レベル1 100点・レベル2 60点・レベル3 100点"


def test_what_was_accepted_is_said_beside_the_score(small: SmallProject) -> None:
    small.accept({"check": "L2-04", "fields": ["kind"], "reason": "原資料の表記を残します。"})
    assert published(small) == (
        "公開する表 レベル1 100点・レベル2 60点（受け入れ済みを除けば100点）・レベル3 100点"
    )


def test_an_acceptance_of_another_field_leaves_the_score(small: SmallProject) -> None:
    small.accept({"check": "L2-04", "fields": ["name_ja"], "reason": "別の項目です。"})
    assert "受け入れ済み" not in published(small)
