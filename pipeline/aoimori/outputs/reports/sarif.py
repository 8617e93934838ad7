"""``report.sarif``: the findings for code scanning, SARIF 2.1.0.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. GitHub shows no result without a
region: what has no lines gets line 1, and the cell as a logical location.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import aoimori
from aoimori.core.checkup import FileCheckup
from aoimori.core.findings import Severity
from aoimori.core.localized import Language, Localized
from aoimori.core.messages import MESSAGES, hint_of, text_of
from aoimori.core.readability import READABILITY, ReadabilityRule, Weight
from aoimori.outputs.reports.document import json_text
from aoimori.outputs.reports.github import is_text, line_of
from aoimori.outputs.reports.report import Report
from aoimori.outputs.reports.texts import say
from aoimori.outputs.reports.told import Told, ranked

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# GitHub takes no run with more results than this.
LIMIT = 25_000
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_WEIGHTS = {
    Weight.FATAL: "error",
    Weight.CRITICAL: "error",
    Weight.MAJOR: "warning",
    Weight.MINOR: "note",
}
# SARIF names encodings as IANA does (3.24.11).
_ENCODINGS = {
    "utf-8-sig": "utf-8",
    "utf_8": "utf-8",
    "cp932": "windows-31j",
    "shift_jis": "Shift_JIS",
    "euc_jp": "EUC-JP",
}


def sarif(checkups: Sequence[FileCheckup], lang: Language) -> str:
    """The findings as a SARIF log of one run; those that are mended are suppressed."""
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(checkups, lang)]})


def _run(checkups: Sequence[FileCheckup], lang: Language) -> dict[str, Any]:
    every = ranked(checkups)
    found = sorted(every[:LIMIT], key=lambda told: told.finding.order)
    texts = {checkup.file for checkup in checkups if is_text(checkup)}
    checks = sorted({told.finding.check for told in found if told.rule is None})
    rules = [_rule(rule, lang) for rule in READABILITY.values()]
    rules += [_check(check, lang) for check in checks]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {"name": "aoimori", "version": str(aoimori.__version__), "rules": rules}
        },
        "language": "ja" if lang == "ja" else "en-US",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(checkup) for checkup in checkups],
        "invocations": [_invocation(len(found), len(every), lang)],
        "results": [
            _result(told, told.file in texts, numbers, own, lang)
            for told, own in zip(found, fingerprints(found), strict=True)
        ],
    }


def _invocation(shown: int, total: int, lang: Language) -> dict[str, Any]:
    """That all went well, and how many findings were left out."""
    told: dict[str, Any] = {"executionSuccessful": True}
    if total > shown:
        text = say("more-rows", lang, total=total, shown=shown, count=total - shown)
        told["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    return told


def _rule(rule: ReadabilityRule, lang: Language) -> dict[str, Any]:
    remedy = rule.remedy.text(lang)
    return {
        "id": rule.id,
        "name": rule.code,
        "shortDescription": {"text": rule.title.text(lang)},
        "fullDescription": {"text": rule.why.text(lang)},
        "help": {
            "text": remedy,
            "markdown": f"{rule.why.text(lang)}\n\n**{say('remedy', lang)}**: {remedy}",
        },
        "defaultConfiguration": {"level": _WEIGHTS[rule.weight]},
        "properties": {
            "tags": [f"level-{rule.level}", str(rule.weight)],
            "precision": "high" if rule.sure else "medium",
        },
    }


def _check(check: str, lang: Language) -> dict[str, Any]:
    """A kind of finding that is of no rule, described by its message without the details."""
    words = MESSAGES[check]
    text, hint = (part.text(lang).format_map(_Blanks()) for part in (words.text, words.hint))
    return {
        "id": check,
        "name": check,
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": hint, "markdown": hint},
        "properties": {"tags": ["other"]},
    }


class _Blanks(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _artifact(checkup: FileCheckup) -> dict[str, Any]:
    artifact = {
        "location": _location(checkup.file),
        "roles": ["analysisTarget"],
        "length": checkup.size,
    }
    if checkup.encoding:
        artifact["encoding"] = _ENCODINGS.get(checkup.encoding, checkup.encoding)
    return artifact


def _location(file: str) -> dict[str, Any]:
    """A file by its URI, relative to the root of the sources if the path is relative."""
    uri = quote(file, safe="/")
    if file.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _result(
    told: Told, has_lines: bool, numbers: Mapping[str, int], own: str, lang: Language
) -> dict[str, Any]:
    finding = told.finding
    hint = hint_of(finding, lang)
    inside = told.inside()
    text = f"{f'{inside}: ' if inside else ''}{text_of(finding, lang)} → {hint}"
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _location(told.file),
            "region": {"startLine": line_of(told, has_lines) or 1},
        }
    }
    if names := _logical(told):
        location["logicalLocations"] = names
    result: dict[str, Any] = {
        "ruleId": told.code,
        "ruleIndex": numbers[told.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(text)},
        "locations": [location],
        # The name GitHub goes by; it would else take line 1 of a workbook for the same each time.
        "partialFingerprints": {"primaryLocationLineHash": own},
        "properties": {"check": finding.check, "cells": list(told.cells), "value": told.value},
    }
    if finding.mended:
        justification = say("mended-why", lang)
        result["suppressions"] = [{"kind": "external", "justification": justification}]
    return result


def _message(text: str) -> str:
    """A text that is no template (3.11.5) and has no links to other places (3.11.6)."""
    text = re.sub(r"\{(\d+)\}", r"{{\1}}", text)
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text)


def _logical(told: Told) -> list[dict[str, Any]]:
    """The cells as ``sheet!cell``, or the sheet."""
    sheet = told.place.sheet
    if told.cells:
        names = [(cell, f"{sheet}!{cell}" if sheet else cell, "cell") for cell in told.cells]
    else:
        names = [(sheet, sheet, "sheet")] if sheet else []
    return [{"name": name, "fullyQualifiedName": full, "kind": kind} for name, full, kind in names]


def fingerprints(found: Iterable[Told]) -> list[str]:
    """What knows a finding again when rows above it come or go: its kind, file, sheet, column and
    words, and a number for those that are equal in all of these."""
    seen: Counter[str] = Counter()
    prints = []
    for told in found:
        columns = [cell.rstrip("0123456789") for cell in told.cells[:1]]
        own = [told.code, told.finding.check, told.file, told.place.sheet, columns]
        words = json.dumps([*own, sorted(told.finding.details.items())], ensure_ascii=True)
        digest = hashlib.sha256(words.encode()).hexdigest()[:16]
        seen[digest] += 1
        prints.append(f"{digest}:{seen[digest]}")
    return prints


REPORT = Report(
    "sarif",
    "report.sarif",
    Localized("コードスキャン用の診断結果（SARIF）", "Diagnosis for code scanning (SARIF)"),
    sarif,
)
