"""How fast the command line starts, and what it says when it is called alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from aoimori.cli.main import cli
from support.project import ROWS, SmallProject, two_datasets, workbook

# What takes longest to load; none of it is needed to answer a question about the command itself.
HEAVY = ("pandas", "numpy", "pyarrow", "frictionless", "rdflib", "mkdocs", "openpyxl", "jsonschema")
LIGHT = (["--help"], ["--version"], [], ["chekc"], *([name, "--help"] for name in cli.names))


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return two_datasets(tmp_path)


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_questions_about_the_command_load_nothing_heavy(
    arguments: list[str], small: SmallProject
) -> None:
    code = (
        "import sys\n"
        "from aoimori.cli.main import cli\n"
        f"cli.main({arguments!r}, 'aoimori', standalone_mode=False)\n"
        f"loaded = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=small.root,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_alone_where_there_is_no_project(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["--project", str(tmp_path)])
    assert result.exit_code == 0
    assert "--project" in result.output
    assert "aoimori --help" in result.output


def test_alone_it_says_what_comes_next(small: SmallProject) -> None:
    result = small.run()
    assert "データセット 2 件・リリース（年度ごと） 2 件" in result.output
    assert "aoimori release pref/good 2024 --final" in result.output
    small.lock("pref/good")
    small.lock("pref/towns")
    assert "  aoimori build" in small.run().output
    small.run("build")
    assert "  aoimori serve" in small.run("--lang", "en").output
    small.edit("datasets/catalog.yaml", "title:", "# 覚え書き\ntitle:")
    output = small.run().output
    assert "変わったものがあります" in output
    assert output.index("  aoimori check") < output.index("  aoimori build")


def test_alone_it_says_what_is_not_published_yet(small: SmallProject) -> None:
    """A draft, one whose day is to come, one whose sheet is."""
    small.lock("pref/good")
    small.run("release", "pref/towns", "2024", "--date", "2025-04-01")
    small.run("new-year", "2025", "pref/good")
    workbook(small.root / "datasets/pref/good/2023/towns.xlsx", {"町": ROWS})
    years = "releases:\n  2023:\n    publish_from: 2098-04-01\n"
    years += "    sources: {towns: 2023/towns.xlsx}\n"
    small.edit("datasets/pref/good/dataset.yaml", "releases:\n", years)
    small.lock("pref/good", 2023, "2025-04-02")
    small.run("build")
    assert "まだ公開していない年度: 下書き 1・公開日待ち 1・シート待ち 1" in small.run().output


def test_alone_after_a_build_with_errors(small: SmallProject) -> None:
    small.lock("pref/good")
    small.lock("pref/towns")
    rows = [*ROWS[:-1], ("003", "そら村", "村", "約45", "2024-04-01")]
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
    built = small.json("build")
    assert [f["check"] for f in built["findings"]] == ["release-withheld", "not-a-number"]
    output = small.run().output
    assert "エラー 2 件" in output
    assert "  aoimori check" in output
    data = small.json()
    assert (data["errors"], data["current"], data["next"]) == (2, True, "check")


def test_alone_in_a_project_without_datasets(tmp_path: Path) -> None:
    assert "  aoimori new" in SmallProject(tmp_path).run().output


def test_alone_it_names_only_a_few_releases(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    for number in range(5):
        project.dataset(f"towns{number}")
    output = project.run().output
    assert output.count("aoimori release") == 3
    assert "ほか 2 件" in output


def test_alone_for_a_program(small: SmallProject) -> None:
    data = json.loads(small.run("--json").stdout)
    assert data["next"] == "release"
    assert data["unlocked"] == ["pref/good/2024", "pref/towns/2024"]
