"""Charts: pictures with their words, and interactive when that is asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from support.web.visiting import PHONE, Visit, barriers, overhang

DATASET = "datasets/aomori/population/"


@pytest.mark.parametrize("lang", ["", "en/"])
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_a_chart_is_opened_by_the_keyboard(visit: Visit, lang: str, width: int) -> None:
    """Under the policy of the site, without a barrier, and the words of the picture stay."""
    with visit("repository", width) as visitor:
        page = visitor.go(f"{lang}{DATASET}")
        chart = page.locator(".chart").first
        words = chart.locator("img").get_attribute("alt")
        button = chart.locator(".chart__explore")
        button.focus()
        page.keyboard.press("Enter")
        drawn = chart.locator(".chart__picture svg")
        expect(drawn).to_be_visible(timeout=20_000)
        expect(chart.locator(".chart__picture")).to_be_focused()
        told = chart.locator("[role='graphics-document']")
        assert told.get_attribute("aria-label") == words
        expect(button).to_contain_text({"": "元の図に戻す", "en/": "Back to the picture"}[lang])
        expect(chart.locator(".chart__said")).not_to_be_empty()
        room = chart.locator(".chart__picture").evaluate(
            "(all) => all.scrollWidth - all.clientWidth"
        )
        assert room <= 0
        assert overhang(page) <= 0
        assert not barriers(page)
        button.press("Enter")
        expect(chart.locator("img")).to_be_visible()
        expect(drawn).to_have_count(0)
        button.press("Enter")
        expect(drawn).to_be_visible()


def test_the_library_comes_when_it_is_asked_for(visit: Visit) -> None:
    with visit("repository") as visitor:
        asked: list[str] = []
        visitor.context.on("request", lambda request: asked.append(request.url))
        page = visitor.go(DATASET)
        assert not [url for url in asked if url.endswith(("vega.js", ".vl.json"))]
        for number in range(2):
            page.locator(".chart__explore").nth(number).click()
            expect(page.locator(".chart__picture svg")).to_have_count(number + 1, timeout=20_000)
        assert len([url for url in asked if url.endswith("vega.js")]) == 1


def test_where_the_library_does_not_come_the_picture_stays(visit: Visit) -> None:
    with visit("repository") as visitor:
        visitor.context.route("**/portal/vega.js", lambda route: route.abort())
        page = visitor.go(DATASET)
        chart = page.locator(".chart").first
        chart.locator(".chart__explore").click()
        expect(chart.locator("[role=status]")).to_contain_text("読み込めませんでした")
        expect(chart.locator("img")).to_be_visible()
        visitor.forgive("ERR_FAILED")


def test_without_scripts_pictures_and_figures_are_there(visit: Visit) -> None:
    with visit("repository", java_script_enabled=False) as visitor:
        page = visitor.go("dashboard/")
        assert page.locator(".chart img").count() > 8
        assert page.locator(".chart__explore:visible").count() == 0
        page.locator(".chart summary").first.click()
        expect(page.locator(".chart details table").first).to_be_visible()
