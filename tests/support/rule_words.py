"""Words of the pages about rules that the pipeline itself has no need of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aoimori.core.localized import Localized
from aoimori.core.readability import Weight

WEIGHTS: Mapping[Weight, Localized] = {
    Weight.FATAL: Localized("致命的（そのレベルが0点）", "fatal (the level scores 0)"),
    Weight.CRITICAL: Localized("重大", "critical"),
    Weight.MAJOR: Localized("中", "major"),
    Weight.MINOR: Localized("軽微", "minor"),
}
LEVELS: Mapping[int, Localized] = {
    1: Localized("1（機械が表を読める）", "1 (a program finds the table)"),
    2: Localized("2（機械が値を読める）", "2 (a program reads the values)"),
    3: Localized("3（ほかのデータと合わせて使える）", "3 (usable together with other data)"),
}
FILES = {"": "すべて / all", "excel": "Excel", "csv": "CSV"}
MARKS: Mapping[str, Localized] = {
    "file": Localized("ファイルの形式", "file type"),
    "merged": Localized("結合したセル", "merged"),
    "formulas": Localized("数式", "formulas"),
    "formats": Localized("表示形式", "number formats"),
    "fills": Localized("塗りつぶしの色", "fill"),
    "colours": Localized("文字の色", "colour of letters"),
    "bold": Localized("太字", "bold"),
    "strike": Localized("取り消し線", "struck through"),
    "hidden_rows": Localized("非表示の行", "hidden rows"),
    "hidden_columns": Localized("非表示の列", "hidden columns"),
    "hidden_sheet": Localized("非表示のシート", "hidden sheet"),
    "shapes": Localized("図形", "shapes"),
}
# What is published of a source that breaks a rule, once a definition reads it.
PUBLISHED: Mapping[str, Localized] = {
    "L1-01": Localized(
        ".xls も読み、CSV や .xlsx などで公開します。",
        "An .xls is read, too, and published as CSV, .xlsx and more.",
    ),
    "L1-02": Localized(
        "表ごとに場所を定義で指定し、1つずつの表にします。",
        "The definition says where each table sits; each is published by itself.",
    ),
    "L1-03": Localized(
        "空白の行と、繰り返した見出しを除きます。", "Blank rows and repeated headers are left out."
    ),
    "L1-04": Localized(
        "題名と注は表から除き、合計は行の値と照合してから除きます。",
        "Titles and notes are left out; sums are held against their rows, then left out.",
    ),
    "L1-05": Localized(
        "列ごとに、日本語と英語の題のある項目名を付けます。",
        "Every column gets a field name with a title in Japanese and English.",
    ),
    "L1-06": Localized(
        "前後の空白と改行を除き、文字の間の空白は定義により除きます。",
        "White space at the ends is removed; spaces between letters where the definition says so.",
    ),
    "L1-07": Localized(
        "定義により、値を行や項目に分け、注の印を除きます。",
        "Values are split into rows or fields, and footnote marks removed, by the definition.",
    ),
    "L1-12": Localized(
        "結合したセルの値を、すべての行に補います。",
        "The value of a merged range is put into every row.",
    ),
    "L1-13": Localized(
        "隠れた値は、データかどうかを定義で決めるまで公開しません。",
        "Hidden values are not published until the definition says whether they are data.",
    ),
    "L1-15": Localized(
        "カンマを含む値を引用符で囲んだ CSV を公開します。",
        "The published CSV quotes values that hold commas.",
    ),
    "L2-01": Localized(
        "カンマ・全角数字・▲・単位を直し、数値にします。",
        "Commas, full-width digits, ▲ and units are taken away; what is left is a number.",
    ),
    "L2-02": Localized(
        "省略された値を、定義により上の行から補います。",
        "Omitted values are filled from the row above where the definition says so.",
    ),
    "L2-03": Localized(
        "何行の見出しも1行にまとめ、重ならない項目名にします。",
        "Headers of several rows become one row of unique field names.",
    ),
    "L2-04": Localized(
        "定義の対応表で、1つの言葉にそろえます。",
        "A mapping of the definition makes them one word.",
    ),
    "L2-05": Localized(
        "定義により、「その他」とその内容を2つの項目に分けます。",
        "The definition may part その他 and its words into two fields.",
    ),
    "L2-06": Localized(
        "数式ではなく、保存された結果を公開します。",
        "The stored results are published, not the formulas.",
    ),
    "L3-01": Localized(
        "公開する表は、1行目が見出しです。", "Published tables have their header in row 1."
    ),
    "L3-03": Localized(
        "記号を定義か凡例で読み、値がない理由として公開します。",
        "Signs are read by the definition or the legend, and published as why a value is missing.",
    ),
    "L3-04": Localized(
        "単位を項目の説明として公開します。", "Units are published with the fields."
    ),
    "L3-05": Localized(
        "和暦を西暦（ISO 8601）に直します。", "Dates by era are written in ISO 8601."
    ),
    "L3-06": Localized(
        "名前からコードを付け、消えた先頭の 0 を補います。",
        "Codes are looked up by name, and lost leading zeros restored.",
    ),
    "L3-07": Localized(
        "どの年も同じ項目にそろえ、年ごとの違いは定義に書きます。",
        "Every year has the same fields; what differs is in the definition.",
    ),
    "L3-08": Localized(
        "項目の説明・出典・更新日・文字コードを一緒に公開します。",
        "Definitions, source, dates and encoding are published beside the data.",
    ),
}


def beside_words(beside: Mapping[str, Any]) -> Localized | None:
    """What is known beside a sheet, in words; ``None`` for nothing."""
    match beside:
        case {"headers": headers}:
            named = "・".join(headers)
            return Localized(f"前の年の見出し: {named}", f"header of the year before: {named}")
        case {"coded": coded}:
            named = "・".join(coded)
            return Localized(
                f"コード表を公開している列: {named}", f"codes published beside it: {named}"
            )
        case {"documented": True}:
            return Localized(
                "項目の説明・出典・更新日を一緒に公開しています。",
                "Definitions, source and date are published beside it.",
            )
    return None
