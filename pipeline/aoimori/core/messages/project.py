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
        "もしかして: {known}",
        "did you mean: {known}",
    ),
    "unknown-table": message(
        "表「{table}」はありません",
        "there is no table {table}",
        "ある表: {known}",
        "tables: {known}",
    ),
    "unknown-field": message(
        "項目「{field}」はありません",
        "there is no field {field}",
        "ある項目: {known}",
        "fields: {known}",
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
    "port-in-use": message(
        "ポート {port} は使われています",
        "port {port} is in use",
        "--port で別の番号を指定してください",
        "choose another one with --port",
    ),
    "site-failed": message(
        "サイトを生成できません: {reason}",
        "the site cannot be built: {reason}",
        "site/ のテンプレートと設定を確かめてください",
        "check the templates and settings in site/",
    ),
}
