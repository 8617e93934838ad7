"""The page of a diff: it stands alone, shows values as themselves, and can be read by everybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from aoimori.core.diff.content import Content
from aoimori.core.localized import LANGUAGES, Language
from aoimori.outputs.diffs.html import page, write
from support.diffs import CODE, contents, every_change, nothing, of_one, table

VOID = {"meta"}


class Page(HTMLParser):
    """Elements with their attributes, and the text of each; every element must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[int] = []
        self.texts: dict[int, str] = {}
        self.parents: list[tuple[int, ...]] = []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        self.parents.append(tuple(self.open))
        if tag not in VOID:
            self.open.append(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.texts[number] = self.texts.get(number, "") + data

    def all(self, tag: str) -> list[str]:
        """The texts of elements."""
        return [self.texts.get(n, "") for n, (name, _) in enumerate(self.tags) if name == tag]

    def inside(self, number: int, tag: str) -> list[int]:
        """The elements within another."""
        return [
            n for n, (name, _) in enumerate(self.tags) if name == tag and number in self.parents[n]
        ]

    def tables(self) -> dict[str, list[list[str]]]:
        """The texts of tables by their captions."""
        found = {}
        for number, (tag, _) in enumerate(self.tags):
            if tag == "table":
                (caption,) = self.inside(number, "caption")
                rows = [
                    [
                        self.texts.get(n, "")
                        for n, (name, _) in enumerate(self.tags)
                        if name in ("th", "td") and row in self.parents[n]
                    ]
                    for row in self.inside(number, "tr")
                ]
                found[self.texts[caption]] = rows
        return found


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


def test_it_stands_alone(lang: Language) -> None:
    text = write(every_change(), lang).decode()
    found = Page(text)
    assert text.startswith("<!DOCTYPE html>")
    assert ("html", {"lang": lang}) in found.tags
    names = {name for name, _ in found.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    for _, attrs in found.tags:
        assert not {"src", "onclick", "onload", "style"} & set(attrs)
        assert attrs.get("href", "#").startswith("#")
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'",
    }
    assert ("meta", policy) in found.tags
    assert "url(" not in text
    assert "@import" not in text


def test_every_kind_of_change_in_japanese() -> None:
    found = Page(write(every_change(), "ja").decode())
    told = found.all("li")
    assert told[0] == "行 5 → 6（増えた行 2・なくなった行 1・値の変わった行 4）"
    assert told[-3:] == ["違いはありません", "加わった表です", "なくなった表です"]
    tables = found.tables()
    assert list(tables) == [
        "人の表 変わった値（8 件）",
        "人の表 増えた行（2 件）",
        "人の表 なくなった行（1 件）",
        "人の表 項目の変化（8 件）",
        "仕事の表 増えた行（1 件）",
        "仕事の表 なくなった行（1 件）",
        "仕事の表 項目の変化（1 件）",
    ]
    note = "見た目は同じでも文字が違います: U+304C → U+304B U+3099"
    assert tables["人の表 変わった値（8 件）"] == [
        ["コード", "名前", "項目", "前", "後", "差"],
        ["02", "い", "数（人）", "2,000", "1,990", "-10"],
        ["02", "い", "率", "（値なし）", "2.5", ""],
        ["02", "い", "文", "（値なし）", "a\nb|c", ""],
        ["01", "あ", "数（人）", "1,234,567", "1,250,000", "+15,433"],
        ["01", "あ", "文", "=1+1", "@SUM(A1)", ""],
        ["03", "う", "文", "<script>alert(1)</script>", "�RTL\u200f", ""],
        ["04", "え", "率", "4", "（値なし）", ""],
        ["04", "え", "文", "が", f"か\u3099{note}", ""],
    ]


def test_every_kind_of_change_in_english() -> None:
    tables = Page(write(every_change(), "en").decode()).tables()
    assert tables["People: Added rows (2)"] == [
        ["Row", "Code", "Town", "Count (persons)", "Rate", "Text", "Area"],
        ["5", "06", "か", "60", "", "<b>&amp;</b>", "6"],
        ["6", "07", "き", "", "", "", ""],
    ]
    assert tables["People: Removed rows (1)"] == [
        ["Row", "Code", "Town", "Count (persons)", "Rate", "Text", "Telephone"],
        ["5", "0;5", "お", "50", "5", "|", ""],
    ]
    assert tables["People: Changes of columns (8)"][-1] == [
        *("total changed", "Count (persons)", "people"),
        *("1,236,687", "1,252,120", "+15,433"),
    ]


def test_what_was_and_what_is_are_marked_up() -> None:
    found = Page(write(every_change(), "ja").decode())
    assert found.all("del")[:2] == ["2,000", "1,234,567"]
    assert found.all("ins")[:3] == ["1,990", "2.5", "a\nb|c"]
    assert "（値なし）" not in found.all("del") + found.all("ins")


def test_tables_can_be_read_and_reached_by_everybody(lang: Language) -> None:
    found = Page(write(every_change(), lang).decode())
    tables = [n for n, (name, _) in enumerate(found.tags) if name == "table"]
    for number in tables:
        name, region = found.tags[found.parents[number][-1]]
        assert (name, region["role"], region["tabindex"]) == ("div", "region", "0")
        (caption,) = found.inside(number, "caption")
        assert region["aria-label"].startswith(found.texts[caption])
        heads = [found.tags[n][1] for n in found.inside(number, "th")]
        assert {head["scope"] for head in heads} == {"col", "row"}
    for number, (name, _) in enumerate(found.tags):
        if name in ("th", "td") and found.texts.get(number):
            assert found.inside(number, "bdi") or found.inside(number, "span")
    ids = {attrs["id"] for _, attrs in found.tags if "id" in attrs}
    for _, attrs in found.tags:
        assert {attrs.get("href", "#")[1:], attrs.get("aria-labelledby", "")} - {""} <= ids
    levels = [int(name[1]) for name, _ in found.tags if re.fullmatch("h[1-6]", name)]
    assert levels[:3] == [1, 2, 3]


@pytest.mark.parametrize(
    ("lang", "word"), [("ja", "違いはありません"), ("en", "Nothing is different")]
)
def test_nothing_is_different(lang: Language, word: str) -> None:
    found = Page(write(nothing(), lang).decode())
    assert found.all("p")[0] == word
    assert found.tables() == {}


@pytest.mark.slow
def test_what_is_too_much_is_said() -> None:
    names = ("code", "a")
    before = table(names, *((str(n), f"x{n}") for n in range(1_500)))
    after = table(names, *((str(n), "y") for n in range(1_500)))
    found = Page(write(of_one(before, after, CODE), "en").decode())
    (lines,) = found.tables().values()
    assert len(lines) == 1 + 1_000
    assert (
        found.all("p")[0]
        == "500 more are not listed here; they are in the files CSV, Excel and JSON."
    )


@pytest.mark.parametrize("most", [0, 1, 2])
def test_tables_share_what_is_listed(most: int) -> None:
    found = Page(page(every_change(), "ja", most))
    listed = {"変わった値": 0, "増えた行": 0, "なくなった行": 0, "項目の変化": 0}
    for caption, rows in found.tables().items():
        listed[caption.split()[1].partition("（")[0]] += len(rows) - 1
    whole = {"変わった値": 8, "増えた行": 3, "なくなった行": 2, "項目の変化": 9}
    assert listed == {kind: min(most, count) for kind, count in whole.items()}
    more = sum(int(n) for text in found.all("p") for n in re.findall("ない ([0-9]+) 件", text))
    assert more == sum(whole.values()) - sum(listed.values())


@settings(max_examples=30)
@given(contents(), contents())
def test_any_two_tables(before: Content, after: Content) -> None:
    comparison = of_one(before, after)
    made = comparison.tables[0].diff
    assert made
    found = Page(write(comparison, "ja").decode())
    rows = {caption.partition(" ")[2]: len(rows) - 1 for caption, rows in found.tables().items()}
    for kind, count in (("増えた行", len(made.added)), ("なくなった行", len(made.removed))):
        assert rows.get(f"{kind}（{count} 件）", 0) == count
