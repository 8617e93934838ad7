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
        "読むソフトによって変わる文字（制御文字や _x000D_ など）があります",
        "no {format} file of the table {table}: {count} texts have characters that programs read "
        "differently (control characters, _x000D_ and the like)",
        "原資料から取り除くか、columns の clean: [line-breaks] で消してください",
        "remove them from the source, or with clean: [line-breaks] in columns",
    ),
    "file-number-too-long": message(
        "表「{table}」の{format}ファイルは作りません: 「{field}」の数値が {digits} 桁を超えます",
        "no {format} file of the table {table}: {field} has numbers of more than {digits} digits",
        "数値でなく番号なら、スキーマの type を string にしてください",
        "if they are no quantities but names, make the type in the schema a string",
    ),
    "file-values-as-text": message(
        "{format}では「{field}」の {count} 個の値（{value} など）を文字列にしました",
        "in {format}, {count} values of {field} are text (such as {value})",
        "Excelが正確に扱えない、15桁を超える数値か1900年3月1日より前の日付です。そのままで構いません",
        "Excel cannot hold more than 15 digits, or days before 1 March 1900; this may stay so",
    ),
}
