"""Words about releases and their locks."""

from aoimori.core.messages.message import message

_ANEW = (
    (
        "直したのなら、理由を添えて新しい版として記録してください（今の版は {version}）: "
        'aoimori release {dataset} {year} --correct --note "理由"。'
        "直していないのなら、シートを元に戻してください"
    ),
    (
        "if it is a correction, record it with its reason (it is version {version} now): "
        'aoimori release {dataset} {year} --correct --note "REASON"; else put the sheet back'
    ),
)
LOCKS = {
    "lock-missing": message(
        "release.lock.json がありません（公開日と版が未定です）",
        "there is no release.lock.json (no date, no version)",
        "内容を確かめ、aoimori release {dataset} {year} --final を実行してください",
        "look at it, then run: aoimori release {dataset} {year} --final",
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
        "ソフトの更新によるものなら、aoimori release --reencode "
        "で記録し直してください（全データセットが対象で、版は変わりません）",
        "if packages were updated, record it for all datasets: aoimori release --reencode "
        "(the versions stay)",
    ),
    "lock-file-new": message(
        "ファイル「{file}」は公開したときにありませんでした",
        "the file {file} was not published before",
        "記録に加えてください（版は変わりません）: aoimori release {dataset} {year} --final"
        "（全データセットをまとめてなら aoimori release --reencode）",
        "record it (the version stays): aoimori release {dataset} {year} --final "
        "(for all datasets at once: aoimori release --reencode)",
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
        "releases に戻してください。公開をやめるのなら、戻したうえで "
        'aoimori release {dataset} {year} --withdraw --reason "理由" と記録してください',
        "put it back; to withdraw it, do so and run: "
        'aoimori release {dataset} {year} --withdraw --reason "REASON"',
    ),
    "lock-edited": message(
        "release.lock.json が、記録したあとに書き換えられています",
        "the lock is not as it was recorded: somebody edited it",
        "git の履歴から元に戻してください（変えるときは aoimori release を使います）",
        "restore it from the git history (aoimori release is what changes it)",
    ),
    "lock-merge": message(
        "2 人の記録がぶつかったままです（git の <<<<<<< が残っています）",
        "two records met, and git left its marks (<<<<<<<)",
        "どちらかの記録を選び（git checkout --ours -- {path} または --theirs）、"
        "もう一方の訂正は --correct で記録し直してください",
        "take one of them (git checkout --ours -- {path}, or --theirs), and record the other "
        "correction again with --correct",
    ),
    "lock-of-another": message(
        "{release} の記録です（このフォルダーは {own}）",
        "this is the record of {release}, in the folder of {own}",
        "フォルダー名を元に戻してください。公開したアドレスは変えられません",
        "give the folder its old name: addresses that were published do not change",
    ),
    "lock-lost": message(
        "release.lock.json がありませんが、git の履歴（{commit}）にはあります。"
        "新しく作ると、公開の記録が失われます",
        "there is no lock, but the git history ({commit}) has one; a new one would lose the record",
        "元に戻してください: git checkout {commit} -- {path}",
        "restore it: git checkout {commit} -- {path}",
    ),
    "lock-final": message(
        "内容が、公開した版 {version} と変わっています",
        "the content is not that of version {version}, which was published",
        '直したのなら aoimori release {dataset} {year} --correct --note "理由" '
        "で新しい版にしてください。変えるつもりがなければ元に戻してください",
        'if it is a correction: aoimori release {dataset} {year} --correct --note "REASON"; '
        "put it back if no change is meant",
    ),
    "lock-not-corrected": message(
        "データは、公開した版 {version} と同じです。訂正として記録するものがありません",
        "the data are those of version {version}, which was published: there is no correction",
        "説明や形式だけを変えたのなら: aoimori release {dataset} {year} --final",
        "if only descriptions or formats are others: aoimori release {dataset} {year} --final",
    ),
    "lock-not-published": message(
        "まだ公開していないリリースです",
        "this release was not published yet",
        "公開するには: aoimori release {dataset} {year} --final",
        "to publish it: aoimori release {dataset} {year} --final",
    ),
    "lock-withdrawn": message(
        "{day} に公開を終えたリリースです。同じアドレスを別の内容に使うことはできません",
        "this release was withdrawn on {day}; its address is not used again",
        "新しい年度、または新しい名前のデータセットとして公開してください",
        "publish it as another fiscal year, or as a dataset of another name",
    ),
    "successor-unknown": message(
        "代わりのデータ「{successor}」は公開されていません（近い名前: {known}）",
        "{successor} is not published, so nobody can use it instead (near: {known})",
        "--successor には、このカタログで公開しているデータセットか、その年度を指定してください",
        "give --successor a dataset that this catalogue publishes, or a year of one",
    ),
    "lock-before-unknown": message(
        "前の版の値が手元にないので、変わった値の一覧は記録していません",
        "the values of the version before are not at hand: which ones changed is not on record",
        "前の版の commit を git の履歴に含めて（浅くない clone で）実行すると記録されます",
        "with the commit of that version in the git history (no shallow clone) it would be",
    ),
    "published-value": message(
        "{row} の「{title}」は「{before}」と公開しましたが、「{after}」に変わっています",
        "{title} of {row} was published as “{before}” and is “{after}” now",
        *_ANEW,
    ),
    "published-row-new": message(
        "公開した表「{table}」になかった行があります: {row}",
        "a row that {table} did not have when it was published: {row}",
        *_ANEW,
    ),
    "published-row-gone": message(
        "公開した表「{table}」にあった行がなくなっています: {row}",
        "a row that {table} had when it was published is gone: {row}",
        *_ANEW,
    ),
    "published-more": message(
        "表「{table}」には、公開したときと違うところがほかに {n} か所あります",
        "{n} more differences from what was published in {table}",
        "すべて見るには: aoimori diff {dataset} {year}",
        "to see all of them: aoimori diff {dataset} {year}",
    ),
    "release-draft": message(
        "下書き（版 {version}）なので、まだ公開しません",
        "a draft (version {version}): it is not published yet",
        "公開してよければ: aoimori release {dataset} {year} --final",
        "to publish it: aoimori release {dataset} {year} --final",
    ),
    "draft-changed": message(
        "下書き（版 {version}）に記録したときと内容が違います",
        "the content is not that of the draft on record (version {version})",
        "下書きを記録し直すには aoimori release {dataset} {year}、"
        "公開してよければ --final を付けてください",
        "record the draft again: aoimori release {dataset} {year}; add --final to publish it",
    ),
    "release-waits": message(
        "{day} に公開します（{as_of} の時点では、まだ公開しません）",
        "to be published on {day} (not yet on {as_of})",
        "公開日は dataset.yaml の publish_from です",
        "publish_from in dataset.yaml is the day",
    ),
    "waiting-changed": message(
        "{day} の公開を待っている内容が、記録したときと違います",
        "what waits for {day} is not as it was recorded",
        "公開日までに、もう一度記録してください: aoimori release {dataset} {year} --final",
        "record it again before that day: aoimori release {dataset} {year} --final",
    ),
    "publish-from-moved": message(
        "publish_from が、記録した公開日 {day} と違います（{as_of} の時点では、まだ公開しません）",
        "publish_from is not the day on record, {day} (not published yet on {as_of})",
        "公開日を変えるには、記録し直してください: aoimori release {dataset} {year} --final",
        "to change the day, record it again: aoimori release {dataset} {year} --final",
    ),
    "publish-from-late": message(
        "publish_from の {day} は、公開した日 {issued} より後です",
        "publish_from says {day}, and it was published on {issued}",
        "公開したリリースを後から止めることはできません。publish_from を消してください",
        "what was published cannot be held back: remove publish_from",
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
        "すでに公開したのなら、この記録を git で元に戻し、次の日に記録してください",
        "a portal that took that one over may not notice this one; if it was published, restore "
        "this lock from git and record it on the next day",
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
        "取り込み先のポータルに伝わるよう、aoimori release {dataset} {year} --final "
        "で日付を記録してください（版は変わりません）",
        "record the day so that portals take it over: aoimori release {dataset} {year} --final "
        "(the version stays)",
    ),
}
