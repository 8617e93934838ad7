"""What headers that stand side by side are."""

from __future__ import annotations

from collections.abc import Mapping

from aoimori.core.localized import Language, Localized

_AXES: Mapping[str, Localized] = {
    "year": Localized("年", "years"),
    "month": Localized("月", "months"),
    "period": Localized("時期", "periods"),
    "age": Localized("年齢階級", "ages"),
}


def axis_words(axis: str, lang: Language) -> str:
    """The word for a kind of headers: year, month, period or age."""
    return _AXES[axis].text(lang)
