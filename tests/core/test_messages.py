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
from aoimori.core.messages.gate import ACCEPTED, ACCEPTED_HINT
from aoimori.core.repairs import RULES

TEXTS = {
    **{f"finding {code}": message.text for code, message in MESSAGES.items()},
    **{f"hint {code}": message.hint for code, message in MESSAGES.items()},
    "accepted": ACCEPTED,
    "hint of accepted": ACCEPTED_HINT,
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
    same = {"rule", "rule_en", "office", "office_en", "reason", "reason_en"}
    assert blanks(text.ja) - same == blanks(text.en) - same


def source(root: Path, *without: str) -> str:
    files = sorted((root / "pipeline").rglob("*.py"))
    return "\n".join(f.read_text("utf-8") for f in files if not {*f.parts} & {*without})


def calls(root: Path, *names: str) -> set[str]:
    """The text constants that are the first argument of calls to these names, or the second of
    those that are given first what they look at."""
    trees = [ast.parse(f.read_text("utf-8")) for f in (root / "pipeline").rglob("*.py")]
    return {
        arg.value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names
        for arg in node.args[1 if _is_looked(node) else 0 :][:1]
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    }


def _is_looked(call: ast.Call) -> bool:
    return bool(call.args) and ast.unparse(call.args[0]) == "looked"


def test_no_message_is_unused_and_none_is_missing(root: Path) -> None:
    said = calls(
        root,
        *(
            "Finding",
            "Unreadable",
            "CellProblem",
            "finding",
            "Remark",
            "Unfit",
            "together",
            "notice",
        ),
        # What the gate lets pass or tells.
        *("Mark", "PackagePart", "Seen", "_Kind"),
        *MAKERS,
    )
    assert said <= set(MESSAGES)
    # The rest is chosen before it is said; such codes have a hyphen, so that nothing else in the
    # code is spelled like them.
    chosen = set(MESSAGES) - said
    assert len(chosen) < 25
    code = source(root, "messages")
    assert all("-" in name and f'"{name}"' in code for name in chosen), chosen


def test_every_step_the_code_records_is_a_known_rule(root: Path) -> None:
    code = source(root, "repairs.py")
    for name in re.findall(r'(?:Step|become|happened)\((?:[a-z]+, )?"([a-z-]+)"', code):
        assert name in RULES, name
    assert {name for name in RULES if f'"{name}"' in code} == set(RULES)
