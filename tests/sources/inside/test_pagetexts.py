"""Headers and footers of printed pages: what of them is told."""

from __future__ import annotations

import pytest

from aoimori.core.package import PackagePart
from aoimori.sources.inside import package_parts
from aoimori.sources.readers import SourceBytes
from support.xlsx import filled, replaced

PLAIN = filled([["施設名", "定員（人）"], ["中央公民館", 120]])
END = "</sheetData>"


def told(xml: str, *, of_sheets: bool = True) -> list[str]:
    content = replaced(PLAIN, END, f"{END}<headerFooter>{xml}</headerFooter>")
    parts = package_parts(SourceBytes("a.xlsx", content), of_sheets=of_sheets)
    found = [part for part in parts if part.kind == "page-text"]
    assert found == [PackagePart("page-text", "", part.text, part.sheet) for part in found]
    assert {part.sheet for part in found} <= {"表"}
    return [part.text for part in found]


@pytest.mark.parametrize("of_sheets", [True, False])
def test_marks_and_what_looks_personal_are_told(of_sheets: bool) -> None:
    xml = (
        '<oddHeader>&amp;L&amp;"游ゴシック,太字"&amp;14&amp;KFF0000部外秘'
        "&amp;C公民館一覧&amp;R&amp;D</oddHeader>"
        "<oddFooter>&amp;L担当 青森 TEL 017-722-1111"
        "&amp;C&amp;P / &amp;N&amp;Ra.b@example.jp</oddFooter>"
    )
    assert told(xml, of_sheets=of_sheets) == ["部外秘", "017-722-1111", "a.b@example.jp"]


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "<oddHeader>&amp;C令和6年度公民館一覧</oddHeader>",
        "<oddFooter>&amp;C&amp;P / &amp;N ページ&amp;R&amp;F &amp;A</oddFooter>",
        "<oddHeader>&amp;C研究&amp;&amp;開発案件</oddHeader>",
    ],
)
def test_what_every_page_may_say_is_not(xml: str) -> None:
    assert told(xml) == []


def test_the_first_page_and_even_ones_are_looked_at() -> None:
    xml = (
        "<oddHeader>&amp;C（案）</oddHeader><evenHeader>&amp;C&lt;秘&gt;</evenHeader>"
        "<firstHeader>&amp;C取扱注意</firstHeader>"
    )
    assert told(xml) == ["（案）", "<秘>", "取扱注意"]


def test_a_number_that_nobody_may_publish_is_not_shown_whole() -> None:
    assert told("<oddFooter>&amp;L123456789018</oddFooter>") == ["********9018"]


def test_a_header_behind_a_large_sheet() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(3, 60_000))
    for padding in range(0, 40, 7):
        end = (
            f"{rows}{' ' * padding}{END}<headerFooter><oddHeader>部外秘</oddHeader></headerFooter>"
        )
        content = replaced(PLAIN, END, end)
        (part,) = package_parts(SourceBytes("a.xlsx", content))
        assert part.text == "部外秘"
