"""Words about what looks like a slip in a file nobody has defined, and about tables that are meant
to be a standard data set. The hint is what to do in Excel."""

from aoimori.core.messages.message import message

_LOST = {
    "text-misread": message(
        "文字化けしています（たとえば「{value}」は「{expected}」です）。"
        "{encoding_written} の文字を {encoding_read} として読み、そのまま保存したようです",
        "the text is garbled (“{value}” was “{expected}”): bytes in {encoding_written} were read "
        "as {encoding_read} and saved so",
        "元のファイルから作り直し、「CSV UTF-8」で保存してください",
        "make it again from the original file, and save it as CSV UTF-8",
    ),
    "character-lost": message(
        "{values}に、文字が失われた跡（? や 〓）があります（{count} セル）",
        "characters of {values} were lost (? or a filler stands for them) ({count} cells)",
        "正しい文字を確かめて入れ、「CSV UTF-8」か .xlsx で保存してください",
        "find out the right characters, and save the file as CSV UTF-8 or .xlsx",
    ),
    "digits-lost": message(
        "列{columns}の{values}は、桁が失われています（{count} セル）",
        "digits of {values} in the column {columns} were lost ({count} cells)",
        "元の番号を確かめ、列を［文字列］にしてから入れ直してください",
        "look up the numbers, format the column as text, and enter them again",
    ),
    "zero-lost": message(
        "列{columns}の{values}は、先頭の 0 が消えているようです（{count} セル）",
        "{values} in the column {columns} seems to have lost its leading zero ({count} cells)",
        "列を［文字列］にしてから、0 を付けて入れ直してください",
        "format the column as text, and enter the values again with the zero",
    ),
    "number-became-date": message(
        "列{columns}の{values}は、番地や番号が日付に変わったもののようです（{count} セル）",
        "{values} in the column {columns} seems to be a number that became a date ({count} cells)",
        "列を［文字列］にしてから、元の番地や番号を入れ直してください",
        "format the column as text, and enter the original numbers again",
    ),
    "date-among-others": message(
        "列{columns}に、日付{values}が混じっています（{count} セル）",
        "the date {values} stands among other values of the column {columns} ({count} cells)",
        "日付に変わってしまった値でないかを確かめてください",
        "find out whether it is a value that became a date",
    ),
}

_COORDINATES = {
    "coordinates-swapped": message(
        "緯度と経度が入れ替わっているようです（{columns}の{values}など、{count} セル）",
        "latitude and longitude seem to be exchanged ({values} …, {count} cells in {columns})",
        "緯度（およそ 20～46）と経度（およそ 122～154）を入れ替えてください",
        "exchange them: latitudes are about 20 to 46, longitudes about 122 to 154",
    ),
    "coordinate-point-lost": message(
        "{columns}の{values}は、小数点が抜けているようです（{expected} か。{count} セル）",
        "{values} in {columns} seems to have lost its point ({expected}?) ({count} cells)",
        "小数点を入れてください",
        "enter the point",
    ),
    "coordinate-one-missing": message(
        "{columns}の片方だけが空欄です（{count} セル）",
        "only one of {columns} is blank ({count} cells)",
        "緯度と経度の両方を入れてください",
        "enter both",
    ),
    "coordinates-missing": message(
        "{columns}が空欄の行があります（{count} セル）。ほかの行にはあります",
        "{columns} are blank in some rows, and not in the others ({count} cells)",
        "地図で場所を確かめて入れてください",
        "look the place up on a map and enter them",
    ),
    "coordinate-outside-japan": message(
        "{columns}の{values}は、日本の外の座標です（{count} セル）",
        "{values} in {columns} is outside Japan ({count} cells)",
        "正しい座標を確かめてください",
        "find out the right coordinates",
    ),
}

_DOUBLES = {
    "duplicate-row": message(
        "{row} 行目は {earlier} 行目と全く同じです（同じ行が {rows} 行）",
        "row {row} says the same as row {earlier} ({rows} such rows)",
        "重複した行を削除してください",
        "delete rows that stand twice",
    ),
    "duplicate-id": message(
        "列{columns}の{values}が、{rows} 行目に重複しています",
        "{values} in the column {columns} stands in the rows {rows}",
        "どの行のものかを確かめ、ほかの行を直してください",
        "find out which row it belongs to, and correct the others",
    ),
    "duplicate-place": message(
        "列{columns}の{values}が、{rows} 行目に重複しています",
        "{values} in the column {columns} stands in the rows {rows}",
        "どの行のものかを確かめ、ほかの行を直してください",
        "find out which row it belongs to, and correct the others",
    ),
}

