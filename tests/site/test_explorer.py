"""The tables of dataset pages, explored."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from aoimori.core.csvtext import csv_line
from portal import mocks
from support.web.visiting import PHONE, Visit

HOSTILE = "datasets/harbour/texts/"
# What a page of three columns (number, text, note) is given as its table; no build wrote it.
OLDER = f"{HOSTILE}2023/"
CSV = "**/2023/texts.csv"
PREVIEW = ":has(> #preview) > .table-scroll"
POPULATION = "datasets/aomori/population/"

Record = tuple[str, str, str]
RECORDS: list[Record] = [
    ("10", "外ヶ浜町", ""),
    ("-20", "八戸市", "b"),
    ("", "ＡＢＣ商店", "a"),
    ("-3", "あさひ", ""),
    ("1.5", "いろは", "10号"),
    ("100", "アカシア", "9号"),
]


def _csv(records: list[Record]) -> str:
    return "".join(csv_line(line) for line in [("number", "text", "note"), *records])


def _many(rows: int) -> list[Record]:
    return [(str(number), f"行{number:05}", "") for number in range(1, rows + 1)]


@contextmanager
def exploring(visit: Visit, records: list[Record], lang: str = "", **how: Any) -> Iterator[Page]:
    """The explorer of these records, opened."""
    with visit("awkward", **how) as visitor:
        visitor.context.route(CSV, lambda route: route.fulfill(body=_csv(records)))
        page = visitor.go(lang + OLDER)
        explore(page)
        yield page


def explore(page: Page) -> None:
    page.click(".explore button")
    expect(part(page, "words")).to_be_focused()


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


def cells(page: Page) -> list[list[str]]:
    """What is shown, as it is in the page."""
    found: list[list[str]] = (
        part(page, "body")
        .locator("tr")
        .evaluate_all("(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))")
    )
    return found


def previewed(page: Page) -> list[list[str]]:
    """The preview, without the numbers of its rows."""
    found: list[list[str]] = page.locator(f"{PREVIEW} tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.querySelectorAll('td')].map((td) => td.textContent))"
    )
    return found


def column(page: Page, index: int) -> list[str]:
    return [row[index] for row in cells(page)]


def sort(page: Page, name: str) -> None:
    page.click(f".explorer th:has(code:text-is('{name}')) .sort")


def test_it_shows_the_whole_table(visit: Visit, built: Callable[[str], Path]) -> None:
    file = built("repository") / "data/aomori/population/2024/population.csv"
    rows = len(file.read_text(encoding="utf-8").splitlines()) - 1
    with visit("repository") as visitor:
        page = visitor.go(POPULATION)
        before = page.locator(f"{PREVIEW} thead code").all_inner_texts()
        first = previewed(page)[0]
        explore(page)
        assert part(page, "body").locator("tr").count() == rows
        assert cells(page)[0] == first
        assert page.locator(".explorer thead code:visible").all_inner_texts() == before
        assert page.locator(PREVIEW).count() == 0
        label = part(page, "region").get_attribute("aria-label")
        assert label == "表：市町村別人口"
        assert page.locator(".explorer caption").inner_text().startswith("市町村別人口 ")
        expect(part(page, "turning")).to_be_hidden()


def test_sorting(visit: Visit) -> None:
    """Numbers as numbers, words as in a dictionary, blanks last; a third time as it was."""
    with exploring(visit, RECORDS) as page:
        sorted_by = page.locator("th[aria-sort]")
        sort(page, "number")
        assert column(page, 0) == ["-20", "-3", "1.5", "10", "100", ""]
        assert sorted_by.get_attribute("aria-sort") == "ascending"
        expect(part(page, "status")).to_contain_text("「番号」の昇順")
        sort(page, "number")
        assert column(page, 0) == ["100", "10", "1.5", "-3", "-20", ""]
        assert sorted_by.get_attribute("aria-sort") == "descending"
        sort(page, "number")
        assert cells(page) == [list(record) for record in RECORDS]
        assert sorted_by.count() == 0
        sort(page, "text")
        kana = [text for text in column(page, 1) if text in ("あさひ", "いろは", "アカシア")]
        assert kana == ["アカシア", "あさひ", "いろは"]
        sort(page, "note")
        assert column(page, 2) == ["9号", "10号", "a", "b", "", ""]
        assert sorted_by.count() == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("abc", ["ＡＢＣ商店"]),
        ("ＡＢＣ", ["ＡＢＣ商店"]),
        ("外が浜", ["外ヶ浜町"]),
        ("外ケ浜　町", ["外ヶ浜町"]),
        ("アサヒ", ["あさひ"]),
        ("町 10", ["外ヶ浜町"]),
        ("町 abc", []),
        ("10", ["外ヶ浜町", "いろは", "アカシア"]),
    ],
)
def test_filtering(visit: Visit, words: str, found: list[str]) -> None:
    """All the words, in whatever spelling, in any column shown."""
    with exploring(visit, RECORDS) as page:
        part(page, "words").fill(words)
        assert column(page, 1) == found
        expect(part(page, "status")).to_contain_text(f"全6行のうち{len(found)}行")


def test_filtering_one_column(visit: Visit) -> None:
    with exploring(visit, RECORDS, "en/") as page:
        part(page, "words").fill("10")
        part(page, "column").select_option(label="Note")
        assert column(page, 1) == ["いろは"]
        part(page, "column").select_option(label="Number")
        assert column(page, 1) == ["外ヶ浜町", "アカシア"]
        expect(part(page, "status")).to_have_text("2 of 6 rows (showing 1 to 2)")


def test_choosing_columns(visit: Visit) -> None:
    with exploring(visit, RECORDS) as page:
        page.click(".explorer summary")
        assert page.get_by_role("group", name="表示する項目").is_visible()
        box(page, "本文").uncheck()
        assert cells(page)[1] == ["-20", "b"]
        assert page.locator(".explorer thead code:visible").all_inner_texts() == ["number", "note"]
        part(page, "words").fill("八戸")
        assert cells(page) == []
        part(page, "words").fill("")
        box(page, "番号").uncheck()
        box(page, "備考").click()
        expect(box(page, "備考")).to_be_checked()
        expect(part(page, "said")).to_have_text("項目は1つ以上表示します。")
        part(page, "all").click()
        assert cells(page) == [list(record) for record in RECORDS]


def test_turning_pages(visit: Visit) -> None:
    with exploring(visit, _many(120)) as page:
        before, next_ = part(page, "before"), part(page, "next")
        expect(part(page, "where")).to_have_text("1 / 3 ページ")
        assert before.get_attribute("aria-disabled") == "true"
        before.click(force=True)
        assert column(page, 0) == [str(number) for number in range(1, 51)]
        part(page, "region").evaluate("(region) => { region.scrollTop = 500 }")
        next_.click()
        next_.click()
        assert column(page, 0) == [str(number) for number in range(101, 121)]
        assert part(page, "region").evaluate("(region) => region.scrollTop") == 0
        expect(part(page, "status")).to_contain_text("101～120行目")
        assert next_.get_attribute("aria-disabled") == "true"
        next_.click(force=True)
        expect(part(page, "where")).to_have_text("3 / 3 ページ")
        expect(next_).to_be_focused()
        sort(page, "number")
        expect(part(page, "where")).to_have_text("1 / 3 ページ")


def test_copying(visit: Visit) -> None:
    """What is found, sorted, of the columns shown, under the words of their headings."""
    awkward: list[Record] = [("1", 'say "a"', "x"), ("2", "two\nlines\tof a", "y"), ("3", "b", "")]
    permissions = ["clipboard-read", "clipboard-write"]
    with exploring(visit, awkward, permissions=permissions) as page:
        page.click(".explorer summary")
        box(page, "備考").uncheck()
        part(page, "words").fill("a")
        sort(page, "number")
        sort(page, "number")
        part(page, "copy").click()
        said = "2行をコピーしました。表計算ソフトに貼り付けられます。"
        expect(part(page, "said")).to_have_text(said)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == '番号\t本文\n2\t"two\nlines\tof a"\n1\t"say ""a"""\n'


