"""Nothing keeps anybody out: pages of every kind, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support.web.visiting import DESK, PHONE, Visit, barriers, overhang, reachable, seen_focused

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
        page = visitor.go("datasets/")
        page.fill("#filter-words", "人口")
        assert not barriers(page)
        page = visitor.go(f"en/{DATASET}")
        page.click(".explore button")
        page.click(".explorer summary")
        page.click(".explorer .sort >> visible=true >> nth=3")
        page.click("[data-part=save]")
        assert not barriers(page)


def test_axe_finds_what_is_wrong(visit: Visit) -> None:
    """It is asked all it is to be asked."""
    with visit("repository") as visitor:
        page = visitor.go("about/")
        page.evaluate("document.querySelector('h1').style.color = '#ddd'")
        page.evaluate("document.querySelector('.brand img').removeAttribute('alt')")
        page.evaluate("document.querySelector('h2').outerHTML = '<h5>five</h5>'")
        rules = {told.partition(":")[0] for told in barriers(page)}
        assert {"color-contrast", "image-alt", "heading-order"} <= rules


@LANGUAGES
@pytest.mark.parametrize("path", ["", "datasets/", DATASET])
def test_the_tab_key_reaches_everything_on_a_phone(visit: Visit, lang: str, path: str) -> None:
    with visit("repository", PHONE) as visitor:
        page = visitor.go(lang + path)
        wanted, reached = reachable(page), seen_focused(page)
        assert len(wanted) > 20
        assert [wanted[number] for number, _ in reached] == wanted
        assert not [wanted[number] for number, seen in reached if not seen]


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
