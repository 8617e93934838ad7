"""The catalogues are complete in both languages, and every code in use is in them."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from aoimori.cli.words import WORDS
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES
from aoimori.core.repairs import RULES

TEXTS = {
    **{f"finding {code}": message.text for code, message in MESSAGES.items()},
    **{f"hint {code}": message.hint for code, message in MESSAGES.items()},
    **{f"word {key}": word for key, word in WORDS.items()},
    **{f"rule {name}": rule.title for name, rule in RULES.items()},
}


# Functions of one module that make its findings; they are given the code first.
MAKERS = ("_finding", "_missing", "_left_out", "_outside", "_stop", "_misuse", "cls", "tell")


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", TEXTS)
def test_both_languages_are_there(name: str) -> None:
    text: Localized = TEXTS[name]
    assert text.ja
    assert text.en
    assert not re.search(r"[ぁ-んァ-ヶ一-龥]", text.en)
    same = {"rule", "rule_en"}
    assert blanks(text.ja) - same == blanks(text.en) - same


def source(root: Path, *without: str) -> str:
    files = sorted((root / "pipeline").rglob("*.py"))
    return "\n".join(f.read_text("utf-8") for f in files if not {*f.parts} & {*without})


def calls(root: Path, *names: str) -> set[str]:
    """The text constants that are the first argument of calls to these names."""
    trees = [ast.parse(f.read_text("utf-8")) for f in (root / "pipeline").rglob("*.py")]
    return {
        node.args[0].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names
        if node.args and isinstance(node.args[0], ast.Constant)
        if isinstance(node.args[0].value, str)
    }


def test_no_message_is_unused_and_none_is_missing(root: Path) -> None:
    said = calls(
        root, "Finding", "Unreadable", "CellProblem", "finding", "Remark", "Unfit", *MAKERS
    )
    assert said <= set(MESSAGES)
    # The rest is chosen before it is said; such codes have a hyphen, so that nothing else in the
    # code is spelled like them.
    chosen = set(MESSAGES) - said
    assert len(chosen) < 15
    code = source(root, "messages")
    assert all("-" in name and f'"{name}"' in code for name in chosen), chosen


def test_every_step_the_code_records_is_a_known_rule(root: Path) -> None:
    code = source(root, "repairs.py")
    for name in re.findall(r'(?:Step|become|happened)\((?:[a-z]+, )?"([a-z-]+)"', code):
        assert name in RULES, name
    assert {name for name in RULES if f'"{name}"' in code} == set(RULES)
