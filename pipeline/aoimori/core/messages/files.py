"""Words about the files tables are written to."""

from aoimori.core.messages.message import message

FILES = {
    "file-too-many-rows": message(
        "表「{table}」の{format}ファイルは作りません: {rows} 行は上限 {limit} 行を超えます",
        "no {format} file of the table {table}: {rows} rows are more than {limit}",
        "ほかの形式（CSV、Parquetなど）のファイルは作られています",
        "the files in other formats (CSV, Parquet) are there",
    ),
    "file-too-many-columns": message(
        "表「{table}」の{format}ファイルは作りません: {columns} 列は上限 {limit} 列を超えます",
        "no {format} file of the table {table}: {columns} columns are more than {limit}",
        "ほかの形式（CSV、Parquetなど）のファイルは作られています",
        "the files in other formats (CSV, Parquet) are there",
    ),
    "file-text-too-long": message(
        "表「{table}」の{format}ファイルは作りません: {count} 個の値が上限 {limit} 字を超えます",
        "no {format} file of the table {table}: {count} texts are longer than {limit} characters",
        "値を分けるか短くすれば作れます。ほかの形式のファイルは作られています",
        "split or shorten them to have one; the files in other formats are there",
    ),
    "file-characters": message(
        "表「{table}」の{format}ファイルは作りません: {count} 個の文字列に、"
        "読むソフトによって変わる文字（目に見えない制御文字）があります",
        "no {format} file of the table {table}: {count} texts have characters that programs read "
        "differently (control characters)",
        "原資料のセルから取り除けば作れます。ほかの形式のファイルは作られています",
        "remove them from the cells to have one; the files in other formats are there",
    ),
    "file-escapes": message(
        "表「{table}」の{format}ファイルは作りません: {count} 個の文字列が、"
        "{format}で特別な意味を持つ書き方（_x000D_ や <r>…</r>）です",
        "no {format} file of the table {table}: {count} texts are written like something that "
        "{format} means otherwise (_x000D_, <r>…</r>)",
        "意図した値ならそのままで構いません。ほかの形式のファイルは作られています",
        "if they are meant so, this may stay; the files in other formats are there",
    ),
    "file-remark": message(
        "表「{table}」の{format}ファイル: {text}",
        "{format} file of the table {table}: {text}",
        "この形式はほかのパッケージが作っています。その説明を見てください",
        "another package brings this format; see what it says",
    ),
    "file-number-too-long": message(
        "表「{table}」の{format}ファイルは作りません: 「{field}」の数値をすべて正確に持つには、"
        "{digits} 桁では足りません",
        "no {format} file of the table {table}: {digits} digits cannot hold all numbers of {field} "
        "exactly",
        "数量でなく番号なら、スキーマの type を string にしてください。ほかの形式は作られています",
        "if they are names and no quantities, make the type a string; the other files are there",
    ),
    "file-values-as-text": message(
        "{format}では「{field}」の {count} 個の値（{value} など）を文字列にしました",
        "in {format}, {count} values of {field} are text (such as {value})",
        "Excelが正確に扱えない、15桁を超える数値か1900年3月1日より前の日付です。そのままで構いません",
        "Excel cannot hold more than 15 digits, or days before 1 March 1900; this may stay so",
    ),
}
