"""A finding as one line, for whoever searches them or reads them by a program."""

from __future__ import annotations

import click

from aoimori.cli.streams import is_unicode
from aoimori.cli.words import say
from aoimori.core.findings import Finding, Severity
from aoimori.core.localized import Language
from aoimori.core.messages import MESSAGES, hint_of, text_of

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def finding_line(finding: Finding, lang: Language) -> str:
    """Place, severity, what, what to do, code."""
    word = click.style(say(finding.severity, lang), fg=COLOURS[finding.severity], bold=True)
    place = str(finding.place) or finding.dataset
    field = f" ({finding.field_name})" if finding.field_name else ""
    code = click.style(code_of(finding), dim=True)
    what = shown(text_of(finding, lang))
    hint = shown(hint_of(finding, lang))
    return f"{f'{place}: ' if place else ''}{word}{field} {what} → {hint} {code}"


def code_of(finding: Finding) -> str:
    """The rule, if it is of one, and the code of the finding."""
    rule = MESSAGES[finding.check].rule
    return f"[{f'{rule} ' if rule else ''}{finding.check}]"


def shown(text: str, limit: int = 300) -> str:
    """A cell may hold line breaks, control characters and 32,767 letters; a line may not. Marks
    are such as the encoding has: no Japanese one but Unicode has the ↵ of the other reports."""
    marks = {"\n": "↵" if is_unicode() else "¶", "\r": "", "\t": "→", "\u3000": "\u3000"}
    shown = "".join(c if c.isprintable() else marks.get(c, "〓") for c in text)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"
