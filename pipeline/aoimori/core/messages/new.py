"""Words about the answers of which a new dataset is made."""

from aoimori.core.messages.message import message

NEW = {
    "bad-dataset-id": message(
        "「{value}」は「発行者/データセット」の形ではありません",
        "{value} does not have the form publisher/dataset",
        "pref/parks のように、半角の英小文字・数字・ハイフンで書いてください",
        "write lower-case letters, digits and hyphens, such as pref/parks",
    ),
    "dataset-taken": message(
        "データセット「{dataset}」はもうあります",
        "the dataset {dataset} is there already",
        "ほかの名前にするか、年度を足すなら dataset.yaml の releases に書いてください",
        "choose another name; a further year goes into releases of its dataset.yaml",
    ),
    "file-there": message(
        "このファイルはもうあります（何も書いていません）",
        "this file is there already (nothing was written)",
        "ほかの名前を使うか、いらなければ消してください",
        "use another name, or remove it if it is not needed",
    ),
    "bad-table-name": message(
        "表の名前「{value}」は使えません",
        "{value} cannot be the name of a table",
        "半角の英小文字で始め、英小文字・数字・ハイフンだけにしてください",
        "use lower-case letters, digits and hyphens, beginning with a letter",
    ),
    "schema-taken": message(
        "schemas/tables/{table}.yaml はもうあります",
        "schemas/tables/{table}.yaml is there already",
        "--table でほかの名前を指定してください",
        "choose another name with --table",
    ),
    "bad-line": message(
        "空か、改行などの見えない文字があります",
        "it is empty or holds line breaks or other invisible letters",
        "1行の文字で書いてください",
        "write one line of text",
    ),
    "bad-number-of-list": message(
        "「{value}」は一覧にありません",
        '"{value}" is not in the list',
        "1 から {most} までの番号で答えてください",
        "answer with a number from 1 to {most}",
    ),
    "bad-year": message(
        "「{value}」は年度として読めません",
        "{value} is no fiscal year",
        "2024 や 令和6年度 のように書いてください",
        "write the year it starts in with four digits, such as 2024",
    ),
    "bad-column": message(
        "列「{value}」を読めません",
        "the column {value} cannot be read",
        "name_ja=公園名 や area:number=面積@ha のように書いてください（: = @ は半角）",
        "write it as name_en=Name or area:number=Area@ha",
    ),
    "bad-column-name": message(
        "列「{value}」の項目名「{name}」は使えません",
        "{name} cannot be the name of the column {value}",
        "半角の英小文字で始め、英小文字・数字・_ だけにしてください",
        "use lower-case letters, digits and _, beginning with a letter",
    ),
    "bad-column-type": message(
        "列「{value}」の型「{type}」はありません",
        "there is no type {type} for the column {value}",
        "候補: {known}",
        "candidates: {known}",
    ),
    "column-twice": message(
        "列「{value}」の項目名か見出しが、ほかの列と同じです",
        "the name or title of the column {value} is that of another one",
        "どちらかを変えてください",
        "change one of them",
    ),
    "no-table-found": message(
        "見出しとデータの行のある表が見つかりませんでした",
        "no table with a header and rows of data was found",
        "列の見出しを1行と、その下にデータを入れるか、--from を使わずに作ってください",
        "give it a header with data below, or make the dataset without --from",
    ),
    "no-answer": message(
        "1つは必要です",
        "at least one is needed",
        "例のように書いてください",
        "write it as in the example",
    ),
}
