"""What charts say in words: names of what is counted, and what a picture shows for who cannot see
it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import LANGUAGES, Localized
from aoimori.core.text import for_xml, start_of

WORDS: Mapping[str, Localized] = MappingProxyType(
    {
        "count": Localized("数", "Number"),
        "year": Localized("年度", "Fiscal year"),
        "default": Localized("{by}ごとの{value}", "{value} by {by}"),
        "default-line": Localized("{value}の推移", "{value} over time"),
        "default-count": Localized("{by}ごとの数", "Number by {by}"),
        "bar": Localized(
            "{title}の棒グラフ（{n}項目）。最も大きいのは{high}の{most}、"
            "最も小さいのは{low}の{least}です。",
            "Bar chart of {title} ({n} bars). The largest is {high}, {most}; "
            "the smallest is {low}, {least}.",
        ),
        "bar-one": Localized("{title}の棒グラフ。{high}は{most}です。", "{title}: {high}, {most}."),
        "line": Localized(
            "{title}の折れ線グラフ。{first}の{from_}から{last}の{to}になりました。"
            "最も大きいのは{high}の{most}、最も小さいのは{low}の{least}です。",
            "Line chart of {title}, from {from_} in {first} to {to} in {last}. "
            "The highest is {most} in {high}, the lowest {least} in {low}.",
        ),
        "lines": Localized(
            "{title}の折れ線グラフ（{n}本の線、{first}から{last}まで）。"
            "最も大きい値は{series}の{high}の{most}です。",
            "Line chart of {title} ({n} lines, {first} to {last}). "
            "The highest value is that of {series} in {high}, {most}.",
        ),
        "map": Localized(
            "{title}の地図（{n}か所を値の大きさで塗り分け）。最も大きいのは{high}の{most}、"
            "最も小さいのは{low}の{least}です。",
            "Map of {title} ({n} places shaded by value). The largest is {high}, {most}; "
            "the smallest is {low}, {least}.",
        ),
        "timeline": Localized(
            "{title}の期間の図（{n}件、{first}から{last}まで）。"
            "最も多くが重なるのは{high}の{most}件です。",
            "Timeline of {title} ({n} rows, {first} to {last}). "
            "Most overlap in {high}, {most} of them.",
        ),
        "text": Localized("{title}（{n}件）", "{title} ({n})"),
        "of-series": Localized("{category}（{series}）", "{category} ({series})"),
        "fiscal-year": Localized("{year}年度", "FY{year}"),
        "cut-axis": Localized("{title}・目盛りは0からではない", "{title}, not from zero"),
        "range": Localized("{low}～{high}", "{low}–{high}"),
    }
)


# A picture, and who hears it described, wants the names of things, not all that a cell may hold.
_LONGEST = 100


def say(key: str, **blanks: Localized | str | int) -> Localized:
    """The words of a key in both languages, each with its blanks filled in it."""
    texts = {
        lang: WORDS[key]
        .text(lang)
        .format(
            **{
                name: short(blank.text(lang) if isinstance(blank, Localized) else str(blank))
                for name, blank in blanks.items()
            }
        )
        for lang in LANGUAGES
    }
    return Localized(texts["ja"], texts["en"])


def short(text: str) -> str:
    """A name as a picture shows it. What draws pictures ends the process at a character that XML
    cannot hold."""
    name = text if len(text) <= _LONGEST else start_of(text, _LONGEST - 1) + "…"
    return for_xml(name)
