"""Words of the gate before publishing: what is hidden, who is named, what looks personal."""

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

_ACCEPT_JA = "公開してよいなら、判断した部署と理由を dataset.yaml の accepts に書いてください"
_ACCEPT_EN = "if it may be published, say why and who decided in accepts of dataset.yaml"

GATE = {
    "hidden-sheet": message(
        "シート「{name}」が非表示です",
        "the sheet {name} is hidden",
        f"再表示するか、シートを削除してください。{_ACCEPT_JA}",
        f"unhide or delete it; {_ACCEPT_EN}",
        "L1-13",
    ),
    "hidden-row": message(
        "{name} 行目が非表示のまま値を持っています",
        "hidden rows hold values ({name})",
        f"再表示するか、行を削除してください。{_ACCEPT_JA}",
        f"unhide or delete them; {_ACCEPT_EN}",
        "L1-13",
    ),
    "hidden-column": message(
        "{name} 列が非表示のまま値を持っています",
        "hidden columns hold values ({name})",
        f"再表示するか、列を削除してください。{_ACCEPT_JA}",
        f"unhide or delete them; {_ACCEPT_EN}",
        "L1-13",
    ),
    "hidden-name": message(
        "見えない名前の定義「{name}」があります（{value}）",
        "there is a hidden defined name {name} ({value})",
        f"［数式］の［名前の管理］に出ません。新しいブックに写してください。{_ACCEPT_JA}",
        f"Excel does not list it: copy the sheets to a new workbook; {_ACCEPT_EN}",
    ),
    "cell-comment": message(
        "コメント「{value}」が残っています{by}",
        "there is a comment “{value}”{by}",
        f"利用者に必要な内容なら備考の列か注に写し、コメントは削除してください。{_ACCEPT_JA}",
        f"write what users need into a column or a note, and delete it; {_ACCEPT_EN}",
    ),
    "author-property": message(
        "ファイルのプロパティ（{name}）に「{value}」とあります",
        "the file's property {name} says {value}",
        "［ファイル］→［情報］→［ドキュメントの検査］で個人情報を削除してください。" + _ACCEPT_JA,
        f"remove it in File, Info, Inspect Document; {_ACCEPT_EN}",
    ),
    "custom-property": message(
        "ファイルの独自のプロパティ「{name}」に「{value}」とあります",
        "the file's own property {name} says {value}",
        "［ファイル］→［情報］→［プロパティ］→［詳細プロパティ］で削除してください。" + _ACCEPT_JA,
        f"remove it in File, Info, Properties, Advanced; {_ACCEPT_EN}",
    ),
    "local-path": message(
        "作った人のフォルダーの名前が残っています（{value}）",
        "the file tells the folder it was made in ({value})",
        "［ドキュメントの検査］で個人情報を削除し、保存し直してください。" + _ACCEPT_JA,
        f"remove personal information by Inspect Document; {_ACCEPT_EN}",
    ),
    "external-link": message(
        "ほかのファイルへのリンクがあります（{value}）",
        "there is a link to another file ({value})",
        f"［データ］→［リンクの編集］でリンクを解除し、値だけを残してください。{_ACCEPT_JA}",
        f"break the links in Data, Edit Links, so that values stay; {_ACCEPT_EN}",
    ),
    "embedded-object": message(
        "ほかのファイルか部品が埋め込まれています（{value}）",
        "there is an embedded file or control ({value})",
        f"削除してください。{_ACCEPT_JA}",
        f"delete it; {_ACCEPT_EN}",
    ),
    "macro-code": message(
        "マクロが入っています（{value}）",
        "there are macros ({value})",
        f"「Excel ブック (.xlsx)」として保存し直してください。{_ACCEPT_JA}",
        f"save it as an Excel workbook without macros; {_ACCEPT_EN}",
    ),
    "data-connection": message(
        "ほかのデータへの接続があります（{value}）",
        "there is a connection to other data ({value})",
        f"［データ］→［クエリと接続］で削除してください。{_ACCEPT_JA}",
        f"delete it in Data, Queries & Connections; {_ACCEPT_EN}",
    ),
    "pivot-cache": message(
        "ピボットテーブルが、元のデータの写しを持っています（{value}）",
        "a pivot table keeps a copy of its data ({value})",
        f"ピボットテーブルを値に貼り替えてください。{_ACCEPT_JA}",
        f"replace it by its values; {_ACCEPT_EN}",
    ),
    "revision-log": message(
        "変更の記録（変更前の値と変更した人）が残っています（{value}）",
        "there is a record of changes with old values and their authors ({value})",
        f"［ブックの共有］を解除して保存し直してください。{_ACCEPT_JA}",
        f"end Share Workbook and save it again; {_ACCEPT_EN}",
    ),
    "custom-xml": message(
        "見えない XML データが入っています（{value}）",
        "there is custom XML nobody sees ({value})",
        f"［ドキュメントの検査］で削除してください。{_ACCEPT_JA}",
        f"remove it by Inspect Document; {_ACCEPT_EN}",
    ),
    "digital-signature": message(
        "電子署名が入っています（{value}）",
        "there is a digital signature ({value})",
        f"署名した人の名前が分かります。［ファイル］→［情報］で削除してください。{_ACCEPT_JA}",
        f"it names who signed: remove it in File, Info; {_ACCEPT_EN}",
    ),
    "published-hidden-sheet": message(
        "公表する元のファイルに、非表示のシート「{name}」があります",
        "the sheet {name} of a source file to be published is hidden",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、シートを削除してください",
        "everybody who gets the file can unhide it: unhide or delete it",
        "L1-13",
    ),
    "published-hidden-row": message(
        "公表する元のファイルで、{name} 行目が非表示のまま値を持っています",
        "hidden rows of a source file to be published hold values ({name})",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、行を削除してください",
        "everybody who gets the file can unhide them: unhide or delete them",
        "L1-13",
    ),
    "published-hidden-column": message(
        "公表する元のファイルで、{name} 列が非表示のまま値を持っています",
        "hidden columns of a source file to be published hold values ({name})",
        "元のファイルを公表すると、だれでも再表示できます。再表示するか、列を削除してください",
        "everybody who gets the file can unhide them: unhide or delete them",
        "L1-13",
    ),
    "published-part": message(
        "公表する元のファイルから、見えない内容を除けません（{name} {value}）",
        "something nobody sees stays in a source file to be published ({name} {value})",
        "Excel で新しいブックに値だけを写して保存するか、publish_sources から外してください",
        "copy the values to a new workbook, or take the file out of publish_sources",
    ),
    "source-not-xlsx": message(
        "この形式の元のファイルは公表できません（作成者などを除けるのは .xlsx だけです）",
        "a source file of this format cannot be published: only .xlsx can be stripped of people",
        "Excel で開き、「Excel ブック (.xlsx)」として保存し直して、sources に書いてください",
        "open it in Excel, save it as .xlsx, and name that in sources",
    ),
    "source-damaged": message(
        "元のファイルの部品を書き直せないので、公表できません{part}",
        "a part of the source file cannot be written again, so it is not published{part}",
        "Excel で開いて保存し直してください",
        "open it in Excel and save it again",
    ),
    "source-has-pivot": message(
        "元のファイルのピボットテーブルが集計前のデータの写しを持っているので、公表できません",
        "a pivot table of the source file keeps a copy of its data, so it is not published",
        "ピボットテーブルを値に貼り替えるか、publish_sources から外してください",
        "replace it by its values, or take the file out of publish_sources",
    ),
    "source-has-macros": message(
        "元のファイルに古い形式のマクロのシートがあるので、公表できません",
        "the source file has sheets of old macros, so it is not published",
        "そのシートを削除するか、publish_sources から外してください",
        "delete these sheets, or take the file out of publish_sources",
    ),
    "source-asks-others": message(
        "元のファイルの条件付き書式か入力規則がほかのブックを見ているので、公表できません",
        "rules of formats or lists in the source file ask other workbooks, so it is not published",
        "その書式か規則をクリアするか、publish_sources から外してください",
        "clear these rules, or take the file out of publish_sources",
    ),
    "package-unread": message(
        "ファイルの部品 {value} を調べられません: {name}",
        "the part {value} of the file cannot be looked into: {name}",
        f"Excel で開いて保存し直してください。{_ACCEPT_JA}",
        f"open it in Excel and save it again; {_ACCEPT_EN}",
    ),
    "my-number": message(
        "マイナンバーのような番号があります（項目 {field}、{count} か所、{value}）",
        "there are numbers like My Number (field {field}, {count} places, {value})",
        "公開できません。消してください。マイナンバーでないなら、判断した部署と理由を dataset.yaml"
        " の accepts に書いてください",
        f"they must not be published: remove them; {_ACCEPT_EN}",
    ),
    "card-number": message(
        "クレジットカードのような番号があります（項目 {field}、{count} か所、{value}）",
        "there are numbers like those of payment cards (field {field}, {count} places, {value})",
        f"消してください。{_ACCEPT_JA}",
        f"remove them; {_ACCEPT_EN}",
    ),
    "phone-number": message(
        "電話番号があります（項目 {field}、{count} か所、{value}）",
        "there are telephone numbers (field {field}, {count} places, {value})",
        "組織の連絡先の項目なら、スキーマの項目に contact: true と書いてください。個人のものなら"
        f"消してください。{_ACCEPT_JA}",
        "if the field is an organisation's contact, write contact: true in its schema; remove "
        f"those of persons; {_ACCEPT_EN}",
    ),
    "email-address": message(
        "メールアドレスがあります（項目 {field}、{count} か所、{value}）",
        "there are mail addresses (field {field}, {count} places, {value})",
        "組織の連絡先の項目なら、スキーマの項目に contact: true と書いてください。個人のものなら"
        f"消してください。{_ACCEPT_JA}",
        "if the field is an organisation's contact, write contact: true in its schema; remove "
        f"those of persons; {_ACCEPT_EN}",
    ),
    "person-record": message(
        "氏名・住所・生年月日のそろった行が {rows} 行あります（項目 {field}）",
        "{rows} rows have the name, address and birth of a person (fields {field})",
        f"個人が分かります。どれかの列を除いてください。{_ACCEPT_JA}",
        f"they tell who it is: leave one of the columns out; {_ACCEPT_EN}",
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
