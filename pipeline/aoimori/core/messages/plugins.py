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
    "plugin-taken": message(
        "パッケージ {package} の「{name}」の形式名か拡張子「{word}」は、{other} が使っています",
        "{word}, a name or extension of {name} in the package {package}, is that of {other}",
        "どちらかのパッケージをアンインストールするか、形式名と拡張子を変えてください",
        "uninstall one of the packages, or change the name and extension of the format",
    ),
}
