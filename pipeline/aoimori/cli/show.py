"""How findings look on a terminal, and as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import click

from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis, Finding, Severity
from aoimori.core.localized import Language
from aoimori.core.messages import hint_of, text_of

OK, OPEN_ERRORS, CANNOT = 0, 1, 2
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


@dataclass(frozen=True, slots=True)
class Screen:
    """The language, and whether a program reads along (then stdout holds one JSON document)."""

    lang: Language
    json: bool = False

    def line(self, text: str) -> None:
        if not self.json:
            click.echo(text)

    def say(self, key: str, **details: object) -> None:
        self.line(say(key, self.lang, **details))

    def findings(self, findings: Iterable[Finding], *, stream_err: bool = False) -> None:
        """One line each: place, severity, what, what to do, code."""
        if not self.json:
            for finding in findings:
                click.echo(self._finding(finding), err=stream_err)

    def _finding(self, finding: Finding) -> str:
        word = click.style(
            say(finding.severity, self.lang), fg=_COLOURS[finding.severity], bold=True
        )
        place = str(finding.place) or finding.dataset
        field = f" ({finding.field_name})" if finding.field_name else ""
        code = click.style(f"[{finding.check}]", dim=True)
        what = shown(text_of(finding, self.lang))
        hint = shown(hint_of(finding, self.lang))
        return f"{f'{place}: ' if place else ''}{word}{field} {what} → {hint} {code}"

    def totals(self, diagnosis: Diagnosis) -> None:
        self.say(
            "totals",
            errors=diagnosis.count(Severity.ERROR),
            warnings=diagnosis.count(Severity.WARNING),
            notices=diagnosis.count(Severity.NOTICE),
        )

    def document(self, data: dict[str, Any]) -> None:
        if self.json:
            json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
            sys.stdout.write("\n")

    def finding_data(self, finding: Finding) -> dict[str, Any]:
        """A finding for a program; the words are in the language asked for."""
        place = finding.place
        return {
            "check": finding.check,
            "severity": str(finding.severity),
            "dataset": finding.dataset,
            "file": place.file,
            "sheet": place.sheet,
            "cell": place.cell,
            "line": place.line,
            "key": place.key,
            "field": finding.field_name,
            "message": text_of(finding, self.lang),
            "hint": hint_of(finding, self.lang),
            "details": dict(finding.details),
        }


def exit_code(diagnosis: Diagnosis, *, stopped: bool) -> int:
    """0 well, 1 open errors, 2 something could not be read."""
    if stopped:
        return CANNOT
    return OPEN_ERRORS if diagnosis.errors else OK


def shown(text: str, limit: int = 300) -> str:
    """A cell may hold line breaks, control characters and 32,767 letters; a line may not."""
    marks = {"\n": "⏎", "\r": "", "\t": "⇥", "\u3000": "\u3000"}
    shown = "".join(
        c if c.isprintable() else marks.get(c, "\N{REPLACEMENT CHARACTER}") for c in text
    )
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
