"""Writes the pages of docs/ that are made from the code: `make docs`. A test compares them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from aoimori.cli.main import cli
from aoimori.core.messages import MESSAGES
from aoimori.core.repairs import RULES, RepairKind
from support.rule_pages import RULE_PAGES

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
MADE = "<!-- Made by `make docs` from the code; do not edit. -->\n"


def findings() -> str:
    """Every finding: what is said, and what to do."""
    lines = [
        "# Findings / 指摘の一覧\n",
        MADE,
        (
            "Each line of `aoimori check` ends with one of these codes; {words} are filled in. "
            "Those of [the rules for machine-readable data](rules/README.md) have its number.\n"
        ),
        "| code | 日本語 | English | 直し方 | what to do |",
        "| --- | --- | --- | --- | --- |",
    ]
    for code, message in sorted(MESSAGES.items()):
        hint = message.advice(is_defined=True)
        texts = (message.text.ja, message.text.en, hint.ja, hint.en)
        rule = f" {message.rule}" if message.rule else ""
        lines.append(f"| `{code}`{rule} | " + " | ".join(texts) + " |")
    return "\n".join(lines) + "\n"


def repairs() -> str:
    """Every named step a value may go through."""
    lines = [
        "# Repairs and readings / 修復と読み取り\n",
        MADE,
        "Every step that changes a value has one of these names; `repairs.csv` of a release and",
        "`aoimori trace` list them cell by cell. A *repair* makes a value what the sheet meant it",
        "to be; a *reading* takes the part that was asked for. `rule` is the rule of",
        "行政データにおける機械可読性に関するルール (2026-03-31) that the fault breaks.\n",
        "| step | kind | 日本語 | English | rule |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind in RepairKind:
        for name, rule in RULES.items():
            if rule.kind is kind:
                title = rule.title
                lines.append(f"| `{name}` | {kind} | {title.ja} | {title.en} | {rule.source} |")
    return "\n".join(lines) + "\n"


def command_line() -> str:
    """What every command says about itself."""
    lines = [
        "# Commands / コマンド\n",
        MADE,
        "What `aoimori --help` and `aoimori COMMAND --help` say, in Japanese and English",
        "(`--lang en`, or `AOIMORI_LANG=en`).\n",
    ]
    for name in ("", *cli.names):
        lines.append(f"## `{f'aoimori {name}'.strip()}`\n")
        for lang in ("ja", "en"):
            arguments = [*([name] if name else []), "--lang", lang, "--help"]
            shown = CliRunner().invoke(cli, arguments, terminal_width=80).output
            lines.append(f"```text\n{shown}```\n")
    return "\n".join(lines)


PAGES = {"cli.md": command_line, "findings.md": findings, "repairs.md": repairs, **RULE_PAGES}


def main() -> None:
    for name, page in PAGES.items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
