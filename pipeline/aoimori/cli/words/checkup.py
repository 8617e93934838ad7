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
    "points-without": Localized(
        "{points}（受け入れ済みを除けば{without}）",
        "{points} ({without} without what was accepted)",
    ),
    "not-scored": Localized("判定なし", "not judged"),
    "list-comma": Localized("・", ", "),
    "source-scores": Localized(
        "  元のシート {before}　→　公開する表 {after}",
        "  sheets as received {before}  →  tables as published {after}",
    ),
    "more-tables": Localized("ほか {n} 個の表", "and {n} more tables"),
    "copy-line": Localized(
        "修正版 {file}: {scores}・残り {left} 件",
        "mended copy {file}: {scores}, left: {left}",
    ),
    "sheet-heading": Localized("シート「{sheet}」", "Sheet {sheet}"),
    "sheets-heading": Localized(
        "シート{sheets}（同じことが {n} シートにあります）", "Sheets {sheets} (the same on {n})"
    ),
    "sheet-quoted": Localized("「{sheet}」", "{sheet} "),
    "more-sheets": Localized("ほか {n} シート", "and {n} more"),
    "cell-comma": Localized("、", ", "),
    "more-cells": Localized("{cells} ほか", "{cells} …"),
    "whole-heading": Localized("ファイル全体について", "About the whole file"),
    "written-to": Localized("{folder} に書き出しました", "Written to {folder}:"),
    "written-print": Localized("印刷して読む: {names}", "to be printed and read: {names}"),
    "written-marked": Localized(
        "Excel で直す（色とコメント付き）: {names}",
        "to mend the sheet with (colours, comments): {names}",
    ),
    "written-mended": Localized(
        "直した表（修正版）: {names}", "the tables with all that could be mended: {names}"
    ),
    "written-programs": Localized("プログラム用: {names}", "for programs: {names}"),
    "more-names": Localized("ほか {n} 個", "and {n} more"),
    "next": Localized("次にすること", "What to do next"),
    "next-out": Localized(
        "上から順に直して、もう一度調べてください。--out フォルダー を付けると、印刷用の診断と、"
        "色を付けたブック、直した表を書き出します",
        "Mend what is at the top first and check again; --out FOLDER writes a report to print, "
        "the workbook with its cells marked, and mended tables",
    ),
    "next-marked": Localized(
        "{marked} で「要修正」のセルを直し、元のファイルと置き換えて、もう一度調べてください",
        "Mend the marked cells in {marked}, use it instead of the file and check again",
    ),
    "next-mended": Localized(
        "{mended} のシート「直した記録」を確かめてください。よければ、"
        "残り {left} 件は修正版で直して、もう一度調べてください",
        "Look at what was done in {mended} (its last sheet); if it is right, mend the rest "
        "({left}) there and check again",
    ),
    "next-use": Localized(
        "{mended} のシート「直した記録」を確かめてください。よければ、"
        "元のファイルの代わりに使えます",
        "Look at what was done in {mended} (its last sheet); if it is right, use it instead",
    ),
}
