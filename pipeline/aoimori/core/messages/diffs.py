"""Words about tables that are compared."""

from aoimori.core.messages.message import message

DIFFS = {
    "diff-nothing-published": message(
        "公開したときの値が見つかりません",
        "the values that were published are not found",
        "aoimori build のあとか、公開した記録（release.lock.json）を commit したあとに比べられます",
        "it can be compared after aoimori build, or once its release.lock.json was committed",
    ),
    "diff-tables-none": message(
        "どちらのファイルにも表が見つかりません",
        "no table was found in either file",
        "見出しの行の下にデータの行が並ぶファイルを指定してください",
        "name files that have rows of data below a row of headers",
    ),
    "diff-key-unknown": message(
        "項目「{key}」は、比べる表の両方にはありません",
        "{key} is not a column of both tables that are compared",
        "両方の表にある項目名を指定してください（{known}）",
        "name columns that both tables have ({known})",
    ),
    "diff-key-not-unique": message(
        "{first} 行目と {second} 行目は、行を見分ける項目の値が同じです（{key}）",
        "rows {first} and {second} have the same key ({key})",
        "すべての行を見分けられる項目を（いくつか組み合わせて）指定してください。"
        "入力の誤りなら、どちらかの行を直してください",
        "name columns that together tell all rows apart; if it is a slip, mend one of the rows",
    ),
}
