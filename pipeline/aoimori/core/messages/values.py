"""Words about values that do not read as their column asks."""

from aoimori.core.messages.message import message

VALUES = {
    "not-a-number": message(
        "「{value}」は数値ではありません",
        "{value} is not a number",
        "数値だけを入れ、記号や注は別の列にしてください",
        "keep the number alone in the cell; move signs and notes to another column",
    ),
    "bad-grouping": message(
        "「{value}」のカンマの位置が3桁区切りではありません",
        "the commas in {value} do not part thousands",
        "打ち間違いでないか確かめ、カンマを消してください",
        "check for a slip, and remove the commas",
    ),
    "wrong-unit": message(
        "「{value}」の単位「{unit}」は、この列の単位（{allowed}）と違います",
        "the unit {unit} of {value} is not this column's ({allowed})",
        "単位を直すか、dataset.yaml の units に足してください",
        "mend the unit, or add it to units in dataset.yaml",
    ),
    "not-an-integer": message(
        "「{value}」は整数ではありません",
        "{value} is not a whole number",
        "小数が正しいなら、スキーマの type を number にしてください",
        "if the fraction is right, make the schema's type number",
    ),
    "not-a-boolean": message(
        "「{value}」は決められた値（{allowed}）ではありません",
        "{value} is none of {allowed}",
        "決められた値に直してください",
        "use one of these values",
    ),
    "not-a-time": message(
        "「{value}」は日付・年・年度として読めません",
        "{value} does not read as a date, year or fiscal year",
        "2025-01-01、2025年、令和6年度 のように書いてください",
        "write a day as 2025-01-01, a year in full or with its era",
    ),
    "not-a-date": message(
        "「{value}」は年月日まで書かれていません",
        "{value} is not a date to the day",
        "2025-01-01 のように書いてください",
        "write it as 2025-01-01",
    ),
    "no-such-day": message(
        "「{value}」という日はありません",
        "there is no day {value}",
        "月と日を確かめてください",
        "check month and day",
    ),
    "not-a-fiscal-year": message(
        "「{value}」だけでは年度が決まりません",
        "{value} does not say which fiscal year",
        "年度（例: 令和6年度）か、月までの日付を書いてください",
        "write a fiscal year, or a date with its month",
    ),
    "era-out-of-range": message(
        "「{value}」は元号の範囲の外です",
        "{value} is outside its era",
        "元号と年を確かめてください",
        "check the era and the year",
    ),
    "era-disagrees": message(
        "「{value}」の西暦と和暦が合いません",
        "the Gregorian and the era year in {value} disagree",
        "正しい方に合わせてください",
        "make them agree",
    ),
    "not-in-code-list": message(
        "「{value}」はコード表 {list} にありません",
        "{value} is not in the code list {list}",
        "表記を確かめるか、schemas/codes/{list}.csv に足してください",
        "check the spelling, or add it to schemas/codes/{list}.csv",
    ),
    "ambiguous-name": message(
        "「{value}」はコード表 {list} に複数あります（{codes}）",
        "{value} stands for several codes of {list} ({codes})",
        "コードで書いてください",
        "write the code",
    ),
    "not-in-map": message(
        "「{value}」は読み替えの対応表にありません",
        "{value} is not in the mapping",
        "対応表（map）にあるもの: {allowed}",
        "the map has: {allowed}",
    ),
    "pattern-not-found": message(
        "「{value}」に決められた形（{pattern}）がありません",
        "{value} does not have the form {pattern}",
        "値の書き方を確かめるか、dataset.yaml の extract を直してください",
        "check the value, or mend extract in dataset.yaml",
    ),
}
