"""The words around a diff in its forms; the sentences about what is different are in core."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized

_HEADS = {
    "title": Localized("表の違い", "What is different"),
    "summary": Localized("概要", "Summary"),
    "values": Localized("変わった値", "Changed values"),
    "added": Localized("増えた行", "Added rows"),
    "removed": Localized("なくなった行", "Removed rows"),
    "columns": Localized("項目の変化", "Changes of columns"),
    "before": Localized("前", "Before"),
    "after": Localized("後", "After"),
    "table": Localized("表", "Table"),
    "told": Localized("違い", "What is different"),
    "row": Localized("行", "Row"),
    "row-before": Localized("行（前）", "Row before"),
    "row-after": Localized("行（後）", "Row after"),
    "key": Localized("行のキー", "Key of the row"),
    "label": Localized("名称", "Name"),
    "field": Localized("項目", "Column"),
    "name": Localized("項目名", "Name of the column"),
    "difference": Localized("差", "Difference"),
    "change": Localized("変化", "Change"),
    "note": Localized("注", "Note"),
}

_CHANGES = {
    "column-added": Localized("加わった項目", "column added"),
    "column-removed": Localized("なくなった項目", "column removed"),
    "column-renamed": Localized("名前の変わった項目", "column renamed"),
    "column-found": Localized(
        "名前の変わった項目（値が同じなので、そうみなしたもの）",
        "column renamed (taken so because its values are the same)",
    ),
    "column-retyped": Localized("型の変わった項目", "type changed"),
    "code-added": Localized("新しく使われたコード", "new code"),
    "code-removed": Localized("使われなくなったコード", "code no longer used"),
    "total-changed": Localized("合計の変化", "total changed"),
}

_SENTENCES = {
    "empty": Localized("（空の文字列）", "(empty text)"),
    "caption": Localized("{table} {kind}（{n} 件）", "{table}: {kind} ({n})"),
    "head-note": Localized(
        "行の番号は、見出しを除いて 1 から数えたものです。",
        "Rows are counted from 1, without the header.",
    ),
    "alike": Localized(
        "見た目は同じでも文字が違います: {before} → {after}",
        "These look alike, but their characters differ: {before} → {after}",
    ),
    "nothing-there": Localized("なし", "none"),
    "scrolls": Localized("{caption}（横に動かせます）", "{caption} (can be scrolled)"),
    "more": Localized(
        "ここに載せていない {n} 件は、CSV・Excel・JSON のファイルにあります。",
        "{n} more are not listed here; they are in the files CSV, Excel and JSON.",
    ),
    "cut-rows": Localized(
        "シート「{sheet}」: Excelの行数の上限を超える {n} 件は入っていません。"
        "すべては CSV と JSON のファイルにあります",
        "Sheet {sheet}: {n} are beyond the rows that Excel has and were left out; all of them are "
        "in the files CSV and JSON",
    ),
    "cut-columns": Localized(
        "シート「{sheet}」: Excelの列数の上限を超える {n} 項目は入っていません。"
        "すべては CSV と JSON のファイルにあります",
        "Sheet {sheet}: {n} columns are beyond those that Excel has and were left out; all of them "
        "are in the files CSV and JSON",
    ),
    "cut-texts": Localized(
        "シート「{sheet}」: Excelのセルに入りきらない {n} 個の文字列を途中で切りました。"
        "すべては CSV と JSON のファイルにあります",
        "Sheet {sheet}: {n} texts are too long for a cell of Excel and were cut; the whole is in "
        "the files CSV and JSON",
    ),
}

WORDS: Mapping[str, Localized] = MappingProxyType({**_HEADS, **_CHANGES, **_SENTENCES})


def word(key: str, lang: Language, **blanks: object) -> str:
    """The words of a key with their blanks filled; whole numbers are told with separators."""
    told = {n: f"{v:,}" if isinstance(v, int) else v for n, v in blanks.items()}
    return WORDS[key].text(lang).format_map(told)
