"""Words about files that were held against the rules for machine-readable data."""

from __future__ import annotations

from aoimori.core.localized import Localized

CHECKUP = {
    "table-found": Localized(
        "表 {area}　見出し {header}　データ {body}　{columns} 列　{sure}",
        "table {area}, header {header}, data {body}, {columns} columns, {sure}",
    ),
    "no-header": Localized("なし", "none"),
    "no-body": Localized("なし", "none"),
    "sure": Localized("確かさ {n}%", "{n}% sure"),
    "level-score": Localized("レベル{level} {score}", "level {level}: {score}"),
    "points": Localized("{n}点", "{n}"),
    "not-scored": Localized("判定なし", "not judged"),
    "list-comma": Localized("・", ", "),
    "source-scores": Localized(
        "  元のシート {before}　→　公開する表 {after}",
        "  sheets as received {before}  →  tables as published {after}",
    ),
    "reports-written": Localized("書き出しました: {path}", "written: {path}"),
}
