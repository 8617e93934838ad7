"""Words of all commands: severities, states, headings of the help."""

from __future__ import annotations

from aoimori.core.localized import Localized
from aoimori.core.messages.severities import SEVERITIES

SHARED = {
    **{str(severity): words for severity, words in SEVERITIES.items()},
    "check": Localized("検査", "check"),
    "data": Localized("データ", "data"),
    "site": Localized("サイト", "site"),
    "step-pages": Localized("ページ", "pages"),
    "step-proofs": Localized("検査値とzip", "digests and zips"),
    "step-no-catalogue": Localized("カタログなし", "no catalogue"),
    "ok": Localized("良好", "well"),
    "stopped": Localized("読めません", "cannot be read"),
    "held-back": Localized("公開しません", "held back"),
    "published": Localized("公開", "published"),
    "draft": Localized("下書き", "draft"),
    "waiting": Localized("公開日待ち", "waits for its day"),
    "withdrawn": Localized("公開終了", "withdrawn"),
    "awaited": Localized("シート待ち", "sheets to come"),
    "rows": Localized("{n} 行", "{n} rows"),
    "repairs": Localized("直した値 {n}", "{n} values corrected"),
    "package-missing": Localized(
        "部品（Pythonのパッケージ）{name} が入っていません。"
        "pip install -r requirements/run.txt で入れてください",
        "The Python package {name} is not installed: pip install -r requirements/run.txt",
    ),
    "totals": Localized(
        "エラー {errors}・警告 {warnings}・お知らせ {notices}",
        "errors: {errors}, warnings: {warnings}, notices: {notices}",
    ),
    "usage": Localized("使い方", "Usage"),
    "usage-options": Localized("[オプション]", "[OPTIONS]"),
    "usage-command": Localized("コマンド", "COMMAND"),
    "arguments": Localized("引数", "Arguments"),
    "options": Localized("オプション", "Options"),
    "common-options": Localized("共通のオプション", "Common options"),
    "commands": Localized("コマンド", "Commands"),
    "examples": Localized("例", "Examples"),
    "required": Localized("必須", "required"),
}
