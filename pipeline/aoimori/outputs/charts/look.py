"""How all charts look: one font, one palette; never by colour alone."""

from __future__ import annotations

from typing import Any

from aoimori.outputs.charts.words import short

# The font that texts are measured with (it is brought along, so that every machine measures the
# same), and behind it those of readers, who see the picture in theirs.
FONT = "IPAexGothic"
_FONTS = f"{FONT}, Hiragino Sans, BIZ UDPGothic, Yu Gothic, Meiryo, Noto Sans CJK JP, sans-serif"
# So wide that the words are read on a phone too, where a picture has 340 pixels.
WIDTH = 500
# Names beside bars of many rows need more; on a phone such a picture is moved.
WIDE = 680
# The width is that of the whole picture.
WITHIN = {"type": "fit-x", "contains": "padding"}
# Each has 3:1 against white (WCAG 2.2, 1.4.11); dark and light take turns, so that one can be told
# from the next without seeing its hue. What has a series has a second sign besides: words, dashes.
PALETTE = ("#0b565c", "#d1722c", "#3b2f8a", "#8c8f24", "#7d1245", "#4a8ecb", "#2b4a2b", "#d45f9c")
DASHES = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 4, 1, 4), (3, 6), (10, 2))
# Light to dark, one hue; the lightest stands against white by its border.
SHADES = ("#e3f1ef", "#a9d5cf", "#63afa9", "#207d7f", "#0a474e")
# The same for what is below zero.
FALLS = ("#fbeadb", "#f1c396", "#d98a4a", "#a9561c", "#6b2f08")
DARK = (*SHADES[-2:], *FALLS[-2:])
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
        # The last number of an axis is wider than the place it stands at.
        "padding": {"left": 5, "top": 5, "right": 14, "bottom": 5},
        "axis": {
            **text,
            "titleFontWeight": "normal",
            "gridColor": LINE,
            "domainColor": QUIET,
            "tickColor": QUIET,
            "labelLimit": 210,
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
