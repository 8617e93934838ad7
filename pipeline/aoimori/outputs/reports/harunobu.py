"""``report.harunobu.json``: the same results under the names of the Digital Agency's published
sample, so that offices can lay the two side by side.

What the sample says of a sheet and is not known here (the used range, whether it is hidden) is
``null``; rules that were not judged, or are for people to decide, are 判定対象外.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from aoimori.core.checkup import LEVELS, FileCheckup, RuleResult, TableCheckup, Verdict
from aoimori.core.findings import Finding, Severity
from aoimori.core.localized import Language, Localized
from aoimori.core.messages import text_of
from aoimori.core.readability import READABILITY, Weight
from aoimori.core.sheet import parse_address
from aoimori.outputs.reports.document import json_text
from aoimori.outputs.reports.report import Report

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "info"}
_COUNTED = (Verdict.PASSED, Verdict.FAILED)
# The sample holds a rule that needs a guess for less sure than one that does not.
_SURE, _GUESSED = 1.0, 0.5


def harunobu(checkups: Sequence[FileCheckup], lang: Language) -> Any:
    """A file as the sample's object for one; several as its list of results."""
    files = [_file(checkup, lang) for checkup in checkups]
    if len(files) == 1:
        return files[0]
    return {"ファイル数": len(files), "ファイル別結果": files}


def _write(checkups: Sequence[FileCheckup], lang: Language) -> str:
    return json_text(harunobu(checkups, lang))


def _file(checkup: FileCheckup, lang: Language) -> dict[str, Any]:
    sheets: dict[str, list[TableCheckup]] = {}
    for table in checkup.tables:
        sheets.setdefault(table.sheet, []).append(table)
    return {
        "inputファイル名": checkup.file.rpartition("/")[2],
        "ファイルサイズ": checkup.size,
        "フォーマット": checkup.kind,
        "Sheet数": len(sheets),
        "レベル別スコア": {
            str(level): _level(checkup, level, points, lang)
            for level, points in zip(LEVELS, checkup.scores, strict=True)
        },
        "sheets": [_sheet(name, tables, lang) for name, tables in sheets.items()],
    }


def _level(
    checkup: FileCheckup, level: int, points: int | None, lang: Language
) -> dict[str, Any] | None:
    counted = [
        result
        for result in checkup.results
        if READABILITY[result.rule].level == level and result.verdict in _COUNTED
    ]
    if points is None:
        return None
    failed = [result for result in counted if result.verdict is Verdict.FAILED]
    fatal = [r for r in failed if READABILITY[r.rule].weight is Weight.FATAL]
    return {
        "スコア": points,
        "合格": len(counted) - len(failed),
        "合計": len(counted),
        "強制0点": bool(fatal),
        "強制0点ルール": [_named(result, lang) for result in fatal],
        "失敗ルール": [_named(result, lang) for result in failed],
    }


def _named(result: RuleResult, lang: Language) -> dict[str, Any]:
    rule = READABILITY[result.rule]
    return {"ルールID": rule.id, "ルール名": rule.title.text(lang), "重大度": str(rule.weight)}


def _sheet(name: str, tables: Iterable[TableCheckup], lang: Language) -> dict[str, Any]:
    areas = [_area(table, lang) for table in tables if table.area]
    return {"シート名": name, "使用範囲": None, "非表示": None, "評価対象エリア": areas}


def _area(table: TableCheckup, lang: Language) -> dict[str, Any]:
    # A rule of the other kind of file leaves no entry in the sample.
    judged = [
        result
        for result in table.results
        if result.verdict is not Verdict.NOT_JUDGED or not READABILITY[result.rule].only
    ]
    return {
        "範囲": table.area,
        "信頼度": table.sure,
        "ヘッダー行": _rows(table.header),
        "ヘッダー範囲": table.header or None,
        "列数": len(table.columns),
        "評価内容": [_check(table, result, lang) for result in judged],
    }


def _rows(area: str) -> list[int]:
    """The numbers of the rows of a range."""
    if not area:
        return []
    first, _, last = area.partition(":")
    return list(range(parse_address(first)[0], parse_address(last or first)[0] + 1))


def _check(table: TableCheckup, result: RuleResult, lang: Language) -> dict[str, Any]:
    rule = READABILITY[result.rule]
    is_counted = result.verdict in _COUNTED
    return {
        "ルールID": rule.id,
        "ルール名": rule.title.text(lang),
        "ルール説明": rule.why.text(lang),
        "合否": result.verdict is not Verdict.FAILED,
        "判定対象外": not is_counted,
        "重大度": str(rule.weight),
        "信頼度": (_SURE if rule.sure else _GUESSED) if is_counted else 0.0,
        "違反": [_violation(table, finding, lang) for finding in result.findings],
        "メッセージ": rule.remedy.text(lang) if result.verdict is Verdict.FAILED else "",
    }


def _violation(table: TableCheckup, finding: Finding, lang: Language) -> dict[str, Any]:
    return {
        "シート": finding.place.sheet or table.sheet,
        "セル範囲": ", ".join(finding.cells) or finding.place.cell,
        "説明": text_of(finding, lang),
        "違反重大度": _SEVERITIES[finding.severity],
    }


REPORT = Report(
    "harunobu",
    "report.harunobu.json",
    Localized(
        "デジタル庁のサンプルの項目名による診断結果", "Diagnosis under the names of the sample"
    ),
    _write,
)
