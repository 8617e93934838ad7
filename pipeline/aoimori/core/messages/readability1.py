"""Words about what breaks the rules of level 1 for machine-readable data, rule by rule."""

from aoimori.core.messages.message import message

READABILITY_1 = {
    "file-format": message(
        "古い形式「{value}」のファイルです",
        "the file has the old format {value}",
        "Excel で開き、「Excel ブック (.xlsx)」として保存し直してください",
        "open it in Excel and save it as an Excel workbook (.xlsx)",
        "L1-01",
    ),
    "not-a-data-file": message(
        "「{value}」は、機械がデータを取り出せる形式ではありません",
        "{value} is no format that programs can take data from",
        "元の Excel を .xlsx か CSV で保存して使ってください",
        "use the original workbook, saved as .xlsx or CSV",
        "L1-01",
    ),
    "multiple-tables": message(
        "1つのシートに表が {count} 個あります（{value}）",
        "the sheet has {count} tables ({value})",
        "2つめからの表を、それぞれ新しいシートに移してください",
        "move the second and further tables to sheets of their own",
        "L1-02",
    ),
    "blank-rows-inside": message(
        "表の途中に空白の行が {count} 行あります",
        "there are {count} blank rows inside the table",
        "空白の行を削除してください",
        "delete the blank rows",
        "L1-03",
    ),
    "blank-columns-inside": message(
        "表の途中に空白の列が {count} 列あります",
        "there are {count} blank columns inside the table",
        "空白の列を削除してください",
        "delete the blank columns",
        "L1-03",
    ),
    "blank-columns-behind": message(
        "表の右に、見出しも値もない列が {count} 列あります",
        "{count} columns without header or values follow the table",
        "余分な列を削除して保存し直してください",
        "delete these columns and save the file again",
        "L1-03",
    ),
    "header-repeated": message(
        "見出しが表の途中で {count} 行繰り返されています",
        "{count} rows inside the table repeat the header",
        "繰り返した見出しの行を削除してください"
        "（印刷用なら［ページレイアウト］→［印刷タイトル］で付けられます）",
        "delete them; for print, Page Layout, Print Titles repeats the header",
        "L1-03",
    ),
    "title-outside": message(
        "表の上に、表ではない文字{values}があります（{count} セル）",
        "{values} stands above the table ({count} cells)",
        "題名や日付は、シート名か説明のシートに移してください",
        "move titles and dates to the sheet's name or a sheet of notes",
        "L1-04",
    ),
    "note-outside": message(
        "表の外に、注などの文字{values}があります（{count} セル）",
        "{values} stands outside the table ({count} cells)",
        "注は説明のシートか「備考」の列に移してください",
        "move notes to a sheet of notes or a column of remarks",
        "L1-04",
    ),
    "total-rows": message(
        "データの中に合計の行{values}が {count} 行あります",
        "{count} rows of sums ({values}) stand among the data",
        "合計の行を削除するか、合計だけの表を別のシートに作ってください",
        "delete rows of sums, or put them into a sheet of their own",
        "L1-04",
    ),
    "header-row-absent": message(
        "見出しの行が見つかりません",
        "no header row was found",
        "表の1行目に、列ごとの見出しを入れてください",
        "enter a header for every column in the first row",
        "L1-05",
    ),
    "header-missing": message(
        "値があるのに見出しのない列が {count} 列あります",
        "{count} columns with values have no header",
        "何の値か分かる見出しを入れてください。要らない列なら削除してください",
        "enter a header that says what the values are, or delete the column",
        "L1-05",
    ),
    "header-says-nothing": message(
        "見出し{values}では、何の列か分かりません（{count} 列）",
        "the header {values} does not say what the column holds ({count} columns)",
        "内容を表す言葉に直してください",
        "use words for the content",
        "L1-05",
    ),
    "header-laid-out": message(
        "見出し{values}に、体裁のための空白があります（{count} セル）",
        "spaces lay out the header {values} ({count} cells)",
        "空白を消してください",
        "remove the spaces",
        "L1-06",
    ),
    "header-line-break": message(
        "見出し{values}の中に、改行があります（{count} セル）",
        "the header {values} holds a line break ({count} cells)",
        "改行を消して、1行にしてください（見出しを選び、Ctrl+H →［検索する文字列］で Ctrl+J を"
        "押し、［置換後の文字列］は空のまま［すべて置換］）",
        "put it on one line (select the headers, Ctrl+H, press Ctrl+J in Find what, leave Replace "
        "with empty, Replace All)",
        "L1-06",
    ),
    "layout-whitespace": message(
        "列{columns}の値{values}に、体裁のための空白があります（{count} セル）",
        "spaces lay out {values} in the column {columns} ({count} cells)",
        "空白を消してください（列を選んでから、Ctrl+H →［検索する文字列］に空白を入れ、"
        "［置換後の文字列］は空のまま［すべて置換］。要る空白も消えるときは、1つずつ直します）",
        "remove them (select the column, Ctrl+H, a space in Find what, leave Replace with empty, "
        "Replace All; one by one where words need theirs)",
        "L1-06",
    ),
    "layout-line-break": message(
        "列{columns}の値{values}の中に、改行があります（{count} セル）",
        "{values} in the column {columns} holds a line break ({count} cells)",
        "列を選び、Ctrl+H →［検索する文字列］で Ctrl+J を押し、［置換後の文字列］は空のまま"
        "［すべて置換］してください",
        "select the column, Ctrl+H, press Ctrl+J in Find what, leave Replace with empty, "
        "Replace All",
        "L1-06",
    ),
    "multi-value-cell": message(
        "列{columns}の値{values}は、1つのセルにいくつもの値を含みます（{count} セル）",
        "{values} in the column {columns} holds several values in one cell ({count} cells)",
        "列か行を増やして、値を1つずつのセルに分けてください",
        "give each value its own cell",
        "L1-07",
    ),
    "value-in-columns": message(
        "列「{column}」の1つの値（「{value}」など）が、{count} 列に分けて入っています",
        "one value of the column {column} (“{value}” …) is spread over {count} columns",
        "1つのセルにまとめ、1つの見出しを付けてください（電話番号なら「-」でつなぎます）",
        "bring it together in one cell under one header (join a telephone number by -)",
        "L1-07",
    ),
    "header-platform-char": message(
        "見出し{values}に、機種依存文字か半角カタカナがあります（{count} セル）",
        "the header {values} has platform-dependent or half-width letters ({count} cells)",
        "ふつうの文字（全角カタカナ、「(株)」「m2」など）に直してください",
        "write ordinary letters",
        "L1-08",
    ),
    "platform-char": message(
        "列{columns}の値{values}に、機種依存文字があります（{count} セル）",
        "{values} in the column {columns} has platform-dependent letters ({count} cells)",
        "「1」「(株)」「m2」のように、ふつうの文字に直してください",
        "write ordinary letters, such as 1 and m2",
        "L1-08",
    ),
    "blank-vs-zero": message(
        "列「{column}」に 0 が {zeros} セル、空欄が {count} セルあります。"
        "空欄が 0 なのか不明なのかは、プログラムには分かりません",
        "the column {column} has {zeros} zeros and {count} blanks; a program cannot tell whether "
        "a blank is a zero or unknown",
        "空欄の意味を確かめ、0 なら 0 を入れてください",
        "find out what the blanks mean, and enter 0 where it is zero",
        "L1-09",
    ),
    "object-in-sheet": message(
        "シートに図形・画像・グラフなどが {count} 個あります（{values}）",
        "{count} pictures, shapes or charts lie on the sheet ({values})",
        "削除するか別のシートに移し、文字は説明に書いてください",
        "delete or move them, and write their text into the notes",
        "L1-10",
    ),
    "format-semantics": message(
        "{count} セル（「{value}」など）だけ書式が違います（{look}）",
        "{count} cells (“{value}” …) look different ({look})",
        "意味があるなら、その意味を書く列を足してください。なければ書式をそろえてください",
        "if it means something, add a column that says so; else give all cells one format",
        "L1-11",
    ),
    "format-bands": message(
        "{count} セルが帯のように塗られています（{look}）。"
        "意味があるかどうかは、プログラムには分かりません",
        "bands of {count} cells are filled ({look}); a program cannot tell whether that means "
        "something",
        "意味があるなら、その意味を書く列を足してください",
        "if it means something, add a column that says so",
        "L1-11",
    ),
    "merged-cell": message(
        "データの中に結合したセルが {count} か所あります（「{value}」など）",
        "{count} merged ranges lie among the data (“{value}” …)",
        "結合を解除し、すべてのセルに同じ値を入れてください",
        "unmerge them and enter the value in every cell",
        "L1-12",
    ),
    "merged-header": message(
        "見出しに結合したセルが {count} か所あります（「{value}」など）",
        "{count} merged ranges lie in the header (“{value}” …)",
        "［ホーム］→［セルを結合して中央揃え］の▼→［セル結合の解除］で解除し、列ごとに見出しを"
        "1つずつ入れてください",
        "unmerge them in Home, Merge & Center, and give every column one header",
        "L1-12",
    ),
    "merged-outside": message(
        "表の外に結合したセルが {count} か所あります（「{value}」など）",
        "{count} merged ranges lie outside the table (“{value}” …)",
        "題名や注は、結合を解除して説明のシートに移してください",
        "unmerge titles and notes, and move them to a sheet of notes",
        "L1-12",
    ),
    "sheet-is-hidden": message(
        "シート「{value}」は非表示です",
        "the sheet {value} is hidden",
        "シート見出しを右クリックし、［再表示］してください。公開しないなら削除してください",
        "right-click a sheet tab and choose Unhide, or delete it if it is not to be published",
        "L1-13",
    ),
    "rows-hidden": message(
        "非表示の行が {count} 行あります（{value} 行）",
        "{count} rows are hidden ({value})",
        "［再表示］し、公開しない行は削除してください",
        "unhide them, and delete those not to be published",
        "L1-13",
    ),
    "columns-hidden": message(
        "非表示の列が {count} 列あります（{value} 列）",
        "{count} columns are hidden ({value})",
        "［再表示］し、公開しない列は削除してください",
        "unhide them, and delete those not to be published",
        "L1-13",
    ),
    "csv-record-newline": message(
        "値「{value}」の中に改行があります（{count} セル）",
        "the value “{value}” holds a line break ({count} cells)",
        "改行を消して保存し直してください",
        "remove the line breaks and save the file again",
        "L1-14",
    ),
    "csv-quoting": message(
        "{count} 行で列の数が {value} 個になり、見出しの {expected} 個と違います",
        "{count} rows have {value} fields, the header has {expected}",
        'カンマを含む値を " で囲むか、余分なカンマを消してください',
        "quote values that hold commas, or remove the extra ones",
        "L1-15",
    ),
}
