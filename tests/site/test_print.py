"""A page on paper: all of it is there, nothing is cut, and nothing that paper cannot do."""

from __future__ import annotations

import pytest

from support.web.visiting import Visit

# A4 less its margins, in CSS pixels: upright, and as wide tables have it.
_UPRIGHT, _ACROSS = 673, 1031
_CUT = """(all) => all.filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.getAttribute('aria-label') ?? each.className)"""
_SEEN = """(all) => all.filter((each) => each.checkVisibility())
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("dataset", ["population", "dx-roadmap", "ict-indicators"])
def test_a_dataset_on_paper(visit: Visit, dataset: str) -> None:
    with visit("repository") as visitor:
        page = visitor.go(f"datasets/aomori/{dataset}/")
        assert page.locator("form, nav, button").evaluate_all(_SEEN)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": _ACROSS, "height": 900})
        assert page.locator(".table-scroll, .snippet").evaluate_all(_CUT) == []
        page.set_viewport_size({"width": _UPRIGHT, "height": 900})
        upright = ".table-scroll:has(.data--text), .stack, .snippet"
        assert page.locator(upright).evaluate_all(_CUT) == []
        assert page.locator("form, nav, button").evaluate_all(_SEEN) == []
        digests = page.locator("details .digest")
        assert len(digests.evaluate_all(_SEEN)) == digests.count() > 5
        address = page.locator(".printed")
        assert address.inner_text() == f"https://aoimori.example/datasets/aomori/{dataset}/"
