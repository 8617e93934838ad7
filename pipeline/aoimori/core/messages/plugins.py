"""Words about what other packages bring."""

from aoimori.core.messages.message import message

PLUGINS = {
    "plugin-broken": message(
        "拡張「{plugin}」（{value}）を読み込めません: {problem}",
        "the plug-in {plugin} ({value}) cannot be loaded: {problem}",
        "そのパッケージを直すか、取り除いてください",
        "mend or remove the package it comes from",
    ),
    "plugin-kind": message(
        "拡張「{plugin}」（{value}）は {kind} ではありません",
        "the plug-in {plugin} ({value}) is no {kind}",
        "入口（{group}）には {kind} の値を書いてください",
        "an entry point of {group} names a value of {kind}",
    ),
    "plugin-taken": message(
        "拡張「{plugin}」（{value}）の「{word}」は、形式 {other} が使っています",
        "{word} of the plug-in {plugin} ({value}) belongs to the format {other}",
        "別の名前と拡張子にするか、そのパッケージを取り除いてください",
        "give it another name and extension, or remove the package",
    ),
}
