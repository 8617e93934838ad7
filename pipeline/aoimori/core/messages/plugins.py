"""Words about what other packages bring."""

from aoimori.core.messages.message import message

PLUGINS = {
    "plugin-broken": message(
        "パッケージ {package} の「{name}」を読み込めません: {problem}",
        "{name} of the package {package} cannot be loaded: {problem}",
        "パッケージを更新するか、アンインストールしてください",
        "update the package or uninstall it",
    ),
    "plugin-kind": message(
        "パッケージ {package} の「{name}」（{value}）は {kind} ではありません",
        "{name} of the package {package} ({value}) is no {kind}",
        "パッケージの entry point は {kind} の値を指していなければなりません",
        "the package's entry point has to lead to a {kind}",
    ),
    "plugin-extension": message(
        "パッケージ {package} の「{name}」の形式名または拡張子 {word} は使えません",
        "{name} of the package {package} has a name or extension that cannot be used: {word}",
        "拡張子は英小文字と数字（途中に . も可）、形式名は空でない文字列でなければなりません",
        "an extension has small letters and digits (and single dots between), a name some text",
    ),
    "plugin-media-type": message(
        "パッケージ {package} の「{name}」のメディアタイプ {value} は、"
        "IANAに登録できる形ではありません",
        "{name} of the package {package} has a media type that cannot be registered: {value}",
        "{known} のどれかの形でなければなりません",
        "it has to be one of {known}",
    ),
    "plugin-file-type": message(
        "パッケージ {package} の「{name}」の eu_file_type {value} は、"
        "EUのファイル形式の表にありません",
        "{name} of the package {package} has an eu_file_type that the EU's table lacks: {value}",
        "候補: {known}。表にない形式なら空にしてください",
        "candidates: {known}; a format that is not there leaves it empty",
    ),
    "plugin-failed": message(
        "パッケージ {package} の「{name}」が書き出しに失敗しました: {problem}",
        "{name} of the package {package} could not write: {problem}",
        "パッケージの作者に知らせるか、アンインストールしてください。サイトは前のままです",
        "tell the author of the package or uninstall it; the site is as it was",
    ),
    "plugin-taken": message(
        "パッケージ {package} の「{name}」の形式名か拡張子「{word}」は、{other} が使っています",
        "{word}, a name or extension of {name} in the package {package}, is that of {other}",
        "どちらかのパッケージをアンインストールするか、形式名と拡張子を変えてください",
        "uninstall one of the packages, or change the name and extension of the format",
    ),
}
