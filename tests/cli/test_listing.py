"""Findings at a terminal: by file and sheet, no wider than it, what to do below each."""

from __future__ import annotations

import click
from rich.cells import cell_len

from aoimori.cli import listing as module
from aoimori.cli.line import finding_line
from aoimori.core.findings import Finding, Place, Severity


def listing(findings: list[Finding], width: int, under: str = "") -> list[str]:
    """The lines without their colours."""
    return [click.unstyle(line) for line in module.listing(findings, "ja", width, under)]


def found(sheet: str, cell: str, value: str = "12人", *, check: str = "not-a-number") -> Finding:
    return Finding(check, Place("a.xlsx", sheet, cell), {"value": value})


def test_findings_stand_under_their_file_and_sheet() -> None:
    findings = [found("人口", "B2"), found("人口", "B9", "一\n二"), found("世帯", "C3")]
    lines = listing(findings, 80)
    assert [line for line in lines if not line.startswith("    ")] == [
        "a.xlsx",
        "",
        "  シート「人口」",
        "",
        "  シート「世帯」",
    ]
    text = "\n".join(lines)
    assert text.count("a.xlsx") == 1
    assert "エラー B2 「12人」は数値ではありません" in text
    assert "「一↵二」" in text
    # What to do is said once where it is the same for the next finding.
    assert text.count("→") == 2
    assert "a.xlsx" not in "\n".join(listing(findings, 80, under="a.xlsx"))


def test_no_line_is_wider_than_the_terminal() -> None:
    findings = [found("人口", "B2", "値" * 200), found("人口", "B3")]
    for width in (60, 80, 120):
        assert all(cell_len(line) <= width for line in listing(findings, width))


def test_the_same_on_many_sheets_is_told_once() -> None:
    findings = [found(f"No{n}", "B2") for n in range(1, 79)]
    lines = listing(findings, 200)
    assert "  シート「No1」「No2」「No3」ほか 75 シート（同じことが 78 シートにあります）" in lines
    assert len(lines) == 5


def test_what_is_mended_and_what_no_cell_has_is_one_paragraph() -> None:
    done = Finding(
        "not-a-number", Place("a.xlsx", "人口", "B2"), {"value": "1,2", "mended_in": "b.xlsx"},
        Severity.NOTICE, mended=True,
    )  # fmt: skip
    whole = Finding("metadata-missing", Place("a.xlsx", "人口"), {}, Severity.NOTICE)
    lines = listing([done, whole], 200, under="a.xlsx")
    assert lines[1] == "  シート「人口」"
    assert lines[2].endswith("→ 修正版では直してあります [not-a-number]")
    assert lines[4] == "  ファイル全体について"
    assert len(lines) == 6


def test_a_pipe_gets_a_line_for_each() -> None:
    line = finding_line(found("人口", "B2"), "ja")
    assert line.startswith("a.xlsx:人口!B2: ")
    assert line.count("\n") == 0
