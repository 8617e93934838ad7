"""Words about source files, headers and the body of a sheet."""

from aoimori.core.messages.message import message

SHEETS = {
    "source-missing": message(
        "ソースのファイルがありません",
        "the source file is not there",
        "ファイルを置いてください（フォルダーにあるもの: {known}）",
        "put the file there (the folder has: {known})",
        defined=(
            "名前が違うなら、dataset.yaml の sources を直してください",
            "or mend sources in dataset.yaml",
        ),
    ),
    "source-empty": message(
        "ファイルまたはシートが空です",
        "the file or sheet is empty",
        "正しいファイルとシートか確かめてください",
        "check that it is the right file and sheet",
        defined=("送った部署にも確かめてください", "ask the department, too"),
    ),
    "not-a-workbook": message(
        "Excel ブックとして開けません。壊れているか、別の種類のファイルです（{problem}）",
        "not readable as a workbook: {problem}",
        "Excel で開き、「Excel ブック (.xlsx)」として保存し直してください",
        "open it in Excel and save it as an .xlsx workbook",
    ),
    "sheet-too-large": message(
        "シートが大きすぎます（{range}）。表から遠く離れたセルに値がないか確かめてください",
        "the sheet is too large ({range}); a value may stand far away from the table",
        "Excel で Ctrl+End を押し、表の外に残った値や結合を消してください（上限 {limit} セル）",
        "press Ctrl+End in Excel and delete values or merged ranges outside the table"
        " (up to {limit} cells are read)",
    ),
    "password-protected": message(
        "パスワードで保護されたブックです",
        "the workbook is protected by a password",
        "Excel でパスワードを外し、保存し直してください",
        "take the password off in Excel and save it again",
    ),
    "wrong-extension": message(
        "拡張子は {extension} ですが、中身は {found} です",
        "the file is named {extension}, but its content is {found}",
        "Excel で開き、名前を付けて保存で正しい種類を選ぶよう、送った部署に頼んでください",
        "ask the department to open it in Excel and save it as the type it should be",
    ),
    "sheet-unnamed": message(
        "シートがいくつもあります（{known}）",
        "there are several sheets ({known})",
        "dataset.yaml の layout.sheet に、読むシートの名前を書いてください",
        "name the one to read as layout.sheet in dataset.yaml",
    ),
    "number-format": message(
        "セルの書式のため、表示されている数と保存されている数が違います（{value}）",
        "the cell's format shows another number than the one stored ({value})",
        "書式を標準に戻し、正しい数を入れてください",
        "set the format to General and enter the right number",
    ),
    "ragged-row": message(
        "この行の列の数は {found} で、見出しの {expected} と違います",
        "this row has {found} columns, the header {expected}",
        "値の中のカンマを引用符で囲むか、余分なカンマを消してください",
        "quote values that hold commas, or remove the extra ones",
    ),
    "merged-value-missing": message(
        "結合されたセルです。値は {anchor} にだけあり、このセルは空です",
        "the cell is merged: only {anchor} holds the value, this cell is empty",
        "結合を解いて値を入れるか、dataset.yaml のこの列に fill: merged を書いてください",
        "unmerge and enter the value, or give the column fill: merged in dataset.yaml",
    ),
    "fill-over-dropped": message(
        "空欄の上の行は除かれていて、その値「{value}」で補ってよいか分かりません",
        "the row above this blank is dropped; whether its {value} belongs here is not known",
        "このセルに値を入れてください",
        "enter the value in this cell",
    ),
    "rows-before-begin": message(
        "見出しとデータの始まりの間に値「{value}」があります",
        "{value} stands between the header and the beginning of the data",
        "データなら layout.begin を、注なら layout.notes を直してください",
        "mend layout.begin if it is data, layout.notes if it is a note",
    ),
    "rows-dropped": message(
        "定義により {count} 行を除きました（{cells}）",
        "{count} rows were left out as defined ({cells})",
        "データの行が混じっていないか確かめてください",
        "check that no row of data is among them",
    ),
    "unknown-file-type": message(
        "「{extension}」のファイルは読めません",
        "files ending in {extension} cannot be read",
        "使える種類: {known}",
        "readable: {known}",
    ),
    "wrong-encoding": message(
        "文字コード「{encoding}」として読めません（{offset} バイト目、{record} 行目）",
        "not readable as {encoding} (byte {offset}, record {record})",
        "Excel で開いて文字化けがないか確かめ、［名前を付けて保存］で「CSV UTF-8（コンマ区切り）」"
        "を選んで保存し直してください",
        "open it in Excel, look for garbled text, and save it as CSV UTF-8 (comma delimited)",
        defined=(
            "dataset.yaml の encoding が違うなら、そちらを直してください",
            "or mend encoding in dataset.yaml",
        ),
    ),
    "mixed-encodings": message(
        "文字コードの違う行が {count} 行混じっています（{rows} 行目）。ほかの行は「{encoding}」、"
        "この行は「{encoding_other}」です。「{encoding}」として開くと、"
        "「{expected}」は「{value}」に化けます",
        "{count} rows ({rows}) are in another encoding: {encoding_other}, while the others are in "
        "{encoding}, in which “{expected}” reads as “{value}”",
        "いくつかのファイルをつないだものなら、つなぐ前のファイルをそれぞれ Excel で開き、"
        "［名前を付けて保存］で「CSV UTF-8（コンマ区切り）」を選んで保存し、つなぎ直してください。"
        "元のファイルがなければ、Excel で化けて見える行を入れ直し、同じ形式で保存してください",
        "if it was put together of several files, save each of them in Excel as CSV UTF-8 (comma "
        "delimited) and put them together again; if they are gone, open the file in Excel, enter "
        "the garbled rows again, and save it as that",
    ),
    "no-text": message(
        "文字ではないデータ（値が 0 のバイト）が入っています。"
        "ファイルが壊れているか、CSV ではありません",
        "it holds what is no text (bytes that are zero): it is damaged, or no CSV",
        "元の Excel かシステムから「CSV UTF-8（コンマ区切り）」で作り直してください",
        "make it again from the original as CSV UTF-8 (comma delimited)",
    ),
    "broken-csv": message(
        "CSV として読めません: {problem}",
        "not readable as CSV: {problem}",
        "引用符と改行を確かめてください",
        "check quotes and line breaks",
    ),
    "csv-too-large": message(
        "CSV の値が多すぎます（区切りが約 {count} 個）。ファイルが壊れていないか確かめてください",
        "the CSV has too many values (about {count} separators); the file may be damaged",
        "年度や種類ごとにファイルを分けてください（上限 {limit} 個）",
        "part the file by year or kind (up to {limit} values are read)",
    ),
    "sheet-missing": message(
        "シート「{sheet}」がありません（あるシート: {known}）",
        "there is no sheet {sheet} (sheets: {known})",
        "シート名を戻すか、dataset.yaml の layout.sheet を直してください",
        "name the sheet as before, or mend layout.sheet in dataset.yaml",
    ),
    "header-row-missing": message(
        "見出しの {row} 行目がありません",
        "the header row {row} is not there",
        "dataset.yaml の layout.header を確かめてください",
        "check layout.header in dataset.yaml",
    ),
    "column-missing": message(
        "列「{header}」が見出しにありません",
        "the header has no column {header}",
        "見出しを戻すか、dataset.yaml の columns を直してください（見出しに似たもの: {known}）",
        "restore the header, or mend columns in dataset.yaml (similar: {known})",
    ),
    "header-moved": message(
        "列「{header}」の見出しは {found} にあり、定義の {expected} 行目にありません",
        "the header {header} is at {found}, not in row {expected} as defined",
        "行の増減を戻すか、dataset.yaml の layout.header を直してください",
        "undo the inserted or removed rows, or mend layout.header in dataset.yaml",
    ),
    "header-row-moved": message(
        "見出し（{headers}）が {row} 行目にあります（定義では {expected} 行目）",
        "the header ({headers}) is in row {row}, not {expected} as defined",
        "行の増減を戻すか、dataset.yaml の layout.header を直してください",
        "undo the inserted or removed rows, or mend layout.header in dataset.yaml",
    ),
    "header-not-found": message(
        "{expected} 行目に、定義の列（{headers}）が一つもありません（あるもの: {here}）",
        "row {expected} has none of the defined columns ({headers}), but {here}",
        "別のファイルかシートでないか確かめ、layout の sheet と header を直してください",
        "check that it is the right file and sheet, and mend sheet and header of the layout",
    ),
    "column-moved": message(
        "列「{header}」が動いています（定義の順では「{after}」の次）",
        "the column {header} has moved (it is defined to follow {after})",
        "列を戻すか、中身を確かめて dataset.yaml の columns の順を直してください",
        "move it back, or look at its data and reorder columns in dataset.yaml",
    ),
    "column-unmapped": message(
        "定義に無い列「{header}」があります",
        "the column {header} is not defined",
        "columns に足すか、公開しない列なら ignore に書いてください",
        "add it to columns, or to ignore if it is not to be published",
    ),
    "header-duplicate": message(
        "見出し「{header}」が {cells} に重なってあります",
        "the header {header} stands twice, at {cells}",
        "どちらかの見出しを変えてください",
        "rename one of them",
    ),
    "data-without-header": message(
        "見出しの無い列に値「{value}」があります",
        "a column without a header holds {value}",
        "見出しを付けるか、値を消してください",
        "give the column a header, or remove the value",
    ),
    "begin-missing": message(
        "データの始まり（{test}）が見つかりません",
        "the beginning of the data ({test}) is not found",
        "dataset.yaml の layout.begin を確かめてください",
        "check layout.begin in dataset.yaml",
    ),
    "end-missing": message(
        "データの終わり（{test}）が見つかりません",
        "the end of the data ({test}) is not found",
        "dataset.yaml の layout.end を確かめてください",
        "check layout.end in dataset.yaml",
    ),
    "no-rows": message(
        "データの行が1行もありません",
        "there is not one row of data",
        "見出しの下にデータがあるか確かめてください",
        "check that data stands below the header",
    ),
    "rows-after-end": message(
        "データの終わりより下に値「{value}」があります",
        "{value} stands below the end of the data",
        "データなら途中の空行を消し、注なら layout.notes に書き方を足してください",
        "remove the blank row if it is data; name its form in layout.notes if it is a note",
    ),
    "blank-row": message(
        "データの途中の空行 {count} 行を除きました（{cells}）",
        "{count} blank rows inside the data were left out ({cells})",
        "できれば元のシートから空行を消してください",
        "remove the blank rows from the sheet if you can",
    ),
    "total-as-data": message(
        "「{value}」の {count} 行（{cells}）は、ほかの行の合計です。"
        "データとして公開すると、利用者が二重に数えます",
        "{value} ({count} rows, {cells}) is the sum of other rows: whoever adds the published rows "
        "up counts twice",
        "公開しないなら、dataset.yaml の layout.totals に {{matches: '{pattern}'}} と"
        "書いてください。公開するなら keep: true も付けてください（合計が合うかも検査します）",
        "write {{matches: '{pattern}'}} in layout.totals of dataset.yaml, with keep: true if it is "
        "to be published; the sum is checked then, too",
    ),
    "total-row-likely": message(
        "「{value}」の {count} 行（{cells}）は合計のようですが、データとして公開されます",
        "{value} ({count} rows, {cells}) looks like a sum, and is published as data",
        "合計なら、dataset.yaml の layout.totals に {{matches: '{pattern}'}} と書いてください"
        "（公開するなら keep: true も）。合計でないなら、accepts に理由を書いてください",
        "if it is one, write {{matches: '{pattern}'}} in layout.totals of dataset.yaml (with "
        "keep: true to publish it); if not, say so in accepts",
    ),
    "note-as-data": message(
        "注「{value}」を、データの行として読んでいます",
        "the note {value} is read as a row of data",
        "dataset.yaml の layout に、表の下の注なら end と notes、途中の注なら drop を"
        "書いてください。注でないなら、accepts に理由を書いてください",
        "in the layout of dataset.yaml, name it in end and notes if it stands below the table, in "
        "drop if inside; if it is no note, say so in accepts",
    ),
    "record-empty": message(
        "名前や番号のほかに値がない行が {count} 行あります（{value}、{cells}）",
        "{count} rows have a name or a number and no other value ({value}, {cells})",
        "値の入れ忘れでないか確かめてください。データの行でないなら layout.drop に、"
        "空のまま公開してよいなら accepts に理由を書いてください",
        "find out whether values are missing; if it is no row of data, name it in layout.drop; if "
        "it is to stay empty, say why in accepts",
    ),
    "error-value": message(
        "セルがエラー値「{value}」です",
        "the cell holds the error {value}",
        "Excel で数式を直し、値にしてください",
        "mend the formula in Excel and keep its value",
    ),
    "formula-without-value": message(
        "数式「{value}」の計算結果が保存されていません",
        "the formula {value} was saved without its result",
        "Excel で開いて保存し直すか、値として貼り付けてください",
        "open and save it in Excel, or paste it as a value",
    ),
    "split-mismatch": message(
        "同じ行で分割した値の数が合いません（{counts}）",
        "cells of one row split into different numbers of values ({counts})",
        "セルの中の区切りを確かめてください",
        "check the separators inside the cells",
    ),
    "correction-unused": message(
        "訂正の対象のセルは、この項目のデータではありません（訂正しません）",
        "the cell to correct holds no data of this field (not corrected)",
        "dataset.yaml の corrections のセル番地と項目を確かめてください",
        "check the cell and the field in corrections of dataset.yaml",
    ),
    "correction-stale": message(
        "訂正の対象のセルは「{found}」で、定義の「{expected}」ではありません（訂正しません）",
        "the cell to correct holds {found}, not {expected} as defined (not corrected)",
        "原資料が直っていれば、dataset.yaml の corrections から消してください",
        "if the source was mended, remove the entry from corrections in dataset.yaml",
    ),
}
