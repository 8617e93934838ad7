"""What programs are told of is there."""

from __future__ import annotations

import pytest

from support.web.visiting import Visit


@pytest.mark.parametrize("lang", ["", "en/"])
def test_what_developers_are_told_of_can_be_fetched(visit: Visit, lang: str) -> None:
    """Every example, from the page that names it; what is JSON is read."""
    with visit("repository") as visitor:
        page = visitor.go(f"{lang}developers/")
        links = page.locator("td a").evaluate_all("(all) => all.map((a) => a.href)")
        assert len(links) > 15
        for link in links:
            answer = page.request.get(link)
            assert answer.ok, link
            if link.endswith((".json", ".jsonld", "package_search")):
                assert answer.json(), link