def test_copying_where_there_is_no_clipboard(visit: Visit) -> None:
    with exploring(visit, RECORDS) as page:
        page.evaluate("delete Navigator.prototype.clipboard")
        part(page, "copy").click()
        expect(part(page, "said")).to_have_text("コピーできませんでした。CSVで保存してください。")


def test_saving(visit: Visit, tmp_path: Path) -> None:
    """Everything found, not only the page that is shown, as bytes of the form of our own."""
    records = [*_many(60), ("", 'a "quoted", 行', "two\nlines")]
    with exploring(visit, records) as page:
        assert _saved(page, tmp_path) == _csv(records).encode()
        part(page, "words").fill("行")
        page.click(".explorer summary")
        box(page, "番号").uncheck()
        sort(page, "text")
        lines = [("text", "note"), *sorted(record[1:] for record in records)]
        assert _saved(page, tmp_path).decode() == "".join(csv_line(line) for line in lines)
        expect(part(page, "said")).to_have_text("61行をCSVで保存しました。")
        box(page, "本文").uncheck()
        part(page, "words").fill("lines")
        part(page, "column").select_option(label="番号")
        assert _saved(page, tmp_path) == b"note\n"


def _saved(page: Page, folder: Path) -> bytes:
    with page.expect_download() as download:
        part(page, "save").click()
    assert download.value.suggested_filename == "texts.selection.csv"
    download.value.save_as(folder / "saved.csv")
    return (folder / "saved.csv").read_bytes()


def test_what_is_saved_of_a_real_table_is_what_is_published(
    visit: Visit, built: Callable[[str], Path], tmp_path: Path
) -> None:
    with visit("repository") as visitor:
        page = visitor.go(POPULATION)
        explore(page)
        page.click(".explorer summary")
        part(page, "all").click()
        with page.expect_download() as download:
            part(page, "save").click()
        download.value.save_as(tmp_path / "saved.csv")
    published = built("repository") / "data/aomori/population/2024/population.csv"
    assert (tmp_path / "saved.csv").read_bytes() == published.read_bytes()


