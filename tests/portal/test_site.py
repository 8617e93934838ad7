"""The built site, read as a browser reads it."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest

from aoimori.portal.markup import literal
from portal import mocks
from portal.reading import Page

NEWEST = "datasets/harbour/texts/index.html"
OLDER = "datasets/harbour/texts/2023/index.html"
PLACES = "datasets/field/places/index.html"
BASE = "https://data.example/base/"
# Written by others into the same folder.
CATALOGUE_FILES = tuple(file.path for file in mocks.portal().catalogues)
DATA = (
    *("data/", "schemas/", "api/v1/", "api/3/", "datapackage.json", "SHA256SUMS"),
    *("provenance.json", *CATALOGUE_FILES),
)
ATOM = "{http://www.w3.org/2005/Atom}"
ZIP = re.compile(r"releases/[0-9]{4}/release-[0-9]{4}\.zip")


def test_every_page_is_there(html: dict[str, Page]) -> None:
    own = [
        "404",
        "about/index",
        "dashboard/index",
        "search/index",
        "datasets/index",
        "index",
        "releases/index",
    ]
    own += [f"{name}/index" for name in ("accessibility", "developers", "terms")]
    own += [f"releases/{year}/index" for year in (2019, 2023, 2024)]
    own += [f"publishers/{slug}/index" for slug in ("field", "harbour")]
    own += [f"themes/{theme}/index" for theme in ("one", "two")]
    own += [f"datasets/{id_}/changes/index" for id_ in ("field/places", "harbour/texts")]
    own += ["datasets/harbour/texts/all/index"]
    years = ("field/places/2019", "harbour/texts/2023", "harbour/texts/2024")
    for page in ("trace", "quality"):
        own += [f"datasets/{release}/{page}/index" for release in years]
    own += ["quality/index"]
    # Of a dataset that is gone the address stays, too.
    own += [f"datasets/field/gone/{year}index" for year in ("", "2019/", "changes/")]
    own += [f"datasets/field/places/{year}index" for year in ("", "2019/")]
    own += [f"datasets/harbour/texts/{year}index" for year in ("", "2023/", "2024/")]
    expected = {f"{folder}{name}.html" for folder in ("", "en/") for name in own}
    assert set(html) == expected


@pytest.mark.parametrize("folder", ["", "en/"])
def test_every_number_of_the_catalogue_says_what_it_is_and_where_it_is_from(
    site: Path, html: dict[str, Page], folder: str
) -> None:
    page = html[f"{folder}dashboard/index.html"]
    numbers = [each for each in page.all("dt") if "dl" in each.parents]
    told = [each for each in page.all("dd", class_="counts__about") if len(each.text) > 15]
    links = [e for e in page.all("a") if e.attributes["href"].endswith("dashboard/catalogue.csv")]
    assert len(numbers) == len(told) >= 4
    assert links
    assert len({each.text for each in told}) == len(told)
    size = (site / "dashboard/catalogue.csv").stat().st_size
    for each in links:
        assert "CSV" in each.text
        assert f"{size} B" in each.text


@pytest.mark.parametrize("folder", ["", "en/"])
def test_hostile_cells_show_as_themselves(html: dict[str, Page], folder: str) -> None:
    page = html[folder + NEWEST]
    cells = [e.text for e in page.all("td") if "tbody" in e.parents and "section" in e.parents]
    for text in mocks.HOSTILE[:20]:
        assert text in cells
    assert mocks.HOSTILE[20] not in page.text
    assert [e.text for e in page.all("h1")] == [mocks.TITLE]
    assert page.all("title")[0].text.startswith(mocks.TITLE)
    assert not any("alert" in e.text for e in page.all("script"))
    assert not [e for e in page.elements if "onerror" in e.attributes]


def test_control_characters_show_as_pictures() -> None:
    assert literal("a\x00\x02b\x7f") == "a␀␂b␡"


def test_pages_are_well_formed(html: dict[str, Page]) -> None:
    for path, page in html.items():
        assert not page.faults, path
        assert len(page.ids) == len(set(page.ids)), path
        assert len(page.all("h1")) == 1, path
        assert len(page.all("main")) == 1, path


def test_titles_are_unique(html: dict[str, Page]) -> None:
    titles = [page.all("title")[0].text for path, page in html.items() if "404" not in path]
    assert len(titles) == len(set(titles))


def test_nothing_is_loaded_from_elsewhere(html: dict[str, Page], site: Path) -> None:
    for path, page in html.items():
        for element in page.elements:
            for name in ("src", "srcset", "href", "action", "data", "poster"):
                value = element.attributes.get(name, "")
                if not urlsplit(value).netloc and not urlsplit(value).scheme:
                    continue
                told = element.attributes.get("rel") in ("canonical", "alternate")
                assert name == "href", path
                assert element.tag == "a" or told, (path, element)
    for path in (*site.rglob("*.css"), *site.glob("portal/*.js"), *site.glob("portal/*.svg")):
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"""(?:url\(|@import|["'`])\s*["']?(?:https?:)?//\w""", text), path


def test_every_link_leads_somewhere(html: dict[str, Page], site: Path) -> None:
    for path, page in html.items():
        for element in page.elements:
            link = element.attributes.get("href") or element.attributes.get("src", "")
            if not link or urlsplit(link).scheme:
                continue
            target, fragment = urldefrag(link)
            where = _resolve(path, target)
            if where.startswith(DATA) or ZIP.fullmatch(where):
                continue
            assert (site / where).is_file(), (path, link)
            if fragment:
                assert fragment in html[where].ids, (path, link)


def _resolve(path: str, target: str) -> str:
    """The file a link leads to. Only the error page may start at the root of the host."""
    if target.startswith("/"):
        assert path.endswith("404.html"), (path, target)
        assert target.startswith("/base/"), target
        where = posixpath.normpath("root" + target.removeprefix("/base"))
    else:
        where = posixpath.normpath(posixpath.join("root", posixpath.dirname(path), target))
    where = where.removeprefix("root").removeprefix("/")
    if not target:
        return path
    return posixpath.join(where, "index.html") if target.endswith(("/", "..", ".")) else where


def test_data_links_stand_at_the_root(html: dict[str, Page]) -> None:
    for folder in ("", "en/"):
        links = [e.attributes["href"] for e in html[folder + NEWEST].all("a")]
        resolved = {_resolve(folder + NEWEST, link) for link in links if "://" not in link}
        assert {
            "data/harbour/texts/2024/texts.csv",
            "data/harbour/texts/2024/texts.json",
            "data/harbour/texts/2024/datapackage.json",
            "data/harbour/texts/2024/_meta/repairs.csv",
            "schemas/tables/texts.json",
            *CATALOGUE_FILES,
        } <= resolved


def test_every_page_leads_to_every_catalogue_file(html: dict[str, Page]) -> None:
    for path, page in html.items():
        links = [e.attributes["href"] for e in page.all("a") if "footer" in e.parents]
        resolved = {_resolve(path, link) for link in links if "://" not in link}
        assert set(CATALOGUE_FILES) <= resolved, path


def test_signs_are_explained_where_there_are_any(html: dict[str, Page]) -> None:
    assert "秘匿" in html[OLDER].text
    assert "Concealed" in html["en/" + OLDER].text
    links = [e.attributes["href"] for e in html[OLDER].all("a")]
    assert _resolve(OLDER, next(link for link in links if "statuses" in link)) == (
        "data/harbour/texts/2023/_meta/statuses.csv"
    )
    assert not [e for e in html[NEWEST].all("a") if "statuses" in e.attributes["href"]]


def test_head(html: dict[str, Page]) -> None:
    page = html["en/datasets/harbour/texts/2024/index.html"]
    assert page.all("html")[0].attributes["lang"] == "en"
    canonical = page.all("link", rel="canonical")[0].attributes["href"]
    assert canonical == f"{BASE}en/datasets/harbour/texts/"
    languages = {
        e.attributes["hreflang"]: e.attributes["href"]
        for e in page.all("link", rel="alternate")
        if "hreflang" in e.attributes
    }
    here = "datasets/harbour/texts/"
    assert languages == {"ja": BASE + here, "en": f"{BASE}en/{here}", "x-default": BASE + here}
    assert page.all("meta", property="og:locale")[0].attributes["content"] == "en_GB"
    description = page.all("meta", name="description")[0].attributes["content"]
    assert description == "Awkward texts. Second sentence."
    older = html[OLDER].all("link", rel="canonical")[0].attributes["href"]
    assert older == f"{BASE}datasets/harbour/texts/2023/"


def test_older_releases_say_so(html: dict[str, Page]) -> None:
    assert "これは令和5年度版です。" in html[OLDER].text
    assert "This is the FY2023 edition." in html["en/" + OLDER].text
    for path in (NEWEST, "datasets/harbour/texts/2024/index.html", PLACES):
        assert "これは" not in html[path].text


def test_blocks_stand_in_order(html: dict[str, Page]) -> None:
    order = ["download", "preview", "fields", "changes", "years", "quality", "source"]
    order += ["licence", "using", "related", "machine"]
    sections = [e.attributes["aria-labelledby"] for e in html[NEWEST].all("section")]
    assert sections == order
    sections = [e.attributes["aria-labelledby"] for e in html[PLACES].all("section")]
    order.remove("years")
    order.insert(order.index("licence"), "notes")
    assert sections == order


def test_dataset_page_says_what_is_asked(html: dict[str, Page]) -> None:
    text = html[NEWEST].text
    for words in (
        f"全{len(mocks.HOSTILE)}行のうち20行",
        "このシートにはない項目",
        "2026年4月1日（令和8年）",
        "2024年4月1日から2025年3月31日まで",
        "CSV（2 KB）",
        "ab" * 32,
        "出典：運営の会「",
    ):
        assert words in text, words
    text = html[PLACES].text
    for words in ("全15個の値のうち", "直した値は4個", "読み取った値は1個", "誤植。", "省「原書」"):
        assert words in text, words


def test_iris_of_the_graph_lead_to_their_element(html: dict[str, Page]) -> None:
    assert "catalog" in html["index.html"].ids
    assert {"dataset", "texts.csv", "texts.json"} <= set(html[NEWEST].ids)


def test_japanese_is_marked_in_english_pages(html: dict[str, Page]) -> None:
    page = html["en/" + NEWEST]
    marked = [e.text for e in page.elements if e.attributes.get("lang") == "ja"]
    assert mocks.TITLE in marked
    assert "本文" in marked
    assert not [e for e in html[NEWEST].all("span") if "lang" in e.attributes]


def test_tables_can_be_read_without_sight(html: dict[str, Page]) -> None:
    for path, page in html.items():
        assert len(page.all("table")) == len(page.all("caption")), path
        assert all("scope" in e.attributes for e in page.all("th")), path
        for region in page.with_class("table-scroll"):
            assert region.attributes["role"] == "region"
            assert region.attributes["tabindex"] == "0"
            assert region.attributes["aria-label"]
        assert all("alt" in e.attributes for e in page.all("img")), path


def test_no_two_regions_of_a_page_are_called_the_same(html: dict[str, Page]) -> None:
    for path, page in html.items():
        ids = {e.attributes["id"]: e.text for e in page.elements if "id" in e.attributes}
        names = [
            e.attributes.get("aria-label") or ids[e.attributes["aria-labelledby"]]
            for e in page.elements
            if (e.tag == "section" or e.attributes.get("role") == "region")
            and {"aria-label", "aria-labelledby"} & e.attributes.keys()
        ]
        assert len(names) == len(set(names)), path


def test_the_filter_waits_for_its_script(html: dict[str, Page], site: Path) -> None:
    page = html["datasets/index.html"]
    form = page.all("form")[0]
    assert "hidden" in form.attributes
    assert page.all("label", **{"for": "filter-words"})
    assert page.all("input", id="filter-words")
    assert _scripts(page) == ["../portal/fold.js", "../portal/list.js"]
    words = [e.attributes["data-words"] for e in page.elements if "data-words" in e.attributes]
    assert len(words) == 2
    assert any("鰺ヶ沢" in word for word in words)


def _scripts(page: Page) -> list[str]:
    return [e.attributes["src"] for e in page.all("script") if "src" in e.attributes]


def test_scripts_are_named_by_the_pages_that_need_them(html: dict[str, Page], site: Path) -> None:
    """In pages of the menu and in those that share a frame, at any depth."""
    for path, page in html.items():
        classes = ("filter", "explore", "chart__explore")
        # What is asked on the error page is answered on the search page.
        needed = not path.endswith("404.html") and any(page.with_class(name) for name in classes)
        assert bool(_scripts(page)) == needed, path
        for script in _scripts(page):
            assert (site / _resolve(path, script)).is_file(), path
    below = "../../../../portal/"
    wanted = [f"{below}{name}" for name in ("fold.js", "csv.js", "explorer.js")]
    assert _scripts(html["en/" + NEWEST]) == wanted


def test_an_offer_to_explore_waits_for_its_script(html: dict[str, Page]) -> None:
    """It knows the file, and the headings of columns that the preview leaves out."""
    page = html[NEWEST]
    offer = page.with_class("explore")[0]
    assert "hidden" in offer.attributes
    template, whole = page.all("template")
    assert template.text.split() == ["備考note"]
    assert "explorer" in whole.attributes["id"]
    files = {_resolve(NEWEST, e.attributes["href"]) for e in page.all("a") if "p" in e.parents}
    assert "data/harbour/texts/2024/texts.csv" in files


def test_the_demonstration_is_said_on_every_page(html: dict[str, Page]) -> None:
    for path, page in html.items():
        words = "not an official site" if path.startswith("en/") else "公式サイトではありません"
        assert page.text.count(words) >= 2, path


def test_the_error_page_speaks_both_languages(html: dict[str, Page]) -> None:
    page = html["404.html"]
    assert "ページが見つかりません" in page.text
    assert "Page not found" in page.text
    links = {e.attributes["href"] for e in page.all("a")}
    assert {"/base/", "/base/datasets/", "/base/en/", "/base/en/datasets/"} <= links


def test_languages_lead_to_the_same_page(html: dict[str, Page]) -> None:
    links = {e.attributes.get("hreflang"): e for e in html[OLDER].all("a")}
    assert _resolve(OLDER, links["en"].attributes["href"]) == "en/" + OLDER
    links = {e.attributes.get("hreflang"): e for e in html["en/" + OLDER].all("a")}
    assert _resolve("en/" + OLDER, links["ja"].attributes["href"]) == OLDER


CHANGELOG = "datasets/field/places/changes/index.html"


def test_what_changed_since_the_year_before(html: dict[str, Page]) -> None:
    for path, since, rows in (
        (NEWEST, "令和5年度版から変わったところです。", "行 2 → 21（増えた行 18"),
        (f"en/{NEWEST}", "Changes since FY2023.", "rows 2 → 21 (added 18"),
    ):
        text = html[path].text
        assert since in text
        assert rows in text
        links = [e.attributes["href"] for e in html[path].all("a")]
        assert any(link.endswith("data/harbour/texts/2024/_meta/changes.csv") for link in links)
    # What was recorded on the day stands in the record, whatever is corrected later.
    for path in ("datasets/harbour/texts/changes/index.html", "releases/index.html"):
        text = html[path].text
        assert "令和5年度版から変わったところです。" in text
        assert "増えた行: 4 <b> ほか 17" in text
        assert "番号（全行共通）: <b> → &" in text
    assert "初回公開です。" in html[OLDER].text
    assert "初回公開です。" in html[PLACES].text


def test_a_correction_says_what_and_why(html: dict[str, Page]) -> None:
    for path in (PLACES, CHANGELOG, "releases/index.html", "releases/2019/index.html"):
        text = html[path].text
        assert mocks.NOTE.replace("\x02", "␂") in text, path
        assert "02 乙町の「人数」：11 → <i>12</i>" in text, path
        assert "ほかに2件" in text, path
        assert "ef" * 32 in text, path  # of the version before, which is not on the site
    assert "People of 02 乙町: 11 → <i>12</i>" in html[f"en/{CHANGELOG}"].text


def test_a_withdrawn_release_keeps_its_page(html: dict[str, Page], site: Path) -> None:
    for path in ("datasets/field/gone/index.html", "datasets/field/gone/2019/index.html"):
        page = html[path]
        assert "公開を終了しました" in page.text
        assert "2025年6月1日（令和7年）" in page.text
        assert mocks.NOTE.replace("\x02", "␂") in page.text
        links = [e.attributes["href"] for e in page.all("a")]
        assert any(link.endswith("datasets/harbour/texts/") for link in links)
    assert "gone" not in html["datasets/index.html"].text
    assert "公開終了 1 件" in html["releases/2019/index.html"].text


# Of a year: what came, what was renewed or corrected, what went, what is late.
COUNTS = {2024: (0, 1, 0, 0), 2023: (1, 0, 0, 0), 2019: (2, 1, 1, 0)}
COUNTED = {
    "": "新しく公開 {} 件・更新（訂正を含む） {} 件・公開終了 {} 件・更新が遅れているもの {} 件",
    "en/": "new: {} · updated or corrected: {} · withdrawn: {} · overdue: {}",
}


@pytest.mark.parametrize("folder", ["", "en/"])
def test_the_notes_of_a_year_have_four_counts_and_how_a_zip_is_checked(
    html: dict[str, Page], folder: str
) -> None:
    for year, counts in COUNTS.items():
        told = COUNTED[folder].format(*counts)
        assert told in html[f"{folder}releases/index.html"].text
        page = html[f"{folder}releases/{year}/index.html"]
        assert told in page.text
        how = next(each for each in page.all("details") if "Get-FileHash" in each.text)
        assert f'grep "release-{year}.zip" SHA256SUMS' in how.text
        links = [_resolve(f"{folder}releases/{year}/", e.attributes["href"])
                 for e in page.all("a")]  # fmt: skip
        assert "SHA256SUMS" in links
    assert COUNTED[folder].format(*COUNTS[2024]) in html[f"{folder}index.html"].text


@pytest.mark.parametrize("folder", ["", "en/"])
def test_feeds(site: Path, folder: str) -> None:
    whole = ET.parse(site / folder / "feed.xml").getroot()
    own = ET.parse(site / folder / "datasets/field/places/feed.xml").getroot()
    told = [
        [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in feed.iter(f"{ATOM}entry")]
        for feed in (whole, own)
    ]
    day = "T00:00:00+09:00"
    assert told[0] == [
        (f"{BASE}datasets/harbour/texts/2024/#1.0.0", f"2026-04-01{day}"),
        (f"{BASE}datasets/field/gone/2019/#withdrawn", f"2025-06-01{day}"),
        (f"{BASE}datasets/field/places/2019/#1.0.1", f"2025-05-01{day}"),
        (f"{BASE}datasets/field/places/2019/#1.0.0", f"2025-04-15{day}"),
        (f"{BASE}datasets/harbour/texts/2023/#1.0.0", f"2025-04-01{day}"),
        (f"{BASE}datasets/field/gone/2019/#1.0.0", f"2025-01-01{day}"),
    ]
    assert told[1] == [each for each in told[0] if "places" in each[0]]  # type: ignore[operator]
    assert whole.findtext(f"{ATOM}updated") == f"2026-04-01{day}"
    assert whole.findtext(f"{ATOM}id") == f"{BASE}{folder}feed.xml"
    entries = list(whole.iter(f"{ATOM}entry"))
    assert mocks.NOTE.replace("\x02", "␂") in str(entries[2].findtext(f"{ATOM}summary"))
    assert mocks.TITLE in str(entries[0].findtext(f"{ATOM}title"))


@pytest.mark.parametrize("folder", ["", "en/"])
def test_home_gives_its_numbers_as_csv_and_leads_developers_on(
    html: dict[str, Page], folder: str
) -> None:
    page = f"{folder}index.html"
    links = {_resolve(page, e.attributes["href"]): e for e in html[page].all("a")}
    assert "download" in links["dashboard/catalogue.csv"].attributes
    doors = [_resolve(page, e.attributes["href"]) for e in html[page].all("a")
             if e.parents[-1] == "p" and "main" in " ".join(e.parents)]  # fmt: skip
    assert f"{folder}developers/index.html" in doors


def test_developers_have_an_example_of_every_rule(html: dict[str, Page]) -> None:
    links = [e.attributes["href"] for e in html["developers/index.html"].all("a")]
    resolved = {_resolve("developers/index.html", link) for link in links if "://" not in link}
    assert {"data/harbour/texts/all/texts.csv", "data/field/places/latest/places.csv"} <= resolved
