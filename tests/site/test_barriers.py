"""Nothing keeps anybody out: pages of every kind, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.web.visiting import DESK, PHONE, Visit, barriers, overhang, reachable, tabbed

LANGUAGES = pytest.mark.parametrize("lang", ["", "en/"], ids=["ja", "en"])
# A window of 1280 pixels, enlarged to 400 % (WCAG 2.2, 1.4.10).
ENLARGED = 320
DATASET = "datasets/aomori/population/"

Samples = dict[str, list[str]]


@LANGUAGES
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_knows_of_none(
    visit: Visit, samples: Samples, site: str, lang: str, width: int
) -> None:
    found = {}
    with visit(site, width) as visitor:
        for path in samples[site]:
            page = visitor.go(lang + path)
            found[path] = barriers(page)
            page.close()
    assert found
    assert not {path: told for path, told in found.items() if told}


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_knows_of_none_in_what_scripts_make(visit: Visit, width: int) -> None:
    with visit("repository", width) as visitor:
        for list_, words in (("datasets/", "人口"), ("en/datasets/", "population")):
            page = visitor.go(list_)
            page.fill("#filter-words", words)
            assert not barriers(page)
        for path in ("dashboard/", "en/municipalities/022039/"):
            page = visitor.go(path)
            page.locator(".chart__explore").first.click()
            expect(page.locator(".chart__picture svg")).to_be_visible(timeout=20_000)
            assert not barriers(page)
        page = visitor.go(f"en/{DATASET}")
        page.click(".explore button")
        page.click(".explorer summary")
        page.click(".explorer .sort >> visible=true >> nth=3")
        page.click("[data-part=save]")
        assert not barriers(page)


@pytest.mark.parametrize("lang", ["", "en/"], ids=["ja", "en"])
def test_axe_looks_at_every_kind_of_row(visit: Visit, lang: str) -> None:
    """Also at one that comes late in its table: it is wrong there, and axe says so."""
    with visit("repository") as visitor:
        page = visitor.go(f"{lang}datasets/aomori/population/")
        late = page.evaluate(_LATE)
        assert late
        assert [told for told in barriers(page) if told.startswith("color-contrast")]


_LATE = """() => {
  const rows = [...document.querySelectorAll("tbody")].map((body) => body.rows);
  const last = rows.find((some) => some.length > 8 && some[8].checkVisibility())[8];
  const cell = last.cells[last.cells.length - 1];
  cell.innerHTML = '<em class="only-here" style="color: #ddd; background: #fff">late</em>';
  return true;
}"""


def test_axe_finds_what_is_wrong(visit: Visit) -> None:
    """It is asked all it is to be asked."""
    with visit("repository") as visitor:
        page = visitor.go("about/")
        page.evaluate("document.querySelector('h1').style.color = '#ddd'")
        page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
        page.evaluate("document.querySelector('h2').outerHTML = '<h5>five</h5>'")
        rules = {told.partition(":")[0] for told in barriers(page)}
        assert {"color-contrast", "image-alt", "heading-order"} <= rules


def test_the_tab_key_reaches_everything_on_a_phone(visit: Visit, samples: Samples) -> None:
    """In the order of the page, seen where it is, and nothing besides; on every kind of page."""
    with visit("repository", PHONE) as visitor:
        for path in (*samples["repository"], f"en/{DATASET}"):
            page = visitor.go(path)
            wanted = reachable(page)
            reached = tabbed(page, len(wanted))
            assert len(wanted) > 20
            assert [text for text, _ in reached] == wanted, path
            assert not [text for text, seen in reached if not seen], path
            page.close()


@LANGUAGES
def test_pages_fit_their_window(visit: Visit, samples: Samples, site: str, lang: str) -> None:
    """On a phone, and enlarged; their tables may be wider, and have a window of their own."""
    with visit(site, PHONE) as visitor:
        for path in samples[site]:
            page = visitor.go(lang + path)
            assert overhang(page) <= 0, path
            _enlarge(page)
            assert overhang(page) <= 0, path
            page.close()


@LANGUAGES
def test_the_explorer_fits_its_window(visit: Visit, lang: str) -> None:
    with visit("repository", PHONE) as visitor:
        page = visitor.go(lang + DATASET)
        page.click(".explore button")
        page.click(".explorer summary")
        page.click("[data-part=save]")
        assert overhang(page) <= 0
        _enlarge(page)
        assert overhang(page) <= 0


def _enlarge(page: Page) -> None:
    page.set_viewport_size({"width": ENLARGED, "height": 256})


_MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  const lasts = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
  return lasts.some((time) => parseFloat(time) > 0) || style.scrollBehavior === "smooth";
}).length"""


def test_nothing_moves_where_that_is_asked_for(visit: Visit) -> None:
    with visit("repository", reduced_motion="reduce") as visitor:
        for path in ("", "datasets/", DATASET):
            assert visitor.go(path).evaluate(_MOVING) == 0, path
    with visit("repository", reduced_motion="no-preference") as visitor:
        assert visitor.go("").evaluate(_MOVING) > 0


@pytest.mark.parametrize("path", ["", "dashboard/", DATASET, "municipalities/022012/", "search/"])
def test_axe_knows_of_none_at_night(visit: Visit, path: str) -> None:
    """Colours have their contrast where a reader asks for a dark scheme."""
    with visit("repository", color_scheme="dark") as visitor:
        page = visitor.go(path)
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(int(part) for part in ground[4:-1].split(",")) < 64
        assert not barriers(page)
