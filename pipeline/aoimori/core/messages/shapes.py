"""Words about the shape of a sheet: labels, totals, tables in several parts."""

from aoimori.core.messages.message import message

SHAPES = {
    "header-missing": message(
        "見出しの行（{test}）がありません",
        "there is no header row like {test}",
        "見出しを戻すか、dataset.yaml の layout.header を直してください",
        "restore the header, or mend layout.header in dataset.yaml",
    ),
    "label-missing": message(
        "ラベル「{wanted}」がシートにありません",
        "the sheet has no label {wanted}",
        "ラベルを戻すか、dataset.yaml を直してください（似たもの: {known}）",
        "restore the label, or mend dataset.yaml (similar: {known})",
    ),
    "label-ambiguous": message(
        "ラベル「{wanted}」が複数のセルにあります（{cells}）",
        "the label {wanted} stands in several cells ({cells})",
        "どれが正しいか確かめ、ほかを消してください",
        "check which one is right, and remove the others",
    ),
    "label-as-value": message(
        "ラベル「{label}」の値の場所に、別のラベル「{value}」があります",
        "where the value of {label} should be stands the label {value}",
        "様式の値のセルを元の位置に戻してください",
        "put the value's cell of the form back",
    ),
    "value-elsewhere": message(
        "ラベル「{label}」の値のセル {cell} の先に、ラベルでない「{value}」があります",
        "behind the cell {cell} of the label {label} stands {value}, which is no label",
        "値なら {cell} に入れ、別のラベルなら dataset.yaml の ignore に書いてください",
        "if it is the value, put it into {cell}; if it is another label, list it in ignore",
    ),
    "found-missing": message(
        "「{wanted}」に合うセルが表の外にありません",
        "no cell outside the table is like {wanted}",
        "表題や注を戻すか、dataset.yaml の inside を直してください（似たもの: {known}）",
        "restore the title or note, or mend inside in dataset.yaml (similar: {known})",
    ),
    "found-ambiguous": message(
        "「{wanted}」に合うセルが複数あります（{cells}）",
        "several cells are like {wanted} ({cells})",
        "dataset.yaml の inside を、1つのセルだけに合うように直してください",
        "make inside in dataset.yaml fit one cell only",
    ),
    "sheet-unmapped": message(
        "シート名が決められた形（{pattern}）ではありません",
        "the name of this sheet is not like {pattern}",
        "シート名を直すか、読まないシートなら dataset.yaml の sheet.others に書いてください",
        "mend its name, or list it in sheet.others of dataset.yaml if it is not to be read",
    ),
    "formula-value": message(
        "数式です（{formula}）。保存されている結果の {value} を使いました",
        "the cell is a formula ({formula}); its stored result {value} was taken",
        "できれば値に置き換えてください。いつも数式のままなら layout に formulas: true と書くと"
        "知らせません",
        "replace it by its value if you can; formulas: true in the layout takes them silently",
        "L2-06",
    ),
    "legend-unknown": message(
        "凡例「{sign}」の意味「{meaning}」が、値なのか値なしなのか分かりません",
        "whether the sign {sign} ({meaning}) stands for a value is not known",
        "dataset.yaml の symbols に書いてください",
        "say it in symbols of dataset.yaml",
    ),
    "total-missing": message(
        "合計・小計の行（{pattern}）が見つかりません",
        "there is no row of totals like {pattern}",
        "行の名前を戻すか、無いのなら dataset.yaml の totals から消してください",
        "restore the name of the row, or take it out of totals if there is none",
    ),
    "legend-disagrees": message(
        "凡例「{sign}」＝「{meaning}」が、ほかの凡例か dataset.yaml の symbols と食い違います",
        "the legend {sign} = {meaning} disagrees with another one, or with symbols in dataset.yaml",
        "どちらが正しいか送った部署に確かめてください",
        "ask the department which of them is right",
    ),
    "rows-lacking": message(
        "必要な値のない {count} 行（または様式）を除きました（{cells}）",
        "{count} rows or forms without the wanted value were left out ({cells})",
        "値の入れ忘れでないか確かめてください",
        "check that no value was forgotten",
    ),
    "join-missing": message(
        "「{key}」の行が、もう一方の表にありません",
        "the other table has no row for {key}",
        "もう一方の表に行を足すか、キーの誤りを直してください",
        "add the row there, or mend the key",
    ),
    "join-unused": message(
        "「{key}」の行に当たるものが、元の表にありません",
        "no row of the table has the key {key}",
        "元の表に行を足すか、キーの誤りを直してください",
        "add the row to the table, or mend the key",
    ),
    "join-ambiguous": message(
        "「{key}」の行が {other} と重なっています",
        "the row {key} repeats {other}",
        "どちらかが誤りでないか確かめてください",
        "check which of them is wrong",
    ),
}
