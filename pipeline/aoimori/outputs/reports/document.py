"""``report.json``: everything that was found, for programs (schemas/checkup.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from aoimori.core.checkup import (
    LEVELS,
    FileCheckup,
    MendedCopy,
    RuleResult,
    TableCheckup,
    Verdict,
)
from aoimori.core.localized import Language, Localized
from aoimori.core.messages import hint_of, text_of
from aoimori.core.readability import READABILITY
from aoimori.core.verdicts import verdict_of
from aoimori.outputs.reports.report import Report
from aoimori.outputs.reports.told import Told, rule_of

# Raised when a member is taken away or means something else.
VERSION = 1


def document(checkups: Sequence[FileCheckup], lang: Language) -> dict[str, Any]:
    """The checkups as JSON data; titles, messages and hints are in ``lang``."""
    return {
        "version": VERSION,
        "language": lang,
        "files": [_file(checkup, lang) for checkup in checkups],
    }


def _write(checkups: Sequence[FileCheckup], lang: Language) -> str:
    return json_text(document(checkups, lang))


def json_text(data: Any) -> str:
    """JSON as people can read it, too."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _file(checkup: FileCheckup, lang: Language) -> dict[str, Any]:
    others = (Told(checkup.file, finding, rule_of(finding)) for finding in checkup.findings)
    return {
        "file": checkup.file,
        "kind": checkup.kind,
        "size": checkup.size,
        "encoding": checkup.encoding,
        "verdict": str(verdict_of(checkup)),
        "passed": verdict_of(checkup) is Verdict.PASSED,
        "scores": _scores(checkup.scores),
        "copy": _copy(checkup.copy),
        "tables": [_table(checkup, table, lang) for table in checkup.tables],
        "findings": [finding_data(told, lang) for told in others],
    }


def _scores(scores: Iterable[int | None]) -> dict[str, int | None]:
    return dict(zip(map(str, LEVELS), scores, strict=True))


def _copy(copy: MendedCopy | None) -> dict[str, Any] | None:
    """What is left in the mended copy, if one was made."""
    if copy is None:
        return None
    scores = _scores(copy.scores)
    return {"file": copy.file, "scores": scores, "errors": copy.errors, "warnings": copy.warnings}


def _table(checkup: FileCheckup, table: TableCheckup, lang: Language) -> dict[str, Any]:
    return {
        "sheet": table.sheet,
        "area": table.area,
        "header": table.header,
        "body": table.body,
        "sure": table.sure,
        "columns": [
            {"name": column.name, "kind": column.kind, "unit": column.unit}
            for column in table.columns
        ],
        "rules": [_rule(checkup, result, lang) for result in table.results],
    }


def _rule(checkup: FileCheckup, result: RuleResult, lang: Language) -> dict[str, Any]:
    rule = READABILITY[result.rule]
    return {
        "rule": rule.id,
        "code": rule.code,
        "title": rule.title.text(lang),
        "level": rule.level,
        "weight": str(rule.weight),
        "verdict": str(result.verdict),
        "findings": [
            finding_data(Told(checkup.file, finding, rule), lang) for finding in result.findings
        ],
    }


def finding_data(told: Told, lang: Language) -> dict[str, Any]:
    """A finding with its words; ``why`` and ``remedy`` are those of the rule, if it is of one."""
    finding, rule = told.finding, told.rule
    return {
        "check": finding.check,
        "rule": rule.id if rule else "",
        "severity": str(finding.severity),
        "mended": finding.mended,
        "file": told.place.file or told.file,
        "sheet": told.place.sheet,
        "cell": told.place.cell,
        "cells": list(told.cells),
        "value": told.value,
        "message": text_of(finding, lang),
        "why": rule.why.text(lang) if rule else "",
        "hint": hint_of(finding, lang),
        "remedy": rule.remedy.text(lang) if rule else "",
        "details": dict(finding.details),
    }


REPORT = Report(
    "json", "report.json", Localized("プログラム用の診断結果", "Diagnosis for programs"), _write
)
