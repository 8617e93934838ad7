"""What would make a broken graph is stopped by ``check``, at its line, with what is allowed; a
build then writes no catalogue in place of the one that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import SmallProject, built_towns

DATASET = "datasets/pref/towns/dataset.yaml"
PUBLISHER = "datasets/pref/publisher.yaml"
CATALOG = "datasets/catalog.yaml"
THEMES, LICENCES = "schemas/codes/themes.csv", "schemas/codes/licences.csv"
ABOUT = "ja: 試験のための町の一覧です。"


pytestmark = pytest.mark.slow


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return built_towns(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "allowed"),
    [
        pytest.param(DATASET, "theme: population\n", "", "theme", id="mandatory"),
        pytest.param(DATASET, f"  {ABOUT}\n", "", "ja", id="mandatory language"),
        pytest.param(DATASET, "theme: population", "theme: popolation", "population", id="theme"),
        pytest.param(DATASET, "frequency: annual", "frequency: anual", "annual", id="frequency"),
        pytest.param(PUBLISHER, "CC-BY-4.0", "CC-BY-4", "CC-BY-4.0", id="licence"),
        pytest.param(DATASET, "theme: p", "language: jp\ntheme: p", "ja・en", id="language"),
        pytest.param(DATASET, ABOUT, "ja: 町", "5 字以上 5,000 字以下", id="short"),
        pytest.param(PUBLISHER, "kind: p", "homepage: https://a b/\nkind: p", "https://", id="IRI"),
        pytest.param(CATALOG, "org/data/", "org/my data/", "https://", id="base"),
        pytest.param(THEMES, "data-theme/HEAL", "data-theme/HEALT", "HEAL", id="EU theme"),
        pytest.param(LICENCES, "licence/CC_BY_4_0", "licence/CC BY", "https://", id="EU IRI"),
    ],
)  # fmt: skip
def test_it_is_told_and_the_catalogue_stays(
    small: SmallProject, file: str, old: str, new: str, allowed: str
) -> None:
    small.edit(file, old, new)
    told = small.json("check")
    assert told["exit"] in (1, 2)
    found = [each for each in told["findings"] if each["severity"] == "error"]
    assert found
    for each in found:
        assert each["file"] == file
        assert each["line"]
        assert allowed in each["message"] + each["hint"]
    before = {p.name: p.read_bytes() for p in (small.root / "build/site").glob("catalog*")}
    assert small.run("build").exit_code != 0
    after = {p.name: p.read_bytes() for p in (small.root / "build/site").glob("catalog*")}
    # The one that was there, or none: never one that lacks the dataset.
    assert after in (before, {})
