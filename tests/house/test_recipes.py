"""The recipes of the documents read what they say they read."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from aoimori.core.findings import Severity
from aoimori.runtime.progress import Silent
from aoimori.verbs.check import check
from aoimori.verbs.workspace import Workspace
from support.project import SmallProject, workbook

DOCS = Path(__file__).resolve().parents[2] / "docs/recipes.md"
NUMBERS = ("no", "people", "male", "female", "homes")


def recipes() -> dict[str, dict[str, str]]:
    """The blocks (sheet, yaml, result) of every recipe by its heading."""
    found: dict[str, dict[str, str]] = {}
    for part in DOCS.read_text("utf-8").split("\n## ")[1:]:
        blocks = re.findall(r"```(\w+)\n(.*?)```", part, re.DOTALL)
        found[part.partition("\n")[0]] = dict(blocks)
    return found


RECIPES = recipes()


def cells(text: str) -> list[list[str | None]]:
    rows = csv.reader(text.splitlines())
    return [[cell.replace("\\n", "\n") or None for cell in row] for row in rows]


def field(name: str) -> dict[str, Any]:
    kinds = {"day": "date", **dict.fromkeys(NUMBERS, "integer")}
    return {"name": name, "title": {"ja": name}, "type": kinds.get(name, "string")}


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_reads_what_it_says(name: str, tmp_path: Path) -> None:
    recipe = RECIPES[name]
    header, *expected = cells(recipe["result"])
    small = SmallProject(tmp_path)
    schema = {"title": {"ja": "表"}, "fields": [field(str(column)) for column in header]}
    folder = small.dataset(schema=schema)
    dataset = folder / "dataset.yaml"
    text = dataset.read_text("utf-8")
    start, end = text.index("    layout:"), text.index("releases:")
    words = "".join(f"    {line}\n" for line in recipe["yaml"].splitlines())
    dataset.write_text(text[:start] + words + text[end:], encoding="utf-8")
    workbook(folder / "2024/towns.xlsx", {"表": cells(recipe["sheet"])})
    (release,) = check(Workspace.around(small.root), (), Silent()).releases
    wrong = [f for f in release.diagnosis if f.severity is Severity.ERROR]
    assert not wrong, [(str(f.place), f.check, f.details) for f in wrong]
    assert [list(record) for record in release.tables["towns"].records()] == expected


def test_there_are_recipes() -> None:
    assert len(RECIPES) >= 6
    assert all(set(recipe) == {"sheet", "yaml", "result"} for recipe in RECIPES.values())
