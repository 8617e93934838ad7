"""Words about source files, headers and the body of a sheet."""

from aoimori.core.messages.message import message

SHEETS = {
    "source-missing": message(
        "ソースのファイルがありません",
        "the source file is not there",
        "ファイルを置くか、dataset.yaml の sources を直してください",
        "put the file there, or mend sources in dataset.yaml",
    ),
    "source-empty": message(
        "ファイルまたはシートが空です",
        "the file or sheet is empty",
        "正しいファイルか、送った部署に確かめてください",
        "ask the department whether this is the right file",
    ),
    "not-a-workbook": message(
        "Excel ブックとして開けません: {problem}",
        "not readable as a workbook: {problem}",
        "Excel で開き、「Excel ブック (.xlsx)」として保存し直してください",
        "open it in Excel and save it as an .xlsx workbook",
    ),
    "unknown-file-type": message(
        "「{extension}」のファイルは読めません",
        "files ending in {extension} cannot be read",
        "使える種類: {known}",
        "readable: {known}",
    ),
    "wrong-encoding": message(
        "文字コード {encoding} として読めません（{offset} バイト目、レコード {record}）",
        "not readable as {encoding} (byte {offset}, record {record})",
        "dataset.yaml の encoding を直すか、UTF-8 で保存し直してください",
        "mend encoding in dataset.yaml, or save the file as UTF-8",
    ),
    "broken-csv": message(
        "CSV として読めません: {problem}",
        "not readable as CSV: {problem}",
        "引用符と改行を確かめてください",
        "check quotes and line breaks",
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
        "データの途中の空行を除きました",
        "a blank row inside the data was left out",
        "できれば元のシートから空行を消してください",
        "remove the blank row from the sheet if you can",
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
