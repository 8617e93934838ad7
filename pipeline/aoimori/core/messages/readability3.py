"""Words about what breaks the rules of level 3 for machine-readable data, rule by rule."""

from aoimori.core.messages.message import message

READABILITY_3 = {
    "header-not-first": message(
        "見出しが {row} 行目にあります（1行目ではありません）",
        "the header is in row {row}, not in row 1",
        "見出しより上の行を削除し、題名はシート名などに移してください",
        "delete the rows above it; the sheet's name may hold the title",
        "L3-01",
    ),
    "blank-columns-before": message(
        "表が {value} 列から始まっています（左に空白の列が {count} 列あります）",
        "the table begins in column {value}, behind {count} blank columns",
        "左の空白の列を削除し、A 列から始めてください",
        "delete the blank columns, so that it begins in column A",
        "L3-01",
    ),
    "code-table-missing": message(
        "列「{column}」に {count} 種類の符号（{value}）があります。符号の意味の一覧（コード表）が"
        "一緒に公開されるか、確かめてください",
        "the column {column} holds {count} different codes ({value}): see that their table is "
        "published, too",
        "コードと意味の一覧を、別のシートかファイルで付けてください",
        "attach a list of codes and meanings",
        "L3-02",
    ),
    "symbol-undefined": message(
        "数値の列{columns}の記号{values}の意味が、どこにも書かれていません（{count} セル）",
        "what {values} in the column of numbers {columns} means is said nowhere ({count} cells)",
        "「－：該当なし」のような凡例を付けるか、0 なら 0 を入れてください",
        "add a legend such as －: not applicable, or enter 0 where it is zero",
        "L3-03",
    ),
    "unit-missing": message(
        "数値の列{columns}（{count} 列）の単位が見つかりません",
        "the unit of {count} columns of numbers ({columns}) was not found",
        "見出しに「（{example}）」のように書いてください",
        "write it in brackets into the header, such as ({example})",
        "L3-04",
    ),
    "unit-unclear": message(
        "「{value}」が、数値の列{columns}（{count} 列）のどれの単位か分かりません",
        "which of the columns of numbers {columns} ({count}) has the unit “{value}” is not said",
        "列ごとの見出しに「（{example}）」のように書いてください",
        "write the unit in brackets into each header, such as ({example})",
        "L3-04",
    ),
    "unit-implied": message(
        "数値の列{columns}（{count} 列）は、何の量かは分かりますが、単位が書かれていません",
        "{count} columns of numbers ({columns}) say what is measured, but not in which unit",
        "見出しに「（m2）」「（円）」のように書いてください",
        "write it in brackets into the header",
        "L3-04",
    ),
    "time-axis": message(
        "列{columns}の{values}は、西暦の分からない年月日です（{count} セル）",
        "{values} in the column {columns} is a time without its Gregorian year ({count} cells)",
        "2025-04-01、2025年度 のように書くか、隣に西暦の列を足してください",
        "write 2025-04-01, or add a column with the Gregorian year",
        "L3-05",
    ),
    "time-forms-mixed": message(
        "列「{column}」に、書き方の違う年月日{values}が混ざっています（{count} セル）",
        "the column {column} writes times in several ways: {values} ({count} cells)",
        "2025-04-01 のような1つの書き方にそろえてください",
        "write all of them in one way, such as 2025-04-01",
        "L3-05",
    ),
    "time-without-year": message(
        "列{columns}の{values}には年がありません（{count} セル）。"
        "何年のことかは、プログラムには分かりません",
        "{values} in the column {columns} has no year ({count} cells); a program cannot tell which "
        "one is meant",
        "2025-04-01 のように、年から書いてください",
        "write the year, too, such as 2025-04-01",
        "L3-05",
    ),
    "time-in-header": message(
        "見出し{values}に、西暦の分からない年があります",
        "the header {values} names a year by its era only",
        "西暦で書くか、年を列ではなく行にしてください",
        "write the Gregorian year, or put years into rows",
        "L3-05",
    ),
    "area-code-check-digit": message(
        "列{columns}の全国地方公共団体コード{values}は、最後の検査数字が合いません（{count} セル）",
        "the check digit of the municipality code {values} in the column {columns} is wrong "
        "({count} cells)",
        "コードを確かめてください（「{stem}」なら「{expected}」です）",
        "look the code up (of {stem} it is {expected})",
        "L3-06",
    ),
    "area-code-short": message(
        "列{columns}の全国地方公共団体コード{values}は、先頭の 0 が消えています（{count} セル）",
        "the municipality code {values} in the column {columns} lost its leading zero ({count} "
        "cells)",
        "列を［文字列］にしてから、「{expected}」のように 0 を付けて入れ直してください",
        "format the column as text, and enter it with the zero, such as {expected}",
        "L3-06",
    ),
    "area-code-damaged": message(
        "列{columns}の{values}は、正しい全国地方公共団体コードではありません（{count} セル）",
        "{values} in the column {columns} is no whole municipality code ({count} cells)",
        "6桁（か5桁）の半角数字かを確かめ、文字列として入れてください",
        "look for missing digits and other signs, and enter codes as text",
        "L3-06",
    ),
    "area-name-short": message(
        "列{columns}の{values}は、正式な市町村名ではありません（{count} セル）",
        "{values} in the column {columns} is no official name ({count} cells)",
        "「市」「町」「村」まで、正式な字で書いてください",
        "write the official name in full",
        "L3-06",
    ),
    "area-without-code": message(
        "列{columns}は名称だけで、都道府県名もコードもありません",
        "the column {columns} has names without their prefecture or code",
        "全国地方公共団体コードの列を足してください",
        "add a column of municipality codes",
        "L3-06",
    ),
    "year-before-unknown": message(
        "前の年のファイルがないので、様式が同じかは判断していません",
        "without the file of the year before, whether the form is the same was not judged",
        "前の年のファイルと見出しを見比べてください",
        "compare its header with that of the year before",
        "L3-07",
    ),
    "format-drift": message(
        "見出しが前の年と違います（なくなった: {lost}、増えた: {added}）",
        "the header is not that of the year before (gone: {lost}; new: {added})",
        "前の年の見出しに合わせるか、変えたことを説明に書いてください",
        "use last year's header, or say in the description what has changed",
        "L3-07",
    ),
    "metadata-missing": message(
        "項目の定義・出典・更新日が一緒に公開されるかは、このファイルからは分かりません",
        "whether definitions, source and dates are published with it the file does not say",
        "説明のシートかファイルを付けてください",
        "attach a sheet or file that states them",
        "L3-08",
    ),
    "wide-format": message(
        "{values}が列に並んでいます（{count} 列）",
        "{values} stand side by side as columns ({count})",
        "「{axis}」の列と「値」の列を作り、縦に並べてください",
        "make a column for the {axis} and one for the values, a row each",
        "L3-09",
    ),
}
