"""Wrong use: one line in the chosen language, with a hint, exit code 2."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aoimori.cli.main import cli

WRONG = {
    "chekc": "unknown-command",
    "pref/towns": "dataset-as-command",
    "datasets/pref/towns/": "dataset-as-command",
    "--nonsense": "unknown-option",
    "-x": "unknown-option",
    "check --jsn": "unknown-option",
    "check --quiet=yes": "option-takes-no-value",
    "check --lang": "option-needs-value",
    "--project": "option-needs-value",
    "check --lang fr": "bad-choice",
    "release": "missing-argument",
    "release --date 2025-04-01": "missing-argument",
    "release pref/towns --date 2025-04-01": "missing-argument",
    "release pref/towns 2024 --correct": "option-needs",
    "release pref/towns 2024 --note x": "option-needs",
    "release pref/towns 2024 --final --withdraw --reason x": "options-exclude",
    "release --reencode --final": "options-exclude",
    "release pref/towns R99 --date 2025-04-01": "bad-number",
    "release pref/towns ²⁰²⁴ --date 2025-04-01": "bad-number",
    "release pref/towns 2024 --date 2025-02-30": "bad-day",
    "release pref/towns 2024 --date 20250401": "bad-day",
    "release pref/towns 2024 --date 2025-04": "bad-day",
    "release pref/towns 2024 --date 1066-10-14": "day-too-early",
    "release pref/towns 2024 --date 2206-04-01": "day-too-late",
    "release pref/towns 2024 2025 --date 2025-04-01": "extra-arguments",
    "trace pref/towns 2024 towns --key 1": "missing-option",
    "serve --port 99999": "bad-number",
    "serve --host=": "empty-value",
}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")


def wrong(line: str, *more: str) -> Result:
    result = CliRunner().invoke(cli, [*line.split(), *more])
    assert result.exit_code == 2, result.output
    return result


@pytest.mark.parametrize("line", WRONG)
def test_wrong_use_is_one_line_with_its_code(line: str) -> None:
    result = wrong(line)
    assert result.stdout == ""
    (told,) = result.stderr.splitlines()
    assert told.startswith("エラー ")
    assert told.endswith(f"[{WRONG[line]}]")


@pytest.mark.parametrize("line", [line for line in WRONG if not line.endswith("--lang")])
def test_in_the_other_language(line: str) -> None:
    (told,) = wrong(f"--lang en {line}").stderr.splitlines()
    if "fr" not in line:  # a language that is not known is told in Japanese
        assert not JAPANESE.search(told)


@pytest.mark.parametrize("line", [*WRONG, "serve"])
def test_for_a_program(line: str) -> None:
    result = CliRunner().invoke(cli, ["--json", *line.split()])
    data = json.loads(result.stdout)
    assert (data["exit"], [f["check"] for f in data["findings"]]) == (
        2,
        [WRONG.get(line, "unknown-option")],
    )
    assert result.stderr == ""


def test_near_misses() -> None:
    assert "候補: check" in wrong("chekc").stderr
    assert "候補: --json" in wrong("check --jsn").stderr
    assert "もしかして: aoimori check pref/towns" in wrong("datasets/pref/towns/").stderr
    # Where nothing is like it, all there is.
    assert "候補: build・check・clean・completion・diff" in wrong("xyz").stderr
    # Names in a list are parted as the language does.
    assert "candidates: build, check, clean" in wrong("--lang en xyz").stderr


def test_the_language_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AOIMORI_LANG", "en")
    assert wrong("chekc").stderr.startswith("error there is no command")
    assert wrong("--lang=ja chekc").stderr.startswith("エラー")
    monkeypatch.setenv("AOIMORI_LANG", "EN")
    assert wrong("chekc").stderr.startswith("error there is no command")
    monkeypatch.setenv("AOIMORI_LANG", "de")
    told = wrong("check").stderr
    assert "[bad-choice]" in told
    assert "AOIMORI_LANG に「de」" in told


def test_common_options_stand_before_or_after_the_verb(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for line in (
        ["--lang", "en", "--project", str(other), "check"],
        ["check", "--lang", "en", "--project", str(other)],
        ["--lang", "ja", "--project", "/", "check", "--lang", "en", "--project", str(other)],
    ):
        result = CliRunner().invoke(cli, line)
        assert result.exit_code == 2
        assert f"no datasets/catalog.yaml in {other}" in result.stderr


def running(*arguments: str, folder: Path, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "aoimori.cli", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **more,
    )


@pytest.mark.slow
@pytest.mark.parametrize("arguments", ["--help", "check --help", "check", "check --json", "doctor"])
def test_a_reader_that_goes_away_ends_it_quietly(arguments: str, root: Path) -> None:
    with running(*arguments.split(), folder=root) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        told = run.stderr.read().decode()
    assert run.returncode == 141
    assert "Error" not in told
    assert "Traceback" not in told


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="has other signals")
@pytest.mark.parametrize("arguments", ["check", "build --fresh --jobs 2"])
def test_ctrl_c_ends_it_quietly(arguments: str, root: Path, tmp_path: Path) -> None:
    """As a terminal does it: every process of the command hears of it."""
    folder = tmp_path / "p"
    for name in ("datasets", "schemas", "site"):
        shutil.copytree(root / name, folder / name)
    with running(*arguments.split(), folder=folder, start_new_session=True) as run:
        assert run.stderr is not None
        first = run.stderr.readline()  # one release is read, more are to come
        os.killpg(run.pid, signal.SIGINT)
        told = run.stderr.read().decode()
    assert "1/" in first.decode()
    assert (run.returncode, told.count("Traceback")) == (130, 0), told
    assert "KeyboardInterrupt" not in told
    assert "Aborted" not in told
    assert _is_gone(run.pid)


def _is_gone(group: int) -> bool:
    """Whether no process of a group is left within a few seconds."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def test_colours_are_for_those_who_want_them(root: Path) -> None:
    script = shutil.which("script")
    assert script or sys.platform != "linux"
    for name, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "xterm")):
        done = subprocess.run(
            [str(script), "-qec", f"{sys.executable} -m aoimori.cli chekc", "/dev/null"],
            cwd=root,
            env={**os.environ, "TERM": "xterm", name: value},
            capture_output=True,
            check=False,
        )
        assert (b"\x1b[" in done.stdout) == ((name, value) == ("TERM", "xterm")), done.stdout