_PLACES = {
    "address-as-name": message(
        "列{columns}の{values}は、市区町村名ではなく住所です（{count} セル）",
        "{values} in the column {columns} is an address, not a municipality ({count} cells)",
        "この列には市区町村名だけを入れ、住所は住所の列に入れてください",
        "enter the name only, and addresses into their own column",
        "L1-07",
    ),
    "address-name-variant": message(
        "列{columns}の{values}は、正式には「{expected}」と書きます（{count} セル）",
        "{values} in the column {columns} is officially written “{expected}” ({count} cells)",
        "［検索と置換］で正式な字に置き換えてください",
        "replace it by the official spelling",
        "L3-06",
    ),
    "place-unknown": message(
        "列{columns}の{values}という市区町村はありません（{count} セル）",
        "no municipality is called {values} (the column {columns}, {count} cells)",
        "正しい名称を確かめてください",
        "find out the right name",
        "L3-06",
    ),
    "code-and-name-differ": message(
        "列{columns}の{values}は、「{name}」のコード（{expected}）ではありません（{count} セル）",
        "{values} in the column {columns} is not the code of “{name}” ({expected}) ({count} cells)",
        "コードと名称のどちらが正しいかを確かめてください",
        "find out which of them is right",
        "L3-06",
    ),
}

_VALUES = {
    "blank-rows-behind": message(
        "表の下に、値のない行が {count} 行あります",
        "{count} rows without values follow the table",
        "余分な行を削除して保存し直してください",
        "delete these rows and save the file again",
        "L1-03",
    ),
    "value-missing": message(
        "列{columns}は、この行だけ空欄です（{count} セル）",
        "the column {columns} is blank here and filled elsewhere ({count} cells)",
        "入れ忘れでないかを確かめてください",
        "find out whether a value was forgotten",
    ),
    "only-spaces": message(
        "空白の文字だけのセルがあります（{count} セル）",
        "{count} cells hold nothing but spaces",
        "値を入れるか、Delete キーで空にしてください",
        "enter a value, or clear them",
        "L1-06",
    ),
    "fraction-alone": message(
        "整数の列{columns}に、小数{values}があります（{count} セル）",
        "the fraction {values} stands among the whole numbers of {columns} ({count} cells)",
        "単位がほかの行と同じかを確かめてください",
        "find out whether its unit is that of the other rows",
    ),
    "negative-alone": message(
        "列{columns}で{values}だけがマイナスです（{count} セル）",
        "only {values} in the column {columns} is below zero ({count} cells)",
        "符号が正しいかを確かめてください",
        "find out whether the sign is right",
    ),
    "sum-differs": message(
        "「{formula}」が成り立たない行が {rows} 行あります（{values}）",
        "{formula} does not hold in {rows} rows ({values})",
        "どの値が誤りかを、元の資料で確かめてください",
        "find out from the source which of the values is wrong",
    ),
    "era-year-unknown": message(
        "列{columns}の{values}は、その元号にない年です（{count} セル）",
        "the era of {values} in the column {columns} has no such year ({count} cells)",
        "正しい年を確かめてください",
        "find out the right year",
        "L3-05",
    ),
    "period-reversed": message(
        "{columns}の終わりが始まりより前です（{value}、{count} セル）",
        "the end is before the start in {columns} ({value}, {count} cells)",
        "入れ替わっていないかを確かめてください",
        "find out whether they are exchanged",
    ),
}

_HANDLING = {
    "handling-mark": message(
        "表の外に{values}とあります",
        "{values} stands outside the table",
        "公開してよい最終のものかを確かめ、そうならこの表示を消してください",
        "find out whether it is final and may be published, and remove these words if so",
    ),
}

