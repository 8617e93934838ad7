"""Words of the gate before publishing: what is hidden, who is named, what looks personal."""

from functools import partial

from aoimori.core.localized import Localized
from aoimori.core.messages.message import message

# Behind the text of a finding that somebody has accepted, and instead of its hint.
ACCEPTED = Localized(
    "（{office}の判断で受け入れています: {reason}）",
    " (accepted by {office_en}: {reason_en})",
)
ACCEPTED_HINT = Localized(
    "判断を変えるときは、dataset.yaml の accepts から消してください",
    "to decide otherwise, take it out of accepts in dataset.yaml",
)

_ACCEPT = (
    "公開してよいなら、判断した部署と理由を dataset.yaml の accepts に書いてください",
    "if it may be published, say why and who decided in accepts of dataset.yaml",
)
_CONTACT = (
    f"組織の連絡先の項目なら、スキーマの項目に contact: true と書いてください。{_ACCEPT[0]}",
    f"if the field is an organisation's contact, write contact: true in its schema; {_ACCEPT[1]}",
)

_UNTELL_JA = (
    "写真のファイルの［プロパティ］→［詳細］→［プロパティや個人情報を削除］で消してから、"
    "図を入れ直してください"
)
_UNTELL_EN = (
    "remove it in the properties of the photograph (Details, Remove Properties and Personal "
    "Information) and insert it again"
)


# What is told here may be accepted where there is a definition to say so.
_seen = partial(message, defined=_ACCEPT)

