"""Level 2: a program can read the values."""

from aoimori.core.readability.rule import Weight, rule

LEVEL_2 = (
    rule(
        "L2-01",
        "number-as-text",
        Weight.FATAL,
        title=("数値の欄には数値だけを入れる", "Keep numbers as numbers"),
        why=(
            "「1,234」「12人」「▲5」は文字として読まれ、合計も並べ替えもできません。",
            "1,234 as text, 12人 and ▲5 are words to a program: no sums, no sorting.",
        ),
        remedy=(
            (
                "半角の数字だけにします。カンマや▲は［セルの書式設定］の表示形式で付け、"
                "単位は見出しに、注は備考の列に書きます。"
            ),
            (
                "Enter plain digits; let the number format show commas and ▲; write units into the "
                "header and notes into a column of their own."
            ),
        ),
    ),
    rule(
        "L2-02",
        "omitted-value",
        Weight.FATAL,
        title=("上と同じ値でも省略しない", "Do not leave out repeated values"),
        why=(
            "空欄や「〃」では、並べ替えや抽出をすると何の行か分からなくなります。",
            "A blank or 〃 means nothing once rows are sorted or filtered.",
        ),
        remedy=(
            "上の行と同じ値を、すべての行に入れます。",
            "Enter the value in every row, even if it is that of the row above.",
        ),
    ),
    rule(
        "L2-03",
        "header-not-unique",
        Weight.FATAL,
        title=("見出しは1行で、同じ名前を使わない", "One header row of unique names"),
        why=(
            "見出しが2行以上だったり同じ名前があったりすると、列を名前で指せません。",
            "Columns cannot be called by name when headers take two rows or repeat a name.",
        ),
        remedy=(
            "「人口_男」「人口_女」のように、上下の見出しを _ でつないで1行にします。",
            "Join the levels by _ into one row: 人口_男, 人口_女.",
        ),
    ),
    rule(
        "L2-04",
        "choice-variants",
        Weight.CRITICAL,
        title=("同じ意味の答えは同じ言葉にそろえる", "Say the same thing in the same word"),
        why=(
            "「有」「あり」「○」が混ざると、別の答えとして数えられます。",
            "有, あり and ○ are counted as three answers.",
        ),
        remedy=(
            (
                "言葉を1つに決め、［検索と置換］でそろえます。［データの入力規則］で選択式にすると"
                "次からもそろいます。"
            ),
            "Choose one word and replace the others; Data Validation keeps it so.",
        ),
    ),
    rule(
        "L2-05",
        "other-text-mixed",
        Weight.MAJOR,
        title=("「その他」の内容は別の列に書く", "Put the text of “other” in its own column"),
        why=(
            "「その他（…）」は1つずつ別の答えになり、数えられません。",
            "Each その他（…） is an answer of its own, and cannot be counted.",
        ),
        remedy=(
            "選択肢の列には「その他」とだけ入れ、かっこの中は隣に「その他の内容」の列を作って移します。",
            "Enter その他 alone, and move what is in brackets to a column beside it.",
        ),
    ),
    rule(
        "L2-06",
        "formula",
        Weight.MAJOR,
        title=("数式ではなく値を入れる", "Enter values, not formulas"),
        why=(
            "数式は、参照先が無くなるとエラーになり、開くソフトによっては計算されません。",
            "Formulas break with their references, and not every program calculates them.",
        ),
        remedy=(
            "範囲をコピーし、［形式を選択して貼り付け］→［値］で貼り付けます。",
            "Copy the range and paste it as Values (Paste Special).",
        ),
        only="excel",
    ),
)
