"""Arguments and options: what each is for, and what stands for its value in the help.

A key is the parameter's name, or ``command.name`` where a command means something else by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized

PARAMETERS: Mapping[str, Localized] = MappingProxyType(
    {
        "help": Localized("この説明を表示します", "Show this help"),
        "version": Localized("aoimori の版を表示します", "Show the version of aoimori"),
        "final": Localized("公開する版として記録します", "Record it as what is published"),
        "correct": Localized(
            "公開した内容を直した、新しい版として記録します（--note が要ります）",
            "Record a correction of what was published as a new version (needs --note)",
        ),
        "note": Localized("何をなぜ直したか", "What was corrected, and why"),
        "withdraw": Localized(
            "公開を終えたと記録します（--reason が要ります）",
            "Record that it is no longer published (needs --reason)",
        ),
        "reason": Localized("公開を終える理由", "Why it is withdrawn"),
        "successor": Localized(
            "代わりに使うデータセット、またはその年度",
            "The dataset, or a year of one, to use instead",
        ),
        "folder": Localized(
            "プロジェクトのフォルダー（既定は今いるフォルダー）",
            "Folder of the project (by default the one you are in)",
        ),
        "lang": Localized(
            "表示の言語（既定は ja。環境変数 AOIMORI_LANG でも指定できます）",
            "Language of what is shown (ja by default; also AOIMORI_LANG)",
        ),
        "json": Localized(
            "結果をプログラム向けにJSONで出力します", "Print the result as JSON, for programs"
        ),
        "quiet": Localized("エラーと警告だけを表示します", "Show errors and warnings only"),
        "check.datasets": Localized(
            "対象のデータセット、発行者、そのフォルダー、または Excel か CSV のファイル"
            "（省略でデータセットすべて）",
            "Datasets, publishers, folders of either, or Excel or CSV files "
            "(by default all datasets)",
        ),
        "build.datasets": Localized(
            "作り直すデータセット（省略ですべて。ほかは前回のまま載せます）",
            "Datasets to build (all by default; the others stay as last built)",
        ),
        "new-year.datasets": Localized(
            "年度を足すデータセットか発行者（省略ですべて）",
            "Datasets or publishers to add the year to (all by default)",
        ),
        "out": Localized(
            "印刷できる診断結果と、印を付けた Excel などを書き出すフォルダー",
            "Folder to write reports and marked copies of the workbooks into",
        ),
        "github": Localized(
            "GitHub Actions の注釈と要約としても書き出す",
            "Also write annotations and a summary for GitHub Actions",
        ),
        "jobs": Localized(
            "同時に使うプロセスの数（既定は 0：量に合わせて決めます）",
            "Processes to use (default 0: chosen automatically)",
        ),
        "fresh": Localized(
            "前回の結果を使わず、すべて読み直します",
            "Use nothing remembered; read everything again",
        ),
        "reencode": Localized(
            "内容は同じで書き込みの形だけが変わったファイルを記録し直します（ソフトの更新のあとなど。"
            "データセットと年度を省くとすべて）",
            "Record files that have the same content in other bytes (after packages were updated; "
            "all of them if no dataset and year is named)",
        ),
        "dataset": Localized("データセット", "The dataset"),
        "new.dataset": Localized(
            "新しいデータセットの場所。半角の英小文字・数字・ハイフンで書きます",
            "Where it is to be, in lower-case letters, digits and hyphens",
        ),
        "year": Localized("年度（4月に始まる年）", "Fiscal year (the one it starts in)"),
        "table": Localized("表の名前", "Name of the table"),
        "new.table": Localized(
            "表の名前。公開するファイルの名前になります（既定はデータセットの名前）",
            "Name of the table and its files (by default the dataset's)",
        ),
        "compared": Localized(
            "データセットと年度（2 つなら年度どうし、1 つならシートと公開した内容）、"
            "または Excel か CSV のファイル 2 つ",
            "A dataset and its years (two: these; one: the sheet and what was published), or two "
            "Excel or CSV files",
        ),
        "diff.key": Localized(
            "ファイルの行を見分ける項目の名前（複数ならカンマ区切り。既定は自動で探します）",
            "Columns that tell the rows of files apart, parted by commas (found by default)",
        ),
        "diff.out": Localized(
            "違いを CSV・Excel・JSON・HTML で書き出すフォルダー",
            "Folder to write the differences into as CSV, Excel, JSON and HTML",
        ),
        "key": Localized(
            "行を決める主キーの値（複数の項目ならカンマ区切り）",
            "Value of the primary key (several parted by commas)",
        ),
        "field": Localized("項目の名前または見出し", "Name or Japanese title of the field"),
        "day": Localized(
            "公開日（直したときは更新日。既定は日本の今日）",
            "Day of publication, or of the change (by default today in Japan)",
        ),
        "as_of": Localized(
            "この日に公開しているはずのものを載せます（publish_from と比べます。既定は日本の今日）",
            "Publish what is to be public on this day (publish_from; by default today in Japan)",
        ),
        "host": Localized(
            "待ち受けるアドレス（既定は 127.0.0.1。このパソコンからだけ見えます）",
            "Address (default 127.0.0.1: for this machine only)",
        ),
        "port": Localized(
            "待ち受けるポート（既定は 8000、0 なら空いている番号）",
            "Port (default 8000; 0 for any that is free)",
        ),
        "portal": Localized(
            "CKAN のアドレス（https:// から）", "Address of the CKAN (it begins with https://)"
        ),
        "deep": Localized(
            "DataStore の表をすべて読み戻して比べます", "Read every table of the DataStore back"
        ),
        "plan.out": Localized(
            "計画を JSON と Markdown で書き出すフォルダー",
            "Folder to write the plan into as JSON and Markdown",
        ),
        "plan_file": Localized(
            "確かめた計画（plan.json）。いまも同じ計画のときだけ公開します",
            "A plan that was reviewed (plan.json): done only if it is still the same",
        ),
        "yes": Localized("尋ねずに公開します（CI 用）", "Do not ask (for CI)"),
        "force": Localized(
            "確かめの要る計画でも公開します（--reason が要ります）",
            "Do a plan that needs a second look (needs --reason)",
        ),
        "publish.reason": Localized("そうする理由", "Why it is meant"),
        "publish.jobs": Localized(
            "同時に送る要求の数（既定は 4）", "Requests at the same time (by default 4)"
        ),
        "target": Localized(
            "フォルダー、zip、または https:// で始まるアドレス",
            "A folder, a zip, or an address that begins with https://",
        ),
        "cache": Localized("途中の結果（build/cache）だけを消します", "Remove build/cache only"),
        "shell": Localized("使っているシェル", "Your shell"),
        "source": Localized(
            "今あるファイル（.xlsx .xls .csv）。そのまま写し、名前・列・読み方の案を作ります",
            "A file there is already; it is copied, and title, columns and layout are proposed",
        ),
        "title": Localized("データセットの名前", "Title of the dataset, in Japanese"),
        "title_en": Localized("その英語", "The title in English"),
        "description": Localized("どんなデータかの説明", "What it is, in Japanese"),
        "description_en": Localized("その英語", "The description in English"),
        "theme": Localized(
            "分野（schemas/codes/themes.csv のコードか名前）",
            "Theme (code or name in schemas/codes/themes.csv)",
        ),
        "frequency": Localized(
            "更新の頻度（schemas/codes/frequencies.csv のコードか名前）",
            "Frequency (code or name in schemas/codes/frequencies.csv)",
        ),
        "table_title": Localized(
            "表の見出し（既定はデータセットの名前）", "Title of the table (the dataset's)"
        ),
        "table_title_en": Localized("その英語", "The table's title in English"),
        "columns": Localized(
            "列を1つ。列の数だけ、シートの左から順に書きます（下の「列の書き方」）",
            "One column; repeat it, in the order of the sheet (see Columns below)",
        ),
        "keys": Localized(
            "行を一つに決める列（複数ならくり返します）",
            "Column that tells the rows apart (repeat it for several)",
        ),
        "code": Localized(
            "発行者の全国地方公共団体コード（6桁。新しい発行者のときだけ）",
            "Local government code of the publisher (six digits; only for a new one)",
        ),
        "license": Localized(
            "発行者のデータの利用条件（新しい発行者のときだけ。既定は CC-BY-4.0）",
            "Licence of the publisher's data (only for a new one; CC-BY-4.0)",
        ),
    }
)

METAVARS: Mapping[str, Localized] = MappingProxyType(
    {
        "folder": Localized("フォルダー", "FOLDER"),
        "lang": Localized("ja|en", "ja|en"),
        "datasets": Localized("発行者/データセット", "PUBLISHER/DATASET"),
        "out": Localized("フォルダー", "FOLDER"),
        "jobs": Localized("数", "N"),
        "dataset": Localized("発行者/データセット", "PUBLISHER/DATASET"),
        "year": Localized("年度", "YEAR"),
        "compared": Localized("対象", "WHAT"),
        "table": Localized("表", "TABLE"),
        "key": Localized("値", "VALUE"),
        "field": Localized("項目", "FIELD"),
        "day": Localized("年-月-日", "YYYY-MM-DD"),
        "note": Localized("文", "TEXT"),
        "reason": Localized("文", "TEXT"),
        "successor": Localized("発行者/データセット", "PUBLISHER/DATASET"),
        "as_of": Localized("年-月-日", "YYYY-MM-DD"),
        "target": Localized("場所", "PLACE"),
        "portal": Localized("アドレス", "URL"),
        "plan_file": Localized("ファイル", "FILE"),
        "host": Localized("アドレス", "ADDRESS"),
        "port": Localized("番号", "NUMBER"),
        "shell": Localized("bash|zsh|fish", "bash|zsh|fish"),
        "source": Localized("ファイル", "FILE"),
        "title": Localized("名前", "TEXT"),
        "title_en": Localized("英語", "TEXT"),
        "description": Localized("説明", "TEXT"),
        "description_en": Localized("英語", "TEXT"),
        "theme": Localized("分野", "CODE"),
        "frequency": Localized("頻度", "CODE"),
        "table_title": Localized("見出し", "TEXT"),
        "table_title_en": Localized("英語", "TEXT"),
        "columns": Localized("列", "COLUMN"),
        "keys": Localized("項目名", "NAME"),
        "code": Localized("コード", "CODE"),
        "license": Localized("コード", "CODE"),
    }
)


def _of(catalogue: Mapping[str, Localized], command: str, name: str, lang: Language) -> str:
    own = f"{command}.{name}"
    return catalogue[own if own in catalogue else name].text(lang)


def parameter(command: str, name: str, lang: Language) -> str:
    """What a parameter is for."""
    return _of(PARAMETERS, command, name, lang)


def metavar(command: str, name: str, lang: Language) -> str:
    """What stands for its value."""
    return _of(METAVARS, command, name, lang)
