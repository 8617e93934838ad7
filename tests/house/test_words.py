"""What is shown comes from the catalogues: complete in both languages, and all of it in use."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from aoimori.cli.words import WORDS
from aoimori.cli.words.helps import HELPS
from aoimori.cli.words.parameters import METAVARS, PARAMETERS
from aoimori.core.localized import Localized

JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥]")
SENTENCE = re.compile(r"[A-Za-z]{2,} [a-z]{2,} ")

TEXTS: dict[str, Localized] = {
    **{f"word {key}": text for key, text in WORDS.items()},
    **{f"parameter {key}": text for key, text in PARAMETERS.items()},
    **{f"metavar {key}": text for key, text in METAVARS.items()},
    **{
        f"help {name} {number}": text
        for name, words in HELPS.items()
        for number, text in enumerate(
            (
                *words.text,
                *([words.short] if name else []),
                *([words.heading] if words.heading else []),
                *(example.does for example in words.examples),
                *(note for _, note in words.notes),
            )
        )
    },
}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_are_there_with_the_same_blanks(name: str) -> None:
    text = TEXTS[name]
    assert text.ja
    assert text.en
    assert not JAPANESE.search(text.en)
    assert blanks(text.ja) == blanks(text.en)


def trees(root: Path, *rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """The modules of some rooms but for the catalogues."""
    for room in rooms:
        for path in sorted((root / "pipeline/aoimori" / room).rglob("*.py")):
            if "words" not in path.parts:
                yield path, ast.parse(path.read_text("utf-8"))


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text in a module but docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def test_no_words_are_outside_the_catalogues(root: Path) -> None:
    for path, tree in trees(root, "cli", "verbs"):
        for text in texts(tree):
            assert not JAPANESE.search(text), (path.name, text)
            # What is typed is the same in every language, and so is what a shell runs.
            is_typed = text.startswith(("aoimori ", "(( $+functions"))
            # An error of ours, raised in a verb, is for developers.
            is_shown = "cli" in path.parts and not is_typed
            assert not (is_shown and SENTENCE.search(text)), (path.name, text)


def test_every_word_is_used_and_every_used_word_is_there(root: Path) -> None:
    said = {
        node.args[0].value
        for _, tree in trees(root, "cli")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] == "say"
        if node.args and isinstance(node.args[0], ast.Constant)
    }
    assert said <= set(WORDS)
    used = {text for _, tree in trees(root, "cli", "verbs", "core") for text in texts(tree)}
    # Some are put together: a prefix such as `next-`, and the name of a step.
    prefixes = tuple(text for text in used if re.fullmatch(r"[a-z]+-", text))
    unused = {key for key in WORDS if key not in used and not key.startswith(prefixes)}
    assert unused == set()