@pytest.mark.parametrize("lang", ["", "en/"], ids=["ja", "en"])
def test_values_are_shown_as_themselves(visit: Visit, lang: str) -> None:
    with visit("awkward") as visitor:
        page = visitor.go(lang + HOSTILE)
        explore(page)
        assert column(page, 1) == list(mocks.HOSTILE)
        assert part(page, "body").locator("td *").count() == 0
        part(page, "words").fill("<script>")
        assert column(page, 1) == [mocks.HOSTILE[0]]
        marked = part(page, "body").get_attribute("lang")
        assert marked == ("ja" if lang else None)


def test_by_the_keyboard_alone(visit: Visit) -> None:
    with exploring(visit, _many(60), width=PHONE) as page:
        page.reload()
        while not page.evaluate("document.activeElement.matches('.explore button')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(part(page, "words")).to_be_focused()
        page.keyboard.type("行")
        for key in ("Tab", "Tab", "Enter", "Tab", "Space"):
            page.keyboard.press(key)
        expect(box(page, "番号")).not_to_be_checked()
        expect(box(page, "番号")).to_be_focused()
        page.keyboard.press("Space")
        while not page.evaluate("document.activeElement.matches('.sort')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        assert column(page, 0)[0] == "60"
        expect(page.locator("[aria-sort=descending] .sort")).to_be_focused()
        while not page.evaluate("document.activeElement.matches('[data-part=next]')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert column(page, 0)[-1] == "1"


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 404, "body": "gone"},
        {"status": 200, "body": "<!doctype html><title>Not here</title>"},
        {"status": 200, "body": "other,columns\n1,2\n"},
        {"status": 200, "body": 'number,text,note\n1,"never closed'},
        {"status": 200, "body": ""},
        None,
    ],
    ids=["404", "page", "columns", "broken", "empty", "cut off"],
)
def test_where_the_table_does_not_come(visit: Visit, answer: dict[str, Any] | None) -> None:
    """The preview stands, a sentence says so, and it can be tried again."""
    with visit("awkward") as visitor:
        page = visitor.go(OLDER)
        page.route(CSV, lambda route: route.fulfill(**answer) if answer else route.abort())
        page.click(".explore button")
        link = page.get_by_role("link", name="文字の表（CSV）")
        expect(link).to_be_visible()
        expect(page.locator(".explore [role=status]")).to_contain_text("読み込めませんでした")
        assert page.locator(".explorer").count() == 0
        assert previewed(page) == [["1", "短い", "備考"], ["2", "", ""]]
        page.unroute(CSV)
        page.route(CSV, lambda route: route.fulfill(body=_csv(RECORDS)))
        explore(page)
        assert len(cells(page)) == len(RECORDS)
        if answer is None or answer["status"] == 404:
            visitor.forgive("Failed to load resource")


def test_without_scripts_the_preview_stands(visit: Visit) -> None:
    with visit("awkward", java_script_enabled=False) as visitor:
        page = visitor.go(OLDER)
        expect(page.locator(PREVIEW)).to_be_visible()
        expect(page.locator(".explore")).to_be_hidden()
        assert page.get_by_role("button").count() == 0


def test_pages_opened_as_files_offer_nothing(visit: Visit, built: Callable[[str], Path]) -> None:
    with visit("repository") as visitor:
        visitor.base = f"{built('repository').as_uri()}/"
        page = visitor.go(f"{POPULATION}index.html")
        expect(page.locator(PREVIEW)).to_be_visible()
        expect(page.locator(".explore")).to_be_hidden()
        page = visitor.go("datasets/index.html")
        page.fill("#filter-words", "人口")
        assert page.locator(".card:visible").count() == 1


def test_a_large_table(visit: Visit) -> None:
    with exploring(visit, _many(50_000)) as page:
        expect(part(page, "where")).to_have_text("1 / 1000 ページ")
        sort(page, "number")
        sort(page, "number")
        assert column(page, 0)[0] == "50000"
        part(page, "words").fill("行499")
        expect(part(page, "status")).to_contain_text("全50,000行のうち100行")


def test_csv_is_read_and_written_as_ours(visit: Visit) -> None:
    signs = random.Random(4180)
    kinds = [[signs.choice(['"', ",", "\r", "\n", "\t", " ", "a", "日", "\ufeff"])
              for _ in range(signs.randrange(5))] for _ in range(900)]  # fmt: skip
    texts = ["".join(kind) for kind in kinds]
    records = [texts[n : n + width] for width in (1, 2, 3) for n in range(0, 300, width)]
    lines = [csv_line(record) for record in records]
    with visit("awkward") as visitor:
        page = visitor.go(HOSTILE)
        read = page.evaluate("(text) => readCsv(text)", "".join(lines))
        assert read == records
        assert page.evaluate("(all) => all.map(csvLine)", records) == lines
        others = {"a,b": [["a", "b"]], "a,\n": [["a", ""]], "a,": [["a", ""]], "": []}
        others |= {'"a\r\n",b\r\n': [["a\r\n", "b"]], ",\n": [["", ""]], "\n": [[""]]}
        for text, wanted in others.items():
            assert page.evaluate("(text) => readCsv(text)", text) == wanted, text
