"""From the checks of a release to the pages: what was found, remembered from build to build."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from support.project import ROWS, SmallProject

PAGE = "build/site/datasets/pref/towns/2024/quality/index.html"
COUNTS = "build/site/quality/quality.csv"


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    """A release with a blank row in its sheet."""
    project = SmallProject(tmp_path)
    project.dataset(rows=[*ROWS[:2], (), *ROWS[2:]])
    project.lock()
    return project


def built(small: SmallProject, *arguments: str) -> tuple[str, dict[str, str]]:
    assert small.run("build", *arguments).exit_code == 0
    with (small.root / COUNTS).open(encoding="utf-8", newline="") as file:
        (counts,) = csv.DictReader(file)
    return (small.root / PAGE).read_text("utf-8"), counts


def test_what_was_found_is_on_the_pages_and_counted(small: SmallProject) -> None:
    page, counts = built(small)
    assert "データの途中の空行 1 行を除きました" in page
    assert (counts["publisher"], counts["notices"], counts["warnings"]) == ("pref", "1", "0")


def test_a_release_that_was_made_before_tells_the_same(small: SmallProject) -> None:
    """It is found again by what it was made of, and its checks do not run."""
    first = built(small)
    small.edit("site/words/quality.yaml", "データの品質", "データの質")
    assert "読み直し 0" in small.run("build").output
    assert built(small, "--fresh") == first