GATE = {
    "hidden-sheet": _seen(
        "シート「{name}」が非表示です",
        "the sheet {name} is hidden",
        "再表示するか、シートを削除してください",
        "unhide or delete it",
        "L1-13",
    ),
    "hidden-row": _seen(
        "{name} 行目が非表示のまま値を持っています",
        "hidden rows hold values ({name})",
        "再表示するか、行を削除してください",
        "unhide or delete them",
        "L1-13",
    ),
    "hidden-column": _seen(
        "{name} 列が非表示のまま値を持っています",
        "hidden columns hold values ({name})",
        "再表示するか、列を削除してください",
        "unhide or delete them",
        "L1-13",
    ),
    "hidden-name": _seen(
        "見えない名前の定義「{name}」があります（{value}）",
        "there is a hidden defined name {name} ({value})",
        "［数式］の［名前の管理］に出ません。新しいブックに写してください",
        "Excel does not list it: copy the sheets to a new workbook",
    ),
    "cell-comment": _seen(
        "コメント「{value}」が残っています{by}",
        "there is a comment “{value}”{by}",
        "利用者に必要な内容なら備考の列か注に写し、コメントは削除してください",
        "write what users need into a column or a note, and delete it",
    ),
    "author-property": _seen(
        "ファイルのプロパティ（{name}）に「{value}」とあります",
        "the file's property {name} says {value}",
        "［ファイル］→［情報］→［ドキュメントの検査］で個人情報を削除してください",
        "remove it in File, Info, Inspect Document",
    ),
    # Of a bare file: all of them in one line, as one step of Excel removes them.
    "author-properties": message(
        "ファイルの情報に、{value}が残っています",
        "the properties of the file tell: {value}",
        "［ファイル］→［情報］→［問題のチェック］→［ドキュメント検査］→［検査］→「ドキュメントの"
        "プロパティと個人情報」の［すべて削除］",
        "File, Info, Check for Issues, Inspect Document, Inspect, Remove All of Document "
        "Properties and Personal Information",
    ),
    "custom-property": _seen(
        "ファイルの独自のプロパティ「{name}」に「{value}」とあります",
        "the file's own property {name} says {value}",
        "［ファイル］→［情報］→［プロパティ］→［詳細プロパティ］で削除してください",
        "remove it in File, Info, Properties, Advanced",
    ),
    "local-path": _seen(
        "作った人のフォルダーの名前が残っています（{value}）",
        "the file tells the folder it was made in ({value})",
        "［ドキュメントの検査］で個人情報を削除し、保存し直してください",
        "remove personal information by Inspect Document",
    ),
    "external-link": _seen(
        "ほかのファイルへのリンクがあります（{value}）",
        "there is a link to another file ({value})",
        "［データ］→［ブックのリンク］（以前の Excel では［リンクの編集］）でリンクを解除し、"
        "値だけを残してください",
        "break the links in Data, Workbook Links (Edit Links in older versions), so that values "
        "stay",
    ),
    "embedded-object": _seen(
        "ほかのファイルか部品が埋め込まれています（{value}）",
        "there is an embedded file or control ({value})",
        "削除してください",
        "delete it",
    ),
    "macro-code": _seen(
        "マクロが入っています（{value}）",
        "there are macros ({value})",
        "「Excel ブック (.xlsx)」として保存し直してください",
        "save it as an Excel workbook without macros",
    ),
    "data-connection": _seen(
        "ほかのデータへの接続があります（{value}）",
        "there is a connection to other data ({value})",
        "［データ］→［クエリと接続］で削除してください",
        "delete it in Data, Queries & Connections",
    ),
    "pivot-cache": _seen(
        "ピボットテーブルが、元のデータの写しを持っています（{value}）",
        "a pivot table keeps a copy of its data ({value})",
        "ピボットテーブルを値に貼り替えてください",
        "replace it by its values",
    ),
    "revision-log": _seen(
        "変更の記録（変更前の値と変更した人）が残っています（{value}）",
        "there is a record of changes with old values and their authors ({value})",
        "［ブックの共有］を解除して保存し直してください",
        "end Share Workbook and save it again",
    ),
    "custom-xml": _seen(
        "見えない XML データが入っています（{value}）",
        "there is custom XML nobody sees ({value})",
        "［ドキュメントの検査］で削除してください",
        "remove it by Inspect Document",
    ),
    "digital-signature": _seen(
        "電子署名が入っています（{value}）",
        "there is a digital signature ({value})",
        "署名した人の名前が分かります。［ファイル］→［情報］で削除してください",
        "it names who signed: remove it in File, Info",
    ),
    "page-text": _seen(
        "印刷のヘッダーかフッターに「{value}」とあります",
        "the header or footer of printed pages says {value}",
        "［挿入］→［ヘッダーとフッター］で確かめ、公開しないものは消してください",
        "look at it in Insert, Header & Footer, and remove what is not to be published",
    ),
    "picture-position": _seen(
        "写真（{value}）に、撮影した場所の緯度と経度が残っています",
        "a photograph tells where it was taken ({value})",
        _UNTELL_JA,
        _UNTELL_EN,
    ),
    "picture-author": _seen(
        "写真（{name}）に、撮影した人の名前「{value}」が残っています",
        "the photograph {name} names who took it: {value}",
        _UNTELL_JA,
        _UNTELL_EN,
    ),
    "package-unread": _seen(
        "ファイルの部品 {value} を調べられません: {name}",
        "the part {value} of the file cannot be looked into: {name}",
        "Excel で開いて保存し直してください",
        "open it in Excel and save it again",
    ),
    "my-number": _seen(
        "マイナンバーのような番号があります（項目 {field}、{count} か所、{value}）",
        "there are numbers like My Number (field {field}, {count} places, {value})",
        "公開できません。消してください",
        "they must not be published: remove them",
    ),
    "card-number": _seen(
        "クレジットカードのような番号があります（項目 {field}、{count} か所、{value}）",
        "there are numbers like those of payment cards (field {field}, {count} places, {value})",
        "消してください",
        "remove them",
    ),
    "phone-number": _seen(
        "電話番号があります（項目 {field}、{count} か所、{value}）",
        "there are telephone numbers (field {field}, {count} places, {value})",
        "個人のものなら消してください",
        "remove those of persons",
        defined=_CONTACT,
    ),
    "email-address": _seen(
        "メールアドレスがあります（項目 {field}、{count} か所、{value}）",
        "there are mail addresses (field {field}, {count} places, {value})",
        "個人のものなら消してください",
        "remove those of persons",
        defined=_CONTACT,
    ),
    "person-contact": message(
        "列{columns}に、個人のもののような電話番号かメールアドレスがあります（{count} セル）",
        "the column {columns} has telephone numbers or mail addresses that may be a person's "
        "({count} cells)",
        "個人のものなら、公開する前に消してください。組織の連絡先なら、そのままで構いません",
        "remove those of persons before publishing; an organisation's may stay",
    ),
    "person-record": _seen(
        "氏名・住所・生年月日のそろった行が {rows} 行あります（項目 {field}）",
        "{rows} rows have the name, address and birth of a person (fields {field})",
        "個人が分かります。どれかの列を除いてください",
        "they tell who it is: leave one of the columns out",
    ),
    "accept-unused": message(
        "accepts の {check} に当てはまるものがありません",
        "nothing is accepted by this entry for {check}",
        "直ったのなら、accepts から消してください。まだあるなら、file・sheet・cells・value を"
        "確かめてください",
        "if it was mended, take it out of accepts; if not, check file, cells and value",
    ),
    "accept-unnamed": message(
        "{check} を受け入れるには、{words} のどれかが要ります",
        "to accept {check}, one of {words} is needed",
        "見て判断したものだけを受け入れます。どれのことか書いてください",
        "only what somebody has seen is accepted: say which one",
    ),
}
