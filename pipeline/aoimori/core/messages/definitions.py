"""Words about YAML definitions."""

from aoimori.core.messages.message import message
from aoimori.core.messages.yaml import YAML

DEFINITIONS = {
    "schema-changed": message(
        "{year} 年度の表「{table}」の項目「{field}」は {before} 年度と違います（{word}）",
        "the column {field} of {table} in {year} is not as in {before} ({word})",
        "意図した変更なら、この年度の changed の {word} に書いてください"
        "（名前が変わっただけなら renamed）",
        "if it is meant, name it under changed: {word} of this year (renamed, if only its name is "
        "another)",
    ),
    "schema-unchanged": message(
        "{year} 年度の表「{table}」の changed（{word}）に「{field}」とありますが、"
        "{before} 年度から変わっていません",
        "changed: {word} names {field} of {table} in {year}, which is as in {before}",
        "changed から消してください",
        "take it out of changed",
    ),
    "schema-changed-first": message(
        "{year} 年度は最初の年度なので、表「{table}」の changed は比べる相手がありません",
        "{year} is the first year: there is nothing that {table} could have changed from",
        "changed を消してください",
        "take changed out",
    ),
    **YAML,
    "not-an-iri": message(
        "「{word}」の値 {value} は、アドレス（IRI）として使えません",
        "{word} is no address (IRI): {value}",
        'https:// で始まり、空白や < > " を含まない形に直してください',
        'make it begin with https:// and have no space and none of < > "',
    ),
    "publisher-code-twice": message(
        "団体コード {code} は、発行者「{other}」が使っています",
        "the code {code} is that of the publisher {other}",
        "1つの団体の発行者は1つです。部局の名前は、各データの contact に書いてください",
        "a local government is one publisher; name its offices under contact of the datasets",
    ),
    "missing-any": message(
        "{words} のどれか1つが必要です",
        "one of {words} is needed",
        "どれか1つを書いてください",
        "write one of them",
    ),
    "not-in-eu-table": message(
        "「{word}」の値 {value} は、EUの表 {table} にありません",
        "{word}: {value} is not in the EU table {table}",
        "候補: {known}。あてはまるものがなければ空のままにしてください",
        "candidates: {known}; leave it empty where none fits",
    ),
    "list06-title": message(
        "題名が {length} 字あります。オープンデータ一覧（catalog.csv）を取り込むポータルは、"
        "{limit} 字を超える題名を受け付けません",
        "the title has {length} characters; a portal that takes over catalog.csv refuses more than "
        "{limit}",
        "題名を短くし、残りは説明に書いてください",
        "make it shorter, and say the rest in the description",
    ),
    "list06-licence": message(
        "ライセンス {code} には、オープンデータ一覧（catalog.csv）を取り込むポータルでの呼び名"
        "（licences.csv の list06）がありません。名称「{word}」で出しています",
        "the licence {code} has no word for portals that take over catalog.csv (list06 in "
        "licences.csv); its name is written, {word}",
        "取り込み先のメタデータライセンスIDを確かめ、list06 に書いてください",
        "ask the portal for its word (the id of its metadata licence), and write it in list06",
    ),
    "json-schema-broken": message(
        "JSON Schema として読めません: {problem}",
        "this is no JSON Schema: {problem}",
        "配布されたファイルに戻してください",
        "put the file back as it came",
    ),
    "control-character": message(
        "公開できない文字（{character}）が入っています",
        "there is a character that cannot be published ({character})",
        "制御文字です。消すか、普通の空白や改行に替えてください",
        "it is a control character: remove it, or use a plain space or line break",
    ),
    "unknown-word": message(
        "「{word}」というキーは、ここでは使えません",
        "{word} is not a key here",
        "候補: {known}",
        "candidates: {known}",
    ),
    "published-source-unknown": message(
        "「{path}」は、この年度の表を読み取るファイルではありません",
        "no table of this year is read from {path}",
        "publish_sources には、この年度の sources にあるファイルを書いてください（候補: {known}）",
        "publish_sources names files of sources of the same year (candidates: {known})",
    ),
    "published-name-twice": message(
        "公表する元のファイルに、同じ名前「{name}」のものが2つあります（{paths}）",
        "two source files to be published have the same name {name} ({paths})",
        "どちらかの名前を変えてください",
        "rename one of them",
    ),
    "missing-word": message(
        "キー「{word}」がありません",
        "the key {word} is missing",
        "docs/definitions.md の例を見て書き足してください",
        "add it; docs/definitions.md has an example",
    ),
    "empty-word": message(
        "「{word}」が空です",
        "{word} is empty",
        "docs/definitions.md の例を見て書くか、要らないならキーごと消してください",
        "write what docs/definitions.md shows, or take the key away",
    ),
    "bad-length": message(
        "{length} 字あります",
        "it has {length} characters",
        "{least} 字以上 {most} 字以下で書いてください",
        "write {least} to {most} characters",
    ),
    "corporate-number-digit": message(
        "法人番号 {value} の先頭の検査用数字が合いません",
        "{value} is no corporate number: its first digit does not fit the others",
        "国税庁法人番号公表サイトの13桁と見比べてください",
        "compare it with the 13 digits that the National Tax Agency publishes",
    ),
    "corporate-number-code": message(
        "法人番号 {value} は、団体コード {code} の団体のものではありません",
        "the corporate number {value} is not that of the local government {code}",
        "地方公共団体の法人番号は、検査用数字・000020・団体コード6桁です",
        "a local government has a check digit, 000020 and its 6-digit code",
    ),
    "bad-word-value": message(
        "値が定義に合いません: {problem}",
        "the value does not fit: {problem}",
        "docs/definitions.md にある書き方を見てください",
        "docs/definitions.md shows what may stand here",
    ),
    "wrong-type": message(
        "値が {value} になっています（書き方: {type}）",
        "the value is {value} (it is written as {type})",
        "docs/definitions.md にある書き方を見てください",
        "docs/definitions.md shows what may stand here",
    ),
    "wrong-form": message(
        "値 {value} は決められた形ではありません",
        "the value {value} does not have the form it should",
        "{form} のように書いてください（docs/definitions.md に説明があります）",
        "write it like {form} (docs/definitions.md explains it)",
    ),
    "unknown-reference": message(
        "{kind}「{name}」は登録されていません",
        "there is no {kind} named {name}",
        "候補: {known}",
        "candidates: {known}",
    ),
    "field-unmapped": message(
        "スキーマの項目「{field}」を読む列が定義されていません",
        "no column is defined for the schema's field {field}",
        "columns に書くか、シートに無い項目なら absent に書いてください",
        "add it to columns, or to absent if the sheet does not hold it",
    ),
    "field-unknown": message(
        "項目「{field}」はスキーマ {schema} にありません",
        "the field {field} is not in the schema {schema}",
        "もしかして: {known}",
        "did you mean: {known}",
    ),
    "field-twice": message(
        "項目「{field}」は columns にも absent にも書かれています",
        "the field {field} stands in columns and in absent",
        "どちらかを消してください",
        "remove one of them",
    ),
    "year-undeclared": message(
        "フォルダー {year} にシート（{path}）がありますが、releases に {year} 年度がありません"
        "（公開されません）",
        "the folder {year} has a sheet ({path}), but releases does not name {year}: it is not "
        "published",
        "公開するなら、ほかの年度と同じ形で releases に {year}: を書き足してください",
        "to publish it, add {year}: to releases, written like the other years",
    ),
    "publisher-missing": message(
        "publisher.yaml がありません",
        "there is no publisher.yaml",
        "発行者の name、code、kind、license を書いてください（docs/definitions.md）",
        "write the publisher's name, code, kind and license (docs/definitions.md)",
    ),
    "bad-name": message(
        "フォルダー名「{name}」はアドレスに使えません",
        "the folder name {name} cannot be part of an address",
        "半角の英小文字で始め、英小文字・数字・ハイフンだけにしてください",
        "use lower-case letters, digits and hyphens, beginning with a letter",
    ),
    "code-list-missing": message(
        "コード表がありません",
        "there is no such code list",
        "git の履歴か、aoimori の schemas/codes/ から戻してください",
        "restore it from the git history, or from schemas/codes/ of aoimori",
    ),
    "scratch-as-source": message(
        "「{path}」は、ほかのソフトが一時的に置くファイルの名前です",
        "{path} is called like a file that other programs lay there for a while",
        "別の名前にしてください（~$ で始まるものは、Excel で開いている間だけあるファイルです）",
        "give it another name (one that begins with ~$ is there while Excel has a workbook open)",
    ),
    "reserved-name": message(
        "「{name}」という名前は使えません",
        "nothing may be called {name}",
        "Windows のファイルか、公開するほかのファイルの名前と重なります。別の名前にしてください",
        "it is the name of a device of Windows, or of a file that is published; choose another",
    ),
    "outside-folder": message(
        "ソース「{path}」はデータセットのフォルダーの外です",
        "the source {path} is outside the dataset's folder",
        "ファイルをデータセットのフォルダーに置いてください",
        "put the file into the dataset's folder",
    ),
    "bad-rule": message(
        "規則「{rule}」の式を使えません: {problem}",
        "the expression of the rule {rule} cannot be used: {problem}",
        "項目名、＋－×（+ - *）、abs・given・previous と、比較一つだけで書いてください",
        "use field names, + - *, abs, given, previous and one comparison only",
    ),
}
