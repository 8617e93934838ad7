"""Words about releases and their locks."""

from aoimori.core.messages.message import message

_ANEW = (
    (
        "意図した変更なら、新しい版として記録してください（今の版は {version}）: "
        "aoimori release {dataset} {year} --date 日付 --version 番号"
    ),
    (
        "if it is meant, record a new version (it is {version} now): "
        "aoimori release {dataset} {year} --date YYYY-MM-DD --version N.N.N"
    ),
)
LOCKS = {
    "lock-missing": message(
        "release.lock.json がありません（公開日と版が未定です）",
        "there is no release.lock.json (no date, no version)",
        "内容を確かめ、aoimori release {dataset} {year} --date 公開日 を実行してください",
        "look at it, then run: aoimori release {dataset} {year} --date YYYY-MM-DD",
    ),
    "lock-unreadable": message(
        "release.lock.json を読めません: {problem}",
        "the lock cannot be read: {problem}",
        "git の履歴から元に戻してください",
        "restore it from the git history",
    ),
    "lock-newer": message(
        "release.lock.json の形式 {format} は、この版の aoimori より新しいものです",
        "the lock has format {format}, newer than this aoimori",
        "aoimori を新しくしてください",
        "use a newer aoimori",
    ),
    "lock-schema": message(
        "表「{table}」の項目が、公開したときと違います",
        "the fields of {table} are not those that were published",
        *_ANEW,
    ),
    "lock-glossary": message(
        "表「{table}」の見出し・単位・説明、座標の項目、またはコードの名称が、公開したときと違います",
        "titles, units, descriptions, coordinates or names of codes of {table} are not those that "
        "were published",
        *_ANEW,
    ),
    "lock-rows": message(
        "表「{table}」の行数が {before} から {after} に変わっています",
        "{table} has {after} rows, not the {before} published",
        *_ANEW,
    ),
    "lock-content": message(
        "表「{table}」の値が、公開したときと違います",
        "the values of {table} are not those that were published",
        *_ANEW,
    ),
    "lock-table-new": message(
        "表「{table}」は公開したときにありませんでした",
        "the table {table} was not published before",
        *_ANEW,
    ),
    "lock-table-gone": message(
        "公開した表「{table}」がなくなっています",
        "the published table {table} is gone",
        *_ANEW,
    ),
    "lock-reencode": message(
        "ファイル「{file}」は、内容は公開したときと同じですが、書き込みの形（バイト列）が違います"
        "（書き込んだソフト: 公開時 {before}、今 {after}）",
        "{file} has the content that was published in other bytes (written by {before} then, by "
        "{after} now)",
        "ソフトの更新によるものなら、aoimori release --reencode --date 日付 "
        "で記録し直してください（全データセットが対象で、版は変わりません）",
        "if packages were updated, record it for all datasets: aoimori release --reencode "
        "--date YYYY-MM-DD (the versions stay)",
    ),
    "lock-file-new": message(
        "ファイル「{file}」は公開したときにありませんでした",
        "the file {file} was not published before",
        "記録に加えてください（版は変わりません）: aoimori release {dataset} {year} --date 日付"
        "（全データセットをまとめてなら aoimori release --reencode --date 日付）",
        "record it (the version stays): aoimori release {dataset} {year} --date YYYY-MM-DD "
        "(for all datasets at once: aoimori release --reencode --date YYYY-MM-DD)",
    ),
    "lock-file-gone": message(
        "公開したファイル「{file}」がなくなっています",
        "the published file {file} is gone",
        *_ANEW,
    ),
    "release-withheld": message(
        "公開したことのある {years} 年度を、今回は公開できません。"
        "データの欠けたカタログは出さないので、catalog.* は作りません",
        "fiscal years {years} have been published and cannot be now; a catalogue that lacks them "
        "is not written (no catalog.*)",
        "エラーを直してください（欠けたカタログを取り込んだポータルは、そのデータを消してしまいます）",
        "mend the errors (a portal that harvests a catalogue deletes what is not in it)",
    ),
    "release-gone": message(
        "{year} 年度は公開の記録がありますが、dataset.yaml の releases にありません。"
        "データの欠けたカタログは出さないので、catalog.* は作りません",
        "fiscal year {year} has been published, and dataset.yaml does not name it; a catalogue "
        "that lacks it is not written (no catalog.*)",
        "releases に戻してください。公開をやめるのなら、この記録も消してください"
        "（カタログを取り込んだポータルからも消えます）",
        "put it back; or delete this file if it is to be withdrawn (portals that harvest the "
        "catalogue then delete it, too)",
    ),
    "lock-version-missing": message(
        "内容が、公開したとき（版 {current}）と変わっています",
        "the content is not that of version {current}, which was published",
        "変えるつもりがなければ元に戻し、公開するなら --version で前より大きい版を付けてください",
        "put it back if no change is meant; to publish it, give a higher one with --version",
    ),
    "lock-version": message(
        "版 {version} は、今の版 {current} より新しくありません",
        "version {version} is not newer than {current}",
        "--version で大きい版を指定してください",
        "give a higher one with --version",
    ),
    "lock-date": message(
        "日付 {date} は、このデータセットで前に記録した日 {last}（{year} 年度）より前です",
        "the date {date} is before {last}, the last one on record for this dataset ({year})",
        "--date を確かめてください（前の日付が誤りなら、release.lock.json を git で元に戻します）",
        "check --date (if the earlier date was a slip, restore that release.lock.json from git)",
    ),
    "lock-same-day": message(
        "{date} には、このデータセットの変更がもう記録されています",
        "a change of this dataset is on record for {date} already",
        "その内容を取り込んだポータルは、今回の変更に気づかないことがあります。"
        "すでに公開したのなら、次の日の日付にしてください",
        "a portal that took that one over may not notice this one; if it was published, give the "
        "next day",
    ),
    "lock-far-day": message(
        "日付 {date} は、前に記録した日 {last} から 3 年以上あとです",
        "the date {date} is three years and more after {last}, the last one on record",
        "打ち間違いなら、release.lock.json を git で元に戻してください"
        "（このままでは、これより前の日付を記録できません）",
        "if it was a slip, restore release.lock.json from git (no earlier day can be recorded now)",
    ),
    "card-changed": message(
        "題名・説明・ライセンスなど、データセットについての言葉が、{last} に記録したときと違います",
        "what is said of the dataset (title, description, licence …) is not what it was on {last}",
        "取り込み先のポータルに伝わるよう、aoimori release {dataset} {year} --date 日付 "
        "で日付を記録してください（版は変わりません）",
        "record a day so that portals take it over: aoimori release {dataset} {year} "
        "--date YYYY-MM-DD (the version stays)",
    ),
}
