"""Words about what was typed."""

from aoimori.core.messages.message import message

USAGE = {
    "unknown-command": message(
        "「{name}」というコマンドはありません",
        'there is no command "{name}"',
        "候補: {known}（一覧は aoimori --help）",
        "candidates: {known} (aoimori --help lists all)",
    ),
    "dataset-as-command": message(
        "「{dataset}」はコマンドではなくデータセットです",
        "{dataset} is no command but a dataset",
        "もしかして: aoimori check {dataset}",
        "did you mean: aoimori check {dataset}",
    ),
    "unknown-option": message(
        "{command} に {name} というオプションはありません",
        "{command} has no option {name}",
        "候補: {known}（一覧は {command} --help）",
        "candidates: {known} ({command} --help lists all)",
    ),
    "options-exclude": message(
        "{name} と {other} は一緒に使えません",
        "{name} and {other} cannot be used together",
        "{command} --help の例のように書いてください",
        "{command} --help has examples",
    ),
    "option-needs": message(
        "{name} には {other} も要ります",
        "{name} needs {other}, too",
        "{command} --help の例のように書いてください",
        "{command} --help has examples",
    ),
    "diff-names": message(
        "「{value}」では何と何を比べるか分かりません",
        'nothing can be compared by "{value}"',
        "データセットと年度を 1 つか 2 つ、またはファイルを 2 つ書いてください"
        "（例は {command} --help）",
        "name a dataset and one or two years, or two files ({command} --help has examples)",
    ),
    "diff-same-year": message(
        "{value} 年度どうしを比べても、違いはありません",
        "the fiscal year {value} does not differ from itself",
        "公開した内容とシートを比べるには、年度を 1 つだけ書いてください",
        "to compare the sheet with what was published of it, name the year once",
    ),
    "diff-key-given": message(
        "データセットの行は主キーで突き合わせるので、--key {value} は使えません",
        "rows of a dataset are matched by its primary key: --key {value} is for files",
        "--key を取ってください",
        "leave --key out",
    ),
    "missing-argument": message(
        "{name}が指定されていません",
        "{name} is missing",
        "{command} --help の例のように書いてください",
        "{command} --help has examples",
    ),
    "missing-option": message(
        "{name} が指定されていません",
        "the option {name} is missing",
        "{command} --help の例のように書いてください",
        "{command} --help has examples",
    ),
    "extra-arguments": message(
        "「{extra}」が余分です",
        'unexpected argument "{extra}"',
        '空白を含む値は "…" で囲んでください（使い方は {command} --help）',
        "put a value with spaces into quotes ({command} --help tells the use)",
    ),
    "option-needs-value": message(
        "{name} に値がありません",
        "the option {name} needs a value",
        "{command} --help の例のように書いてください",
        "{command} --help has examples",
    ),
    "option-takes-no-value": message(
        "{name} に値は付けられません",
        "the option {name} takes no value",
        "{name} とだけ書いてください",
        "write {name} alone",
    ),
    "empty-value": message(
        "{option} の値が空です",
        "the value of {option} is empty",
        "値を書くか、{option} を付けずに実行してください",
        "write a value, or leave {option} out",
    ),
    "empty-words": message(
        "{option} が空です",
        "{option} says nothing",
        "何を、なぜ変えるのかを書いてください。サイトに載ります",
        "say what changes, and why: it stands on the site",
    ),
    "not-words": message(
        "{option} の値に、文字として読めないものがあります",
        "the value of {option} holds what is no letter",
        "端末の文字コードを UTF-8 にして、書き直してください",
        "set the terminal to UTF-8, and write it again",
    ),
    "bad-choice": message(
        "{option} に「{value}」は使えません",
        '"{value}" cannot be given for {option}',
        "候補: {known}",
        "candidates: {known}",
    ),
    "bad-number": message(
        "{option} に「{value}」は使えません",
        '"{value}" cannot be given for {option}',
        "{least} から {most} までの数字で書いてください",
        "write a number from {least} to {most}",
    ),
    "bad-day": message(
        "{option} の「{value}」は日付として読めません",
        '"{value}" is no date ({option})',
        "2025-04-01 や 令和7年4月1日 のように、ある日付を書いてください",
        "write a day that exists, such as 2025-04-01",
    ),
    "day-to-come": message(
        "{option} の {value} は、まだ来ていません（今日は {today}）",
        "{value} is still to come ({option}; today is {today})",
        "先の日に公開するには、dataset.yaml のその年度に publish_from を書き、--final で記録します",
        "to publish it on a day to come, give the year publish_from in dataset.yaml and record it "
        "with --final",
    ),
    "day-too-early": message(
        "{option} の「{value}」は早すぎます",
        '"{value}" is too early ({option})',
        "{earliest} 以後の日を書いてください",
        "write a day from {earliest} on",
    ),
    "day-too-late": message(
        "{option} の「{value}」は先すぎます",
        '"{value}" is too late ({option})',
        "年を確かめてください（{latest} までの日を書けます）",
        "look at the year (days up to {latest} can be given)",
    ),
    "wrong-use": message(
        "使い方が違います: {problem}",
        "wrong use: {problem}",
        "{command} --help の例を見てください",
        "{command} --help has examples",
    ),
    "no-such-file": message(
        "このファイルはありません",
        "there is no such file",
        "名前とフォルダーを確かめてください（同じフォルダーにあるもの: {known}）",
        "check the name and the folder (which has: {known})",
    ),
}
