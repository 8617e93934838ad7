"""Words about tables that break their schema."""

from aoimori.core.messages.message import message

TABLES = {
    "type-error": message(
        "「{value}」は型 {type} の値ではありません",
        "{value} is not of the type {type}",
        "値か、スキーマの type を直してください",
        "mend the value, or the schema's type",
    ),
    "required": message(
        "値がありません（必須の項目です）",
        "there is no value, and the field is required",
        "値を入れるか、凡例のある記号にしてください",
        "enter the value, or a symbol with a legend",
    ),
    "constraint": message(
        "「{value}」は条件 {constraint} に合いません",
        "{value} breaks the constraint {constraint}",
        "値か、スキーマの条件を確かめてください",
        "check the value, or the schema's constraint",
    ),
    "unique": message(
        "「{value}」は {other} と重なっています",
        "{value} repeats {other}",
        "どちらかが誤りでないか確かめてください",
        "check which of them is wrong",
    ),
    "primary-key": message(
        "主キー {key} の値「{value}」が {other} と重なっています",
        "the primary key {key} repeats: {value}, as at {other}",
        "行の重なりか、コードの誤りを直してください",
        "remove the repeated row, or mend the code",
    ),
    "foreign-key": message(
        "{key} の値「{value}」が表 {table} にありません",
        "{value} of {key} is not in the table {table}",
        "参照先の表に行を足すか、値を直してください",
        "add the row to that table, or mend the value",
    ),
    "unknown-code": message(
        "「{value}」はコード表 {list} にありません",
        "{value} is not in the code list {list}",
        "コードを確かめてください",
        "check the code",
    ),
    "label-disagrees": message(
        "コード「{code}」（{code_cell}）は「{expected}」を表し、「{label}」（{label_cell}）と合いません",
        "the code {code} ({code_cell}) means {expected}, not {label} ({label_cell})",
        "コード表 {list} で確かめ、{wrong} を直してください",
        "check with the code list {list}, and mend {wrong}",
    ),
    "other-fiscal-year": message(
        "{value} 年度の値です。このリリースは {year} 年度です",
        "this is fiscal year {value}, the release is fiscal year {year}",
        "前の年度の日付が残っていないか、ファイルが正しい年度のものか確かめてください",
        "check for a date left from another year, and that it is the right file",
    ),
    "coordinate-alone": message(
        "座標の一方「{field}」に値がありません（{other} は {value}）",
        "one of two coordinates is missing: {field} ({other} is {value})",
        "緯度と経度の両方を入れるか、両方を空にしてください",
        "enter both latitude and longitude, or neither",
    ),
    "coordinate-range": message(
        "{value} は {low}～{high} 度の範囲にありません",
        "{value} is not between {low} and {high} degrees",
        "緯度と経度が入れ替わっていないか、小数点が抜けていないか確かめてください",
        "see whether latitude and longitude are swapped, or a decimal point is lost",
    ),
    "rows-gone": message(
        "前の年度にあった {count} 行がありません（{keys}）",
        "{count} rows of the year before are not there ({keys})",
        "行の抜けがないか確かめてください。なくなったのなら、スキーマの sameRows を消してください",
        "look for the missing rows; if they are gone for good, take sameRows out of the schema",
    ),
    "concealed-computable": message(
        "秘匿した「{value}」の値は、{equation} から計算できてしまいます（{cells}）",
        "the concealed {value} can be computed from {equation} ({cells})",
        "ほかの値か合計も秘匿するか、公表してよい値か確かめてください",
        "conceal another value or the sum too, or check whether the value may be published",
    ),
    "total-mismatch": message(
        "「{label}」の {printed} は、内訳の和 {summed} と {difference} 違います",
        "{label}: {printed} is not the sum of its parts, {summed} (difference {difference})",
        "数式の範囲と内訳の値を確かめてください（和に入っていないとみられるセル: {missing}）",
        "check the formula's range and the parts (cells it seems to leave out: {missing})",
    ),
    "text-not-summed": message(
        "「{value}」は文字列なので、{totals} の数式で足されていません",
        "{value} is text, so the formula in {totals} does not add it up",
        "半角の数値として入れ直し、合計が変わることを確かめてください",
        "enter it again as a number, and see that the total changes",
    ),
    "rule-broken": message(
        "{rule}（{values}）",
        "{rule_en} ({values})",
        "同じ行の値を原資料で確かめてください",
        "check the values of this row with the source",
    ),
    "too-many": message(
        "表「{table}」のエラーは {limit} 件を超えるため、残りは示しません",
        "the table {table} has more than {limit} errors; the rest is not shown",
        "示したものを直してから、もう一度検査してください",
        "mend these, then check again",
    ),
    "other": message(
        "{problem}",
        "{problem}",
        "値とスキーマを確かめてください",
        "check the value and the schema",
    ),
}