_STANDARD = {
    "standard-header-blank": message(
        "見出しが空です。{standard}では、ここは「{expected}」です",
        "the header is blank; in the standard {standard} this column is {expected}",
        "見出し「{expected}」を入れてください",
        "enter the header {expected}",
        "L1-05",
    ),
    "standard-columns-missing": message(
        "{standard}の項目{values}の列がありません（{missing} 列）",
        "columns of the standard {standard} are missing: {values} ({missing})",
        "列を足してください（値がなければ見出しだけで構いません）",
        "add the columns, with their headers only if there are no values",
    ),
    "standard-header-spelling": message(
        "見出し{values}は、{standard}では「{expected}」と書きます",
        "the standard {standard} writes the header {values} as “{expected}”",
        "標準の見出しに直してください",
        "use the header of the standard",
    ),
    "standard-columns-extra": message(
        "見出し{values}は、{standard}にない項目です（{count} 列）",
        "the standard {standard} has no column {values} ({count})",
        "足した列なら、標準の列より右に置いてください",
        "keep columns of your own to the right of those of the standard",
    ),
    "standard-order": message(
        "列の順が{standard}と違います",
        "the columns are not in the order of the standard {standard}",
        "標準の順に並べてください",
        "put them into that order",
    ),
    "standard-columns-empty": message(
        "{standard}で必須の列{values}に、値が一つもありません",
        "required columns of the standard {standard} hold no value: {values}",
        "分かるものから入れてください",
        "enter what is known",
    ),
    "standard-value-missing": message(
        "{standard}で必須の列{columns}に空欄があります（{count} セル）",
        "{columns}, required by the standard {standard}, has blanks ({count} cells)",
        "値を入れてください",
        "enter the values",
    ),
    "standard-flag": message(
        "列{columns}の{values}は、標準データセットの書き方ではありません（{count} セル）",
        "{values} in the column {columns} is not how the standard writes a flag ({count} cells)",
        "当てはまるなら文字列の「1」を入れ、当てはまらなければ空欄にしてください",
        "enter 1 (as text) where it holds, and leave the others blank",
    ),
    "standard-presence": message(
        "列{columns}の{values}は、標準データセットの書き方ではありません（{count} セル）",
        "{values} in the column {columns} is not how the standard says yes or no ({count} cells)",
        "「有」か「無」を入れてください",
        "use the two words of the standard",
    ),
    "standard-kana": message(
        "列{columns}の{values}は、全角カタカナではありません（{count} セル）",
        "{values} in the column {columns} is not in full-width katakana ({count} cells)",
        "全角カタカナで書いてください",
        "write full-width katakana",
    ),
    "standard-time": message(
        "列{columns}の{values}は、00:00～23:59 の時刻ではありません（{count} セル）",
        "{values} in the column {columns} is no time from 00:00 to 23:59 ({count} cells)",
        "09:00 のように書き、説明は特記事項の列に移してください",
        "write 09:00, and move words to the column of remarks",
    ),
    "standard-number": message(
        "列{columns}の{values}は、半角の数値ではありません（{count} セル）",
        "{values} in the column {columns} is no plain number ({count} cells)",
        "半角の数字だけにしてください",
        "keep the digits only",
        "L2-01",
    ),
    "standard-date": message(
        "列{columns}の{values}は、2025-04-01 の形の日付ではありません（{count} セル）",
        "{values} in the column {columns} is no day such as 2025-04-01 ({count} cells)",
        "2025-04-01 のように書いてください",
        "write 2025-04-01",
        "L3-05",
    ),
    "standard-url": message(
        "列{columns}の{values}は、URL ではありません（{count} セル）",
        "{values} in the column {columns} is no URL ({count} cells)",
        "http:// か https:// から書いてください",
        "begin with http:// or https://",
    ),
    "standard-ascii": message(
        "列{columns}の{values}に、半角英数字でない文字があります（{count} セル）",
        "{values} in the column {columns} has other characters than ASCII ({count} cells)",
        "半角の英数字で書いてください",
        "write ASCII letters and digits",
    ),
}

SUSPICIONS_WORDS = {
    **_LOST,
    **_COORDINATES,
    **_DOUBLES,
    **_PLACES,
    **_VALUES,
    **_HANDLING,
    **_STANDARD,
}
