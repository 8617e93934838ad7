"""Words of ``aoimori new-year``."""

from __future__ import annotations

from aoimori.cli.words.help import Example, Help
from aoimori.core.localized import Localized

NEW_YEAR = {
    "year-ready": Localized(
        "{dataset}: {year} 年度を用意しました（{folder}/ と {definition}）",
        "{dataset}: {year} is prepared ({folder}/ and {definition})",
    ),
    "years-there": Localized(
        "{year} 年度がもうあるデータセット: {n} 件", "Datasets that have {year} already: {n}"
    ),
    "skipped-not-yearly": Localized(
        "{dataset}: 更新の頻度が「{frequency}」なので、用意していません"
        "（要るなら aoimori new-year {year} {dataset}）",
        "{dataset}: not prepared, its frequency is “{frequency}” "
        "(if it is wanted: aoimori new-year {year} {dataset})",
    ),
    "skipped-long-ago": Localized(
        "{dataset}: 最後の年度が {latest} なので、用意していません"
        "（要るなら aoimori new-year {year} {dataset}）",
        "{dataset}: not prepared, its last year is {latest} "
        "(if it is wanted: aoimori new-year {year} {dataset})",
    ),
    "skipped-later": Localized(
        "{dataset}: {year} より前の年度がないので、用意できません",
        "{dataset}: not prepared, it has no year before {year}",
    ),
    "skipped-broken": Localized(
        "{dataset}: 定義に直すところがあるので、用意していません",
        "{dataset}: not prepared, something in its definition is to be mended",
    ),
    "owed": Localized("届いていないシート", "Sheets that are still to come"),
    "unpublished": Localized(
        "シートは届いていて、まだ公開していないもの", "Sheets that are there, not yet published"
    ),
    "of-year": Localized("{title}（{year} 年度）", "{title} ({year})"),
    "nothing-owed": Localized(
        "{year} 年度までで、届いていないシートはありません",
        "No sheet is to come for {year} or before",
    ),
}

NEW_YEAR_HELP = Help(
    Localized("次の年度を用意し、未着のシートを示します", "Prepare the next fiscal year"),
    (
        Localized(
            "前の年度をもとに、その年度のフォルダーを作り、dataset.yaml の releases に"
            "書き足します。ファイル名の年度と、定義に書かれた年度は1年進めます。"
            "前の年度のシートだけの訂正や受け入れは引き継ぎません。"
            "今ある行は変えません。何度実行しても同じです。",
            "Makes the folder of the year and adds it to releases in dataset.yaml, after "
            "the year before: years in file names and fixed words are moved on, "
            "corrections and acceptances of that one sheet are left out. No line that "
            "is there is changed; running it again changes nothing.",
        ),
        Localized(
            "毎年でないデータセットと、去年の年度がないデータセットは、名前を書いたとき"
            "だけ用意します。最後に、まだ届いていないシートを担当ごとに示します。"
            "届くまでは、検査でもサイト作成でもエラーになりません。",
            "A dataset that is not annual, or lacks the year before, is prepared only if "
            "it is named. Then it lists the sheets that are still owed, by publisher; "
            "until they come they are no error of a check or a build.",
        ),
    ),
    (
        Example("aoimori new-year 2025", Localized("すべて用意する", "Prepare all datasets")),
        Example(
            "aoimori new-year 令和7年度 pref/towns",
            Localized("1つだけ用意する", "Prepare one dataset"),
        ),
    ),
)
