"""Words of ``aoimori`` alone."""

from __future__ import annotations

from aoimori.core.localized import Localized

START = {
    "counts": Localized(
        "データセット {datasets} 件・リリース（年度ごと） {releases} 件",
        "{datasets} datasets, {releases} releases (fiscal years)",
    ),
    "pending": Localized("まだ公開していない年度: {told}", "Not published yet: {told}"),
    "next-find": Localized(
        "ここにはプロジェクト（datasets/catalog.yaml のあるフォルダー）がありません。\n"
        "そのフォルダーへ移るか、--project で指定してください: aoimori --project フォルダー\n"
        "新しいカタログの作り方は、README.md の「A catalogue of your own」にあります。",
        "There is no project here (a folder with datasets/catalog.yaml).\n"
        "Go to one, or name it: aoimori --project FOLDER\n"
        "README.md tells how to begin a catalogue of your own.",
    ),
    "next-new": Localized(
        "まだデータセットがありません。まず1つ作りましょう。",
        "There is no dataset yet. Make the first one:",
    ),
    "next-release": Localized(
        "公開日が記録されていない年度が {n} 件あります。\n"
        "aoimori check で内容を確かめ、公開日を記録してください。",
        "{n} releases have no date of publication yet.\n"
        "Look at them with aoimori check, then record the date:",
    ),
    "next-build": Localized(
        "サイトはまだ作られていません。作りましょう。", "The site is not built yet. Build it:"
    ),
    "next-rebuild": Localized(
        "前回サイトを作ったあとに、変わったものがあります。確かめてから、作り直しましょう。",
        "Something has changed since the site was built. Look at it, and build it again:",
    ),
    "next-check": Localized(
        "前回サイトを作ったときのエラー {n} 件が、まだ直っていません。確かめましょう。",
        "Errors of the last build that are still there: {n}. Look at them:",
    ),
    "next-serve": Localized(
        "サイトはできています。見てみましょう。", "The site is built. Look at it:"
    ),
    "and-more": Localized("（ほか {n} 件）", "({n} more)"),
    "start-help": Localized(
        "コマンドの一覧: aoimori --help　　うまく動かないとき: aoimori doctor",
        "All commands: aoimori --help    Something wrong: aoimori doctor",
    ),
}
