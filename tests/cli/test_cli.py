"""The command line: exit codes, JSON, words, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from aoimori.cli.line import shown
from aoimori.cli.main import cli
from aoimori.outputs.catalogues import CATALOGUES
from aoimori.verbs.serve import Server
from support.project import ROWS, SmallProject, two_datasets, workbook


def tree(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return two_datasets(tmp_path)


GOOD, BOTH = ["pref/good/2024"], ["pref/good/2024", "pref/towns/2024"]


@pytest.mark.parametrize(
    ("folder", "names", "releases"),
    [
        ("", "pref/good", GOOD),
        ("", "datasets/pref/good/", GOOD),
        ("", "./datasets/pref/good", GOOD),
        ("", "ｐｒｅｆ／ｇｏｏｄ", GOOD),
        ("", "pref/good/2024", GOOD),
        ("", "pref/good datasets/pref/good/", GOOD),
        ("", "datasets/pref/good/2024/towns.xlsx", GOOD),
        ("datasets", "pref/good", GOOD),
        ("datasets/pref", "good", GOOD),
        ("datasets/pref", "./good/", GOOD),
        ("datasets/pref/good", ".", GOOD),
        ("datasets/pref/good/2024", ".", GOOD),
        ("datasets/pref/good", "", BOTH),
        ("datasets/pref", ".", BOTH),
        ("", ".", BOTH),
        ("schemas", ".", BOTH),
        ("", "pref", BOTH),
        ("", "pref/towns pref/good", BOTH[::-1]),
    ],
)
def test_datasets_are_named_as_one_would(
    small: SmallProject,
    folder: str,
    names: str,
    releases: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(small.root / folder)
    found = small.json("check", *names.split())["releases"]
    assert [release["release"] for release in found] == releases


@pytest.mark.parametrize("names", ["nothing", "pref/none", ". pref/none", "schemas", "/", ".."])
def test_what_is_no_dataset_is_told(
    small: SmallProject, names: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    found = small.json("check", *names.split())
    assert (found["exit"], found["findings"][0]["check"]) == (2, "unknown-dataset")
    assert found["findings"][0]["details"]["dataset"] == names.split()[-1]


@pytest.mark.parametrize(
    ("year", "day"),
    [("令和6年度", "2025-04-01"), ("R6", "2025/4/1"), ("２０２４", "令和7年4月1日")],
)
def test_years_and_days_are_typed_as_people_write_them(
    small: SmallProject, year: str, day: str
) -> None:
    (release,) = small.json("release", "pref/good", year, "--date", day)["releases"]
    assert (release["release"], release["issued"]) == ("pref/good/2024", "2025-04-01")


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("pref/towns/2023", "unknown-year"),
        ("datasets/pref/towns/2023", "unknown-year"),
        ("pref/towns/2023/", "unknown-year"),
        ("２０２３/towns", "unknown-dataset"),
        ("pref/towns/zzz", "unknown-dataset"),
        ("pref/towns/2024/zzz", "unknown-dataset"),
        ("loop", "unknown-dataset"),
        ("x" * 300, "unknown-dataset"),
        ("", "empty-value"),
        ("　", "empty-value"),
    ],
)
def test_a_year_or_a_name_that_is_not_there_is_no_dataset(
    small: SmallProject, name: str, check: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    (small.root / "datasets/pref/towns/2023").mkdir()
    (small.root / "loop").symlink_to("loop")
    for verb in ("check", "build"):
        found = small.json(verb, name)
        assert (found["exit"], [f["check"] for f in found["findings"]]) == (2, [check])


@pytest.mark.parametrize(
    "name", ["pref/towns/2024", "datasets/pref/towns/2024", "datasets/pref/towns/2024/towns.xlsx"]
)
def test_a_year_and_a_sheet_stand_for_their_dataset(
    small: SmallProject, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.root)
    (release,) = small.json("check", name)["releases"]
    assert release["release"] == "pref/towns/2024"
    # Of a year that is broken it is told what is wrong with it, not that it is not there.
    small.edit("datasets/pref/towns/dataset.yaml", "towns: 2024", "town: 2024")
    found = small.json("check", name)["findings"]
    assert {f["check"] for f in found} == {"unknown-word", "missing-word"}


def test_check_writes_nothing(small: SmallProject) -> None:
    before = tree(small.root)
    small.run("check")
    assert tree(small.root) == before


def test_an_unknown_dataset_gets_near_misses(small: SmallProject) -> None:
    result = small.run("check", "pref/town")
    assert result.exit_code == 2
    assert "候補: pref/towns" in result.output


def test_exit_codes(small: SmallProject) -> None:
    assert small.run("check").exit_code == 0
    sheet = small.root / "datasets/pref/towns/2024/towns.xlsx"
    workbook(sheet, {"町": [*ROWS, ROWS[1]]})
    assert small.run("check").exit_code == 1
    assert small.run("check", "pref/good").exit_code == 0
    sheet.write_bytes(b"")
    assert small.run("check").exit_code == 2
    assert small.run("check", "--nonsense").exit_code == 2


def test_json_holds_what_the_lines_say(small: SmallProject) -> None:
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": [*ROWS, ROWS[1]]})
    data = small.json("check", "pref/towns")
    (finding,) = [f for f in data["findings"] if f["severity"] == "error"]
    assert finding["check"] == "primary-key"
    assert (finding["sheet"], finding["cell"], finding["field"]) == ("町", "A5", "code")
    assert "A2" in finding["message"]
    assert data["exit"] == 1
    stopped = small.json("check", "pref/none")
    assert (stopped["exit"], stopped["findings"][0]["check"]) == (2, "unknown-dataset")


def test_both_languages(small: SmallProject) -> None:
    assert "警告" in small.run("check").output
    english = small.run("--lang", "en", "check").output
    assert "warning" in english
    assert "警告" not in english


def test_progress_is_plain_lines_where_no_one_watches(small: SmallProject) -> None:
    result = small.run("check")
    assert "[検査 1/2] pref/good/2024" in result.stderr
    assert "[検査" not in result.stdout


def test_the_command_itself_runs(small: SmallProject) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from aoimori.cli.main import main; main()", "check"],
        cwd=small.root / "datasets/pref",
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "良好" in done.stdout.decode()


def test_help_names_every_command() -> None:
    shown_help = CliRunner().invoke(cli, ["--help"]).output
    for name in cli.names:
        assert f"\n  {name} " in shown_help
        detail = CliRunner().invoke(cli, [name, "--help"])
        assert detail.exit_code == 0


def test_a_cell_cannot_break_the_line_or_the_terminal() -> None:
    assert shown("a\nb\tc\x1b[31m") == "a↵b→c〓[31m"
    assert len(shown("あ" * 32767)) == 300


# One file of each format of the catalogue.
NAMES = [f"a.{form.extension}" for _, form in CATALOGUES]


def test_serve_gives_the_promised_types(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("x", encoding="utf-8")
    with Server.open("127.0.0.1", 0) as server, server.showing(tmp_path):
        types = {
            name: urllib.request.urlopen(f"http://127.0.0.1:{server.port}/{name}").headers[
                "Content-Type"
            ]
            for name in NAMES
        }
    assert types == {
        "a.ttl": "text/turtle; charset=utf-8",
        "a.csv": "text/csv; charset=utf-8",
        "a.suisho.csv": "text/csv; charset=utf-8",
        "a.jsonld": "application/ld+json",
        "a.rdf": "application/rdf+xml",
    }
    for _, form in CATALOGUES:
        assert types[f"a.{form.extension}"].partition(";")[0] == form.media_type


def test_a_busy_port_is_told_before_anything_is_built(small: SmallProject) -> None:
    with Server.open("127.0.0.1", 0) as server:
        result = small.run("serve", "--port", str(server.port))
    assert (result.exit_code, "[port-in-use]" in result.output) == (2, True)
    assert not (small.root / "build").exists()


@pytest.mark.parametrize(
    ("host", "check"),
    [("8.8.8.8", "address-unusable"), ("nosuch.invalid", "address-unusable")],
)
def test_an_address_that_is_not_ours_is_told(small: SmallProject, host: str, check: str) -> None:
    result = small.run("serve", "--host", host)
    assert (result.exit_code, f"[{check}]" in result.output) == (2, True), result.output
    assert not (small.root / "build").exists()
