"""How all charts look: one font, one palette; never by colour alone."""

from __future__ import annotations

from typing import Any

from aoimori.outputs.charts.words import short

# The font that texts are measured with (it is brought along, so that every machine measures the
# same), and behind it those of readers, who see the picture in theirs.
FONT = "IPAexGothic"
_FONTS = f"{FONT}, Hiragino Sans, BIZ UDPGothic, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif"
WIDTH = 680
# The width is that of the whole picture.
WITHIN = {"type": "fit-x", "contains": "padding"}
# Each has 3:1 against white and differs in lightness from its neighbours (WCAG 2.2, 1.4.11).
PALETTE = ("#0b6e75", "#b3541e", "#4b3f9c", "#7a7a1f", "#a3195b", "#3a6ea5", "#5c5c5c", "#2f6b2f")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 4, 1, 4), (3, 6), (10, 2))
# Light to dark, one hue; the lightest stands against white by its border.
SHADES = ("#e3f1ef", "#a9d5cf", "#63afa9", "#207d7f", "#0a474e")
DARK = SHADES[-2:]
INK = "#1d2c2f"
QUIET = "#4c6064"
LINE = "#d3dfde"


def config() -> dict[str, Any]:
    """What every specification has."""
    text = {"labelColor": INK, "titleColor": QUIET, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "font": _FONTS,
        "background": "#ffffff",
        "view": {"stroke": None},
        "axis": {
            **text,
            "titleFontWeight": "normal",
            "gridColor": LINE,
            "domainColor": QUIET,
            "tickColor": QUIET,
            "labelLimit": 280,
        },
        "legend": {**text, "titleFontWeight": "normal", "orient": "top", "labelLimit": 300},
        "range": {"category": list(PALETTE)},
        "text": {"color": INK, "fontSize": 12},
    }


def titled(title: str, unit: str = "") -> str:
    """What an axis or a column is called. Vega-Lite writes titles into expressions as they stand:
    a line break or a backslash would end the text there."""
    title, unit = (short(" ".join(text.split()).replace("\\", "＼")) for text in (title, unit))
    if not unit:
        return title
    return f"{title} ({unit})" if title.isascii() else f"{title}（{unit}）"
