"""How a look is told: 黄色の塗りつぶし, red letters; and what lies on a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from aoimori.core.localized import Language, Localized
from aoimori.core.looks import Look, ShapeKind

SHAPE_WORDS: Mapping[ShapeKind, Localized] = MappingProxyType(
    {
        "picture": Localized("画像", "picture"),
        "shape": Localized("図形", "shape"),
        "chart": Localized("グラフ", "chart"),
        "object": Localized("埋め込みオブジェクト", "embedded object"),
        "control": Localized("ボタンなどの部品", "control"),
    }
)
# The colours people have names for; a shade is called by the nearest.
_COLOURS: Mapping[tuple[int, int, int], Localized] = {
    (255, 255, 0): Localized("黄色", "yellow"),
    (255, 242, 204): Localized("薄い黄色", "light yellow"),
    (255, 0, 0): Localized("赤", "red"),
    (255, 199, 206): Localized("薄い赤", "light red"),
    (255, 192, 0): Localized("オレンジ色", "orange"),
    (252, 228, 214): Localized("薄いオレンジ色", "light orange"),
    (0, 176, 80): Localized("緑", "green"),
    (226, 239, 218): Localized("薄い緑", "light green"),
    (0, 112, 192): Localized("青", "blue"),
    (0, 0, 255): Localized("青", "blue"),
    (221, 235, 247): Localized("薄い青", "light blue"),
    (0, 255, 255): Localized("水色", "cyan"),
    (112, 48, 160): Localized("紫", "purple"),
    (255, 0, 255): Localized("ピンク", "pink"),
    (128, 128, 128): Localized("灰色", "grey"),
    (217, 217, 217): Localized("薄い灰色", "light grey"),
}
_NEAR = 90  # of the 442 from black to white
_FILL = Localized("{colour}の塗りつぶし", "a {colour} fill")
_LETTERS = Localized("{colour}の文字", "{colour} letters")
_RED_LETTERS = Localized("赤い文字", "red letters")
_COLOURED = Localized("色付き（{code}）", "coloured ({code})")
_MARKS: Mapping[str, Localized] = {
    "bold": Localized("太字", "bold"),
    "italic": Localized("斜体", "italic"),
    "strike": Localized("取り消し線", "struck through"),
}
_NONE = Localized("書式なし", "no format")
_AND = Localized("・", ", ")


def look_words(look: Look, lang: Language) -> str:
    """What is seen of a look."""
    words = []
    if look.fill:
        words.append(_FILL.text(lang).format(colour=_colour(look.fill, lang)))
    if look.colour:
        words.append(_letters(look.colour, lang))
    words += [word.text(lang) for name, word in _MARKS.items() if getattr(look, name)]
    return _AND.text(lang).join(words) or _NONE.text(lang)


def _letters(code: str, lang: Language) -> str:
    colour = _colour(code, lang)
    if colour == _COLOURS[255, 0, 0].text(lang):
        return _RED_LETTERS.text(lang)
    return _LETTERS.text(lang).format(colour=colour)


def _colour(code: str, lang: Language) -> str:
    """The name of the nearest colour; the code, if none is near or the file names a theme."""
    if not re.fullmatch("[0-9A-Fa-f]{6}", code):
        return _COLOURED.text(lang).format(code=code)
    own = tuple(int(code[at : at + 2], 16) for at in (0, 2, 4))
    far = {named: sum((a - b) ** 2 for a, b in zip(own, named, strict=True)) for named in _COLOURS}
    nearest = min(far, key=lambda named: far[named])
    if far[nearest] > _NEAR**2:
        return _COLOURED.text(lang).format(code=f"#{code}")
    return _COLOURS[nearest].text(lang)
