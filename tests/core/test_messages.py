"""The catalogues are complete in both languages, and every code in use is in them."""

from __future__ import annotations

import ast
import re
import string
from dataclasses import replace
from pathlib import Path

import pytest

from aoimori.cli.words import WORDS
from aoimori.core.acceptance import DOUBTS
from aoimori.core.findings import Finding
from aoimori.core.localized import Localized
from aoimori.core.messages import MESSAGES, hint_of, text_of
from aoimori.core.messages.gate import ACCEPTED, ACCEPTED_HINT
from aoimori.core.repairs import RULES

TEXTS = {
    **{f"finding {code}": message.text for code, message in MESSAGES.items()},
    **{f"hint {code}": message.advice(is_defined=False) for code, message in MESSAGES.items()},
    **{f"advice {code}": message.advice(is_defined=True) for code, message in MESSAGES.items()},
    "accepted": ACCEPTED,
    "hint of accepted": ACCEPTED_HINT,
    **{f"word {key}": word for key, word in WORDS.items()},
    **{f"rule {name}": rule.title for name, rule in RULES.items()},
}


# Functions of one module that make its findings; they are given the code first.
MAKERS = (
    *("_finding", "_findings", "_missing", "_left_out", "_outside", "_stop", "_misuse"),
    *("_without_unit", "cls", "tell"),
)


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


def tabled(root: Path) -> set[str]:
    """The values of tables that lead from something else to a code."""
    trees = [ast.parse(f.read_text("utf-8")) for f in (root / "pipeline").rglob("*.py")]
    dicts = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    rows = [[v.value for v in node.values if isinstance(v, ast.Constant)] for node in dicts]
    return {
        code
        for node, codes in zip(dicts, rows, strict=True)
        if len(codes) == len(node.values) > 2 and set(codes) <= set(MESSAGES)
        for code in codes
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
    said |= tabled(root)
    # The rest is chosen before it is said; such codes have a hyphen, so that nothing else in the
    # code is spelled like them.
    chosen = set(MESSAGES) - said
    assert len(chosen) < 40
    code = source(root, "messages")
    assert all("-" in name and f'"{name}"' in code for name in chosen), chosen


# Where what is told of a file that nobody has defined is made.
BARE = (
    *("sources/readers", "sources/discover", "checks/rules", "checks/suspicions"),
    *("verbs/bare.py", "verbs/examine.py", "core/acceptance.py", "core/personal.py"),
)
DEFINITION = re.compile(
    r"dataset\.yaml|accepts|layout|スキーマ|schema|contact: true|definition|定義"
)


def told_of_bare_files(root: Path) -> set[str]:
    """The codes that the modules of a look at a bare file have in them."""
    told = set()
    for room in BARE:
        path = root / "pipeline/aoimori" / room
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            nodes = ast.walk(ast.parse(file.read_text("utf-8")))
            texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
            told |= texts & set(MESSAGES)
    return told


def test_of_a_file_without_a_definition_no_hint_speaks_of_one(root: Path) -> None:
    told = told_of_bare_files(root)
    told -= {*DOUBTS}  # of rows that a definition reads
    assert {"hidden-name", "my-number", "wrong-encoding", "merged-cell", "no-such-file"} <= told
    for code in told:
        hint = MESSAGES[code].advice(is_defined=False)
        assert not DEFINITION.search(hint.ja + hint.en), code


def test_where_there_is_a_definition_the_hint_speaks_of_it_too() -> None:
    bare = Finding("cell-comment", details={"value": "要確認", "by": ""})
    defined = replace(bare, dataset="pref/towns/2024")
    assert "accepts" not in hint_of(bare, "ja") + hint_of(bare, "en")
    assert hint_of(defined, "ja").startswith(hint_of(bare, "ja") + "。")
    assert hint_of(defined, "en").startswith(hint_of(bare, "en") + "; ")
    assert "accepts" in hint_of(defined, "ja")
    assert "accepts" in hint_of(defined, "en")


def test_encodings_are_told_in_words() -> None:
    details = {"encoding": "cp932", "offset": "4", "record": "2"}
    finding = Finding("wrong-encoding", details=details)
    assert "Shift_JIS（Windows の日本語）" in text_of(finding, "ja")
    assert "Shift_JIS (Japanese Windows)" in text_of(finding, "en")
    both = replace(finding, details={**details, "encoding": "utf-8・cp932"})
    assert "「UTF-8・Shift_JIS（Windows の日本語）」として" in text_of(both, "ja")
    assert "UTF-8, Shift_JIS (Japanese Windows)" in text_of(both, "en")


def test_every_step_the_code_records_is_a_known_rule(root: Path) -> None:
    code = source(root, "repairs.py")
    for name in re.findall(r'(?:Step|become|happened)\((?:[a-z]+, )?"([a-z-]+)"', code):
        assert name in RULES, name
    assert {name for name in RULES if f'"{name}"' in code} == set(RULES)
