"""The questions of ``aoimori new``, and what it says when it is done."""

from __future__ import annotations

from aoimori.core.localized import Localized

NEW = {
    "ask-dataset": Localized(
        "データセットの場所（発行者/データセット。半角で。例: pref/parks）:",
        "Where is the dataset to be (publisher/dataset, such as pref/parks)?",
    ),
    "ask-code": Localized(
        "新しい発行者です。全国地方公共団体コード（6桁）か名前:",
        "A new publisher: its local government code (six digits) or Japanese name?",
    ),
    "ask-table": Localized(
        "同じ名前の表がもうあります。表の名前（半角。例: parks-list）:",
        "A table of that name is there already. Name of the table (such as parks-list)?",
    ),
    "ask-title": Localized(
        "データセットの名前（例: 公園の一覧）:", "Title of the dataset, in Japanese?"
    ),
    "ask-description": Localized(
        "どんなデータかの説明（例: 県内の公園の一覧です。）:",
        "What is it, in a sentence of Japanese?",
    ),
    "ask-theme": Localized("分野を選んでください。", "Choose its theme."),
    "ask-frequency": Localized("更新の頻度を選んでください。", "Choose how often it is renewed."),
    "ask-number": Localized("番号:", "Number?"),
    "ask-year": Localized(
        "最初の年度（4月に始まる年。例: 2024）:", "First fiscal year (the year it starts in)?"
    ),
    "ask-columns": Localized(
        "列を、シートの左から1つずつ書いてください。何も書かずに Enter で終わります。\n"
        "  name_ja=公園名          文字の列「公園名」\n"
        "  area:number=面積@ha     数の列「面積（ha）」\n"
        "  型: string integer number boolean date year、またはコード表の名前",
        "Write the columns from left to right, one at a time; an empty line ends them.\n"
        "  name_en=Name            texts under the header Name\n"
        "  area:number=Area@ha     numbers with their unit\n"
        "  types: string integer number boolean date year, or the name of a code list",
    ),
    "ask-columns-one": Localized("列 {n}:", "Column {n}:"),
    "ask-keys": Localized(
        "行を一つに決める列の項目名（例: id。複数ならカンマ区切り）:",
        "Which column tells the rows apart (its name; several parted by commas)?",
    ),
    "not-made": Localized("中止しました（何も作っていません）", "Given up; nothing was made"),
    "made": Localized("{path} を作りました", "{path} made"),
    "new-taken": Localized("{places} を一つの表として読みます", "{places} is read as one table"),
    "new-left": Localized(
        "ほかに表とみられる所が {count} か所あり、入っていません: {places}",
        "{count} other places look like tables and are not in it: {places}",
    ),
    "new-headings": Localized(
        "行の間の小見出し（{places}）は列になっていません。列にするには、aoimori check {file} --out"
        " フォルダー の修正版（小見出しを列にしてあります）を --from に指定します",
        "headings between rows ({places}) are no column; for one, give --from the mended copy that"
        " aoimori check {file} --out FOLDER writes",
    ),
    "new-from-next": Localized(
        "\n次にすること:\n"
        "  1. {dataset} の dataset.yaml と schemas/tables の案を確かめます（型・単位・主キー）\n"
        "  2. aoimori check {dataset}\n"
        "  3. aoimori release {dataset} {year} --date YYYY-MM-DD\n"
        "  4. aoimori build",
        "\nWhat to do next:\n"
        "  1. look through dataset.yaml of {dataset} and the schema (types, units, key)\n"
        "  2. aoimori check {dataset}\n"
        "  3. aoimori release {dataset} {year} --date YYYY-MM-DD\n"
        "  4. aoimori build",
    ),
    "new-next": Localized(
        "\n次にすること:\n"
        "  1. {sheet} を Excel で開き、2行目から記入します\n"
        "  2. aoimori check {dataset}\n"
        "  3. aoimori release {dataset} {year} --date YYYY-MM-DD\n"
        "  4. aoimori build",
        "\nWhat to do next:\n"
        "  1. open {sheet} and fill it in from row 2 on\n"
        "  2. aoimori check {dataset}\n"
        "  3. aoimori release {dataset} {year} --date YYYY-MM-DD\n"
        "  4. aoimori build",
    ),
}
