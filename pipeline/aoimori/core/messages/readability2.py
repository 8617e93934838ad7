"""Words about what breaks the rules of level 2 for machine-readable data, rule by rule."""

from aoimori.core.messages.message import message

READABILITY_2 = {
    "number-marked": message(
        "数値の列{columns}の値{values}に、数字のほかの文字があります（{count} セル）",
        "{values} in the column of numbers {columns} holds more than digits ({count} cells)",
        "半角の数字だけにしてください。カンマ・▲・単位は表示形式か見出しに移します",
        "keep the digits; commas, ▲ and units belong into the number format or the header",
        "L2-01",
    ),
    "number-stored-as-text": message(
        "数値の列{columns}の値{values}が、文字列として入っています（{count} セル）",
        "{values} in the column of numbers {columns} is stored as text ({count} cells)",
        "セルを選び、左上に出る「！」から［数値に変換する］を選んでください",
        "select the cells and choose Convert to Number from the mark that appears",
        "L2-01",
    ),
    "number-of-other-unit": message(
        "列「{column}」の単位は「{unit}」ですが、{values}は「{found}」です（{count} セル）",
        "the unit of the column {column} is {unit}, but {values} is in {found} ({count} cells)",
        "列の単位の数字に直してください（「{value}」は「{expected}」）",
        "enter the number in the unit of the column ({expected} for {value})",
        "L2-01",
    ),
    "number-is-class": message(
        "数値の列{columns}の{values}は、数値ではなく区分です（{count} セル）",
        "{values} in the column of numbers {columns} is a class, not a number ({count} cells)",
        "区分の列なら、見出しを「{expected}」にし、すべての値を文字列の区分で書いてください。"
        "数値の列なら数字だけを入れ、「以上」などは備考の列に移してください",
        "if the column holds classes, say so in its header ({expected}) and write every value "
        "as text; if not, enter numbers only, and move words such as “and over” to a column of "
        "remarks",
        "L2-01",
    ),
    "number-as-text": message(
        "数値の列{columns}に、数値でない値{values}があります（{count} セル）",
        "{values} in the column of numbers {columns} is no number ({count} cells)",
        "数値が分かれば入れてください。なければ空欄にし、言葉は備考の列に移してください",
        "enter the number if there is one; if not, leave the cell blank and move the words to a "
        "column of remarks",
        "L2-01",
    ),
    "ditto-mark": message(
        "列{columns}に{values}（上と同じ）があります（{count} セル）",
        "the column {columns} says {values} (as above) ({count} cells)",
        "上の行の値をそのまま入れてください",
        "enter the value of the row above",
        "L2-02",
    ),
    "omitted-value": message(
        "列「{column}」の値が、上の行と同じとして {count} セル省略されているようです",
        "{count} values of the column {column} seem to be left out as those of the row above",
        "すべての行に値を入れてください（Ctrl+G →［セル選択］→［空白セル］でまとめて選べます）",
        "enter the value in every row (Go To Special, Blanks selects them)",
        "L2-02",
    ),
    "header-several-rows": message(
        "見出しが {count} 行あります",
        "the header takes {count} rows",
        "結合があれば、まず［セルを結合して中央揃え］の▼→［セル結合の解除］。次に、上下の見出しを"
        " _ でつないで「人口_男」のように1行にしてください",
        "unmerge the cells first, then join the levels by _ into one row, such as population_male",
        "L2-03",
    ),
    "header-not-unique": message(
        "見出し「{value}」が2列以上にあります",
        "several columns have the header “{value}”",
        "区別できる名前に変えてください",
        "give them names that differ",
        "L2-03",
    ),
    "header-spans-columns": message(
        "1つの見出し「{value}」が {count} 列にかかっています",
        "one header, “{value}”, spans {count} columns",
        "結合を解除し、列ごとに別の見出しを付けてください（2列なら、たとえば"
        "「{value}_大分類」「{value}_小分類」）",
        "unmerge it, and give every column a header of its own (such as {value}_1, {value}_2)",
        "L2-03",
    ),
    "choice-variants": message(
        "列「{column}」で、同じ意味の値が{values}と書き分けられています（{count} セル）",
        "the column {column} writes the same value as {values} ({count} cells)",
        "「{usual}」にそろえてください",
        "write {usual} for all of them",
        "L2-04",
    ),
    "choice-sign-noted": message(
        "列「{column}」の{values}が同じ意味かどうかは、プログラムには分かりません"
        "（{count} セル。注に「{note}」とあります）",
        "whether {values} mean the same in the column {column} a program cannot tell ({count} "
        "cells; a note says “{note}”)",
        "同じ意味なら「{usual}」にそろえ、違うなら、その意味の言葉に直してください",
        "if they do, write {usual}; if not, write a word that says what is meant",
        "L2-04",
    ),
    "other-text-mixed": message(
        "列{columns}の{values}に、その他の内容が続いています（{count} セル）",
        "{values} in the column {columns} says more than “other” ({count} cells)",
        "「その他」だけにし、内容は隣に列を作って移してください",
        "keep the word for “other” alone, and move the rest to a column beside it",
        "L2-05",
    ),
    "formula": message(
        "数式が {count} セルにあります（「{value}」など）",
        "{count} cells hold formulas (“{value}” …)",
        "範囲をコピーし、［値］として貼り付けてください",
        "copy the range and paste it as values",
        "L2-06",
    ),
    "formula-uncalculated": message(
        "数式{values}の計算結果が保存されていません（{count} セル）。このままでは値がありません",
        "the formulas {values} were saved without their results ({count} cells): there is no value",
        "Excel で開いて保存し直してから、範囲をコピーし、［値］として貼り付けてください",
        "open and save it in Excel, then copy the range and paste it as values",
        "L2-06",
    ),
    "error-in-cell": message(
        "エラー値{values}が {count} セルにあります",
        "{count} cells hold the error {values}",
        "正しい値を確かめて入れてください",
        "find the right value and enter it",
        "L2-06",
    ),
}
