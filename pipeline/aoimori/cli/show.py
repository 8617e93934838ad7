"""How findings look on a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from aoimori.cli.streams import is_plain, is_unicode, put
from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis, Finding, Severity
from aoimori.core.localized import Language
from aoimori.core.messages import MESSAGES, hint_of, text_of

OK, OPEN_ERRORS, CANNOT = 0, 1, 2
INTERRUPTED = 130  # as a shell counts what Ctrl+C ended
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


@dataclass(frozen=True, slots=True)
class Screen:
    """The language; whether a program reads along (then stdout holds one JSON document, see
    docs/json.md); whether to be quiet about what is well; the command that answers."""

    lang: Language
    json: bool = False
    quiet: bool = False
    command: str = ""

    def answer(self, text: str = "") -> None:
        """A line that was asked for."""
        if not self.json:
            self._put(text)

    def line(self, text: str) -> None:
        """A line about what is well."""
        if not self.quiet:
            self.answer(text)

    def say(self, key: str, **details: object) -> None:
        self.line(say(key, self.lang, **details))

    def findings(self, findings: Iterable[Finding], *, err: bool = False) -> None:
        """One line each: place, severity, what, what to do, code."""
        if self.json:
            return
        for finding in findings:
            if not (self.quiet and finding.severity is Severity.NOTICE):
                self._put(self._finding(finding), err=err)

    def stopped(self, findings: Sequence[Finding], code: int) -> None:
        """Why nothing could be done."""
        self.findings(findings, err=True)
        self.document(findings, code)

    def _put(self, text: str, *, err: bool = False) -> None:
        put(text, err=err, color=False if is_plain() else None)

    def _finding(self, finding: Finding) -> str:
        word = click.style(
            say(finding.severity, self.lang), fg=_COLOURS[finding.severity], bold=True
        )
        place = str(finding.place) or finding.dataset
        field = f" ({finding.field_name})" if finding.field_name else ""
        rule = MESSAGES[finding.check].rule
        code = click.style(f"[{f'{rule} ' if rule else ''}{finding.check}]", dim=True)
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

    def document(self, findings: Iterable[Finding], code: int, **answer: Any) -> None:
        """The one document of an answer for programs; ``answer`` is what the command adds."""
        if self.json:
            told = [self.finding_data(finding) for finding in findings]
            data = {"command": self.command, "exit": code, "findings": told, **answer}
            put(json.dumps(data, ensure_ascii=not is_unicode(), indent=2))

    def finding_data(self, finding: Finding) -> dict[str, Any]:
        """A finding for a program; the words are in the language asked for."""
        place = finding.place
        return {
            "check": finding.check,
            "rule": MESSAGES[finding.check].rule,
            "severity": str(finding.severity),
            "dataset": finding.dataset,
            "file": place.file,
            "sheet": place.sheet,
            "cell": place.cell,
            "cells": list(finding.cells),
            "line": place.line,
            "key": place.key,
            "field": finding.field_name,
            "mended": finding.mended,
            "message": text_of(finding, self.lang),
            "hint": hint_of(finding, self.lang),
            "details": dict(finding.details),
        }


def exit_code(diagnosis: Diagnosis, *, stopped: bool) -> int:
    """0 well, 1 open errors, 2 something could not be read."""
    if stopped:
        return CANNOT
    return OPEN_ERRORS if diagnosis.errors else OK


def bytes_text(size: int) -> str:
    """1.2 MB: in thousands, as file managers and disks count."""
    amount, unit = float(size), "B"
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:,.0f} {unit}" if unit == "B" else f"{amount:,.1f} {unit}"


def shown(text: str, limit: int = 300) -> str:
    """A cell may hold line breaks, control characters and 32,767 letters; a line may not. The
    marks are such as every Japanese encoding has."""
    marks = {"\n": "¶", "\r": "", "\t": "→", "\u3000": "\u3000"}
    shown = "".join(c if c.isprintable() else marks.get(c, "〓") for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
