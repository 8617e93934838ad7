"""The Tab key: commands, options, datasets, years and tables."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete
from click.testing import CliRunner

from aoimori.cli.main import cli
from support.project import SmallProject, two_datasets


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    small = two_datasets(tmp_path)
    small.edit("datasets/pref/good/dataset.yaml", "  2024:", "  '2023':")
    return small


def completed(small: SmallProject, typed: str) -> list[str]:
    *args, incomplete = typed.split(" ")
    asking = BashComplete(cli, {}, "aoimori", "_AOIMORI_COMPLETE")
    found = asking.get_completions(["--project", str(small.root), *args], incomplete)
    return [item.value for item in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("c", ["check", "clean", "completion"]),
        ("check ", ["pref/good", "pref/towns"]),
        ("check pref/good pref/t", ["pref/towns"]),
        ("release pref/good ", ["2023"]),
        ("release pref/none ", ["2024", "2023"]),
        ("trace pref/towns 2024 ", ["towns"]),
        ("check --l", ["--lang"]),
        ("check --lang ", ["ja", "en"]),
        ("completion z", ["zsh"]),
        ("--ver", ["--version"]),
    ],
)
def test_what_is_completed(small: SmallProject, typed: str, expected: list[str]) -> None:
    assert completed(small, typed) == expected


def test_options_have_our_words_beside_them(small: SmallProject) -> None:
    asking = BashComplete(cli, {}, "aoimori", "_AOIMORI_COMPLETE")
    for before in ([], ["--lang", "en"]):
        for args in ([], ["release"], ["build"]):
            found = asking.get_completions([*before, "--project", str(small.root), *args], "--")
            helps = {item.value: item.help for item in found}
            assert helps["--help"] == ("Show this help" if before else "この説明を表示します")
            assert all(helps.values())
            # fish would cut it there.
            assert not any("," in text for text in helps.values())
    commands = asking.get_completions(["--lang", "en"], "")
    assert not any("," in str(item.help) for item in commands)


def test_zsh_completes_on_a_new_account() -> None:
    script = CliRunner().invoke(cli, ["completion", "zsh"]).output
    assert script.startswith("(( $+functions[compdef] )) || { autoload -Uz compinit")


def test_outside_a_project_nothing_is_completed(tmp_path: Path) -> None:
    asking = BashComplete(cli, {}, "aoimori", "_AOIMORI_COMPLETE")
    found = asking.get_completions(["--project", str(tmp_path), "check"], "")
    assert found == []


def test_an_odd_definition_completes_without_years(small: SmallProject) -> None:
    path = small.root / "datasets/pref/good/dataset.yaml"
    for text in ("releases: {2024: {}}\n", "", "[", "releases:\n\n# none\n", "\ufffe"):
        path.write_text(text, encoding="utf-8")
        assert completed(small, "release pref/good ") == []
    path.write_bytes(b"\xff\xfe\xff")
    assert completed(small, "check pref/g") == ["pref/good"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_has_its_script(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert "_AOIMORI_COMPLETE" in result.output
    if interpreter := shutil.which(shell):
        subprocess.run([interpreter, "-n"], input=result.output, text=True, check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_in_a_real_bash(small: SmallProject, tmp_path: Path) -> None:
    command = tmp_path / "bin" / "aoimori"
    command.parent.mkdir()
    code = "from aoimori.cli.main import main; main()"
    command.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{code}' \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    script = """
    eval "$(aoimori completion bash)"
    COMP_WORDS=(aoimori check pref/t) COMP_CWORD=2
    _aoimori_completion aoimori
    echo "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        cwd=small.root,
        env={**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.split(), done.stderr) == (["pref/towns"], "")


def test_completing_loads_nothing_heavy(small: SmallProject) -> None:
    code = (
        "import sys\n"
        "from click.shell_completion import BashComplete\n"
        "from aoimori.cli.main import cli\n"
        "asking = BashComplete(cli, {}, 'aoimori', '_X')\n"
        "assert asking.get_completions(['trace', 'pref/towns', '2024'], '')\n"
        "assert not {'pandas', 'yaml', 'jsonschema', 'mkdocs'} & set(sys.modules), sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=small.root, check=True)
