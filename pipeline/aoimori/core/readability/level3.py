"""Level 3: a program can use the values together with those of others."""

from aoimori.core.readability.rule import Weight, rule

LEVEL_3 = (
    rule(
        "L3-01",
        "header-not-first",
        Weight.FATAL,
        title=("1行目を見出し、2行目からをデータにする", "Header in row 1, data from row 2"),
        why=(
            "多くのソフトは1行目を見出しとして読むため、題名の行があると列の名前を誤ります。",
            "Most programs take row 1 for the header: a title there gives the columns wrong names.",
        ),
        remedy=(
            "見出しより上の行と、左の空白の列を削除します。題名はシート名やファイル名にします。",
            (
                "Delete the rows above the header and blank columns left of it; make the title the "
                "name of the sheet or file."
            ),
        ),
    ),
    rule(
        "L3-02",
        "code-table-missing",
        Weight.CRITICAL,
        title=("コードの意味の一覧を付ける", "Attach the table of codes"),
        why=(
            "「1」「2」「A」のようなコードだけでは、何を表すか分かりません。",
            "Codes such as 1, 2 or A say nothing to who does not have their table.",
        ),
        remedy=(
            "コードと意味の一覧を、別のシートか別のファイルで一緒に公開します。",
            "Publish a list of codes and meanings in another sheet or file.",
        ),
        sure=False,
    ),
    rule(
        "L3-03",
        "symbol-undefined",
        Weight.MAJOR,
        title=("数値の欄の記号の意味を書く", "Explain signs in columns of numbers"),
        why=(
            "「－」は 0 のことも、該当なしのことも、不明のこともあります。",
            "A dash may be zero, not applicable, or unknown.",
        ),
        remedy=(
            "「－：該当なし」「x：秘匿」のような凡例を説明に書きます。0 なら 0 を入れます。",
            "Add a legend (－: not applicable, x: concealed); enter 0 where it is zero.",
        ),
    ),
    rule(
        "L3-04",
        "unit-missing",
        Weight.MAJOR,
        title=("数値の単位を書く", "State the unit of numbers"),
        why=(
            "「1,200」が人か千人か、円か千円か分からないと、比べられません。",
            "Nobody can compare 1,200 without knowing whether it is yen or thousand yen.",
        ),
        remedy=(
            "「人口（人）」「予算額（千円）」のように、見出しに単位を書きます。",
            "Write the unit into the header: 人口（人）, 予算額（千円）.",
        ),
    ),
    rule(
        "L3-05",
        "time-axis",
        Weight.MAJOR,
        title=("年月日は西暦で（または西暦も）書く", "Write dates in the Gregorian calendar"),
        why=(
            "「5年」「R5」「令和5年」だけでは、並べ替えもほかのデータとの結合もできません。",
            "5年, R5 or 令和5年 alone neither sort nor join with other data.",
        ),
        remedy=(
            "「2023-04-01」「2023年度」のように西暦で書くか、和暦の隣に西暦の列を足します。",
            "Write 2023-04-01 or 2023年度, or add a column with the Gregorian year.",
        ),
    ),
    rule(
        "L3-06",
        "area-code",
        Weight.CRITICAL,
        title=("地域は標準のコードか正式な名称で書く", "Name areas by code or in full"),
        why=(
            "「山口」だけでは県か市か分からず、先頭の 0 が消えたコードは結び付きません。",
            "山口 may be the prefecture or the city; a code without its leading 0 matches nothing.",
        ),
        remedy=(
            (
                "「山口県萩市」のような正式な名称にするか、全国地方公共団体コードの列を足します。"
                "コードの列は表示形式を「文字列」にしてから入れます。"
            ),
            (
                "Write the full official name, or add a column of municipality codes, formatted as "
                "Text before entering them."
            ),
        ),
    ),
    rule(
        "L3-07",
        "format-drift",
        Weight.CRITICAL,
        title=("年が変わっても同じ様式にする", "Keep the same form over the years"),
        why=(
            "列の名前や順番が年ごとに違うと、つないで使えません。",
            "Years cannot be put together when headers or their order change.",
        ),
        remedy=(
            "前の年のファイルの見出しをそのまま使います。変えるときは変えたことを説明に書きます。",
            "Use last year's header as it is; say so in the description when it has to change.",
        ),
    ),
    rule(
        "L3-08",
        "metadata-missing",
        Weight.MAJOR,
        title=("項目の定義・出典・更新日などを書く", "State definitions, source and encoding"),
        why=(
            "だれがいつ作った何の値か分からないデータは、使ってよいか判断できません。",
            "Without who, when and what, nobody can judge whether the data may be used.",
        ),
        remedy=(
            "項目の説明・出典・作成日（CSV なら文字コードも）を、別のシートか説明書に書きます。",
            "Give definitions, source, date and (for CSV) encoding in another sheet or file.",
        ),
        sure=False,
    ),
    rule(
        "L3-09",
        "wide-format",
        Weight.MAJOR,
        title=("年や月などを列に並べず、縦に並べる", "Put years or months in rows, not columns"),
        why=(
            "年ごとに列が増える表は、毎年プログラムを直さないと読めません。",
            "A table that gains a column each year breaks every program that reads it.",
        ),
        remedy=(
            (
                "「年」と「値」の列を作り、1行に1年ずつ並べます。［データ］→［テーブルまたは範囲から］の"
                "「列のピボット解除」でできます。"
            ),
            "Make columns for year and value, a row each; Unpivot Columns of Power Query does it.",
        ),
    ),
)
