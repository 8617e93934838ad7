"""The words of a year's zip: its first page, and the text beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized

WORDS: Mapping[str, Localized] = MappingProxyType(
    {
        "title": Localized("{site} {year}のデータ", "{site}: data of {year}"),
        "year": Localized("{japanese}（{year}年度）", "the fiscal year {year}"),
        "lead": Localized(
            "{year}として公開しているデータと、その説明の一式です（データセット {n} 件）。",
            "All data published for {year}, with what explains them (datasets: {n}).",
        ),
        "demonstration": Localized(
            "これは実演（デモンストレーション）です。都道府県や市町村の公式のデータではありません。",
            "This is a demonstration, not official data of any government.",
        ),
        "unpack": Localized(
            "zip を開いたまま見ているときは、先に「すべて展開」してください。"
            "リンクが開くようになります。",
            "Unpack the zip first (Extract all): links lead nowhere inside of it.",
        ),
        "open": Localized(
            "zip をすべて展開してから、index.html をダブルクリックしてください。ネットワークは"
            "なくても見られます。",
            "Unpack all of it, then double-click index.html. No network is needed.",
        ),
        "online": Localized(
            "公開しているサイト：{address}", "The site it was taken from: {address}"
        ),
        "datasets": Localized("入っているデータ", "What is in it"),
        "dataset": Localized(
            "{title}（{publisher}）第 {version} 版",
            "{title} ({publisher}), version {version}",
        ),
        "page": Localized("説明のページ：{path}", "Page: {path}"),
        "folder": Localized("ファイル：{path}", "Files: {path}"),
        "licence": Localized("ライセンス：{name} {url}", "Licence: {name} {url}"),
        "column-dataset": Localized("データセット", "Dataset"),
        "column-version": Localized("版", "Version"),
        "column-modified": Localized("更新日", "Modified"),
        "column-files": Localized("ファイル", "Files"),
        "column-licence": Localized("ライセンス", "Licence"),
        "bytes": Localized("{n} バイト", "{n} bytes"),
        "verify": Localized("ファイルを確かめるには", "To verify the files"),
        "verify-how": Localized(
            "SHA256SUMS に、すべてのファイルの検査値（SHA-256）があります。"
            "展開したフォルダーで、次のどれかを実行してください。",
            "SHA256SUMS holds the digest (SHA-256) of every file. In the folder it was unpacked "
            "into, run one of these.",
        ),
        "verify-ours": Localized("aoimori のあるパソコン", "With aoimori"),
        "verify-windows": Localized(
            "Windows（1ファイルずつ。表示された値を SHA256SUMS と見比べます）",
            "Windows (one file at a time; compare with SHA256SUMS)",
        ),
        "verify-linux": Localized("Linux", "Linux"),
        "verify-mac": Localized("macOS", "macOS"),
        "read-me": Localized(
            "ライセンスの一覧と、ファイルの確かめ方：", "Licences, and how to verify the files:"
        ),
    }
)


def say(key: str, lang: Language, **blanks: object) -> str:
    """The words of a key with their blanks filled."""
    return WORDS[key].text(lang).format(**blanks)
