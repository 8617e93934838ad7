"""What a page costs before anything is asked of it."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Response

from portal.reading import Page
from support.web.visiting import PHONE, Visit

BUDGET = 250_000


@pytest.mark.parametrize("lang", ["", "en/"], ids=["ja", "en"])
def test_styles_and_scripts_of_dataset_pages_are_few(
    visit: Visit, pages: Callable[[str], dict[str, Page]], lang: str
) -> None:
    """Compressed as servers do, and without the library of charts, which comes by a click."""
    start = f"{lang}datasets/"
    paths = [
        path.removesuffix("index.html")
        for path in pages("repository")
        if path.startswith(start) and path.count("/") == start.count("/") + 2
    ]
    assert len(paths) > 2
    with visit("repository", PHONE) as visitor:
        came: list[Response] = []
        visitor.context.on("response", lambda response: came.append(response))
        for path in paths:
            came.clear()
            page = visitor.go(path)
            page.wait_for_load_state("networkidle")
            files = {r.url: r for r in came if r.url.partition("?")[0].endswith((".css", ".js"))}
            sizes = {url: len(gzip.compress(r.body(), 6)) for url, r in files.items()}
            page.close()
            assert sizes, path
            assert sum(sizes.values()) <= BUDGET, (path, sizes)
            assert not [r.url for r in came if r.url.endswith(("vega.js", ".vl.json"))], path
