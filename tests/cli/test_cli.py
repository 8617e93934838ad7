"""The command line: exit codes, JSON, words, and never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from aoimori.cli.main import cli
from aoimori.cli.show import shown
from aoimori.outputs.catalogues import CATALOGUES
from aoimori.verbs.serve import Server
from support.project import ROWS, SmallProject, two_datasets, workbook


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return two_datasets(tmp_path)


def test_check_takes_dataset_ids_and_their_folders(small: SmallProject) -> None:
    for name in ("pref/good", "datasets/pref/good/", "datasets/pref/good"):
        data = small.json("check", name)
        assert [r["release"] for r in data["releases"]] == ["pref/good/2024"]
    assert len(small.json("check", ".")["releases"]) == 2
    assert len(small.json("check")["releases"]) == 2


def test_check_writes_nothing(small: SmallProject) -> None:
    before = sorted(small.root.rglob("*"))
    small.run("check")
    assert sorted(small.root.rglob("*")) == before


def test_an_unknown_dataset_gets_near_misses(small: SmallProject) -> None:
    result = small.run("check", "pref/town")
    assert result.exit_code == 2
    assert "もしかして: pref/towns" in result.output


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
    for name in ("build", "check", "release", "serve", "trace"):
        assert name in shown_help
        detail = CliRunner().invoke(cli, [name, "--help"])
        assert detail.exit_code == 0


def test_a_cell_cannot_break_the_line_or_the_terminal() -> None:
    assert shown("a\nb\tc\x1b[31m") == "a⏎b⇥c\N{REPLACEMENT CHARACTER}[31m"
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
            for name in ("a.ttl", "a.csv", "a.jsonld", "a.rdf")
        }
    assert types == {
        "a.ttl": "text/turtle; charset=utf-8",
        "a.csv": "text/csv; charset=utf-8",
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
