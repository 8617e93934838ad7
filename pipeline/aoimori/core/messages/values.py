"""Words about values that do not read as their column asks."""

from aoimori.core.messages.message import message

VALUES = {
    "symbol-not-publishable": message(
        "記号「{value}」（{meaning}）は公表できる値ではありません",
        "the sign {value} ({meaning}) is nothing that may be published",
        "公表する値を担当課に確かめ、直したシートを受け取るか corrections に書いてください",
        "ask the department for the value; get a mended sheet, or write a correction",
    ),
    "looks-like-date": message(
        "数値の列に日付「{value}」があります",
        "{value} is a date in a column of numbers",
        "セルの表示形式が日付になっていないか確かめてください（数値なら {number}）",
        "check whether the cell has a date format (as a number it is {number})",
    ),
    "looks-like-serial": message(
        "日付の列に数値「{value}」があります",
        "{value} is a number in a column of dates",
        "日付のシリアル値なら {date} です。確かめて、日付として入力してください",
        "as a stored date it would be {date}; check it, and enter it as a date",
    ),
    "not-a-number": message(
        "「{value}」は数値ではありません",
        "{value} is not a number",
        "数値だけを入れ、記号や注は別の列にしてください",
        "keep the number alone in the cell; move signs and notes to another column",
    ),
    "sign-unexplained": message(
        "記号「{value}」の意味が分かりません",
        "what the sign {value} stands for is not said",
        "凡例を確かめ、dataset.yaml の symbols に値か「値なし」の理由を書いてください",
        "look for its legend, and say in symbols of dataset.yaml what it stands for",
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
        "年月日なら 2025-01-01 か 令和7年1月1日、年なら 2025年、年度なら 令和6年度 "
        "のように書いてください",
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
    "year-or-fiscal-year": message(
        "「{value}」は年か年度か決まりません",
        "{value} may be a year or a fiscal year",
        "令和6年、令和6年度 のように、年か年度かを書いてください",
        "write in full whether it is a year or a fiscal year",
    ),
    "not-a-period": message(
        "「{value}」は期間として読めません",
        "{value} does not read as a period",
        "令和6年6月～令和7年1月、令和6年度、令和6年度末 のように書いてください",
        "write its first and last month in full, parted by ～",
    ),
    "period-backwards": message(
        "「{value}」は終わりが始まりより前です",
        "{value} ends before it starts",
        "年と月を確かめ、始まりと終わりの両方に年を書いてください",
        "check years and months, and write the year at both ends",
    ),
    "year-not-printed": message(
        "「{value}」に年が書かれていません",
        "{value} has no year",
        "年を書くか、dataset.yaml の assume に年度を書いてください",
        "write the year, or say in dataset.yaml which fiscal year to assume",
    ),
    "era-overflow": message(
        "「{value}」は元号が改まった後の年です（西暦では {read_as}）",
        "{value} is past the end of its era (it would be {read_as})",
        "書き間違いでないか確かめ、新しい元号か西暦で書いてください",
        "check for a slip, and write the new era or the Gregorian year",
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
        "表記を確かめるか、schemas/codes/{list}.csv に足してください（近いもの: {known}）",
        "check the spelling, or add it to schemas/codes/{list}.csv (near: {known})",
    ),
    "ambiguous-name": message(
        "「{value}」はコード表 {list} に複数あります（{codes}）",
        "{value} stands for several codes of {list} ({codes})",
        "コードで書いてください",
        "write the code",
    ),
    "variant-of-two": message(
        "異表記「{name}」が {code} と {other} の両方を指しています",
        "the spelling {name} stands for both {code} and {other}",
        "variants の列のどちらかから消してください",
        "take it out of the column variants of one of them",
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
