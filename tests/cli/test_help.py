"""The help: complete in both languages, laid out for 80 columns, with examples that run."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aoimori.cli.main import cli
from aoimori.cli.words.helps import HELPS
from aoimori.cli.words.lines import PIECE, wrapped
from aoimori.cli.words.parameters import METAVARS, PARAMETERS
from support.fakeckan import FakeCkan
from support.project import ROWS, two_datasets, workbook

PAGES = [[], *([name] for name in cli.names)]
# A line to copy, or a usage line, is not cut.
UNCUT = ("    aoimori ", "Usage: ", "使い方: ")
LINES = [example.line for words in HELPS.values() for example in words.examples]


def page(command: list[str], lang: str) -> str:
    result = CliRunner().invoke(cli, [*command, "--lang", lang, "--help"], terminal_width=80)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("width", [40, 60, 120])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_page_fits_any_terminal(command: list[str], width: int) -> None:
    for lang in ("ja", "en"):
        result = CliRunner().invoke(cli, [*command, "--lang", lang, "-h"], terminal_width=width)
        wide = [line for line in result.output.splitlines() if cell_len(line) > min(width, 80)]
        # Lines to copy, what is typed, and words that cannot be parted.
        typed = [f"  {left}" for words in HELPS.values() for left, _ in words.notes]
        left = [line for line in wide if not line.startswith((*UNCUT, "  -", *typed))]
        assert not [line for line in left if " " in line.strip()]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_page_fits_and_speaks_one_language(command: list[str], lang: str) -> None:
    shown = page(command, lang)
    for line in shown.splitlines():
        assert cell_len(line) <= 80 or line.startswith(UNCUT), line
    for english in ("Usage:", "Show this"):
        assert (english in shown) == (lang == "en")
    for japanese in ("使い方:", "この説明"):
        assert (japanese in shown) == (lang == "ja")


def test_help_before_or_after_the_language() -> None:
    one = CliRunner().invoke(cli, ["check", "--help", "--lang", "en"]).output
    other = CliRunner().invoke(cli, ["--lang=en", "check", "-h"]).output
    assert one == other
    assert one.startswith("Usage: aoimori check")


def test_every_command_and_parameter_has_its_words() -> None:
    assert set(HELPS) == {"", *cli.names}
    context = cli.make_context("aoimori", ["check"])
    used = set()
    for name in ("", *cli.names):
        command = cli.get_command(context, name) if name else cli
        assert command is not None
        for param in command.params:
            own = f"{name}.{param.name}"
            used |= {own if own in PARAMETERS else str(param.name)}
            takes_value = not (isinstance(param, click.Option) and param.is_flag)
            assert not takes_value or param.name in METAVARS, own
    assert used | {"help"} == set(PARAMETERS)


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES)
def test_an_example_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = two_datasets(tmp_path)
    monkeypatch.chdir(small.root)
    workbook(small.root / "parks.xlsx", {"公園": [("番号", "公園名"), (1, "中央公園")]})
    workbook(small.root / "公園.xlsx", {"公園": ROWS[:3]})
    workbook(small.root / "datasets/pref/good/2023/towns.xlsx", {"町": ROWS})
    years = "releases:\n  2023: {sources: {towns: 2023/towns.xlsx}}\n"
    small.edit("datasets/pref/good/dataset.yaml", "releases:\n", years)
    small.lock("pref/good", 2023)
    small.lock("pref/good")
    name, *args = [*shlex.split(line.partition(" >")[0]), ""][1:]
    args = [arg for arg in args if arg]
    if not name:
        assert small.run().exit_code == 0
        return
    context = cli.make_context("aoimori", [name, *args])
    command = cli.get_command(context, name)
    assert command is not None
    if "--help" not in args:
        command.make_context(name, list(args), parent=context)
    if name in ("build", "verify") or {"--correct", "--withdraw"} & {*args}:
        small.lock()
    if name == "verify":
        assert small.run("build").exit_code == 0
    if "--correct" in args:
        workbook(small.root / "datasets/pref/towns/2024/towns.xlsx", {"町": ROWS[:3]})
    if name == "diff":
        small.run("build")
    if name in ("plan", "publish"):
        small.lock()
        small.run("build")
        args = [*args, *(["--yes"] if name == "publish" else [])]
        fake = FakeCkan()
        monkeypatch.setattr("aoimori.verbs.plan.Portal", fake.known_as)
        monkeypatch.setenv("CKAN_TOKEN", "secret")
        portal = args[args.index("--portal") + 1]
        assert small.run("plan", "--portal", portal, "--out", "build/plan").exit_code == 0
    if name != "serve" and line != "aoimori new":
        result = small.run(name, *args)
        assert result.exit_code == 0, result.output


def test_lines_of_japanese_break_where_they_may() -> None:
    text = "「青い森」の一覧、と（その 2つめ）。aoimori check"
    lines = list(wrapped(text, 14, 2))
    assert [line.strip() for line in lines] == [
        "「青い森」の",
        "一覧、と（そ",
        "の 2つめ）。",
        "aoimori",
        "check",
    ]


@given(st.text(st.characters(exclude_categories=("C", "M", "Z"), include_characters=" ")))
def test_nothing_is_lost_and_nothing_too_wide(text: str) -> None:
    lines = list(wrapped(text, 24, 4))
    joined = "".join("".join(lines).split())
    assert joined == "".join(text.split())
    for line in lines:
        assert line == " " * 4 or line.startswith(" " * 4)
        # Wider only where one piece is that cannot be parted: a word of ASCII, a letter with the
        # signs that stay with it.
        assert cell_len(line) <= 24 or line.strip() in [p.strip() for p in PIECE.findall(text)]
