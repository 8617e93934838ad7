"""The printable page: it stands alone, shows values as themselves, and can be read by everybody."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aoimori.core.checkup import FileCheckup, MendedCopy
from aoimori.core.findings import Severity
from aoimori.core.localized import LANGUAGES, Language
from aoimori.core.readability import READABILITY
from aoimori.outputs.reports.html import html
from support.checkups import (
    NASTY,
    all_checkups,
    clean_checkup,
    csv_checkup,
    empty_checkup,
    finding,
    table,
    workbook_checkup,
)

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Elements with their attributes, and the text of each; every element must be closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[int] = []
        self.texts: dict[int, str] = {}
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(len(self.tags) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.tags[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for number in self.open:
            self.texts[number] = self.texts.get(number, "") + data

    def all(self, tag: str, **attributes: str) -> list[str]:
        """The texts of elements that have these attributes (``class_`` for ``class``)."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            " ".join(self.texts.get(number, "").split())
            for number, (name, attrs) in enumerate(self.tags)
            if name == tag and wanted.items() <= attrs.items()
        ]


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


def test_it_stands_alone(lang: Language) -> None:
    text = html(all_checkups(), lang)
    page = Page(text)
    assert text.lstrip().startswith("<!DOCTYPE html>")
    assert ("html", {"lang": lang}) in page.tags
    names = {name for name, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    for _, attrs in page.tags:
        assert not {"src", "onclick", "onload"} & set(attrs)
        assert attrs.get("href", "#").startswith("#")
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_it_can_be_read_by_everybody(lang: Language) -> None:
    page = Page(html(all_checkups(), lang))
    assert len(page.all("h1")) == 1
    headings = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert all(after <= before + 1 for before, after in pairwise(headings))
    tables = [name for name, _ in page.tags if name == "table"]
    assert tables
    assert len(page.all("caption")) == len(tables)
    assert all(page.all("caption"))
    assert all("scope" in attrs for name, attrs in page.tags if name == "th")
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in page.tags:
        for target in (attrs.get("aria-labelledby"), attrs.get("href", "#")[1:]):
            assert not target or target in ids


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_colour_of_text_has_contrast() -> None:
    """WCAG 2.2, 1.4.3: 4.5:1, on white and on the tint behind headings."""
    text = html([], "ja")
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", text))
    inks = [named[name] for name in ("quiet", "bad", "good", "open")]
    inks += re.findall(r"[; ]color: (#[0-9a-f]{6})", text)
    assert len(inks) >= 6
    for ink in inks:
        for ground in ("#ffffff", named["tint"]):
            assert (luminance(ground) + 0.05) / (luminance(ink) + 0.05) >= 4.5, (ink, ground)


def test_the_three_weightiest_come_first() -> None:
    page = Page(html([workbook_checkup()], "ja"))
    first = page.all("ol")[0]
    order = [first.index(READABILITY[rule].title.ja) for rule in ("L2-01", "L1-12", "L1-07")]
    assert order == sorted(order)
    assert len(page.all("li")) == 3
    assert page.all("h3")[0].startswith("「1,5人」は数値ではありません L2-01")
    assert "シート「第1表」 B5、B6、B7、B20、B21" in first
    # What is mended need not be mended first, however much it weighs.
    assert READABILITY["L1-06"].title.ja not in first


def test_an_open_error_of_no_rule_is_to_be_mended_too() -> None:
    page = Page(html([csv_checkup()], "ja"))
    first = page.all("li")
    assert len(first) == 2
    assert first[0].startswith(
        f'「12,"x」は数値ではありません L1-15 {READABILITY["L1-15"].title.ja}'
    )
    assert "「1,23」のカンマの位置" in first[1]


def test_what_was_taken_for_the_table_and_how_sure(lang: Language) -> None:
    words = {"ja": ("確か", "おそらく", "自信なし"), "en": ("sure", "probable", "not sure")}[lang]
    for sure, word, share in ((0.9, 0, 90), (0.899, 1, 89), (0.6, 1, 60), (0.1, 2, 10)):
        checkup = FileCheckup("a.xlsx", "xlsx", 1, "", (table({}, sure=sure),))
        page = Page(html([checkup], lang))
        (told,) = [row for row in page.all("tr") if "A3:C42" in row]
        assert "A3:C4" in told
        assert "A5:C42" in told
        assert told.endswith(
            {"ja": f"{words[word]}（{share}%）", "en": f"{words[word]} ({share}%)"}[lang]
        )
        assert any("人口_総数" in text for text in page.all("td", class_="quiet"))
        hint = {"ja": "表の範囲が違っているときは", "en": "If these ranges are wrong"}[lang]
        assert any(hint in text for text in page.all("p")) == (sure < 0.9)


def test_every_rule_has_its_verdict_in_words() -> None:
    page = Page(html([workbook_checkup()], "ja"))
    states = {
        "passed": "○ 合格",
        "failed": "× 要修正",
        "mended-rule": "✓ 修正済み",
        "undecided": "△ 人が判断",
        "not-judged": "－ 対象外",
    }
    rows = {state: page.all("tr", class_=f"v-{state}") for state in states}
    for state, words in states.items():
        assert rows[state]
        assert all(words in row for row in rows[state]), state
    assert sum(map(len, rows.values())) == 30
    assert [row[:5] for row in rows["mended-rule"]] == ["L1-06"]


def test_scores_have_a_sentence_each() -> None:
    page = Page(html([workbook_checkup(), empty_checkup()], "ja"))
    assert "調べた 12 件のルールのうち 3 件を守れていません。" in page.all("td")
    assert page.all("td", class_="score") == ["70 点", "0 点", "90 点", *["判定なし"] * 3]
    assert any("表を見つけられませんでした" in text for text in page.all("p"))


def test_findings_say_what_became_of_them() -> None:
    page = Page(html([workbook_checkup()], "ja"))
    states = page.all("td", data_head="状態")
    assert len(states) == 13
    assert states.count("公開する表で修正済み") == 1
    assert states.count("要修正") == 10
    assert states.count("人が判断") == 1
    assert states.count("要確認") == 1
    assert page.all("td", data_head="程度").count("エラー") == 8


def copied(left: int) -> FileCheckup:
    """A file in which a rule is broken, and its copy in which it is mended."""
    done = finding("B5", mended=True, severity=Severity.NOTICE)
    done = replace(done, details={**done.details, "mended_in": "a.mended.xlsx"})
    copy = MendedCopy("a.mended.xlsx", (100, 100, 90), 0, left)
    return FileCheckup("a.xlsx", "xlsx", 1, "", (table({"L2-01": (done,)}),), copy=copy)


def test_the_file_as_it_is_comes_before_its_mended_copy() -> None:
    page = Page(html([copied(0)], "ja"))
    assert page.all("p", class_="verdict s-failed") == ["× 要修正"]
    assert "直さなければならないものはありません" not in "".join(page.all("main"))
    (copy,) = page.all("div", class_="copy")
    assert "「a.mended.xlsx」では、レベル1 100 点・レベル2 100 点・レベル3 90 点、残り 0 件" in copy
    assert "このファイルの代わりに" in copy
    assert "残りを修正版で直して" in Page(html([copied(2)], "ja")).all("div", class_="copy")[0]
    assert page.all("td", data_head="状態") == ["修正版で修正済み"]
    whole = page.all("main")[0]
    assert whole.index("× 要修正") < whole.index("a.mended.xlsx")


def test_the_same_on_many_sheets_is_told_once() -> None:
    sheets = [f"No{n}" for n in range(1, 79)]
    tables = [
        table({"L2-01": (finding("B5", sheet=name), finding("B6", sheet=name))}, sheet=name)
        for name in sheets
    ]
    text = html([FileCheckup("a.xlsx", "xlsx", 1, "", tuple(tables))], "ja")
    page = Page(text)
    (sheet,) = page.all("td", data_head="シート")
    assert sheet == "No1、No2、No3、No4、No5、No6 ほか 72 シート"
    assert "（同じことが 78 シートにあります）" in page.all("td", data_head="何が問題か")[0]
    assert len(page.all("table", class_="rules")) == 1
    assert "× 要修正 78/78 表" in page.all("td")
    assert "ほか 58 個の表" in page.all("p")


def test_a_break_in_a_value_is_a_sign() -> None:
    checkup = FileCheckup("a.xlsx", "xlsx", 1, "", (), (finding("B2", "対前年\r\n増減額"),))
    page = Page(html([checkup], "ja"))
    assert page.all("td", data_head="値") == ["対前年↵増減額"]


def test_only_so_many_findings_of_a_rule_are_listed() -> None:
    many = tuple(finding(f"B{row}") for row in range(5, 1305))
    page = Page(html([FileCheckup("a.xlsx", "xlsx", 1, "", (table({"L2-01": many}),))], "ja"))
    assert len(page.all("td", data_head="値")) == 200
    assert "ほか 1,100 件" in page.all("p")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=30))
@example(NASTY, "</title><script>x</script>")
@example("\r\n a", "{{ config }}")
def test_whatever_stands_in_a_cell_shows_as_itself(value: str, name: str) -> None:
    found = {"L2-01": (finding("B5", value, sheet=name),)}
    checkup = FileCheckup(name, "xlsx", 1, "", (table(found, sheet=name),))
    text = html([checkup], "ja")
    page = Page(text)
    assert not {tag for tag, _ in page.tags} & {"script", "img", "x"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
    if value.isprintable():
        assert page.all("td", data_head="値") == [" ".join(value.split())]


def test_a_page_of_nothing(lang: Language) -> None:
    assert len(Page(html([], lang)).all("h1")) == 1
    text = html([clean_checkup()], lang)
    assert {"ja": "直さなければならないものはありません", "en": "Nothing has to be mended"}[
        lang
    ] in text
