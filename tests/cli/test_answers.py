"""What commands answer programs: one document on standard output, of the form that is published."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from referencing import Registry, Resource

from aoimori.cli.main import cli
from support.fakeckan import FakeCkan
from support.project import ROWS, SmallProject, two_datasets, workbook

NEW = (
    "new pref/parks --title 公園 --description 公園です。 --theme 国土・気象 --frequency annual "
    "--year 2024 --column id=番号 --key id"
)
# In the order they are typed, with the exit code of each.
WELL = (
    ("", 0),
    ("check", 0),
    ("release pref/good 2024 --date 2025-04-01", 0),
    ("release pref/good 2024 --final --date 2025-04-01", 0),
    ("release pref/towns/2024 --final --date 2025-04-01", 0),
    ("release --reencode --date 2025-05-01", 0),
    ("build", 0),
    ("plan --portal https://portal.example", 0),
    ("publish --portal https://portal.example --yes", 0),
    ("build pref/good", 0),
    ("diff pref/good 2024", 0),
    ("verify SITE", 0),
    ("", 0),
    ("trace pref/towns 2024 towns --key 001 --field people", 0),
    ("clean --cache", 0),
    ("clean", 0),
    ("doctor", 0),
    ("completion zsh", 0),
    (NEW, 0),
    ("check", 2),  # the new sheet has no rows yet
    ("build", 2),
    ("new-year 2025", 0),
)
WRONG = (
    ("chekc", 2),
    ("check pref/none", 2),
    ("check --jsn", 2),
    ("build --jobs many", 2),
    ("release --date", 2),
    ("release pref/towns 2024 --correct", 2),
    ("trace pref/towns 2024 towns --key 009 --field people", 2),
    ("new pref/towns", 2),
    ("diff pref/towns 2024", 2),
    ("diff pref/towns 2024 --key code", 2),
    ("new-year", 2),
    ("new-year 2025 pref/none", 2),
    ("verify", 2),
    ("verify nowhere", 2),
    ("plan", 2),
    ("plan --portal nowhere", 2),
    ("publish --portal https://portal.example --force", 2),
    ("serve", 2),
    ("--project / check", 2),
)


@pytest.fixture(scope="module")
def valid(root: Path) -> Any:
    schema = json.loads((root / "schemas/answer.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    files = json.loads((root / "schemas/checkup.schema.json").read_text("utf-8"))
    diffs = json.loads((root / "schemas/diff.schema.json").read_text("utf-8"))
    plans = json.loads((root / "schemas/plan.schema.json").read_text("utf-8"))
    forms = [(form["$id"], Resource.from_contents(form)) for form in (files, diffs, plans)]
    known: Any = Registry().with_resources(forms)
    return jsonschema.Draft202012Validator(schema, registry=known)


def answer(small: SmallProject, line: str) -> tuple[int, Any]:
    site = str(small.root / "build/site")
    words = (site if word == "SITE" else word for word in shlex.split(line))
    arguments = ["--project", str(small.root), "--json", *words]
    result = CliRunner().invoke(cli, arguments)
    assert "internal-error" not in result.output
    return result.exit_code, json.loads(result.stdout)


def test_every_answer_is_of_the_published_form(
    tmp_path: Path, valid: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = two_datasets(tmp_path)
    monkeypatch.setattr("aoimori.verbs.plan.Portal", FakeCkan().known_as)
    monkeypatch.setenv("CKAN_TOKEN", "secret")
    commands = set()
    for line, code in WELL:
        exit_code, document = answer(small, line)
        assert (exit_code, document["exit"]) == (code, code), (line, document)
        valid.validate(document)
        # Nothing but the findings of a stop: then the form would not be looked at.
        assert len(document) > 3, line
        assert document["command"] == (line.split() or [""])[0]
        commands.add(document["command"])
    assert commands == {"", *cli.names} - {"serve"}


@pytest.mark.parametrize(("line", "code"), WRONG)
def test_a_stop_is_a_document_too(tmp_path: Path, valid: Any, line: str, code: int) -> None:
    exit_code, document = answer(two_datasets(tmp_path), line)
    assert (exit_code, document["exit"]) == (code, code)
    valid.validate(document)
    assert set(document) == {"command", "exit", "findings"}
    assert document["command"] == next((word for word in line.split() if word in cli.names), "")


def test_the_form_refuses_what_is_not_in_it(tmp_path: Path, valid: Any) -> None:
    _, document = answer(two_datasets(tmp_path), "check")
    for wrong in (
        {**document, "more": 1},
        {**document, "command": "build"},
        {**document, "releases": [{"release": "x"}]},
        {key: value for key, value in document.items() if key != "findings"},
    ):
        assert not valid.is_valid(wrong), wrong


def typed(
    small: SmallProject, *arguments: str, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "aoimori.cli", *arguments],
        cwd=small.root,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "ascii", "utf-8"])
def test_whatever_the_terminal_can_show(tmp_path: Path, encoding: str) -> None:
    """A Japanese Windows has cp932: no finding is lost, and a document can always be read."""
    small = two_datasets(tmp_path)
    odd = "上\n下\t🌲①"
    rows = [*ROWS, ("004", "やま村", odd, 7, "2024-04-01")]
    workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": rows})
    done = typed(small, "check", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr.count(b"Traceback")) == (1, 0)
    shown = "utf-8" if encoding == "ascii" else encoding  # click takes ASCII for a slip
    (line,) = [line for line in done.stdout.decode(shown).splitlines() if "[constraint]" in line]
    assert "towns.xlsx:町!C5" in line
    assert ("上↵下→" if encoding == "utf-8" else "上¶下→") in line
    document = json.loads(typed(small, "check", "--json", PYTHONIOENCODING=encoding).stdout)
    assert odd in {finding["details"].get("value") for finding in document["findings"]}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed otherwise")
@pytest.mark.parametrize(
    ("redirected", "code"),
    [
        ("check >&-", 0),
        ("check 2>&-", 0),
        ("--help >&-", 0),
        ("check --json > /dev/full", 2),
        ("--help > /dev/full", 2),
        ("check 2> /dev/full", 0),
        ("build 2> /dev/full", 1),  # nothing is released yet
        ("chekc 2> /dev/full", 2),
        ("new <&-", 2),
    ],
)
@pytest.mark.parametrize("held", [False, True], ids=["at once", "held back"])
def test_streams_that_are_closed_or_full(
    tmp_path: Path, redirected: str, code: int, held: bool
) -> None:
    small = two_datasets(tmp_path)
    # Empty means that Python holds back what it writes, until its end.
    environment = {**os.environ, "PYTHONUNBUFFERED": "" if held else "1"}
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m aoimori.cli --lang en {redirected}"],
        cwd=small.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout + done.stderr
    assert (done.returncode, "Traceback" in told, "internal-error" in told) == (code, False, False)
    assert ("[output-failed]" in told) == ("> /dev/full" in redirected and "2>" not in redirected)
