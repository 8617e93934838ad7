"""The words reports say themselves, in both languages; those of findings and rules are in core."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized
from aoimori.core.ownsheets import RESULT_HEADS, RESULTS

_SHEET = {
    "results": RESULTS,
    "author": Localized("診断", "Checkup"),
    "file": Localized("ファイル", "File"),
    "file-is": Localized("{file}（{kind}、{size} バイト）", "{file} ({kind}, {size} bytes)"),
    "colours": Localized("色の見方", "Colours"),
    "notice-colour": Localized("お知らせ・修正済み", "notice, or mended"),
    "verdict": Localized("判定", "Verdict"),
    "copy": Localized("修正版", "Mended copy"),
    "scores": Localized("点数", "Scores"),
    "score": Localized("レベル{level}: {score} 点", "Level {level}: {score}"),
    "score-none": Localized("レベル{level}: 判定なし", "Level {level}: not judged"),
    "found-table": Localized("表とみなした範囲", "Taken for a table"),
    "found-header": Localized("見出し", "Header"),
    "found-body": Localized("データ", "Data"),
    "found-sure": Localized("確かさ", "How sure"),
    "no-table": Localized("表は見つかりません", "no table found"),
    "tables-below": Localized(
        "表は {n} 個あります（範囲は一覧の下）", "{n} tables (areas below the list)"
    ),
    "nothing": Localized(
        "指摘はありません。直すところは見つかりませんでした。",
        "Nothing was found that has to change.",
    ),
}

_COLUMNS = {
    **RESULT_HEADS,
    "rule": Localized("ルール", "Rule"),
    "severity": Localized("程度", "Severity"),
    "value": Localized("値", "Value"),
    "why": Localized("なぜ", "Why"),
    "status": Localized("状態", "Status"),
    "more-ranges": Localized("ほか {n} か所", "and {n} more"),
    "range-comma": Localized("、", ", "),
    "rules": Localized("守れていないルール", "Broken rules"),
}

_NOTES = {
    "note": Localized("おことわり", "Note"),
    "comment-head": Localized(
        "［No. {number}］{severity}（{status}）", "[No. {number}] {severity} ({status})"
    ),
    "comment-remedy": Localized("直し方: {text}", "What to do: {text}"),
    "comment-cut": Localized(
        "…（続きはシート「{results}」にあります）", "... (the rest is in the sheet {results})"
    ),
    "uncoloured": Localized(
        "シート「{sheet}」: 色を付けたのは {limit} セルまでです。{n} 個の範囲には、"
        "色のないセルがあります",
        "Sheet {sheet}: at most {limit} cells are coloured; {n} ranges have cells that are not",
    ),
    "uncommented": Localized(
        "シート「{sheet}」: コメントを付けたのは {limit} セルまでです。ほか {n} セルの説明は、"
        "この一覧だけにあります",
        "Sheet {sheet}: at most {limit} cells have a comment; {n} more are told in this list only",
    ),
    "threads": Localized(
        "シート「{sheet}」: スレッド形式のコメントがあるセル（{cells}）には、"
        "コメントを足していません",
        "Sheet {sheet}: no comment was added to cells with a thread of comments ({cells})",
    ),
    "colours-before": Localized(
        "印を付ける前の塗りつぶしの色（このブックをもう一度検査するときに使います）",
        "Colours of cells before they were marked (to check this workbook again)",
    ),
    "unsigned": Localized(
        "元のファイルには電子署名があります。印を付けると署名は無効になるので、この写しには"
        "入れていません（元のファイルの署名はそのままです）",
        "The file has a digital signature. No signature holds for a marked copy, so this one has "
        "none; that of the file itself is as it was",
    ),
    "fresh": Localized(
        "これは {file} の値から作った新しいブック (.xlsx) です。元のファイルは変えていません。"
        "色・図・数式は写していません（数式は計算された値です）",
        "This is a new workbook (.xlsx) made of the values of {file}, which was not changed. "
        "Colours, pictures and formulas were not copied (of formulas, the results were)",
    ),
    "cut-texts": Localized(
        "シート「{sheet}」: {n} 個の値は長すぎるため、{limit} 字までにしました",
        "Sheet {sheet}: {n} texts are too long and were cut to {limit} characters",
    ),
    "cut-rows": Localized(
        "シート「{sheet}」: Excelに入らない行か列があり、{n} 個の値を除きました",
        "Sheet {sheet}: {n} values are in rows or columns that Excel does not have; they are left "
        "out",
    ),
    "data-sheet": Localized("データ", "Data"),
}

WORDS: Mapping[str, Localized] = MappingProxyType({**_SHEET, **_COLUMNS, **_NOTES})


def say(key: str, lang: Language, **details: object) -> str:
    """The words of a key with their blanks filled."""
    return WORDS[key].text(lang).format(**details)
