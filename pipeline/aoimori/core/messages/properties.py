"""The properties of a file that tell of people, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aoimori.core.localized import Language, Localized
from aoimori.core.package import PackagePart

_NAMES: Mapping[str, Localized] = {
    "creator": Localized("作成者", "author"),
    "lastModifiedBy": Localized("最終更新者", "last modified by"),
    "Company": Localized("会社", "company"),
    "Manager": Localized("管理者", "manager"),
    "HyperlinkBase": Localized("ハイパーリンクの基点", "hyperlink base"),
    "WRITEACCESS": Localized("使用者", "user"),
    "fileSharing": Localized("使用者", "user"),
    "customWorkbookView": Localized("個人用の表示", "personal view"),
    "person": Localized("コメントの作成者", "author of a comment"),
    "refreshedBy": Localized("ピボットテーブルの更新者", "pivot table refreshed by"),
}
_ONE = Localized("{name}「{value}」", "{name} “{value}”")
_AND = Localized("・", ", ")


def people_words(parts: Iterable[PackagePart], lang: Language) -> str:
    """作成者「…」・会社「…」"""
    told = [
        _ONE.text(lang).format(name=_NAMES[part.name].text(lang), value=part.text)
        for part in sorted(parts, key=lambda part: list(_NAMES).index(part.name))
    ]
    return _AND.text(lang).join(dict.fromkeys(told))
