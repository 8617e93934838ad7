"""Words about the project and wrong use of the commands."""

from aoimori.core.messages.message import message

PROJECT = {
    "no-project": message(
        "「{folder}」とその上に datasets/catalog.yaml がありません",
        "no datasets/catalog.yaml in {folder} or above",
        "プロジェクトのフォルダーで実行するか、--project で指定してください",
        "run inside the project, or name it with --project",
    ),
    "unknown-dataset": message(
        "データセット「{dataset}」はありません",
        "there is no dataset {dataset}",
        "候補: {known}",
        "candidates: {known}",
    ),
    "year-not-chosen": message(
        "年度（{year}）は選べません。データセットの年度をまとめて扱うコマンドです",
        "no fiscal year ({year}) can be chosen: this takes all years of a dataset together",
        "年度を書かずに実行してください（年度どうしも突き合わせます）",
        "leave the year out: years are also held against each other",
    ),
    "unknown-year": message(
        "「{dataset}」に {year} 年度はありません",
        "{dataset} has no fiscal year {year}",
        "ある年度: {known}（足すには: aoimori new-year {year} {dataset}）",
        "there are: {known} (to add one: aoimori new-year {year} {dataset})",
    ),
    "unknown-table": message(
        "表「{table}」はありません",
        "there is no table {table}",
        "候補: {known}",
        "candidates: {known}",
    ),
    "unknown-field": message(
        "項目「{field}」はありません",
        "there is no field {field}",
        "候補: {known}",
        "candidates: {known}",
    ),
    "unknown-key-value": message(
        "主キー {key} が「{value}」の行はありません",
        "no row has {value} in its key {key}",
        "値を確かめてください（例: {known}）",
        "check the value (for example {known})",
    ),
    "ambiguous-key": message(
        "--key「{value}」に当たる行が {rows} 行あります",
        "{rows} rows have the key {value}",
        "主キー {key} の値で指定してください",
        "give the value of the primary key {key}",
    ),
    "bad-key": message(
        "--key「{value}」を主キー {key} に当てはめられません",
        "--key {value} does not fit the primary key {key}",
        "主キーの値を順に、または 項目名=値 で指定してください",
        "give the key's values in order, or as field=value",
    ),
    "unreadable-file": message(
        "ファイルを読み書きできません: {reason}",
        "the file cannot be read or written: {reason}",
        "ファイルの有無、権限、空き容量を確かめてください",
        "check that it is there, its permissions and the free space",
    ),
    "output-failed": message(
        "結果を書き出せません（標準出力）: {reason}",
        "the answer cannot be written (standard output): {reason}",
        "出力先の空き容量や、つないだ先のプログラムを確かめてください",
        "check the space where it goes to, or the program that reads it",
    ),
    "package-missing": message(
        "部品（Pythonのパッケージ）{name} が入っていません",
        "the Python package {name} is not installed",
        "aoimori doctor で入れ方を確かめてください",
        "aoimori doctor says how to get it",
    ),
    "worker-killed": message(
        "手分けして読んでいたプロセスが、途中で止められました",
        "a process that helped to read was killed",
        "メモリが足りないときに起こります。--jobs 1 を付けて試してください",
        "it happens where memory is short: try --jobs 1",
    ),
    "internal-error": message(
        "aoimori の不具合です: {problem}",
        "this is a fault of aoimori: {problem}",
        "この行を添えて開発者に知らせてください",
        "please report it with this line",
    ),
    "build-is-link": message(
        "build はフォルダーではなく、リンクかファイルです（何も消していません）",
        "build is no folder but a link or a file (nothing was removed)",
        "リンク先を確かめ、自分で消してください",
        "look at what it leads to, and remove it yourself",
    ),
    "build-at-work": message(
        "このプロジェクトのサイトを、別の aoimori が作っている途中です",
        "another aoimori is building the site of this project",
        "終わるのを待つか、止めてから、もう一度実行してください",
        "wait until it is done, or stop it, and try again",
    ),
    "port-in-use": message(
        "ポート {port} は使われています",
        "port {port} is in use",
        "--port で別の番号を指定してください",
        "choose another one with --port",
    ),
    "address-unusable": message(
        "アドレス {host} のポート {port} では表示できません",
        "nothing can be shown at {host}, port {port}",
        "--host と --port を確かめてください（ふつうは指定しません。1024 未満には権限が要ります）",
        "check --host and --port (usually neither is given; below 1024 one needs the right)",
    ),
    "search-failed": message(
        "検索の索引を作れません: {reason}",
        "the search index cannot be made: {reason}",
        "このパソコンで Pagefind が動かないときは、catalog.yaml に search: false と書いてください",
        "where Pagefind does not run, say search: false in catalog.yaml",
    ),
    "site-failed": message(
        "サイトを生成できません: {reason}",
        "the site cannot be built: {reason}",
        "site/ のテンプレートと設定を確かめてください",
        "check the templates and settings in site/",
    ),
}
