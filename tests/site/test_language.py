"""The language of every text is told, so that it is read aloud as what it is (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

JAPANESE = re.compile(r"[ぁ-ヿ㐀-鿿]")
VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


class _Unmarked(HTMLParser):
    """Gathers Japanese texts of a page that no element around them says to be Japanese."""

    def __init__(self) -> None:
        super().__init__()
        self.around: list[tuple[str, str]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        before = self.around[-1][1] if self.around else ""
        if tag not in VOID:
            self.around.append((tag, dict(attrs).get("lang") or before))

    def handle_endtag(self, tag: str) -> None:
        tags = [each for each, _ in self.around]
        if tag in tags:
            del self.around[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        tag, lang = self.around[-1] if self.around else ("", "")
        if JAPANESE.search(data) and lang != "ja" and tag not in ("script", "style"):
            self.found.append(data.strip())


def test_japanese_is_marked_on_english_pages(built: Callable[[str], Path]) -> None:
    found = {}
    for path in sorted((built("repository") / "en").rglob("*.html")):
        parser = _Unmarked()
        parser.feed(path.read_text())
        if parser.found:
            found[str(path)] = parser.found[:3]
    assert found == {}


def test_unmarked_japanese_is_seen() -> None:
    parser = _Unmarked()
    parser.feed('<html lang="en"><p>a<br>甲 <span lang="ja">乙<img alt="x"></span> 丙')
    assert parser.found == ["甲", "丙"]
