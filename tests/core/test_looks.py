"""What a look is called, in two languages."""

from __future__ import annotations

import pytest

from aoimori.core.looks import Look
from aoimori.core.messages.looks import look_words


@pytest.mark.parametrize(
    ("look", "ja", "en"),
    [
        (Look(fill="FFFF00"), "黄色の塗りつぶし", "a yellow fill"),
        (Look(fill="FFFE20"), "黄色の塗りつぶし", "a yellow fill"),
        (Look(colour="FF0000"), "赤い文字", "red letters"),
        (Look(colour="0070C0", bold=True), "青の文字・太字", "blue letters, bold"),
        (Look(fill="theme4"), "色付き（theme4）の塗りつぶし", "a coloured (theme4) fill"),
        (Look(fill="5A3200"), "色付き（#5A3200）の塗りつぶし", "a coloured (#5A3200) fill"),
        (Look(), "書式なし", "no format"),
    ],
)
def test_looks_have_words(look: Look, ja: str, en: str) -> None:
    assert (look_words(look, "ja"), look_words(look, "en")) == (ja, en)
