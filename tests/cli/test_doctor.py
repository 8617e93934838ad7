"""What is said about a machine: from facts, for every system."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from aoimori.cli.main import cli
from aoimori.cli.words import WORDS
from aoimori.cli.words.doctor import INSTALL
from aoimori.runtime.surroundings import Surroundings, look_around
from aoimori.verbs.doctor import PARTS, State, examine, satisfies
from support.project import SmallProject

GOOD = Surroundings(
    python=(3, 12, 1),
    needs_python=">=3.11",
    needs=("click>=8.4", "frictionless<6,>=5.21", "mkdocs==1.6.1", "PyYAML"),
    packages={"click": "8.5.0", "frictionless": "5.21.3", "mkdocs": "1.6.1", "PyYAML": "6.0"},
    font="/fonts/NotoSansCJK.ttc",
    browser="/usr/bin/chromium",
    git="/usr/bin/git",
    installer="apt-get",
    project=Path("/project"),
    lacking=(),
    writable=True,
    free=10**10,
    encoding="utf-8",
)


def states(around: Surroundings) -> dict[str, State]:
    return {thing.name: thing.state for thing in examine(around) if thing.state is not State.GOOD}


def test_a_machine_that_has_everything() -> None:
    assert states(GOOD) == {}


@pytest.mark.parametrize(
    ("around", "lacking"),
    [
        (replace(GOOD, python=(3, 10, 9)), {"python": State.LACKING}),
        (replace(GOOD, packages={}), {"packages": State.LACKING}),
        (replace(GOOD, packages={**GOOD.packages, "click": "8.3.1"}), {"packages": State.LACKING}),
        (replace(GOOD, lacking=("site/theme",)), {"parts": State.LACKING}),
        (replace(GOOD, writable=False), {"writable": State.LACKING}),
        (replace(GOOD, project=None, writable=False), {"project": State.OPTIONAL}),
        (replace(GOOD, free=10**6), {"space": State.OPTIONAL}),
        (replace(GOOD, encoding="cp932"), {"encoding": State.OPTIONAL}),
        (replace(GOOD, encoding="UTF8".lower()), {}),
        (
            replace(GOOD, git="", font="", browser=""),
            dict.fromkeys(("git", "font", "browser"), State.OPTIONAL),
        ),
    ],
)
def test_what_is_lacking_is_needed_or_not(around: Surroundings, lacking: dict[str, State]) -> None:
    assert states(around) == lacking


def test_packages_are_named() -> None:
    around = replace(GOOD, packages={**GOOD.packages, "mkdocs": "1.5.3", "frictionless": "6.0"})
    (packages,) = (thing for thing in examine(around) if thing.name == "packages")
    assert packages.wanted == "frictionless<6,>=5.21, mkdocs==1.6.1"


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("8.4", ">=8.4", True),
        ("8.10", ">=8.4", True),
        ("8.4.0", "==8.4", True),
        ("8.3.9", ">=8.4", False),
        ("5.22.1", "<6,>=5.21", True),
        ("6", "<6,>=5.21", False),
        ("1.0", "!=1.0", False),
        ("1.0", "", True),
        ("", "", False),
        ("3.11.0rc1", ">=3.11", True),
    ],
)
def test_versions(version: str, wanted: str, fits: bool) -> None:
    assert satisfies(version, wanted) is fits


def test_every_thing_has_its_words() -> None:
    for thing in examine(GOOD):
        assert f"thing-{thing.name}" in WORDS
        assert f"for-{thing.name}" in WORDS or thing.name == "network"
    for lines in INSTALL.values():
        assert all(f"get-{name}" in WORDS for name in lines)


def test_this_machine(tmp_path: Path) -> None:
    around = look_around(tmp_path, None, PARTS)
    assert around.needs
    assert set(around.packages) >= {"click", "pandas"}
    assert states(around).keys() >= {"project"}
    result = CliRunner().invoke(cli, ["doctor", "--project", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "ネットワーク" in result.output
    assert list(tmp_path.iterdir()) == []


def test_what_a_project_lacks(tmp_path: Path, root: Path) -> None:
    assert look_around(root, root, PARTS).lacking == ()
    small = SmallProject(tmp_path)
    assert small.run("doctor").exit_code == 0
    shutil.rmtree(small.root / "site/words")
    shutil.rmtree(small.root / "schemas/codes")
    result = small.run("doctor")
    assert result.exit_code == 1
    assert "schemas/codes/themes.csv" in result.output
    assert "site/words" in result.output


def test_quiet_and_for_a_program(tmp_path: Path) -> None:
    quiet = CliRunner().invoke(cli, ["doctor", "-q", "--project", str(tmp_path)]).output
    assert "良好" not in quiet
    assert "プロジェクト" in quiet
    shown = CliRunner().invoke(cli, ["doctor", "--json", "--project", str(tmp_path)]).output
    data = json.loads(shown)
    assert {thing["thing"] for thing in data["things"]} >= {"python", "packages", "font"}
