"""How findings look on a terminal, and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from aoimori.cli.line import finding_line
from aoimori.cli.streams import is_plain, is_unicode, put, terminal_width
from aoimori.cli.words import say
from aoimori.core.findings import Diagnosis, Finding, Severity
from aoimori.core.localized import Language
from aoimori.core.messages import MESSAGES, hint_of, text_of

OK, OPEN_ERRORS, CANNOT, PORTAL = 0, 1, 2, 3
INTERRUPTED = 130  # as a shell counts what Ctrl+C ended


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

    def paragraph(self, text: str, indent: int = 0) -> None:
        """A line about what is well that may be long: a terminal gets it in several."""
        if width := terminal_width():
            from aoimori.cli.words.lines import wrapped

            for line in wrapped(text, width, indent):
                self.line(line)
        else:
            self.line(" " * indent + text)

    def say(self, key: str, **details: object) -> None:
        self.line(say(key, self.lang, **details))

    def findings(self, findings: Iterable[Finding], *, err: bool = False, under: str = "") -> None:
        """At a terminal by file and sheet, ``under`` a file named above; elsewhere one line each:
        place, severity, what, what to do, code."""
        if self.json:
            return
        told = (f for f in findings if not (self.quiet and f.severity is Severity.NOTICE))
        width = terminal_width(err=err)
        if width:
            from aoimori.cli.listing import listing

            lines = listing(told, self.lang, width, under)
        else:
            lines = (finding_line(finding, self.lang) for finding in told)
        for line in lines:
            self._put(line, err=err)

    def stopped(self, findings: Sequence[Finding], code: int) -> None:
        """Why nothing could be done."""
        self.findings(findings, err=True)
        self.document(findings, code)

    def _put(self, text: str, *, err: bool = False) -> None:
        put(text, err=err, color=False if is_plain() else None)

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
