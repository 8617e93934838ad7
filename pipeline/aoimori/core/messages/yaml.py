"""Words about files that are no YAML: the slips of those who write definitions."""

from aoimori.core.messages.message import message

_COLON_JA = "「title: 値」のように、半角のコロンと半角の空白で区切ってください"
_COLON_EN = "write key: value, with a colon and a space of half width"

YAML = {
    "yaml-tab": message(
        "タブがあります（{column} 文字目）",
        "there is a tab (character {column})",
        "タブを消し、字下げも区切りも半角の空白にしてください",
        "use spaces instead, for indentation and between words",
    ),
    "yaml-wide-space": message(
        "行の初めに全角の空白があります（{column} 文字目）",
        "the line begins with a full-width space (character {column})",
        "字下げは半角の空白にしてください",
        "indent with spaces of half width",
    ),
    "yaml-colon": message(
        "「{key}」のあと（{column} 文字目）に、半角のコロンと空白がありません",
        "there is no colon with a space behind {key} (character {column})",
        f"{_COLON_JA}。全角の「：」や空白は区切りになりません",
        f"{_COLON_EN}; full-width ones part nothing",
    ),
    "yaml-colon-inside": message(
        "値の中にコロンと空白があります（{column} 文字目）",
        "there is a colon with a space inside a value (character {column})",
        "値に「: 」が入るときは、値の全体を引用符（'…'）で囲んでください",
        "put the whole value in quotes ('…')",
    ),
    "yaml-quote": message(
        "{column} 文字目の引用符が閉じられていません",
        "the quote at character {column} is never closed",
        "値の終わりに同じ引用符を付けてください",
        "end the value with the same quote",
    ),
    "yaml-behind-quote": message(
        "引用符で閉じた値のあと（{column} 文字目）に「{found}」があります",
        "{found} stands behind a value that its quote has ended (character {column})",
        "引用符で値の全体を囲んでください。値に引用符が入るときは、もう一方の引用符で囲みます",
        "put the whole value in quotes; if it holds a quote, use those of the other kind",
    ),
    "yaml-backslash": message(
        "二重引用符の中では「{sign}」と書けません（{column} 文字目）",
        "{sign} cannot be written inside double quotes (character {column})",
        "円記号（バックスラッシュ）が入る値は、一重引用符（'…'）で囲んでください",
        "put values with a backslash in single quotes ('…')",
    ),
    "yaml-sign": message(
        "値の初めの「{sign}」は、YAML では別の意味を持ちます（{column} 文字目）",
        "{sign} at the beginning of a value means something else in YAML (character {column})",
        "値の全体を引用符（'…'）で囲んでください",
        "put the whole value in quotes ('…')",
    ),
    "yaml-bracket": message(
        "{column} 文字目のかっこの対応か、中のカンマに誤りがあります",
        "the brackets, or the commas inside, are wrong (from character {column})",
        "［ ］や｛ ｝の数と、項目のあいだの半角のカンマを確かめてください。かっこや記号が入る値は"
        "引用符で囲みます",
        "look for a bracket too many or missing, and for commas between the items; put values with "
        "brackets in quotes",
    ),
    "yaml-indentation": message(
        "字下げ（行の初めの空白）がまわりの行と合いません（{column} 文字目から）",
        "the line is not indented as those around it (from character {column})",
        "同じ段の行は、行の初めの半角の空白の数をそろえてください。上の行の値が終わっているかも"
        "確かめてください",
        "begin lines of one level with as many spaces, and see whether the line above ends as it "
        "should",
    ),
    "yaml-documents": message(
        "「---」で二つに分かれています（{column} 文字目）",
        "the file is parted in two by --- (character {column})",
        "一つのファイルには一つの定義だけを書き、「---」の行を消してください",
        "write one definition in a file, and delete the line ---",
    ),
    "yaml-too-deep": message(
        "かっこや字下げが深すぎて読めません",
        "brackets or levels are too deep to be read",
        "閉じ忘れたかっこがないか確かめてください",
        "look for brackets that were not closed",
    ),
    "yaml-syntax": message(
        "YAML として読めません（{column} 文字目の「{found}」）",
        "this is no YAML (character {column}, {found})",
        "この行の字下げ、コロン、引用符を確かめてください",
        "check indentation, colons and quotes at this line",
    ),
    "yaml-encoding": message(
        "UTF-8 で保存されていません（{offset} バイト目）",
        "the file is not saved as UTF-8 (byte {offset})",
        "テキストエディターで、文字コードを UTF-8 にして保存し直してください",
        "save it again in an editor, with UTF-8 as its encoding",
    ),
    "yaml-duplicate-key": message(
        "キー「{key}」が2回書かれています",
        "the key {key} is written twice",
        "どちらかを消してください",
        "remove one of them",
    ),
}
