"""What the commands answer when all went well."""

from __future__ import annotations

from aoimori.core.localized import Localized

ANSWERS = {
    "built": Localized(
        "{site} に {n} 件のリリースがあります（読み直し {read}・前回のまま {known}、{seconds} 秒）",
        "releases in {site}: {n} ({read} read, {known} as before, {seconds} s)",
    ),
    "built-before": Localized(
        "前回から何も変わっていません。{n} 件のリリースが {site} にあります（{seconds} 秒）",
        "Nothing has changed since the last build. Releases in {site}: {n} ({seconds} s)",
    ),
    "look": Localized(
        "見るには: aoimori serve  （ブラウザーで http://127.0.0.1:8000/）",
        "To look at it: aoimori serve  (http://127.0.0.1:8000/ in a browser)",
    ),
    "serving": Localized(
        "http://{host}:{port}/ で表示しています。シートや定義を直すと作り直します"
        "（終わるには Ctrl+C）",
        "Serving http://{host}:{port}/, built again when a file changes (Ctrl+C ends it)",
    ),
    "serving-all": Localized(
        "このアドレスは、同じネットワークのほかのパソコンからも見えます",
        "Other computers of the network can see this address, too",
    ),
    "as-before": Localized(
        "表示しているサイトと同じ内容です", "The site that is shown is as the files say"
    ),
    "rebuilt": Localized(
        "作り直しました（読み直し {read}・前回のまま {known}、{seconds} 秒）。"
        "ブラウザーで再読み込みしてください",
        "Built again ({read} read, {known} as before, {seconds} s): reload the page",
    ),
    "not-rebuilt": Localized(
        "作り直せないので、前のサイトを表示しています",
        "It could not be built again; the site of before is shown",
    ),
    "no-datasets": Localized(
        "データセットがまだありません。aoimori new で作れます",
        "There are no datasets yet: aoimori new makes one",
    ),
    "removed": Localized(
        "{path} を消しました（{n} ファイル、{size}）", "{path} removed ({n} files, {size})"
    ),
    "not-ours": Localized(
        "{path} は aoimori が作ったものではないので、残しました",
        "{path} was left: no build of aoimori made it",
    ),
    "nothing-to-clean": Localized("消すものはありません", "There is nothing to remove"),
    "recorded-draft": Localized(
        "{path} に下書きとして記録しました（版 {version}、{modified}）",
        "{path} written: a draft (version {version}, {modified})",
    ),
    "recorded-final": Localized(
        "{path} に記録しました（版 {version}、公開 {issued}、更新 {modified}、掲載 {listed}）",
        "{path} written (version {version}, issued {issued}, modified {modified}, listed {listed})",
    ),
    "recorded-listed": Localized(
        "{path} を記録し直しました（データは版 {version} のまま、公開 {issued}、更新 {modified}、"
        "掲載 {listed}）",
        "{path} recorded again (the data stay version {version}; issued {issued}, "
        "modified {modified}, listed {listed})",
    ),
    "recorded-corrected": Localized(
        "{path} に訂正として記録しました（版 {version}、公開 {issued}、更新 {modified}、"
        "掲載 {listed}）",
        "{path} written: a correction (version {version}, issued {issued}, modified {modified}, "
        "listed {listed})",
    ),
    "recorded-withdrawn": Localized(
        "{path} に {day} で公開を終えたと記録しました",
        "{path} written: withdrawn on {day}",
    ),
    "reencoded": Localized(
        "{n} 件を記録し直しました（{same} 件はそのまま）",
        "{n} releases recorded again ({same} are as they were)",
    ),
    "released-rows": Localized(
        "表 {table}: {before} 行 → {rows} 行", "table {table}: {before} → {rows} rows"
    ),
    "released-new": Localized("表 {table}: {rows} 行", "table {table}: {rows} rows"),
    "released-next-site": Localized(
        "サイトに出すには: aoimori build", "To put it into the site: aoimori build"
    ),
    "released-next-day": Localized(
        "{day} に公開します。サイトに出すには、その日以降に: aoimori build",
        "To be published on {day}. To put it into the site, on that day or later: aoimori build",
    ),
    "released-next-draft": Localized(
        "公開してよければ、--final を付けてもう一度実行してください",
        "To publish it, run it again with --final",
    ),
    "diff-none": Localized("違いはありません", "Nothing is different"),
    "diff-more": Localized(
        "ほかに {n} 件（すべて見るには --out フォルダー）", "{n} more (all of them: --out FOLDER)"
    ),
    "diff-written": Localized("{folder} に書き出しました: {files}", "Written to {folder}: {files}"),
    "held": Localized(
        "公開していないリリースが {n} 件あります。上のエラーを直してください",
        "Releases held back: {n}; correct the errors above",
    ),
    "lacking": Localized(
        "公開済みのデータが欠けているので、このサイトは公開しないでください",
        "Do not publish this site: it lacks what was published",
    ),
    "unchanged": Localized(
        "内容は版 {version} と同じです。何も変えていません",
        "Nothing differs from version {version}; nothing was written",
    ),
    "trace-value": Localized("値", "value"),
    "trace-field": Localized("項目", "field"),
    "trace-cell": Localized("セル", "cell"),
    "trace-source": Localized("元ファイル", "source"),
    "trace-filled": Localized(
        "{cell}（空欄。{read_from} の値で補完）", "{cell} (blank, filled from {read_from})"
    ),
    "trace-ordinal": Localized(
        "セルなし（シートでの並び順を数えた番号）", "no cell (counted by position in the sheet)"
    ),
    "trace-stated": Localized(
        "セルなし（dataset.yaml に書かれた値）", "no cell (stated in dataset.yaml)"
    ),
    "trace-absent": Localized("このシートにない項目", "the sheet does not hold this field"),
    "trace-raw": Localized("セルの値", "raw value"),
    "trace-step": Localized("読み方", "step"),
    "trace-plain": Localized("そのまま", "as it stands"),
    "trace-published": Localized("公開先", "published"),
    "trace-line": Localized("{file} の {line} 行目", "{file}, line {line}"),
    "trace-empty": Localized("（値なし）", "(no value)"),
}
